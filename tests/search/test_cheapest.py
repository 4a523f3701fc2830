"""With dates chosen, the vehicles come in the order of what the trip costs."""

from decimal import Decimal
from random import Random

import pytest

from gowheels import search as searching
from gowheels.forms.search import SearchForm
from gowheels.models import Vehicle
from gowheels.pricing import trip_cost
from gowheels.search import plan, search
from tests.factories import person, trip_query, vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture
def fleet(monkeypatch):
    """Vehicles of few tariffs, some of which cost the same for some trips."""
    monkeypatch.setattr(searching, "PAGE_SIZE", 4)
    seller, chance = person(), Random(4)  # noqa: S311 - it guards nothing
    for _ in range(18):
        price = chance.choice([800, 1000, 1200])
        hourly = chance.choice([None, 50, 100, 100])
        vehicle(seller, price=price, price_per_hour=hourly, category=chance.choice(["car", "van"]))


def all_pages(**asked) -> list[int]:
    found, cursor = [], {}
    while True:
        form = SearchForm({"sort": "cost", **asked, **cursor})
        assert form.is_valid(), form.errors
        results = search(form.cleaned_data)
        found += [card["id"] for card in results.cards]
        if results.next_cursor is None:
            return found
        cursor = {"cursor": results.next_cursor}


def in_order(hours: int, **fields) -> list[int]:
    rows = Vehicle.objects.visible().filter(**fields)
    costs = [(trip_cost(row.price, row.price_per_hour, hours), row.pk) for row in rows]
    return [pk for _, pk in sorted(costs)]


@pytest.mark.parametrize("gather", [0, 3000], ids=["walked", "gathered"])
@pytest.mark.parametrize("hours", [1, 8, 10, 24, 32, 100])
def test_pages_come_in_the_order_of_the_cost(fleet, monkeypatch, gather, hours):
    monkeypatch.setattr(plan, "GATHER", gather)
    days, rest = divmod(hours, 24)
    trip = trip_query(days=days, hours=rest)
    assert all_pages(**trip) == in_order(hours)
    assert all_pages(**trip, category="van") == in_order(hours, category="van")


@pytest.mark.parametrize("gather", [0, 3000], ids=["walked", "gathered"])
def test_a_new_tariff_has_its_place_at_once(fleet, monkeypatch, gather):
    monkeypatch.setattr(plan, "GATHER", gather)
    trip = trip_query(days=1)
    all_pages(**trip)
    new = vehicle(price=Decimal(77))
    assert all_pages(**trip)[0] == new.pk


def test_without_dates_the_newest_come_first(fleet):
    assert all_pages()[0] == Vehicle.objects.order_by("-created_at", "-pk").first().pk
