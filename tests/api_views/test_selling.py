"""A vehicle is listed by a script."""

from uuid import uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gowheels.models import BrandImage, ModelImage, Vehicle
from tests.factories import listing, photograph

pytestmark = pytest.mark.django_db


def add(browser, **fields):
    return browser.post("/add-vehicle/", listing(**fields))


def test_a_vehicle_with_photographs_is_listed_and_waits(owner, stored):
    photographs = [photograph(900, 600, gps=True), photograph(500, 700, "PNG")]
    response = add(owner, vehicle_images=photographs)
    made = Vehicle.objects.get()
    answer = response.json()
    assert response.status_code == 200
    assert answer["success"] is True
    assert answer["next"] == "/dashboard/"
    assert answer["vehicle"]["id"] == made.pk
    assert answer["vehicle"]["image_count"] == 2
    assert (made.seller, made.approval_status, made.listed) == (owner.user, "pending", 0)
    assert [image.width for image in made.images.all()] == [900, 500]
    assert len(stored()) == 7
    assert all(name.startswith("vehicles/seller/") for name in stored())
    assert owner.get("/get-vehicles/").json()["vehicles"] == []


def test_everything_that_was_said_is_kept(owner):
    said = {
        "category": "van",
        "brand_name": "Force",
        "model_name": "Traveller",
        "year": "2019",
        "price": "5500.50",
        "price_per_hour": "600",
        "deposit": "10000",
        "km_per_day": "300",
        "extra_km_price": "18.5",
        "fuel": "diesel",
        "transmission": "manual",
        "seats": "17",
        "plate": "commercial",
        "description": "Push-back seats.\nDriver extra.",
        "pincode": "682 001",
        "locality": " Fort  Kochi ",
        "district": "Ernakulam",
        "state": "Kerala",
    }
    assert owner.post("/add-vehicle/", said).status_code == 200
    made = Vehicle.objects.get()
    expected = said | {
        "pincode": "682001",
        "locality": "Fort Kochi",
        "price_per_hour": "600.00",
        "deposit": "10000.00",
        "extra_km_price": "18.50",
    }
    made_lines = made.description.replace("\r\n", "\n")
    assert made_lines == expected.pop("description")
    assert {name: str(getattr(made, name)) for name in expected} == expected


def test_json_lists_a_vehicle_without_photographs(owner):
    response = owner.post("/add-vehicle/", listing(price=1400.5), content_type="application/json")
    assert response.status_code == 200
    assert response.json()["vehicle"]["image"] is None
    assert response.json()["vehicle"]["price"] == "1400.50"


def test_labels_in_any_case_stand_for_their_values(owner):
    said = {
        "category": "Auto rickshaw",
        "fuel": "CNG",
        "transmission": "MANUAL",
        "plate": "Self-drive",
    }
    assert add(owner, **said).status_code == 200
    made = Vehicle.objects.get()
    assert (made.category, made.fuel, made.transmission, made.plate) == (
        "auto",
        "cng",
        "manual",
        "self_drive",
    )


def test_the_place_is_filled_in_from_the_pincode(owner, indiranagar):
    assert add(owner, locality="", district="", state="").status_code == 200
    made = Vehicle.objects.get()
    assert (made.locality, made.district, made.state) == ("Indiranagar", "Bengaluru", "Karnataka")
    assert (made.latitude, made.longitude) == (12.9784, 77.6408)


def test_what_the_owner_says_of_the_place_stands(owner, indiranagar):
    add(owner, locality="Defence Colony", district="", state="")
    assert Vehicle.objects.get().locality == "Defence Colony"


def test_a_pincode_nobody_knows_needs_the_place_in_words(owner):
    response = add(owner, pincode="999999", locality="", district="", state="")
    assert response.status_code == 400
    assert sorted(response.json()["fields"]) == ["district", "locality", "state"]
    assert add(owner, pincode="999999").status_code == 200


def test_a_vehicle_is_spelt_as_the_catalogue_spells_it(owner):
    brand = BrandImage.objects.create(category="car", name="Maruti Suzuki")
    ModelImage.objects.create(brand=brand, name="Wagon R")
    add(owner, brand_name="MARUTI  suzuki", model_name="wagon r")
    made = Vehicle.objects.get()
    assert (made.brand_name, made.model_name) == ("Maruti Suzuki", "Wagon R")


def test_a_vehicle_outside_the_catalogue_keeps_its_own_spelling(owner):
    BrandImage.objects.create(category="bike", name="TATA")
    add(owner, brand_name="Tata", model_name="Sumo")
    assert Vehicle.objects.get().title == "Tata Sumo 2021"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("category", ""),
        ("category", "boat"),
        ("brand_name", ""),
        ("brand_name", "x" * 51),
        ("brand_name", "!!!"),
        ("model_name", "\u200d"),
        ("year", "1979"),
        ("year", "2090"),
        ("year", str(timezone.localdate().year + 2)),
        ("year", "last"),
        ("price", ""),
        ("price", "0"),
        ("price", "-5"),
        ("price", "1000000"),
        ("price", "10.001"),
        ("price", "NaN"),
        ("price", "Infinity"),
        ("price_per_hour", "0"),
        ("deposit", "-1"),
        ("km_per_day", "0"),
        ("extra_km_price", "-1"),
        ("fuel", "steam"),
        ("transmission", ""),
        ("seats", "0"),
        ("seats", "81"),
        ("plate", "gold"),
        ("description", "x" * 2001),
        ("pincode", "12345"),
        ("state", "Bavaria"),
        ("submission_key", "no-uuid"),
    ],
)
def test_a_bad_field_is_named_and_nothing_is_saved(owner, stored, field, value):
    response = add(owner, **{field: value}, vehicle_images=[photograph(60, 60)])
    assert response.status_code == 400
    assert list(response.json()["fields"]) == [field]
    assert not Vehicle.objects.exists()
    assert stored() == []


def test_next_years_model_is_sold_this_year(owner):
    assert add(owner, year=timezone.localdate().year + 1).status_code == 200


def test_each_bad_photograph_is_named_and_nothing_is_saved(owner, stored):
    sent = [
        photograph(60, 60),
        SimpleUploadedFile("notes.jpg", b"not a picture"),
        photograph(60, 60, "GIF", mode="P", name="moving.jpg"),
        SimpleUploadedFile("empty.png", b""),
    ]
    response = add(owner, vehicle_images=sent)
    told = response.json()["fields"]["vehicle_images"]
    assert response.status_code == 400
    assert [sentence.split()[0] for sentence in told] == ["notes.jpg", "moving.jpg", "empty.png"]
    assert not Vehicle.objects.exists()
    assert stored() == []


def test_twelve_photographs_are_taken_and_thirteen_are_not(owner, stored):
    one_more = [photograph(20, 20) for _ in range(Vehicle.MAX_PHOTOS + 1)]
    response = add(owner, vehicle_images=one_more)
    assert response.status_code == 400
    assert response.json()["fields"] == {
        "vehicle_images": ["You chose 13 photographs. Choose up to 12."]
    }
    assert stored() == []
    assert add(owner, vehicle_images=[photograph(20, 20) for _ in range(12)]).status_code == 200
    assert Vehicle.objects.get().images.count() == Vehicle.MAX_PHOTOS


def test_far_too_many_files_are_refused(owner):
    response = add(owner, vehicle_images=[photograph(20, 20) for _ in range(41)])
    assert response.status_code == 400
    assert response.json()["success"] is False


def test_a_photograph_that_is_too_large_is_named(owner, monkeypatch):
    monkeypatch.setattr(Vehicle, "MAX_PHOTO_BYTES", 1024 * 1024)
    big = SimpleUploadedFile("big.jpg", photograph().read().ljust(1024 * 1024 + 1, b"\0"))
    response = add(owner, vehicle_images=[big])
    assert response.json()["fields"] == {
        "vehicle_images": ["big.jpg is over 1 MB. Send a smaller copy."]
    }


def test_the_names_of_uploads_are_not_kept(owner, stored):
    add(owner, vehicle_images=[photograph(60, 60, name="../../../etc/passwd.jpg")])
    assert len(stored()) == 2
    assert not any("passwd" in name for name in stored())


def test_a_box_to_clear_photographs_that_the_form_has_not_is_ignored(owner):
    sent = {"vehicle_images": [photograph(60, 60)], "vehicle_images-clear": "on"}
    assert add(owner, **sent).status_code == 200
    assert Vehicle.objects.get().image_count == 1


def test_a_form_sent_twice_lists_once_and_answers_the_same(owner, stored):
    key = str(uuid4())
    one = add(owner, submission_key=key, vehicle_images=[photograph(60, 60)])
    files = stored()
    again = add(owner, submission_key=key, vehicle_images=[photograph(60, 60)])
    assert one.status_code == again.status_code == 200
    assert again.json() == one.json()
    assert Vehicle.objects.count() == 1
    assert stored() == files


def test_a_disk_that_is_full_is_our_fault_and_leaves_nothing(owner, stored, monkeypatch):
    saved, save = [], FileSystemStorage._save

    def fill_up(self, name, content):
        if len(saved) == 3:
            raise OSError("No space left on /srv/secret")
        saved.append(name)
        return save(self, name, content)

    monkeypatch.setattr(FileSystemStorage, "_save", fill_up)
    response = add(
        owner, vehicle_images=[photograph(60, 60), photograph(60, 60), photograph(60, 60)]
    )
    assert response.status_code == 500
    assert "secret" not in response.content.decode()
    assert not Vehicle.objects.exists()
    assert stored() == []


@pytest.mark.parametrize(
    "forced",
    [
        {"approval_status": "approved"},
        {"listed": "1"},
        {"seller": "1"},
        {"view_count": "999"},
        {"cover": "x.webp"},
        {"latitude": "1"},
        {"reviewed_by": "1"},
    ],
    ids=str,
)
def test_what_is_not_the_owners_to_say_is_not_taken(owner, forced):
    assert add(owner, **forced).status_code == 200
    made = Vehicle.objects.get()
    assert made.seller == owner.user
    assert (made.approval_status, made.listed, made.view_count) == ("pending", 0, 0)
    assert (made.cover, made.latitude, made.reviewed_by) == ("", None, None)


def test_nobody_lists_without_signing_in(anonymous):
    response = add(anonymous, vehicle_images=[photograph(60, 60)])
    assert response.status_code == 401
    assert response.json() == {
        "success": False,
        "error": "Sign in to go on.",
        "code": "signed_out",
    }
    assert not Vehicle.objects.exists()
