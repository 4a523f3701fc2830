"""Vehicles like one: of its kind, the nearest and those about its price first."""

import pytest

from gowheels import similar
from gowheels.models import GoneVehicle, Pincode
from gowheels.similar import similar_to
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture
def neighbours(indiranagar):
    """Pincodes 4 and 12 km from Indiranagar, one 40 km away, and one in Pune."""
    for code, latitude in (
        ("560001", 13.0143),
        ("560002", 13.0863),
        ("562100", 13.3380),
        ("411001", 18.5285),
    ):
        Pincode.objects.create(
            code=code, place=code, district=code, state="x", latitude=latitude, longitude=77.6408
        )


def names(subject, **options) -> list[str]:
    return [card["model_name"] for card in similar_to(subject, **options)]


def test_the_nearest_come_first_then_the_state_then_anywhere(neighbours):
    this = vehicle()
    vehicle(model_name="anywhere", pincode="411001", state="Maharashtra")
    vehicle(model_name="state", pincode="562100")
    vehicle(model_name="12 km", pincode="560002")
    vehicle(model_name="here")
    vehicle(model_name="4 km", pincode="560001")
    assert names(this) == ["here", "4 km", "12 km", "state", "anywhere"]
    assert names(this, count=2) == ["here", "4 km"]
    assert [card["distance_km"] for card in similar_to(this)] == [0, 4, 12, None, None]


def test_a_similar_price_goes_before_nearness_but_not_out_of_the_neighbourhood(neighbours):
    this = vehicle(price=1000)
    vehicle(model_name="state", pincode="562100", price=1000)
    vehicle(model_name="dear here", price="1400.01")
    vehicle(model_name="cheap 4 km", pincode="560001", price="599.99")
    vehicle(model_name="4 km", pincode="560001", price=1400)
    vehicle(model_name="12 km", pincode="560002", price=600)
    assert names(this) == ["4 km", "12 km", "dear here", "cheap 4 km", "state"]


def test_only_other_visible_vehicles_of_the_kind_are_similar(neighbours):
    this = vehicle()
    vehicle(category="bike")
    vehicle(approval_status="pending")
    vehicle(available=False)
    assert names(this) == []


def test_of_equals_the_newest_come_first():
    this = vehicle()
    for number in range(10):
        vehicle(model_name=str(number))
    assert names(this) == ["9", "8", "7", "6", "5", "4", "3", "2"]


def test_a_pincode_that_nobody_knows_is_near_itself():
    this = vehicle(pincode="999999", state="Goa")
    vehicle(model_name="elsewhere")
    vehicle(model_name="same pincode", pincode="999999", state="Kerala")
    assert names(this) == ["same pincode", "elsewhere"]


def test_what_is_gone_has_similar_ones_too(neighbours):
    listed = vehicle()
    near = vehicle(model_name="near", pincode="560001")
    vehicle_id = listed.pk
    listed.delete()
    assert names(GoneVehicle.objects.get(pk=vehicle_id)) == ["near"]
    near.set_available(False)
    assert names(GoneVehicle.of(near)) == []


def test_it_looks_at_a_few_of_each_place_however_many_there_are(
    neighbours, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(similar, "NEWEST_OF_PINCODE", 3)
    monkeypatch.setattr(similar, "NEWEST_ELSEWHERE", 2)
    this, seller = vehicle(), person()
    for _ in range(20):
        vehicle(seller, pincode="560001")
    with django_assert_num_queries(3):
        assert len(similar_to(this)) == 3
    with django_assert_num_queries(1):
        found = similar._candidates(this, {"560038": 0, "560001": 4})
    assert len(found) == 1 + 3 + 2 + 2


def test_the_nearest_pincodes_are_looked_at_and_no_more(neighbours, monkeypatch):
    monkeypatch.setattr(similar, "NEAREST_PINCODES", 2)
    monkeypatch.setattr(similar, "NEWEST_ELSEWHERE", 1)
    this = vehicle()
    vehicle(model_name="4 km", pincode="560001")
    vehicle(model_name="12 km", pincode="560002")
    vehicle(model_name="elsewhere", pincode="411001")
    assert names(this) == ["4 km", "elsewhere"]
