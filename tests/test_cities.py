"""Cities: the districts that pincodes know."""

import pytest

from gowheels import cities
from gowheels.models import Pincode
from tests.factories import vehicle

pytestmark = pytest.mark.django_db


def pincode(code, district, state):
    return Pincode.objects.create(code=code, place="Somewhere", district=district, state=state)


def test_a_city_is_found_by_its_slug_and_by_its_name(indiranagar):
    pincode("400001", "North Goa", "Goa")
    city = cities.find("north-goa")
    assert city == cities.of_place("North Goa", "Goa")
    assert city.filters == {"district": "North Goa"}
    assert city.title == "North Goa"
    assert cities.find("atlantis") is None
    assert cities.of_place("Atlantis", "Goa") is None


def test_two_cities_of_one_name_are_told_apart_by_their_states():
    pincode("495001", "Bilaspur", "Chhattisgarh")
    pincode("174001", "Bilaspur", "Himachal Pradesh")
    assert cities.find("bilaspur") is None
    city = cities.find("bilaspur-himachal-pradesh")
    assert city == cities.of_place("Bilaspur", "Himachal Pradesh")
    assert city.filters == {"district": "Bilaspur", "state": "Himachal Pradesh"}
    assert city.title == "Bilaspur, Himachal Pradesh"
    assert cities.of_place("Bilaspur", "Kerala") is None


def test_popular_cities_are_known_ones_with_most_listings_first(indiranagar):
    pincode("411001", "Pune", "Maharashtra")
    for district in ("Atlantis", "Atlantis", "Atlantis", "Bengaluru", "Pune", "Pune"):
        vehicle(district=district)
    vehicle(district="Bengaluru", approval_status="pending")
    assert [city.name for city in cities.popular()] == ["Pune", "Bengaluru"]


def test_only_so_many_cities_are_popular():
    for number in range(cities.POPULAR_COUNT + 1):
        pincode(f"56000{number}", f"City {number}", "Karnataka")
        vehicle(district=f"City {number}")
    assert len(cities.popular()) == cities.POPULAR_COUNT
