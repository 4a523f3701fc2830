"""A search near a pincode: what it finds, how far away, and at what cost."""

import pytest

from gowheels import places
from gowheels.forms.search import SearchForm
from gowheels.models import Pincode
from gowheels.search import search
from tests.factories import vehicle
from tests.test_search import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def near_indiranagar(indiranagar):
    """Two pincodes 4 and 40 km from Indiranagar, with a vehicle in each, and one in Pune."""
    for code, latitude in (("560001", 13.0143), ("562100", 13.3380), ("411001", 18.5285)):
        Pincode.objects.create(
            code=code,
            place="Somewhere",
            district="Somewhere",
            state="Karnataka",
            latitude=latitude,
            longitude=indiranagar.longitude,
        )
        vehicle(model_name=code, pincode=code)
    vehicle(model_name="Here")


@pytest.mark.parametrize(
    ("radius", "models"),
    [
        ("", {"Here", "560001"}),
        ("0", {"Here"}),
        ("3", {"Here"}),
        ("5", {"Here", "560001"}),
        ("50", {"Here", "560001", "562100"}),
    ],
)
def test_a_pincode_finds_what_is_near_it(near_indiranagar, radius, models):
    assert set(found(pincode="560038", radius=radius)) == models


def test_a_card_says_how_far_it_is(near_indiranagar):
    form = SearchForm({"pincode": "560038", "radius": "50"})
    assert form.is_valid()
    distances = {card["pincode"]: card["distance_km"] for card in search(form.cleaned_data).cards}
    assert distances == {"560038": 0, "560001": 4, "562100": 40}


def test_a_pincode_without_a_known_place_has_only_itself(near_indiranagar):
    Pincode.objects.filter(code="560038").update(latitude=None, longitude=None)
    places.forget()
    assert found(pincode="560038", radius="100") == ["Here"]


def test_nearness_costs_no_query_and_its_order_one(near_indiranagar, count_queries, anonymous):
    plain = count_queries(anonymous, "/get-vehicles/")
    anonymous.get("/get-vehicles/?pincode=560038")
    near = "/get-vehicles/?pincode=560038&radius=100"
    assert count_queries(anonymous, f"{near}&sort=newest") == plain
    assert count_queries(anonymous, near) == plain + 1
