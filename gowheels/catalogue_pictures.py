"""Pictures of makes and models: checked as photographs of vehicles are, and in one size."""

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

from gowheels import photos

# Wide enough for where makes and models are shown.
WIDEST = 800


def prepared(upload: UploadedFile) -> "ContentFile[bytes]":
    """An upload as the WebP file that is kept of it. Raises photos.NotAPhoto."""
    sizes = photos.prepare(upload, as_cover=False).sizes
    return ContentFile(sizes[max(width for width in sizes if width <= WIDEST)])
