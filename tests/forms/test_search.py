"""Where a search looks: a position, a pincode, or a place by its name."""

import pytest

from gowheels.forms.search import SearchForm
from gowheels.models import Pincode
from gowheels.search import search
from tests.factories import vehicle


@pytest.fixture(autouse=True)
def pune(indiranagar) -> Pincode:
    """Two places are known: Indiranagar and Pune."""
    return Pincode.objects.create(
        code="411001",
        place="Pune",
        district="Pune",
        state="Maharashtra",
        latitude=18.5115,
        longitude=73.8782,
    )


def bound(**criteria) -> SearchForm:
    form = SearchForm(criteria)
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("criteria", "label"),
    [
        ({"place": "pune"}, "Pune, Maharashtra"),
        ({"place": "Poona"}, "Pune, Maharashtra"),
        ({"place": "indira nagar"}, "Indiranagar, Bengaluru"),
        ({"place": "560038"}, "Indiranagar, Bengaluru"),
        ({"place": "560038 Indiranagar, Bengaluru"}, "Indiranagar, Bengaluru"),
        ({"pincode": "560 038", "place": "Pune"}, "Indiranagar, Bengaluru"),
        ({"lat": "18.5", "lng": "73.9", "pincode": "560038"}, "Pune"),
        ({"lat": "0", "lng": "0"}, "your position"),
        ({"pincode": "999999"}, "999999"),
    ],
    ids=str,
)
def test_a_search_has_a_centre(criteria, label):
    form = bound(**criteria)
    assert form.errors == {}
    assert form.cleaned_data["centre"].label == label
    assert form.chips() == [
        {
            "names": [name for name in ("lat", "lng", "pincode", "place") if name in criteria],
            "label": f"Near {label}",
        }
    ]


def test_a_position_is_looked_around_where_it_is():
    centre = bound(lat="18.5", lng="73.9").cleaned_data["centre"]
    assert (centre.latitude, centre.longitude, centre.pincode) == (18.5, 73.9, "411001")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Punee", "Did you mean Pune, Maharashtra?"),
        ("Indiranager", "Did you mean Indiranagar, Bengaluru?"),
        ("Atlantis", "Try a city, an area or a pincode."),
        ("🚗", "Try a city, an area or a pincode."),
    ],
)
def test_a_place_nobody_knows_is_named_and_the_rest_stands(place, words):
    form = bound(place=place, category="car")
    assert form.errors == {"place": [f"We do not know “{place}”. {words}"]}
    assert form.cleaned_data["category"] == "car"
    assert [chip["names"] for chip in form.chips()] == [["category"]]


@pytest.mark.parametrize(
    ("criteria", "field"),
    [
        ({"lat": "12"}, "lng"),
        ({"lng": "77"}, "lat"),
        ({"lat": "91", "lng": "77"}, "lat"),
        ({"lat": "x", "lng": "77"}, "lat"),
    ],
    ids=str,
)
def test_half_a_position_is_named_beside_what_is_missing(criteria, field):
    form = bound(category="car", **criteria)
    assert list(form.errors) == [field]
    assert form.cleaned_data["centre"] is None
    assert [chip["names"] for chip in form.chips()] == [["category"]]


def test_a_state_for_a_place_is_a_filter_that_goes_with_it():
    vehicle(model_name="here", state="Goa")
    vehicle(model_name="there")
    form = bound(place="goa")
    assert form.errors == {}
    assert [card["model_name"] for card in search(form.cleaned_data).cards] == ["here"]
    assert form.chips() == [{"names": ["state", "place"], "label": "Goa"}]


def test_what_is_found_says_how_far_it_is_from_any_centre():
    vehicle()
    for where in ({"place": "Indiranagar"}, {"lat": "13.01", "lng": "77.64"}):
        (card,) = search(bound(**where).cleaned_data).cards
        assert card["distance_km"] == (0 if "place" in where else 4)
    assert search(bound(place="Pune").cleaned_data).cards == []


def test_the_box_says_where_the_search_looks():
    assert SearchForm().place_text == ""
    assert bound(place="poona").place_text == "poona"
    assert bound(pincode="560038").place_text == "560038"
    assert bound(lat="18.5", lng="73.9").place_text == "Pune"


@pytest.mark.parametrize(
    ("criteria", "sort"),
    [
        ({}, "newest"),
        ({"place": "Pune"}, "nearest"),
        ({"pincode": "560038"}, "nearest"),
        ({"place": "Pune", "sort": "newest"}, "newest"),
        ({"place": "Pune", "sort": "price"}, "price"),
        ({"place": "Pune", "sort": "best"}, "nearest"),
        ({"place": "Atlantis"}, "newest"),
        ({"place": "goa"}, "newest"),
    ],
    ids=str,
)
def test_the_nearest_come_first_around_a_place_unless_another_order_is_asked_for(criteria, sort):
    assert bound(**criteria).cleaned_data["sort"] == sort


def test_the_nearest_first_is_offered_with_a_place_or_where_it_is_chosen():
    def offered(**criteria) -> dict[str, bool]:
        return {sort["value"]: sort["is_offered"] for sort in bound(**criteria).sorts}

    assert not offered()["nearest"]
    assert offered()["price"]
    assert offered(place="Pune")["nearest"]
    assert offered(sort="nearest")["nearest"]


@pytest.mark.parametrize("criteria", [{"place": "Indiranagar"}, {"sort": "nearest"}], ids=str)
def test_the_nearest_have_further_pages_with_a_place_and_without(monkeypatch, criteria):
    monkeypatch.setattr("gowheels.search.PAGE_SIZE", 1)
    vehicle(model_name="old")
    vehicle(model_name="new")
    first = search(bound(**criteria).cleaned_data)
    form = bound(**criteria, cursor=first.next_cursor)
    assert form.errors == {}
    seen = [*first.cards, *search(form.cleaned_data).cards]
    assert [card["model_name"] for card in seen] == ["new", "old"]


def test_what_was_typed_and_what_is_wrong_with_it_are_at_hand_for_a_page():
    form = bound(fuel="Diesel", transmission="jumps", min_price="cheap", brand="Tata")
    typed = {name: text for name, text in form.typed.items() if text}
    assert typed == {
        "fuel": "diesel",
        "transmission": "jumps",
        "min_price": "cheap",
        "brand": "Tata",
    }
    assert form.wrong["min_price"] == "Enter a whole number."
    assert "jumps" in form.wrong["transmission"]
    assert form.wrong["fuel"] == ""
    assert SearchForm().typed["fuel"] == ""
