"""The cheapest first for a trip: no column holds what a trip costs, but few tariffs make its price.

A tariff is a price a day with a price an hour, or none. However many vehicles there are, they share
some thousand tariffs, whose costs are worked out and walked from the lowest up.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from django.core.cache import cache

from gowheels.models import FacetCount, Vehicle
from gowheels.pricing import trip_cost
from gowheels.search.plan import Plan
from gowheels.search.query import Query

KEPT_SECONDS = 60
Tariff = tuple[Decimal, Decimal | None]


def cheapest_ids(query: Query, plan: Plan, size: int) -> list[int]:
    """Return the ids of at most `size` vehicles after the query's cursor, the cheapest first.

    Of those that cost the same, the one listed first comes first.
    """
    find = _gathered if plan.gathers else _walked
    return find(query, plan, size)


def _gathered(query: Query, plan: Plan, size: int) -> list[int]:
    rows = plan.rows.values_list("price", "price_per_hour", "id")
    costs = [(trip_cost(price, hourly, query.trip.hours), each) for price, hourly, each in rows]
    start = (query.cursor.value, query.cursor.id) if query.cursor else (Decimal(0), 0)
    return [each for _, each in sorted(cost for cost in costs if cost > start)[:size]]


def _walked(query: Query, plan: Plan, size: int) -> list[int]:
    rows = query.vehicles().using_index(_lead(query)[1])
    found: list[int] = []
    for cost, alike_tariffs in _by_cost(query):
        ids: list[int] = []
        for price, hourly in alike_tariffs:
            alike = rows.filter(price=price, price_per_hour=hourly)
            if query.cursor and cost == query.cursor.value:
                alike = alike.filter(id__gt=query.cursor.id)
            ids += alike.order_by("id").values_list("id", flat=True)[:size]
        found += sorted(ids)
        if len(found) >= size:
            break
    return found[:size]


def _lead(query: Query) -> tuple[dict[str, str], str]:
    """What narrows the tariffs down, and the index by which they are read."""
    category = query.values.get("category", frozenset())
    if len(category) == 1:
        return {"category": next(iter(category))}, "listed_category_tariff"
    return {}, "listed_tariff"


def _by_cost(query: Query) -> Iterator[tuple[Decimal, list[Tariff]]]:
    """The tariffs that cost the same, from the cursor's cost on."""
    costs = [(trip_cost(*tariff, query.trip.hours), tariff) for tariff in _tariffs(query)]
    costs.sort(key=lambda each: each[0])
    for cost, group in groupby(costs, key=lambda each: each[0]):
        if query.cursor is None or cost >= query.cursor.value:
            yield cost, [tariff for _, tariff in group]


def _tariffs(query: Query) -> list[Tariff]:
    """The tariffs of what is listed, read anew after each change of the listings."""
    narrowed, index = _lead(query)
    key = f"search.tariffs.{FacetCount.objects.version()}.{narrowed.get('category', '')}"

    def read() -> list[Tariff]:
        listed = Vehicle.objects.visible().filter(**narrowed).using_index(index).order_by()
        return list(listed.values_list("price", "price_per_hour").distinct())

    return cache.get_or_set(key, read, KEPT_SECONDS) or []
