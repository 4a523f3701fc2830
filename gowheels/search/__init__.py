"""A valid search in, one page of listed vehicles out. The page and the endpoint both call it.

`words` says what a search's words mean, `query` what is looked for, `plan` how it is read, `text`
looks words up as text, `facets` counts what could be asked for next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from gowheels.cards import ListedVehicle, card_of
from gowheels.models.vehicle_states import VehicleQuerySet
from gowheels.search import pages
from gowheels.search.plan import Count, Plan, count_of, plan_of
from gowheels.search.query import DEFAULT_RADIUS, Query, query_of

__all__ = ["DEFAULT_RADIUS", "PAGE_SIZE", "Count", "Results", "count", "matches", "search"]

PAGE_SIZE = 24


@dataclass(frozen=True)
class Results:
    """One page: its cards, how many vehicles match, the next cursor.

    `read_as` are words that were understood other than as they were typed.
    """

    cards: list[ListedVehicle]
    count: Count
    next_cursor: str | None
    read_as: tuple[str, ...] = ()


def search(criteria: Mapping[str, Any]) -> Results:
    """Find what the public may see. `criteria` is a SearchForm's cleaned_data.

    At most three queries, and up to three more for words that are looked up as text.
    """
    query = query_of(criteria)
    if query.is_contradictory:
        return Results([], Count(0), None, query.meaning.read_as)
    plan = plan_of(query)
    rows = pages.read(query, plan, PAGE_SIZE + 1)
    page, has_more = rows[:PAGE_SIZE], len(rows) > PAGE_SIZE
    total = _count(query, plan, len(rows))
    nearby = query.nearby or {}
    return Results(
        cards=[card_of(row, nearby.get(row["pincode"]), query.trip) for row in page],
        count=total,
        next_cursor=pages.cursor_after(query, page[-1], total) if has_more else None,
        read_as=query.meaning.read_as,
    )


def count(criteria: Mapping[str, Any]) -> Count:
    """How many vehicles match."""
    query = query_of(criteria)
    return Count(0) if query.is_contradictory else count_of(query, plan_of(query))


def _count(query: Query, plan: Plan, read: int) -> Count:
    """How many match, of whom so many were read for a page and one more."""
    if query.cursor:
        return Count(query.cursor.count, query.cursor.is_exact)
    if read <= PAGE_SIZE:
        return Count(read)
    # Rows that came past the verbs are in no summary yet: what lies on the page counts.
    is_behind = plan.count is not None and plan.count < read
    return count_of(query, replace(plan, count=None) if is_behind else plan)


def matches(criteria: Mapping[str, Any]) -> VehicleQuerySet:
    """The visible vehicles that meet every criterion, in no order."""
    return query_of(criteria).vehicles()
