"""Makes and models into their tables, each once however it is spelt, and their pictures."""

from hashlib import sha256
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction

from gowheels import photos
from gowheels.models import BrandImage, ModelImage
from gowheels.models.fields import search_key

# Wide enough for where makes and models are shown.
WIDEST = 800


class CatalogueRows:
    """The tables as they stand, to be added to; `added` counts what was new."""

    def __init__(self) -> None:
        self.brands = {(brand.category, brand.key): brand for brand in BrandImage.objects.all()}
        self.models = {(model.brand_id, model.key): model for model in ModelImage.objects.all()}
        self.added = 0

    def brand(self, category: str, name: str) -> BrandImage:
        """The make of that name in a category, made if it is missing."""
        key = category, search_key(name)
        if key not in self.brands:
            self.brands[key] = BrandImage.objects.create(category=category, name=name)
            self.added += 1
        return self.brands[key]

    def model(self, brand: BrandImage, name: str) -> ModelImage:
        """The model of that name of a make, made if it is missing."""
        key = brand.pk, search_key(name)
        if key not in self.models:
            self.models[key] = ModelImage.objects.create(brand=brand, name=name)
            self.added += 1
        return self.models[key]


def show(row: BrandImage | ModelImage, picture: Path, written: list[str]) -> bool:
    """Let a row show a picture from a file, in place of another; False if it does already.

    The path that was made is added to `written`. Raises photos.NotAPhoto, and OSError.
    """
    content = picture.read_bytes()
    named = (
        [row.category, row.key]
        if isinstance(row, BrandImage)
        else [row.brand.category, row.brand.key, row.key]
    )
    # Named for what is in it, so that the same picture is known again.
    folder = str(row.image.field.upload_to)
    path = f"{folder}{'-'.join([*named, sha256(content).hexdigest()[:12]])}.webp"
    before = row.image.name
    if before == path:
        return False
    made = as_stored(SimpleUploadedFile(picture.name, content))
    if not default_storage.exists(path):
        written.append(path)
        default_storage.save(path, ContentFile(made))
    row.image.name = path
    row.save(update_fields=["image"])
    if before:
        transaction.on_commit(lambda: photos.remove([before]))
    return True


def as_stored(upload: UploadedFile) -> bytes:
    """The WebP file that the catalogue keeps of a picture. Raises photos.NotAPhoto."""
    sizes = photos.prepare(upload, as_cover=False).sizes
    return sizes[max(width for width in sizes if width <= WIDEST)]
