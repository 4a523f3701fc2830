"""What could be asked for next, counted as if somebody had counted every row."""

import random
from collections import Counter
from itertools import combinations

import pytest

from gowheels.forms.search import SearchForm
from gowheels.models import Vehicle
from gowheels.models.facets import FACETS, facets_of
from gowheels.search import facets as counting
from gowheels.search import matches
from gowheels.search.facets import SHOWN, facets
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db

MAKES = [("car", "Tata", "Nexon"), ("car", "Maruti Suzuki", "Swift"), ("bike", "Hero", "Splendor")]
PLACES = [("560038", "Bengaluru", "Karnataka"), ("411001", "Pune", "Maharashtra")]
FILTERS = {
    "category": "car",
    "brand": "Tata",
    "fuel": "diesel",
    "plate": "private",
    "state": "Karnataka",
    "district": "Pune",
    "seats": "5",
    "min_price": "900",
    "max_year": "2019",
    "q": "helmet",
}
# The facet that a field of the form narrows, where it has another name.
NARROWS = {"min_price": "price", "max_price": "price", "max_year": "year", "q": ""}


def cleaned(criteria: dict) -> dict:
    form = SearchForm(criteria)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def counted(criteria: dict) -> dict[str, dict[str, int]]:
    """What is counted, by facet and value; values that nothing has left out."""
    return {
        facet: {value["value"]: value["count"] for value in values if value["count"]}
        for facet, values in facets(cleaned(criteria))["facets"].items()
    }


def by_hand(criteria: dict) -> dict[str, dict[str, int]]:
    """The same from the rows, each facet without its own filter."""
    by_facet = {}
    for facet in SHOWN:
        others = {name: of for name, of in criteria.items() if NARROWS.get(name, name) != facet}
        rows = matches(cleaned(others)).values(*FACETS.values())
        by_facet[facet] = dict(Counter(facets_of(row)[facet] for row in rows))
    return by_facet


@pytest.fixture
def garage() -> None:
    """Thirty vehicles at random, always the same."""
    dice, seller = random.Random(7), person("Ravi")  # noqa: S311 - no secret
    for _ in range(30):
        category, brand, model = dice.choice(MAKES)
        pincode, district, state = dice.choice(PLACES)
        vehicle(
            seller,
            category=category,
            brand_name=brand,
            model_name=model,
            fuel=dice.choice(["petrol", "diesel"]),
            transmission=dice.choice(["manual", "automatic"]),
            plate=dice.choice(["private", "self_drive"]),
            seats=dice.choice([2, 5, 7]),
            year=dice.choice([2017, 2019, 2023]),
            price=dice.choice([350, 900, 1850, 30_000]),
            description=dice.choice(["", "With a helmet."]),
            pincode=pincode,
            district=district,
            state=state,
            approval_status=dice.choice(["approved", "approved", "approved", "pending"]),
        )


@pytest.mark.parametrize("how_many", [0, 1, 2, 3])
def test_the_counts_are_those_made_by_hand_whatever_is_asked(garage, how_many):
    for names in combinations(FILTERS, how_many):
        criteria = {name: FILTERS[name] for name in names}
        assert counted(criteria) == by_hand(criteria), criteria
        assert facets(cleaned(criteria))["count"].number == matches(cleaned(criteria)).count(), (
            criteria
        )


def test_a_facet_keeps_the_values_beside_the_chosen_one():
    vehicle()
    vehicle(fuel="diesel")
    vehicle(fuel="diesel", category="van")
    fuels = facets(cleaned({"category": "car", "fuel": "petrol"}))["facets"]["fuel"]
    assert [(each["value"], each["count"], each["is_chosen"]) for each in fuels] == [
        ("diesel", 1, False),
        ("petrol", 1, True),
    ]
    assert [each["label"] for each in fuels] == ["Diesel", "Petrol"]


def test_a_chosen_value_that_nothing_has_is_there_with_none():
    vehicle()
    (chosen,) = facets(cleaned({"brand": "Hero"}))["facets"]["brand"][1:]
    assert (chosen["label"], chosen["count"], chosen["is_chosen"]) == ("Hero", 0, True)


def test_the_fullest_come_first_but_years_seats_and_prices_in_their_own_order():
    for year, seats, price in [(2018, 7, 900), (2018, 5, 1850), (2022, 5, 1850), (2020, 2, 1850)]:
        vehicle(year=year, seats=seats, price=price, fuel="diesel" if seats == 5 else "cng")
    vehicle(fuel="diesel", year=2018)
    found = {
        facet: [each["value"] for each in values]
        for facet, values in facets(cleaned({}))["facets"].items()
    }
    assert found["fuel"] == ["diesel", "cng"]
    assert found["year"] == ["2022", "2020", "2018"]
    assert found["seats"] == ["2", "5", "7"]
    # An empty bar between two is a bar too.
    assert found["price"] == ["800", "1000", "1250", "1500", "1750"]


def test_of_too_many_to_look_at_the_counts_are_the_least_there_are(garage, monkeypatch):
    monkeypatch.setattr(counting, "LOOK_AT", 6)
    criteria = {"transmission": "manual", "min_price": "300"}
    truth = by_hand(criteria)
    found = facets(cleaned(criteria))["facets"]
    assert not any(each["is_exact"] for values in found.values() for each in values)
    assert sum(each["count"] for each in found["category"]) == 6
    for facet, values in found.items():
        for each in values:
            assert each["count"] <= truth[facet].get(each["value"], 0), (facet, each)


def test_what_contradicts_itself_leaves_nothing_but_the_way_out():
    vehicle()
    found = facets(cleaned({"q": "diesel", "fuel": "petrol"}))
    assert found["count"].number == 0
    assert found["facets"]["category"] == []
    assert [each["value"] for each in found["facets"]["fuel"]] == ["petrol"]


def test_counts_are_kept_until_a_listing_changes(django_assert_num_queries):
    one = vehicle()
    assert counted({"category": "car"})["fuel"] == {"petrol": 1}
    criteria = cleaned({"category": "car"})
    with django_assert_num_queries(1):  # whether anything has changed
        facets(criteria)
    vehicle(fuel="diesel")
    assert counted({"category": "car"})["fuel"] == {"petrol": 1, "diesel": 1}
    one.set_available(available=False)
    assert counted({"category": "car"})["fuel"] == {"diesel": 1}
    Vehicle.objects.get(fuel="diesel").delete()
    assert counted({"category": "car"})["fuel"] == {}
