from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from PIL import Image

from gowheels import catalogue
from gowheels.models import BrandImage, ModelImage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small(monkeypatch) -> None:
    """A catalogue of a few models, as every one of them is a picture to draw."""
    entries = [entry for entry in catalogue.models() if entry.brand in {"Honda", "Nissan"}]
    monkeypatch.setattr(catalogue, "models", lambda: tuple(entries))


def load(*options: str) -> str:
    out = StringIO()
    call_command("load_catalogue", *options, stdout=out)
    return out.getvalue()


def test_makes_and_models_come_with_pictures(media) -> None:
    load()
    honda = BrandImage.objects.get(category="car", name="Honda")
    with Image.open(media / honda.image.name) as badge:
        assert (badge.format, badge.size) == ("WEBP", (320, 320))
    with Image.open(media / honda.models.get(name="City").image.name) as picture:
        assert (picture.format, picture.size) == ("WEBP", (640, 480))


def test_a_make_stands_once_in_each_of_its_categories() -> None:
    load()
    honda = BrandImage.objects.filter(name="Honda")
    assert set(honda.values_list("category", flat=True)) == {"bike", "car", "scooter"}


def test_loading_again_changes_nothing(stored) -> None:
    load()
    rows, files = ModelImage.objects.count(), stored()
    assert load() == "Catalogue: 0 makes and models new, 0 pictures drawn.\n"
    assert ModelImage.objects.count() == rows
    assert stored() == files


def test_a_picture_that_staff_put_in_stays(media) -> None:
    load()
    honda = BrandImage.objects.get(category="car", name="Honda")
    honda.image.save("ours.webp", ContentFile(b"a better one"))
    load("--redraw")
    honda.refresh_from_db()
    assert (media / honda.image.name).read_bytes() == b"a better one"


def test_a_picture_that_was_lost_is_drawn_again(stored) -> None:
    load()
    files = stored()
    city = ModelImage.objects.get(name="City")
    city.image.storage.delete(city.image.name)
    assert load() == "Catalogue: 0 makes and models new, 1 pictures drawn.\n"
    assert stored() == files


def test_what_staff_added_stays() -> None:
    ours = BrandImage.objects.create(category="car", name="Hindustan Motors")
    load()
    assert BrandImage.objects.filter(pk=ours.pk).exists()


def test_redrawing_leaves_one_file_a_picture(stored) -> None:
    load()
    files = stored()
    load("--redraw")
    assert stored() == files


def test_a_dry_run_changes_nothing(stored) -> None:
    assert load("--dry-run").startswith("Nothing was changed. It would be: ")
    assert not BrandImage.objects.exists()
    assert stored() == []
