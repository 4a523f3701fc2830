"""The rows of one page, in each order that there is, and the cursor of the next."""

from typing import Any

from gowheels import keyset
from gowheels.cards import COLUMNS
from gowheels.keyset import Cursor
from gowheels.models import Vehicle
from gowheels.pricing import trip_cost
from gowheels.search.cheapest import cheapest_ids
from gowheels.search.nearest import nearest_ids
from gowheels.search.plan import Count, Plan
from gowheels.search.query import Query

Row = dict[str, Any]
# The orders that no index lies in.
BY_IDS = {"nearest": nearest_ids, "cost": cheapest_ids}


def read(query: Query, plan: Plan, size: int) -> list[Row]:
    """Return at most `size` rows of COLUMNS after the query's cursor, in the query's order."""
    if query.sort in BY_IDS:
        return _by_ids(BY_IDS[query.sort](query, plan, size))
    return list(keyset.after(plan.rows.values(*COLUMNS), query.sort, query.cursor)[:size])


def cursor_after(query: Query, row: Row, count: Count) -> str:
    """The cursor of the page that starts after a row, of so many vehicles that match."""
    place = row["pincode"] if query.sort == "nearest" else ""
    value = _value_of(query, row)
    cursor = Cursor(query.sort, value, row["id"], count.number, place, is_exact=count.is_exact)
    return keyset.write_cursor(query.asked_sort, cursor)


def _value_of(query: Query, row: Row) -> Any:
    """What the row's place in the query's order goes by."""
    if query.sort == "cost":
        return trip_cost(row["price"], row["price_per_hour"], query.trip.hours)
    # Within a pincode the newest come first.
    return keyset.value_of("newest" if query.sort == "nearest" else query.sort, row)


def _by_ids(ids: list[int]) -> list[Row]:
    rows = {row["id"]: row for row in Vehicle.objects.filter(pk__in=ids).values(*COLUMNS)}
    return [rows[each] for each in ids if each in rows]
