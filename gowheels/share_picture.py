"""The picture that a link to a vehicle is shown with: drawn when first asked for, then a file.

A file's name says what it shows, so a new price or cover makes a new one and the old one goes.
"""

import threading
from hashlib import sha256
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from gowheels import photos
from gowheels.drawing import share_card
from gowheels.gazetteer import place_text
from gowheels.models import Vehicle
from gowheels.pricing import rupees

FOLDER = "vehicles/share"
WIDTH, HEIGHT = 1200, 630
# WhatsApp leaves out a picture of more than 300 KB.
MAX_BYTES = 300_000
QUALITIES = (84, 70, 50)
# Raised when the card's design changes, so that every picture is drawn anew.
DESIGN = 1
one_at_a_time = threading.Lock()


def version(vehicle: Vehicle) -> str:
    """What the picture shows, in twelve letters that change when it does."""
    shown = (DESIGN, *_words(vehicle), vehicle.category, vehicle.plate, vehicle.cover)
    return sha256(repr(shown).encode()).hexdigest()[:12]


def path_of(vehicle: Vehicle) -> str:
    """Where the picture lies, or will once it is drawn."""
    return f"{_folder(vehicle.pk)}/{version(vehicle)}.jpg"


def make(vehicle: Vehicle) -> None:
    """Draw the picture into its file unless it is there, and remove those of before.

    A process draws one at a time, which bounds what many who ask at once can take.
    """
    path = path_of(vehicle)
    with one_at_a_time:
        if default_storage.exists(path):
            return
        remove(vehicle.pk)
        saved = default_storage.save(path, ContentFile(_jpeg(vehicle)))
        if saved != path:  # another process was quicker
            default_storage.delete(saved)


def remove(vehicle_id: int) -> None:
    """Delete all pictures that were drawn for a vehicle."""
    folder = _folder(vehicle_id)
    try:
        _, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    photos.remove([*(f"{folder}/{name}" for name in names), folder])


def _folder(vehicle_id: int) -> str:
    return f"{FOLDER}/{vehicle_id}"


def _words(vehicle: Vehicle) -> tuple[str, str, str]:
    place = place_text(vehicle.locality, vehicle.district)
    return vehicle.title, place, f"{rupees(vehicle.price)} a day"


def _jpeg(vehicle: Vehicle) -> bytes:
    title, place, price = _words(vehicle)
    card = share_card(_photo(vehicle), vehicle.category, title, place, price, vehicle.plate)
    data = b""
    for quality in QUALITIES:
        out = BytesIO()
        card.save(out, "JPEG", quality=quality, optimize=True)
        data = out.getvalue()
        if len(data) <= MAX_BYTES:
            break
    return data


def _photo(vehicle: Vehicle) -> Image.Image | None:
    """The cover photograph in its largest size; None where there is none to open."""
    cover = vehicle.images.first()
    if cover is None:
        return None
    try:
        with cover.image.open() as file:
            return Image.open(file, formats=["WEBP"]).convert("RGB")
    except photos.BROKEN:
        return None
