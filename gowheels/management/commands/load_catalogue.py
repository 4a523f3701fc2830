"""`manage.py load_catalogue`: makes and models into the database, each with a drawn picture."""

from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from typing import Any
from zlib import crc32

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from PIL import Image
from tqdm import tqdm

from gowheels import catalogue, drawing
from gowheels.catalogue_audit import summed_up
from gowheels.catalogue_rows import CatalogueRows
from gowheels.models import BrandImage, ModelImage

QUALITY = 82

Picture = tuple[BrandImage | ModelImage, Callable[[], bytes]]


class Command(BaseCommand):
    """Fill the tables of makes and models, and draw their pictures."""

    help = (
        "Loads the makes and models that come with GoWheels, with drawn pictures. Nothing is "
        "deleted, and a picture that somebody has put in place of a drawing stays; a second run "
        "finds nothing to do. Makes and models of your own: import_catalogue. "
        "Example: manage.py load_catalogue"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """`--redraw` draws anew what an earlier run has drawn, `--dry-run` only looks."""
        parser.add_argument("--redraw", action="store_true", help="draw the pictures anew")
        parser.add_argument(
            "--dry-run", action="store_true", help="count what is new, and change nothing"
        )

    def handle(self, *args: Any, redraw: bool, dry_run: bool, **options: Any) -> None:
        """Add the rows and the files that are missing, and say how many there were."""
        if dry_run:
            with transaction.atomic(), summed_up():
                added, _ = load_rows()
                transaction.set_rollback(True)
            self.stdout.write(f"Nothing was changed. It would be: {added} makes and models new.")
            return
        drawn = 0
        with summed_up():
            added, pictures = load_rows()
            for path, (row, draw) in tqdm(pictures.items(), desc="Catalogue", disable=None):
                drawn += give_picture(row, path, draw, redraw)
        self.stdout.write(f"Catalogue: {added} makes and models new, {drawn} pictures drawn.")


@transaction.atomic
def load_rows() -> tuple[int, dict[str, Picture]]:
    """Make the rows that are missing. Returns how many, and by path the picture of every row."""
    rows = CatalogueRows()
    pictures: dict[str, Picture] = {}
    for entry in catalogue.models():
        brand = rows.brand(entry.category, entry.brand)
        model = rows.model(brand, entry.name)
        stem = f"{entry.category}-{brand.key}"
        paint = list(drawing.PAINTS)[crc32(f"{stem}-{model.key}".encode()) % len(drawing.PAINTS)]
        pictures[f"brands/{stem}.webp"] = brand, partial(badge, entry.brand)
        pictures[f"models/{stem}-{model.key}.webp"] = model, partial(body, entry.body, paint)
    return rows.added, pictures


def give_picture(
    row: BrandImage | ModelImage, path: str, draw: Callable[[], bytes], redraw: bool
) -> bool:
    """Let the row show the drawing at `path`, unless it shows another picture; True if drawn."""
    if row.image and row.image.name != path:
        return False
    present = default_storage.exists(path)
    if present and redraw:
        default_storage.delete(path)
    if redraw or not present:
        default_storage.save(path, ContentFile(draw()))
    if not row.image:
        row.image.name = path
        row.save(update_fields=["image"])
    return redraw or not present


@cache
def badge(brand: str) -> bytes:
    """The lettered badge of a make as WebP; a make in several categories is drawn once."""
    return _webp(drawing.brand_badge(brand))


@cache
def body(kind: str, paint: str) -> bytes:
    """The drawing of a body in a paint as WebP; models that look alike are drawn once."""
    return _webp(drawing.model_drawing(kind, paint))


def _webp(image: Image.Image) -> bytes:
    out = BytesIO()
    image.convert("RGBA" if image.has_transparency_data else "RGB").save(
        out, "WEBP", quality=QUALITY, method=4
    )
    return out.getvalue()
