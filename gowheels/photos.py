"""From an upload to stored pictures: checked, turned upright, stripped, in three WebP widths.

Nothing of an upload is kept but its pixels. `prepare` works in memory and touches no disk, so a
bad file is found before anything is written; `store` writes, and takes back what it wrote when a
write fails.
"""

import logging
import secrets
import struct
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageCms, ImageOps

from gowheels import heic
from gowheels.models import Vehicle
from gowheels.photo_sizes import WIDTHS, cover_height, cover_widths, stored_widths

logger = logging.getLogger(__name__)

FOLDER = "vehicles/seller"
PEOPLE_FOLDER = "people"
MAX_PIXELS = 50_000_000
# Of pictures above this many pixels a process opens one at a time: each takes 200 MB when open.
LARGE_PIXELS = 16_000_000
TOO_MANY_PIXELS = _("{name} has too many pixels. The limit is 50 megapixels.")
one_at_a_time = threading.Lock()
REDUCIBLE = ("L", "LA", "RGB", "RGBA", "CMYK")
SRGB = ImageCms.createProfile("sRGB")
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", *heic.FORMATS)
QUALITY = 78
LYING_ORIENTATIONS = (5, 6, 7, 8)  # the values of Exif 2.32 that swap width and height
# What Pillow raises for files that are not what they say, or end too early.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    MemoryError,
    RuntimeError,
    struct.error,
)


class NotAPhoto(ValueError):
    """The upload cannot be taken; `str()` is the sentence for the person who sent it.

    It is made in a thread that knows no language, so it is a lazy one.
    """


@dataclass(frozen=True)
class Photo:
    """A photograph ready to be stored: its largest size in pixels and the WebP bytes a width."""

    width: int
    height: int
    sizes: dict[int, bytes]
    cover_sizes: dict[int, bytes]
    perceptual_hash: int


def prepare_all(uploads: Iterable[UploadedFile], has_cover: bool = True) -> list[Photo | NotAPhoto]:
    """Prepare a vehicle's uploads on two threads, the first as its cover if they have one.

    A bad one comes back as its error, in its place.
    """

    def attempt(position: int, upload: UploadedFile) -> Photo | NotAPhoto:
        try:
            return prepare(upload, as_cover=has_cover and position == 0)
        except NotAPhoto as problem:
            return problem

    with ThreadPoolExecutor(max_workers=2) as threads:
        return list(threads.map(attempt, count(), uploads))


def prepare(upload: UploadedFile, as_cover: bool = True) -> Photo:
    """Turn an upload into a Photo. Raises NotAPhoto."""
    name = upload.name
    if not upload.size:
        raise NotAPhoto(format_lazy(_("{name} is empty. Choose it again."), name=name))
    if upload.size > Vehicle.MAX_PHOTO_BYTES:
        limit = Vehicle.MAX_PHOTO_BYTES // (1024 * 1024)
        raise NotAPhoto(
            format_lazy(
                _("{name} is over {limit} MB. Send a smaller copy."), name=name, limit=limit
            )
        )
    try:
        upload.seek(0)
        image: Image.Image = Image.open(upload, formats=FORMATS)
        if image.width * image.height > MAX_PIXELS:
            raise NotAPhoto(format_lazy(TOO_MANY_PIXELS, name=name))
        with one_at_a_time if image.width * image.height > LARGE_PIXELS else nullcontext():
            image = _upright(image)
        return from_image(image, as_cover)
    except NotAPhoto:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotAPhoto(format_lazy(TOO_MANY_PIXELS, name=name)) from None
    except BROKEN:
        raise NotAPhoto(format_lazy(_why_unread(upload), name=name)) from None


def _why_unread(upload: UploadedFile) -> Any:
    if heic.is_unread(upload):
        return heic.WAY_OUT
    return _("{name} is not a picture we can read. Send a JPEG, PNG, WebP or AVIF.")


def _upright(image: Image.Image) -> Image.Image:
    """Decode, no larger than needed; turn as the camera was held; white behind what is clear."""
    lies_on_side = image.getexif().get(ExifTags.Base.Orientation, 1) in LYING_ORIENTATIONS
    # JPEG can be decoded at a half, a quarter or an eighth, which is quick. It is asked for by
    # ratio: Pillow takes the smallest that holds the size named.
    shrink = _times_too_large(image, lies_on_side)
    image.draft("RGB", (image.width // shrink, image.height // shrink))
    # What a draft could not shrink is shrunk before anything else makes copies of it.
    if image.mode in REDUCIBLE and (rest := _times_too_large(image, lies_on_side)) > 1:
        image = image.reduce(rest)
    ImageOps.exif_transpose(image, in_place=True)
    if image.mode == "I;16":  # Pillow would cut sixteen bits off at eight: all white
        image = image.convert("I").point(lambda level: level / 256)
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        image = Image.new("RGB", layer.size, "white")
        image.paste(layer, mask=layer)
    return _in_srgb(image) if image.mode == "RGB" else image.convert("RGB")


def _times_too_large(image: Image.Image, lies_on_side: bool) -> int:
    """How many times wider than the widest that we keep the picture will be, once upright."""
    return max(1, (image.height if lies_on_side else image.width) // WIDTHS[-1])


def _in_srgb(image: Image.Image) -> Image.Image:
    """Translate the colours of a wider space (phones use Display P3) before its name is dropped."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return image
        return ImageCms.profileToProfile(image, own, SRGB, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError):
        return image  # a broken profile is no reason to refuse the picture


def from_image(image: Image.Image, as_cover: bool = True) -> Photo:
    """Make the sizes of an upright RGB picture, and those that cards show if it is a cover."""
    sizes = {}
    smaller = largest = _narrowed(image, min(WIDTHS[-1], image.width))
    for width in reversed(stored_widths(image.width)):
        # Each width is made from the one above it: a small step is a cheap one.
        smaller = _narrowed(smaller, width)
        sizes[width] = _webp(smaller)
    covers = _covers(largest) if as_cover else {}
    return Photo(largest.width, largest.height, sizes, covers, difference_hash(smaller))


def _covers(largest: Image.Image) -> dict[int, bytes]:
    return {
        width: _webp(ImageOps.fit(largest, (width, cover_height(width))))
        for width in cover_widths(largest.width)
    }


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    if width == image.width:
        return image
    if width * 2 == image.width and image.height > 1:
        return image.reduce(2)  # each pixel the mean of four: as good here, at a tenth of the time
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.HAMMING, reducing_gap=2.0)


def _webp(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=2)
    return out.getvalue()


def difference_hash(image: Image.Image) -> int:
    """A 64-bit number that near-identical pictures share, as a signed integer.

    Each bit says whether a pixel of a 9x8 grey thumbnail is brighter than its right neighbour
    (the dHash of Neal Krawetz, "Kind of Like That", 2013).
    """
    grey = image.convert("L").resize((9, 8))
    pixels = grey.tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            left = pixels[row * 9 + column]
            bits = bits << 1 | (left > pixels[row * 9 + column + 1])
    return bits - (1 << 64) if bits >> 63 else bits


def store(photo: Photo, is_cover: bool, written: list[str]) -> str:
    """Write a photograph's files under a new random name; returns the largest one's path.

    Every path is added to `written` before its file is made, so that a caller whose work fails
    halfway can remove all of them by `remove`.
    """
    token = secrets.token_hex(16)
    files = {f"{FOLDER}/{token}-{width}.webp": data for width, data in photo.sizes.items()}
    if is_cover:
        files |= {
            f"{FOLDER}/{token}-cover-{width}.webp": data
            for width, data in photo.cover_sizes.items()
        }
    for path, data in files.items():
        written.append(path)
        default_storage.save(path, ContentFile(data))
    return f"{FOLDER}/{token}-{photo.width}.webp"


def add_covers(path: str, width: int, written: list[str]) -> None:
    """Cut the covers of a stored photograph, `width` wide, where they are missing.

    Each new path is added to `written`, as by `store`. Nothing is cut where its file is gone.
    """
    stem = path.rpartition("-")[0]
    paths = {size: f"{stem}-cover-{size}.webp" for size in cover_widths(width)}
    if all(map(default_storage.exists, paths.values())):
        return
    if not default_storage.exists(path):
        return  # `manage.py orphaned_media` tells of it; the owner can go on
    with default_storage.open(path) as file, Image.open(file) as largest:
        covers = _covers(largest.convert("RGB"))
    for size, cover in paths.items():
        if not default_storage.exists(cover):
            written.append(cover)
            default_storage.save(cover, ContentFile(covers[size]))


def store_portrait(photo: Photo) -> str:
    """Write the smallest size of a person's photograph; returns its path."""
    path = f"{PEOPLE_FOLDER}/{secrets.token_hex(16)}.webp"
    default_storage.save(path, ContentFile(photo.sizes[min(photo.sizes)]))
    return path


def remove(paths: Iterable[str]) -> None:
    """Delete files; one that cannot be deleted is logged, and keeps no other from going."""
    for path in paths:
        try:
            default_storage.delete(path)
        except OSError:
            logger.exception("A file could not be deleted: %s", path)
