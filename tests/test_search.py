"""Each filter finds what it says, and only what the public may see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gowheels import search as searching
from gowheels.forms.search import SearchForm
from gowheels.models import Vehicle
from gowheels.search import Count, plan, search
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db


def found(**criteria) -> list[str]:
    """The models of what is found, in order."""
    form = SearchForm(criteria)
    assert form.is_valid(), form.errors
    return [card["model_name"] for card in search(form.cleaned_data).cards]


@pytest.fixture
def garage():
    """Four vehicles that differ in everything."""
    vehicle(model_name="Nexon")
    vehicle(
        category="bike",
        brand_name="Royal Enfield",
        model_name="Classic 350",
        year=2018,
        price="900.00",
        seats=2,
        plate="private",
        pincode="411001",
        locality="Camp",
        district="Pune",
        state="Maharashtra",
        description="Serviced in May, two helmets.",
    )
    vehicle(
        category="scooter",
        brand_name="Ather",
        model_name="450X",
        year=2024,
        price="500.00",
        fuel="electric",
        transmission="automatic",
        seats=2,
        plate="electric",
    )
    vehicle(
        category="van",
        brand_name="Force",
        model_name="Traveller",
        year=2015,
        price="6000.00",
        fuel="diesel",
        seats=17,
        plate="commercial",
        pincode="682001",
        locality="Fort Kochi",
        district="Ernakulam",
        state="Kerala",
    )


@pytest.mark.parametrize(
    ("criteria", "models"),
    [
        ({}, {"Nexon", "Classic 350", "450X", "Traveller"}),
        ({"category": "bike"}, {"Classic 350"}),
        ({"category": "Bike"}, {"Classic 350"}),
        ({"brand": "Royal Enfield"}, {"Classic 350"}),
        ({"brand": "royal  ENFIELD"}, {"Classic 350"}),
        ({"brand": "royal-enfield"}, {"Classic 350"}),
        ({"brand": "Royal"}, set()),
        ({"brand": "!!!"}, set()),
        ({"model": "classic 350"}, {"Classic 350"}),
        ({"model": "450x"}, {"450X"}),
        ({"brand": "Tata", "model": "450X"}, set()),
        ({"fuel": "electric"}, {"450X"}),
        ({"transmission": "automatic"}, {"450X"}),
        ({"seats": "5"}, {"Nexon", "Traveller"}),
        ({"seats": "6"}, {"Traveller"}),
        ({"min_price": "900"}, {"Nexon", "Classic 350", "Traveller"}),
        ({"min_price": "901"}, {"Nexon", "Traveller"}),
        ({"max_price": "900"}, {"Classic 350", "450X"}),
        ({"max_price": "0"}, set()),
        ({"min_price": "900", "max_price": "1850"}, {"Nexon", "Classic 350"}),
        ({"min_year": "2022"}, {"Nexon", "450X"}),
        ({"max_year": "2018"}, {"Classic 350", "Traveller"}),
        ({"state": "kerala"}, {"Traveller"}),
        ({"pincode": "560 038"}, {"Nexon", "450X"}),
        ({"pincode": "999999"}, set()),
        ({"q": "diesel"}, {"Traveller"}),
        ({"q": "Bikes"}, {"Classic 350"}),
        ({"q": "automatic scooter"}, {"450X"}),
        ({"q": "nexon"}, {"Nexon"}),
        ({"q": "ENFIELD classic"}, {"Classic 350"}),
        ({"q": "enfield pune"}, {"Classic 350"}),
        ({"q": "enfield kochi"}, set()),
        ({"q": "helmets"}, {"Classic 350"}),
        ({"q": "6820"}, {"Traveller"}),
        ({"q": "   "}, {"Nexon", "Classic 350", "450X", "Traveller"}),
        ({"q": "%"}, set()),
        ({"q": "_"}, set()),
        ({"q": "'; DROP TABLE gowheels_vehicle; --"}, set()),
        ({"q": "नेक्सन 🚗"}, set()),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_a_filter_finds_what_it_says(garage, criteria, models):
    assert set(found(**criteria)) == models


def test_a_backslash_and_a_per_cent_sign_are_looked_for_as_they_are():
    vehicle(model_name="Plain")
    vehicle(model_name="Full", description="100% a\\b")
    assert found(q="100%") == ["Full"]
    assert found(q="a\\b") == ["Full"]


@pytest.mark.parametrize(
    ("sort", "models"),
    [
        ("", ["450X", "Nexon", "Traveller"]),
        ("newest", ["450X", "Nexon", "Traveller"]),
        ("price", ["450X", "Nexon", "Traveller"]),
        ("-price", ["Traveller", "Nexon", "450X"]),
    ],
)
def test_results_come_in_the_order_asked_for(sort, models):
    now = timezone.now()
    vehicle(model_name="Traveller", price=6000, created_at=now - timedelta(days=2))
    vehicle(model_name="Nexon", price=1850, created_at=now - timedelta(days=1))
    vehicle(model_name="450X", price=500, created_at=now)
    assert found(sort=sort) == models


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("category", "boat"),
        ("fuel", "steam"),
        ("transmission", "magic"),
        ("state", "Bavaria"),
        ("seats", "0"),
        ("seats", "many"),
        ("min_price", "-1"),
        ("max_price", "9" * 5000),
        ("min_year", "1800"),
        ("max_year", "x"),
        ("pincode", "56003"),
        ("sort", "best"),
        ("q", "x" * 101),
        ("q", "a\x00b"),
        ("brand", "x" * 51),
        ("cursor", "x" * 301),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_filter_that_makes_no_sense_is_named_and_the_rest_stands(garage, field, value):
    form = SearchForm({"category": "van", field: value})
    assert not form.is_valid()
    assert list(form.errors) == [field]
    results = search(form.cleaned_data)
    assert len(results.cards) == (4 if field == "category" else 1)


@pytest.mark.parametrize("what", ["price", "year"])
def test_a_range_that_is_upside_down_is_named_at_its_upper_end(what):
    low, high = {"price": ("900", "100"), "year": ("2020", "2010")}[what]
    form = SearchForm({f"min_{what}": low, f"max_{what}": high})
    assert not form.is_valid()
    assert form.errors == {f"max_{what}": [f"The highest {what} is below the lowest."]}
    assert form.cleaned_data[f"min_{what}"] == int(low)


def test_the_count_is_in_words():
    assert Count(0).text() == "0 vehicles"
    assert Count(1).text() == "1 vehicle"
    assert Count(999).text() == "999 vehicles"
    assert Count(1000).text() == "1,000 vehicles"
    assert Count(1000, is_exact=False).text() == "1,000+ vehicles"
    assert Count(123456).text("car", "cars") == "1,23,456 cars"


def test_counting_stops_at_the_limit_where_no_summary_knows(monkeypatch):
    monkeypatch.setattr(plan, "COUNT_TO", 3)
    monkeypatch.setattr(searching, "PAGE_SIZE", 2)
    made = [vehicle() for _ in range(3)]
    asked = {"min_price": 1}
    assert search(asked).count == Count(3)
    made += [vehicle(), vehicle()]
    assert search(asked).count == Count(3, is_exact=False)
    assert search({}).count == Count(5)


def test_what_came_past_the_verbs_is_found_and_counted(monkeypatch):
    monkeypatch.setattr(searching, "PAGE_SIZE", 2)
    waiting = [vehicle(approval_status="pending").pk for _ in range(4)]
    Vehicle.objects.filter(pk__in=waiting).update(listed=1)
    results = search({"category": "car"})
    assert (len(results.cards), results.count) == (2, Count(4))


def test_a_chip_names_each_filter_that_is_set():
    form = SearchForm(
        {
            "q": "helmet",
            "category": "bike",
            "brand": "Hero",
            "min_price": "1500",
            "max_price": "150000",
            "fuel": "cng",
            "transmission": "none",
            "seats": "2",
            "min_year": "2015",
            "max_year": "2020",
            "state": "Goa",
            "pincode": "403001",
            "sort": "price",
        }
    )
    assert form.is_valid()
    assert {name: chip["label"] for chip in form.chips() for name in chip["names"]} == {
        "q": "“helmet”",
        "category": "Bike",
        "brand": "Hero",
        "min_price": "From ₹1,500 a day",
        "max_price": "Up to ₹1,50,000 a day",
        "fuel": "CNG",
        "transmission": "No gears",
        "seats": "2 seats or more",
        "min_year": "2015 or newer",
        "max_year": "2020 or older",
        "state": "Goa",
        "pincode": "Near 403001",
    }


def test_what_the_public_may_not_see_is_never_found(move_clock):
    blocked, seller = person("Blocked"), person("Seller")
    vehicle(seller, model_name="seen")
    vehicle(seller, model_name="pending", approval_status="pending")
    vehicle(seller, model_name="rejected", approval_status="rejected")
    vehicle(seller, model_name="unavailable", available=False)
    vehicle(seller, model_name="stale", confirmed_at=timezone.now() - Vehicle.HIDDEN_AFTER)
    vehicle(blocked, model_name="blocked")
    blocked.profile.block(None, "Spam.")
    assert found() == ["seen"]
    assert search({}).count == Count(1)


def test_a_search_of_very_many_words_is_refused():
    form = SearchForm({"q": "a b c d e f g h i", "category": "car"})
    assert not form.is_valid()
    assert form.errors == {"q": ["Search for at most 8 words."]}
    assert form.cleaned_data["category"] == "car"
