"""The catalogue at the desk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from gowheels.models import BrandImage, ModelImage, Pincode
from tests.factories import photograph

pytestmark = pytest.mark.django_db
MAKES = "/admin/gowheels/brandimage/"


def test_makes_and_models_are_listed_with_their_pictures(staff):
    brand = BrandImage.objects.create(category="car", name="Honda", image="brands/honda.svg")
    ModelImage.objects.create(brand=brand, name="City")
    assert "/media/brands/honda.svg" in staff.get("/admin/gowheels/brandimage/").content.decode()
    assert "City" in staff.get("/admin/gowheels/modelimage/").content.decode()
    page = staff.get(f"/admin/gowheels/brandimage/{brand.pk}/change/")
    assert page.status_code == 200
    assert "City" in page.content.decode()


def test_a_place_is_looked_up_and_corrected(staff, indiranagar):
    found = staff.get("/admin/gowheels/pincode/", {"q": "indira"})
    assert "560038" in found.content.decode()
    sent = {"code": "560038", "place": "HAL", "district": "Bengaluru", "state": "Karnataka"}
    assert staff.post("/admin/gowheels/pincode/560038/change/", sent).status_code == 302
    assert Pincode.objects.get().place == "HAL"


def formset(*rows: dict) -> dict:
    """The fields of a make's models as its page sends them."""
    sent = {"models-TOTAL_FORMS": len(rows), "models-INITIAL_FORMS": 0}
    return sent | {
        f"models-{number}-{name}": value
        for number, row in enumerate(rows)
        for name, value in row.items()
    }


def test_pictures_are_made_anew_as_those_of_vehicles_are(
    staff, media, stored, django_capture_on_commit_callbacks
):
    model = {"name": "Nexon", "image": photograph(1200, 900, gps=True)}
    sent = {"category": "car", "name": "Tata", "image": photograph(1200, 900, "PNG")}
    assert staff.post(f"{MAKES}add/", {**sent, **formset(model)}).status_code == 302
    brand = BrandImage.objects.get()
    for row in (brand, brand.models.get()):
        with Image.open(media / row.image.name) as picture:
            assert (picture.format, picture.width) == ("WEBP", 800)
            assert not picture.getexif()
    first = brand.image.name
    page = f"{MAKES}{brand.pk}/change/"
    with django_capture_on_commit_callbacks(execute=True):
        staff.post(page, {**sent, "image": photograph(640, 480), **formset()})
    brand.refresh_from_db()
    assert brand.image.name in stored()
    assert first not in stored()
    # The form sent again without a file keeps the picture, and the box takes it away.
    staff.post(page, {"category": "car", "name": "Tata", **formset()})
    assert BrandImage.objects.get().image.name == brand.image.name
    staff.post(page, {"category": "car", "name": "Tata", "image-clear": "on", **formset()})
    assert not BrandImage.objects.get().image


def test_what_is_no_picture_is_said_beside_its_field(staff, stored):
    bad = SimpleUploadedFile("badge.png", b"<svg onload=alert(1)>")
    sent = {"category": "car", "name": "Tata", "image": bad, **formset()}
    text = staff.post(f"{MAKES}add/", sent).content.decode()
    assert "badge.png is not a picture we can read." in text
    assert not BrandImage.objects.exists()
    assert stored() == []


@pytest.mark.parametrize(
    ("make", "models", "said"),
    [
        ("tata", [], "That is in the catalogue already."),
        ("!!!", [], "Write its name, with letters or digits."),
        ("Honda", ["City", "CITY"], "That is in the catalogue already."),
        ("Honda", ["City", "?"], "Write its name, with letters or digits."),
    ],
)
def test_a_name_that_nobody_could_tell_apart_is_said_beside_it(staff, make, models, said):
    BrandImage.objects.create(category="car", name="Tata")
    rows = formset(*({"name": name} for name in models))
    answer = staff.post(f"{MAKES}add/", {"category": "car", "name": make, **rows})
    assert (answer.status_code, BrandImage.objects.count()) == (400, 1)
    assert said in answer.content.decode()


def test_a_model_is_none_that_its_make_has(staff):
    tata = BrandImage.objects.create(category="car", name="Tata")
    honda = BrandImage.objects.create(category="car", name="Honda")
    nexon = ModelImage.objects.create(brand=tata, name="Nexon")
    known = {"name": "NEXON"}
    add, change = (
        "/admin/gowheels/modelimage/add/",
        f"/admin/gowheels/modelimage/{nexon.pk}/change/",
    )
    own_page = {"category": "car", "name": "Tata", **formset(known)}
    answers = [
        staff.post(f"{MAKES}{tata.pk}/change/", own_page),
        staff.post(add, {"brand": tata.pk, **known}),
        staff.post(add, {"brand": honda.pk, **known}),
        staff.post(change, {"brand": tata.pk, **known}),
        staff.post(change, {"brand": honda.pk, **known}),
    ]
    assert [answer.status_code for answer in answers] == [400, 400, 302, 302, 400]
