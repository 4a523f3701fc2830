"""Staff add and delete makes and models by endpoint."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from gowheels import roles
from gowheels.models import AuditEntry, BrandImage, ModelImage
from gowheels.roles import Role
from tests.factories import person, photograph, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db, settings):
    settings.STAFF_PHONE_SIGN_IN = True
    user = person("Dev")
    roles.appoint(user, Role.CATALOGUE_EDITOR)
    AuditEntry.objects.all().delete()
    return signed_in(user)


def test_a_make_and_its_model_are_added_and_recorded(editor):
    brand = editor.post("/api/staff/brands/", {"category": "Car", "name": "Tata"}).json()["brand"]
    assert brand["category"] == "car"
    made = editor.post("/api/staff/models/", {"brand": brand["id"], "name": "Nexon"}).json()
    assert made["model"] == {
        "id": ModelImage.objects.get().pk,
        "brand": brand["id"],
        "name": "Nexon",
        "image": None,
    }
    assert sorted(AuditEntry.objects.values_list("verb", "via", "actor", "target_name")) == [
        ("add", "api", editor.user.pk, "Tata (Car)"),
        ("add", "api", editor.user.pk, "Tata Nexon"),
    ]


@pytest.mark.parametrize("name", ["Tata", "TATA", "tata "])
def test_what_is_there_already_however_it_is_spelt_is_a_409(editor, name):
    brand = BrandImage.objects.create(category="car", name="Tata")
    ModelImage.objects.create(brand=brand, name="Tata")
    AuditEntry.objects.all().delete()
    for path, of in (("brands", {"category": "car"}), ("models", {"brand": brand.pk})):
        answer = editor.post(f"/api/staff/{path}/", {"name": name, **of})
        assert answer.status_code == 409
        assert "name" in answer.json()["fields"]
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("path", "sent", "field"),
    [
        ("brands", {"name": "Tata", "category": "boat"}, "category"),
        ("brands", {"name": "!!", "category": "car"}, "name"),
        ("brands", {"category": "car"}, "name"),
        ("models", {"name": "Nexon", "brand": "999"}, "brand"),
        ("models", {"name": "Nexon"}, "brand"),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_beside_its_field(editor, path, sent, field):
    answer = editor.post(f"/api/staff/{path}/", sent)
    assert answer.status_code == 400
    assert list(answer.json()["fields"]) == [field]


def test_a_make_goes_with_its_models_each_recorded(editor):
    brand = BrandImage.objects.create(category="car", name="Tata")
    model = ModelImage.objects.create(brand=brand, name="Nexon")
    AuditEntry.objects.all().delete()
    assert editor.post(f"/api/staff/brands/{brand.pk}/delete/").json() == {"success": True}
    assert not ModelImage.objects.exists()
    gone = AuditEntry.objects.order_by("target_name").values_list("verb", "target_id", "before")
    assert list(gone) == [
        ("delete", brand.pk, {"category": "car", "name": "Tata", "image": ""}),
        ("delete", model.pk, {"brand": brand.pk, "name": "Nexon", "image": ""}),
    ]


def test_a_model_goes_alone(editor):
    brand = BrandImage.objects.create(category="car", name="Tata")
    model = ModelImage.objects.create(brand=brand, name="Nexon")
    assert editor.post(f"/api/staff/models/{model.pk}/delete/").status_code == 200
    assert BrandImage.objects.exists()
    assert editor.post(f"/api/staff/models/{model.pk}/delete/").status_code == 404


def test_who_may_not_delete_models_deletes_no_make_that_has_some(editor):
    group = editor.user.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="delete_modelimage"))
    brand = BrandImage.objects.create(category="car", name="Tata")
    model = ModelImage.objects.create(brand=brand, name="Nexon")
    assert editor.post(f"/api/staff/brands/{brand.pk}/delete/").status_code == 403
    model.delete()
    assert editor.post(f"/api/staff/brands/{brand.pk}/delete/").status_code == 200


def test_a_make_and_a_model_may_come_with_a_picture_that_is_checked_and_made_anew(editor, media):
    sent = {"category": "car", "name": "Tata", "image": photograph(1200, 900, gps=True)}
    brand = editor.post("/api/staff/brands/", sent).json()["brand"]
    sent = {"brand": brand["id"], "name": "Nexon", "image": photograph(400, 300, "PNG")}
    model = editor.post("/api/staff/models/", sent).json()["model"]
    for shown, width in ((brand, 800), (model, 400)):
        with Image.open(media / shown["image"].removeprefix("/media/")) as picture:
            assert (picture.format, picture.width) == ("WEBP", width)
            assert not picture.getexif()


def test_what_is_no_picture_adds_nothing(editor, stored):
    sent = {"category": "car", "name": "Tata", "image": SimpleUploadedFile("a.jpg", b"<svg>")}
    answer = editor.post("/api/staff/brands/", sent)
    assert answer.status_code == 400
    assert answer.json()["fields"]["image"][0].startswith("a.jpg is not a picture we can read.")
    assert not BrandImage.objects.exists()
    assert stored() == []


def test_no_file_stays_of_what_is_there_already(editor, stored):
    BrandImage.objects.create(category="car", name="Tata")
    sent = {"category": "car", "name": "Tata", "image": photograph()}
    assert editor.post("/api/staff/brands/", sent).status_code == 409
    assert stored() == []
