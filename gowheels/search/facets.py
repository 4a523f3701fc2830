"""What could be asked for next, and how many vehicles that would leave.

The count of a facet's values respects every filter but the facet's own. With one filter or none the
counts stand in a summary and are exact. With more they are made from the latest vehicles that
match, at most LOOK_AT of them: where more match, a count is the least that there are.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Any, TypedDict

from django.core.cache import cache
from django.utils.translation import get_language

from gowheels.keyset import ORDERINGS
from gowheels.models import BrandImage, FacetCount, ModelImage, Vehicle
from gowheels.models.facets import FACETS, PRICE_BARS, SCOPES, price_bar, scope_of
from gowheels.pricing import rupees
from gowheels.search.plan import Count, count_of, plan_of
from gowheels.search.query import Query, query_of

# Vehicles that are looked at for a count; words have to be looked for in the rows themselves.
LOOK_AT = 1000
LOOK_AT_FOR_WORDS = 200
SHOWN = (
    "category", "brand", "model", "fuel", "transmission", "seats", "plate", "state", "year",
    "price",
)  # fmt: skip
# Makes and models are many: the most frequent are shown, and the rest can be typed.
MOST_VALUES = 40
KEPT_SECONDS = 60
CHOICES = {
    "category": Vehicle.Category,
    "fuel": Vehicle.Fuel,
    "transmission": Vehicle.Transmission,
    "plate": Vehicle.Plate,
}

Counts = dict[str, Counter[str]]


class FacetValue(TypedDict):
    """One value of a facet; `is_exact` is false where there may be more than `count`."""

    value: str
    label: str
    count: int
    is_exact: bool
    is_chosen: bool


class Facets(TypedDict):
    """Every facet's values, the fullest first or in their own order, and how many match in all."""

    count: Count
    facets: dict[str, list[FacetValue]]


def facets(criteria: Mapping[str, Any]) -> Facets:
    """Count what a SearchForm's cleaned data would leave, by facet and value."""
    query = replace(query_of(criteria), cursor=None, sort="newest")
    # The version is part of the key: what is kept is forgotten when any listing changes.
    asked = blake2b(repr(_asked(query)).encode(), digest_size=16).hexdigest()
    key = f"search.facets.{FacetCount.objects.version()}.{get_language()}.{asked}"
    return cache.get_or_set(key, lambda: _count(query), KEPT_SECONDS) or _count(query)


def _asked(query: Query) -> tuple[Any, ...]:
    nearby = None if query.nearby is None else tuple(query.nearby)
    chosen = tuple(sorted((facet, tuple(sorted(found))) for facet, found in query.values.items()))
    return chosen, query.ranges, nearby, query.text


def _count(query: Query) -> Facets:
    asked = {*query.values, *(facet for facet, _, _ in query.ranges)}
    found: dict[str, list[FacetValue]] = {}
    shared = _Counted(query, "")
    for facet in SHOWN:
        counted = _Counted(query, facet) if facet in asked else shared
        found[facet] = _listed(facet, counted, query)
    total = Count(0) if query.is_contradictory else count_of(query, plan_of(query))
    return {"count": total, "facets": found}


class _Counted:
    """The counts of all facets under a query without what it says of one."""

    def __init__(self, query: Query, without: str) -> None:
        chosen = {facet: sets for facet, sets in query.chosen.items() if facet != without}
        ranges = tuple(each for each in query.ranges if each[0] != without)
        self._query = replace(query, chosen=chosen, ranges=ranges)
        scope = _scope_of(self._query)
        self.is_exact = True
        self._counts = self._looked_at() if scope is None else _summary(scope)

    def of(self, facet: str) -> Counter[str]:
        """How many vehicles have each value."""
        return self._counts.get(facet, Counter())

    def _looked_at(self) -> Counts:
        if self._query.is_contradictory:
            return {}
        rows = plan_of(self._query).rows.order_by(*ORDERINGS["newest"])
        most = LOOK_AT_FOR_WORDS if self._query.text else LOOK_AT
        looked_at = list(rows.values_list(*FACETS.values())[:most])
        self.is_exact = len(looked_at) < most
        columns = dict(zip(FACETS, zip(*looked_at, strict=True), strict=False))
        counts = {facet: Counter(map(str, values)) for facet, values in columns.items()}
        if columns:
            counts["price"] = Counter(str(price_bar(price)) for price in columns["price"])
        return counts


def _scope_of(query: Query) -> str | None:
    """The part of the summary that is the query's, or None when it has none."""
    if query.ranges or query.text or query.nearby is not None or len(query.values) > 1:
        return None
    for facet, values in query.values.items():
        return scope_of(facet, *values) if facet in SCOPES and len(values) == 1 else None
    return ""


def _summary(scope: str) -> Counts:
    counts: Counts = {}
    cells = FacetCount.objects.filter(scope=scope, facet__in=SHOWN, count__gt=0)
    for facet, value, count in cells.values_list("facet", "value", "count"):
        counts.setdefault(facet, Counter())[value] = count
    return counts


def _listed(facet: str, counted: _Counted, query: Query) -> list[FacetValue]:
    counts = counted.of(facet)
    chosen = query.values.get(facet, frozenset())
    labels = _labels(facet, [*counts, *chosen])
    values: list[FacetValue] = [
        {
            "value": value,
            "label": labels.get(value, value),
            "count": counts[value],
            "is_exact": counted.is_exact,
            "is_chosen": value in chosen,
        }
        for value in _in_order(facet, counts, chosen)
    ]
    return values


def _in_order(facet: str, counts: Counter[str], chosen: frozenset[str]) -> list[str]:
    if facet == "price":
        filled = [bar for bar in PRICE_BARS if counts[str(bar)]]
        return [str(bar) for bar in PRICE_BARS if filled and filled[0] <= bar <= filled[-1]]
    if facet in ("year", "seats"):
        return sorted(counts, key=int, reverse=facet == "year")
    fullest = sorted(counts, key=lambda value: (-counts[value], value))[:MOST_VALUES]
    return [*fullest, *sorted(chosen.difference(fullest))]


def _labels(facet: str, values: list[str]) -> dict[str, str]:
    """What people call the values of a facet."""
    if facet in ("brand", "model"):
        table: Any = BrandImage if facet == "brand" else ModelImage
        known = dict(table.objects.filter(key__in=values).values_list("key", "name"))
        return {value: known.get(value) or value.replace("-", " ").title() for value in values}
    if facet == "price":
        return {str(bar): rupees(bar) for bar in PRICE_BARS}
    choices = CHOICES[facet].choices if facet in CHOICES else []
    return {str(value): str(label) for value, label in choices}
