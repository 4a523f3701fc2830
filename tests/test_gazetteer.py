"""The whole list of pincodes, held in memory: what people type finds what they mean."""

import pytest

from gowheels import places
from gowheels.gazetteer import COLUMNS, Gazetteer
from gowheels.place_names import ALIASES, one_typo, squeezed
from gowheels.positions import distance_km


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Every pincode that is shipped."""
    shipped = places.shipped()
    return Gazetteer(tuple(getattr(pincode, name) for name in COLUMNS) for pincode in shipped)


@pytest.mark.parametrize(
    ("text", "label", "pincode"),
    [
        ("Indiranagar", "Indiranagar, Bengaluru", "560038"),
        ("indira nagar", "Indiranagar, Bengaluru", "560038"),
        ("Indiranagar, Bangalore", "Indiranagar, Bengaluru", "560038"),
        ("indiranagar bengaluru karnataka", "Indiranagar, Bengaluru", "560038"),
        ("Indira Nagar, Lucknow", "Indira Nagar, Lucknow", "226016"),
        ("Bandra West", "Bandra West, Mumbai", "400050"),
        ("Kanpur", "Kanpur, Kanpur Nagar", "208001"),
        ("Cochin", "Kochi, Ernakulam", "682001"),
        ("Ooty", "Udagamandalam, Nilgiris", "643001"),
        ("pune", "Pune, Maharashtra", None),
        ("Pune, Maharashtra", "Pune, Maharashtra", None),
        ("LEH", "Leh, Ladakh", None),
        ("Bombay", "Mumbai, Maharashtra", None),
        ("Delhi", "New Delhi, Delhi", None),
        ("Puducherry", "Puducherry", None),
    ],
)
def test_a_name_is_the_one_place_that_people_mean(gazetteer, text, label, pincode):
    known = gazetteer.known(text, whole=True)
    assert (known.label, known.pincode) == (label, pincode)


@pytest.mark.parametrize(
    "text", ["Goa", "Karnataka", "Pune, Kerala", "xyzzy", "", ",", "🚗", "Pun"]
)
def test_what_is_no_place_is_none(gazetteer, text):
    assert gazetteer.known(text, whole=True) is None


def test_the_first_words_of_a_name_do_where_it_may_be_short(gazetteer):
    assert gazetteer.known("Andheri", whole=True) is None
    assert gazetteer.known("Andheri", whole=False).label == "Andheri East, Mumbai"
    assert gazetteer.known("Andher", whole=False) is None


@pytest.mark.parametrize(
    ("city", "position"),
    [
        ("Pune", (18.52, 73.87)),
        ("Leh", (34.16, 77.58)),
        ("Kolkata", (22.57, 88.35)),
        ("Mumbai", (18.94, 72.84)),
        ("Chennai", (13.09, 80.29)),
    ],
)
def test_a_city_is_where_its_head_post_office_is(gazetteer, city, position):
    known = gazetteer.known(city, whole=True)
    assert distance_km((known.latitude, known.longitude), position) < 3


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("pun", "city", "Pune, Maharashtra"),
        ("kollam", "city", "Kollam, Kerala"),
        ("karnataka", "state", "Karnataka"),
        ("orissa", "state", "Odisha"),
        ("banglore", "city", "Bengaluru, Karnataka"),
        ("koramanagla", "locality", "Koramangala, Bengaluru"),
        ("koramanag", "locality", "Koramangala, Bengaluru"),
        ("west, mumbai", "locality", "Andheri West, Mumbai"),
        ("indira", "locality", "Indira Nagar, Kanpur Nagar"),
    ],
)
def test_the_best_suggestion_is_first(gazetteer, text, kind, label):
    best = gazetteer.named(text, 8)[0]
    assert (best.kind, best.label) == (kind, label)


@pytest.mark.parametrize("text", ["xx", "pnue", "x" * 60, "zzzzzzzz", "", "!!", "🚗🚗"])
def test_nothing_is_suggested_for_what_names_nothing(gazetteer, text):
    assert gazetteer.named(text, 8) == []


def test_cities_come_before_states_and_localities_and_each_by_the_alphabet(gazetteer):
    found = gazetteer.named("kar", 200)
    order = [["city", "state", "locality"].index(place.kind) for place in found]
    assert order == sorted(order)
    names = [place.place for place in found if place.kind == "city"]
    assert names == sorted(names)
    assert len(gazetteer.named("kar", 8)) == 8


def test_digits_complete_a_pincode(gazetteer):
    found = gazetteer.starting("5600", 3)
    assert [place.pincode for place in found] == ["560001", "560002", "560003"]
    assert [place.label for place in gazetteer.starting("700001", 8)] == ["700001 Kolkata"]
    assert gazetteer.starting("0", 8) == gazetteer.starting("5600388", 8) == []


def test_every_label_leads_back_to_the_place_that_bears_it(gazetteer):
    lost = []
    for number in range(gazetteer.first_locality + len(gazetteer.names)):
        place = gazetteer.place(number)
        known = gazetteer.known(place.label, whole=True)
        # The middle of a city is the city.
        borne = {squeezed(known.label), squeezed(known.place)} if known else set()
        if place.kind != "state" and squeezed(place.label) not in borne:
            lost.append(place.label)
    assert lost == []


def test_every_old_name_leads_to_a_place_of_today(gazetteer):
    today = set(map(squeezed, gazetteer.names + gazetteer.states))
    today |= {squeezed(district) for district, _ in gazetteer.areas}
    assert set(ALIASES.values()) <= today
    assert all(gazetteer.named(alias, 1) for alias in ALIASES)


def test_one_typo_is_one_letter_more_less_other_or_swapped():
    spellings = set(one_typo("delhi"))
    assert {"dehli", "delh", "dellhi", "dilhi", "elhi", "adelhi"} <= spellings
    assert not {"dehlii", "dlih"} & spellings
    assert set(one_typo("pune")) == set(one_typo("x" * 25)) == set()
