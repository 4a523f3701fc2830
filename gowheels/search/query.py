"""What is looked for: a search form's data and the meaning of its words, as conditions on rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from gowheels import places
from gowheels.keyset import Cursor
from gowheels.models import Vehicle
from gowheels.models.facets import FACETS
from gowheels.models.fields import search_key
from gowheels.models.vehicle_states import VehicleQuerySet
from gowheels.search import text
from gowheels.search.words import Meaning, meaning_of

DEFAULT_RADIUS = 25  # km around a place
# The ranges of a form, the facet that each narrows, and how.
RANGES = {
    "min_price": ("price", "price__gte"),
    "max_price": ("price", "price__lte"),
    "min_year": ("year", "year__gte"),
    "max_year": ("year", "year__lte"),
    "seats": ("seats", "seats__gte"),
}
EXACT = ("category", "fuel", "transmission", "plate", "district", "state")
NAMED = ("brand", "model")


@dataclass(frozen=True)
class Query:
    """Everything that a search asks for.

    `chosen` holds by facet the sets of values of which a vehicle must have one each; `ranges` the
    conditions of a form's ranges with the facet that each narrows; `nearby` the pincodes that are
    near enough with their km, or None when no place is asked for; `text` what is left of the words;
    `sort` the order, which differs from `asked_sort` where that makes no sense.
    """

    chosen: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    ranges: tuple[tuple[str, str, Any], ...] = ()
    nearby: Mapping[str, int] | None = None
    text: tuple[str, ...] = ()
    meaning: Meaning = field(default_factory=Meaning)
    sort: str = "newest"
    asked_sort: str = "newest"
    cursor: Cursor | None = None
    trip: Any = None

    @cached_property
    def values(self) -> dict[str, frozenset[str]]:
        """The values by facet that meet all that is chosen; empty where it contradicts itself."""
        return {facet: frozenset.intersection(*sets) for facet, sets in self.chosen.items()}

    @property
    def is_contradictory(self) -> bool:
        """Whether nothing can meet it, as when a word says diesel and the filter petrol."""
        return not all(self.values.values()) or self.nearby == {}

    def vehicles(self) -> VehicleQuerySet:
        """The visible vehicles that meet it.

        Words that are left are looked for in each row: for lists that are walked or short.
        """
        found = Vehicle.objects.visible()
        for facet, values in self.values.items():
            found = found.filter(**_one_of(FACETS[facet], values))
        for _, condition, value in self.ranges:
            found = found.filter(**{condition: value})
        if self.nearby is not None:
            found = found.filter(pincode__in=list(self.nearby))
        for word in self.text:
            found = found.filter(text.mentions(word))
        return found


def query_of(criteria: Mapping[str, Any]) -> Query:
    """Read a SearchForm's cleaned data."""
    meaning = meaning_of(criteria.get("q") or "")
    chosen: dict[str, list[frozenset[str]]] = {
        facet: [values] for facet, values in meaning.values.items()
    }
    for name in EXACT:
        if criteria.get(name):
            chosen.setdefault(name, []).append(frozenset([criteria[name]]))
    for name in NAMED:
        if criteria.get(name):
            # Signs alone name nothing, and nothing has an empty name.
            key = search_key(criteria[name])
            chosen.setdefault(name, []).append(frozenset([key] if key else []))
    ranges = [
        (facet, condition, criteria[name])
        for name, (facet, condition) in RANGES.items()
        if criteria.get(name) is not None
    ]
    ranges += meaning.ranges
    nearby = _nearby(criteria, meaning)
    sort, cursor = _sort(criteria, nearby), criteria.get("cursor")
    return Query(
        chosen={facet: tuple(sets) for facet, sets in chosen.items()},
        ranges=tuple(ranges),
        nearby=nearby,
        text=meaning.text,
        meaning=meaning,
        sort=sort,
        asked_sort=criteria.get("sort") or "newest",
        cursor=cursor if cursor and cursor.sort == sort else None,
        trip=criteria.get("trip"),
    )


def _sort(criteria: Mapping[str, Any], nearby: Mapping[str, int] | None) -> str:
    """The order asked for, if it makes sense: no place is nearest, and no trip cheapest."""
    sort = criteria.get("sort") or "newest"
    senseless = {"nearest": nearby is None, "cost": not criteria.get("trip")}
    return "newest" if senseless.get(sort) else sort


def _nearby(criteria: Mapping[str, Any], meaning: Meaning) -> dict[str, int] | None:
    """The pincodes around the place that the form or its words name, the nearest first."""
    centre = criteria.get("centre") or meaning.place
    radius = criteria.get("radius")
    radius = DEFAULT_RADIUS if radius is None else radius
    return places.around(centre, radius) if centre else None


def _one_of(column: str, values: frozenset[str]) -> dict[str, Any]:
    if len(values) == 1:
        return {column: next(iter(values))}
    return {f"{column}__in": sorted(values)}
