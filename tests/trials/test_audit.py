"""The trials' own judge: whatever is lost or half there is found."""

import uuid

import pytest
from django.utils import timezone

from gowheels.models import Vehicle, VehicleClick
from tests.factories import listing, person, photograph, signed_in, vehicle
from trials.audit import audit

pytestmark = pytest.mark.django_db(transaction=True)
AGENT = "Mozilla/5.0 (visitor 1)"


def judged(listings=(), clicks=()) -> dict:
    return audit({"listings": list(listings), "clicks": list(clicks)}, str(timezone.localdate()))


@pytest.fixture
def listed() -> Vehicle:
    """A vehicle of somebody of a trial, listed with two photographs."""
    browser, key = signed_in(person("Trial")), uuid.uuid4()
    pictures = [photograph(900, 600), photograph(800, 600)]
    sent = listing(vehicle_images=pictures, submission_key=str(key))
    assert browser.post("/add-vehicle/", sent).status_code == 200
    return Vehicle.objects.get()


def promise(made: Vehicle) -> list:
    return ["a fault", str(made.submission_key), made.pk, 2]


def test_what_is_there_is_not_lost(listed, client):
    shown = vehicle()
    client.post(f"/api/vehicles/{shown.pk}/click/", {"kind": "view"}, headers={"User-Agent": AGENT})
    found = judged([promise(listed)], [["a fault", shown.pk, AGENT]])
    assert found["lost"] == {"a fault": 0}
    assert found["half"] == []
    assert (found["strays"], found["clicks"], found["listings"]) == (0, 1, 1)


def test_a_listing_and_a_click_that_are_gone_are_lost(listed):
    kept = promise(listed)
    listed.delete()
    found = judged([kept], [["a fault", 1, AGENT], ["another", 1, AGENT]])
    assert found["lost"] == {"a fault": 2, "another": 1}


def test_a_listing_without_one_of_its_photographs_is_lost_and_half_there(listed):
    listed.images.last().delete()
    found = judged([promise(listed)])
    assert found["lost"] == {"a fault": 1}
    assert found["half"] == [f"vehicle {listed.pk} has 1 photographs"]


def test_files_and_rows_without_each_other_are_found(listed, media):
    (media / "vehicles" / "seller" / "stray.webp").write_bytes(b"stray")
    cover = media / listed.cover
    cover.unlink()
    found = judged([promise(listed)])
    assert (found["strays"], found["strays_left"]) == (1, 0)
    assert found["half"] == [f"no file {listed.cover}"]


def test_an_act_that_no_total_counts_is_half_there():
    VehicleClick.objects.create(vehicle=vehicle(), visitor="x", kind="view")
    assert judged()["half"] == ["1 clicks of today, and a total of 0"]
