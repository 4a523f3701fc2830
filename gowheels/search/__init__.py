"""A valid search in, one page of listed vehicles out. The page and the endpoint both call it.

`words` says what a search's words mean, `query` what is looked for, `plan` how it is read, `text`
looks words up as text, `facets` counts what could be asked for next.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gowheels.cards import ListedVehicle, card_of
from gowheels.models.vehicle_states import VehicleQuerySet
from gowheels.pricing import grouped
from gowheels.search import pages
from gowheels.search.plan import count_of, plan_of
from gowheels.search.query import DEFAULT_RADIUS, query_of

__all__ = [
    "COUNT_LIMIT",
    "DEFAULT_RADIUS",
    "PAGE_SIZE",
    "Results",
    "count",
    "counted",
    "matches",
    "search",
]

PAGE_SIZE = 24
# Counting further costs time that grows with the site, and nobody reads the difference.
COUNT_LIMIT = 1000


@dataclass(frozen=True)
class Results:
    """One page: its cards, how many vehicles match, the next cursor.

    A `count` of COUNT_LIMIT + 1 means more than COUNT_LIMIT, any other is exact. `read_as` are
    words that were understood other than as they were typed.
    """

    cards: list[ListedVehicle]
    count: int
    next_cursor: str | None
    read_as: tuple[str, ...] = ()

    @property
    def count_text(self) -> str:
        """The count in words: "1 vehicle", "1,000+ vehicles"."""
        return counted(self.count)


def counted(count: int, one: str = "vehicle", many: str = "vehicles") -> str:
    """A count in words: "1 car", "412 cars", "1,000+ cars" for COUNT_LIMIT + 1."""
    if count == COUNT_LIMIT + 1:
        return f"{grouped(COUNT_LIMIT)}+ {many}"
    return f"1 {one}" if count == 1 else f"{grouped(count)} {many}"


def search(criteria: Mapping[str, Any]) -> Results:
    """Find what the public may see. `criteria` is a SearchForm's cleaned_data.

    At most three queries, and up to three more for words that are looked up as text.
    """
    query = query_of(criteria)
    if query.is_contradictory:
        return Results([], 0, None, query.meaning.read_as)
    plan = plan_of(query)
    rows = pages.read(query, plan, PAGE_SIZE + 1)
    page, has_more = rows[:PAGE_SIZE], len(rows) > PAGE_SIZE
    if query.cursor:
        total = query.cursor.count
    else:
        total = count_of(plan, COUNT_LIMIT + 1) if has_more else len(rows)
    nearby = query.nearby or {}
    return Results(
        cards=[card_of(row, nearby.get(row["pincode"]), query.trip) for row in page],
        count=total,
        next_cursor=pages.cursor_after(query, page[-1], total) if has_more else None,
        read_as=query.meaning.read_as,
    )


def count(criteria: Mapping[str, Any]) -> int:
    """How many vehicles match; COUNT_LIMIT + 1 stands for all that is more where not known."""
    query = query_of(criteria)
    return 0 if query.is_contradictory else count_of(plan_of(query), COUNT_LIMIT + 1)


def matches(criteria: Mapping[str, Any]) -> VehicleQuerySet:
    """The visible vehicles that meet every criterion, in no order."""
    return query_of(criteria).vehicles()
