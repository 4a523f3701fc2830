from collections import Counter

import pytest

from gowheels import places
from gowheels.models import Pincode
from gowheels.positions import distance_km

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
    assert distance_km(here, (latitude, longitude)) < 3


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
    assert distance_km(bengaluru, chennai) == pytest.approx(290, abs=2)
    assert distance_km(bengaluru, bengaluru) == 0
    assert distance_km((0, 0), (0, 180)) == pytest.approx(20_015, abs=1)


def test_find_answers_from_memory(indiranagar, django_assert_num_queries) -> None:
    assert places.find("560038").place == "Indiranagar"
    with django_assert_num_queries(0):
        assert places.find("560038") == indiranagar
        assert places.nearest(12.97, 77.64) == indiranagar
        assert places.resolve("Indiranagar").pincode == "560038"


def test_a_change_by_another_process_is_seen_after_a_minute(indiranagar, monkeypatch) -> None:
    now = 1000.0
    monkeypatch.setattr(places, "monotonic", lambda: now)
    assert places.find("560038").place == "Indiranagar"
    Pincode.objects.update(place="Elsewhere")  # no signal tells this process
    now += places.RECHECK_SECONDS - 1
    assert places.find("560038").place == "Indiranagar"
    now += 1
    assert places.find("560038").place == "Elsewhere"


def test_a_look_after_a_minute_builds_nothing_anew_while_nothing_changed(
    indiranagar, monkeypatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(places, "monotonic", lambda: now)
    before = places.gazetteer()
    now += places.RECHECK_SECONDS
    assert places.gazetteer() is before


def test_a_change_by_this_process_is_seen_at_once(indiranagar) -> None:
    assert places.find("560038")
    indiranagar.place = "Elsewhere"
    indiranagar.save()
    assert places.find("560038").place == "Elsewhere"
    indiranagar.delete()
    assert places.find("560038") is None


def test_an_empty_table_knows_nothing(db) -> None:
    assert places.find("560038") is None
    assert places.nearest(12.97, 77.64) is None
    assert places.named("pune") == []
    assert places.resolve("Pune") is None


@pytest.mark.parametrize("position", [(12.9784, 77.6408), (12.9784, 78.5), (90, 0), (-90, -180)])
def test_around_a_point_are_all_within_the_circle_and_nearest_first(db, position) -> None:
    codes = [f"5600{number}" for number in range(10, 60)]
    for number, code in enumerate(codes):
        Pincode.objects.create(
            code=code,
            place=code,
            district="Bengaluru",
            state="Karnataka",
            latitude=12.9784 + number / 50,
            longitude=77.6408 + number / 30,
        )
    within = places.around(places.Centre("here", *position), 70)
    distances = {
        code: distance_km(position, (12.9784 + number / 50, 77.6408 + number / 30))
        for number, code in enumerate(codes)
    }
    assert set(within) == {code for code, km in distances.items() if km <= 70}
    assert list(within) == sorted(within, key=distances.__getitem__)
    assert all(
        km == (round(distances[code]) if distances[code] >= 1 else 0) for code, km in within.items()
    )


def test_a_centre_has_its_own_pincode_however_small_the_circle(indiranagar) -> None:
    assert places.around(places.centre_at(12.99, 77.65), 0) == {"560038": 2}
    assert places.around(places.centre_of("560038"), 0) == {"560038": 0}
    assert places.around(places.Centre("999999", None, None, pincode="999999"), 25) == {"999999": 0}


@pytest.mark.parametrize("position", [(12.0, 70.0), (0, 0), (51.5, -0.1), (90, 180)])
def test_at_sea_and_abroad_nothing_is_nearest(indiranagar, position) -> None:
    assert places.nearest(*position) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [("Goa", "Goa"), ("tamilnadu", "Tamil Nadu"), ("Orissa", "Odisha"), ("Pune", None), ("", None)],
)
def test_a_state_is_known_in_any_spelling(text, state) -> None:
    assert places.state_named(text) == state
