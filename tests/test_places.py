from collections import Counter

import pytest

from gowheels import places
from gowheels.models import Pincode

KNOWN = {
    "110001": ("New Delhi", "New Delhi", "Delhi", 28.63, 77.21),
    "190001": ("Srinagar", "Srinagar", "Jammu and Kashmir", 34.08, 74.80),
    "194101": ("Leh", "Leh", "Ladakh", 34.16, 77.58),
    "248001": ("Dehradun", "Dehradun", "Uttarakhand", 30.32, 78.03),
    "302001": ("Jaipur", "Jaipur", "Rajasthan", 26.92, 75.80),
    "380001": ("Ahmedabad", "Ahmedabad", "Gujarat", 23.02, 72.59),
    "400050": ("Bandra West", "Mumbai", "Maharashtra", 19.06, 72.83),
    "403001": ("Panaji", "North Goa", "Goa", 15.50, 73.83),
    "411001": ("Pune", "Pune", "Maharashtra", 18.52, 73.87),
    "500032": ("Gachibowli", "Rangareddy", "Telangana", 17.44, 78.35),
    "560038": ("Indiranagar", "Bengaluru", "Karnataka", 12.97, 77.64),
    "600001": ("Chennai", "Chennai", "Tamil Nadu", 13.09, 80.29),
    "605001": ("Puducherry", "Puducherry", "Puducherry", 11.93, 79.83),
    "682001": ("Kochi", "Ernakulam", "Kerala", 9.96, 76.24),
    "700001": ("Kolkata", "Kolkata", "West Bengal", 22.57, 88.35),
    "751001": ("Bhubaneswar", "Khordha", "Odisha", 20.27, 85.83),
    "781001": ("Guwahati", "Kamrup Metropolitan", "Assam", 26.18, 91.75),
    "799001": ("Agartala", "West Tripura", "Tripura", 23.83, 91.28),
}


@pytest.fixture(scope="module")
def shipped() -> dict[str, Pincode]:
    return {pincode.code: pincode for pincode in places.shipped()}


@pytest.mark.parametrize("code", KNOWN)
def test_a_known_pincode_is_where_it_should_be(shipped, code) -> None:
    place, district, state, latitude, longitude = KNOWN[code]
    pincode = shipped[code]
    assert (pincode.place, pincode.district, pincode.state) == (place, district, state)
    here = pincode.latitude, pincode.longitude
    assert places.distance_km(here, (latitude, longitude)) < 3


def test_every_pincode_is_complete_and_in_india(shipped) -> None:
    assert len(shipped) > 19_000
    for pincode in shipped.values():
        assert len(pincode.code) == 6
        assert pincode.code.isdigit()
        assert pincode.place == pincode.place.strip() != ""
        assert pincode.district
        assert len(pincode.place) <= Pincode._meta.get_field("place").max_length
        if pincode.latitude is not None:
            assert 6 < pincode.latitude < 37.5
            assert 68 < pincode.longitude < 97.5


def test_few_pincodes_have_no_coordinates(shipped) -> None:
    assert sum(pincode.latitude is None for pincode in shipped.values()) < len(shipped) * 0.04


def test_the_states_are_those_of_the_data(shipped) -> None:
    assert set(places.STATES) == {pincode.state for pincode in shipped.values()}
    assert len(places.STATES) == 36
    assert list(places.STATES) == sorted(places.STATES)


def test_a_district_lies_in_one_state_or_shares_a_common_name(shipped) -> None:
    states = Counter()
    for district, _ in {(pincode.district, pincode.state) for pincode in shipped.values()}:
        states[district] += 1
    shared = {district for district, count in states.items() if count > 1}
    assert shared == {"Balrampur", "Bilaspur", "Hamirpur", "Pratapgarh"}


def test_find_reads_any_spacing(indiranagar) -> None:
    assert places.find(" 560 038") == indiranagar


def test_find_knows_no_other(indiranagar) -> None:
    assert places.find("999999") is None
    assert places.find("") is None


def test_distance_between_two_cities() -> None:
    bengaluru, chennai = (12.9716, 77.5946), (13.0827, 80.2707)
    assert places.distance_km(bengaluru, chennai) == pytest.approx(290, abs=2)
    assert places.distance_km(bengaluru, bengaluru) == 0
    assert places.distance_km((0, 0), (0, 180)) == pytest.approx(20_015, abs=1)
