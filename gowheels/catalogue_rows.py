"""Makes and models into their tables, each once however it is spelt, and their pictures."""

from hashlib import sha256
from pathlib import Path

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from gowheels.catalogue_pictures import prepared
from gowheels.models import BrandImage, ModelImage
from gowheels.models.fields import search_key


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
    if row.image.name == path:
        return False
    kept = prepared(SimpleUploadedFile(picture.name, content))
    if not default_storage.exists(path):
        written.append(path)
        default_storage.save(path, kept)
    row.image.name = path
    row.save(update_fields=["image"])
    return True
