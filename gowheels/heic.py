"""HEIC, the format of iPhones: read where the optional package pillow-heif is installed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

try:
    from pillow_heif import register_heif_opener  # type: ignore[import-not-found, unused-ignore]
except ImportError:
    FORMATS: tuple[str, ...] = ()
else:
    register_heif_opener(thumbnails=False)
    FORMATS = ("HEIF",)

# The brands that a file of ISO 23008-12 begins with: pictures in HEVC, one or a sequence.
BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


WAY_OUT = _(
    "{name} is a HEIC picture, which we cannot read. Send it as a JPEG: on an iPhone choose "
    "Settings, Camera, Formats, Most Compatible."
)


def is_unread(file: Any) -> bool:
    """Whether a file says at its start that it is one, and nothing here reads it."""
    file.seek(0)
    start = file.read(12)
    return not FORMATS and start[4:8] == b"ftyp" and start[8:12] in BRANDS
