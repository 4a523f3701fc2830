"""The rows of one page, in each order that there is, and the cursor of the next."""

from typing import Any

from gowheels import keyset
from gowheels.cards import COLUMNS
from gowheels.keyset import Cursor
from gowheels.models import Vehicle
from gowheels.search.nearest import nearest_ids
from gowheels.search.plan import Plan
from gowheels.search.query import Query

Row = dict[str, Any]


def read(query: Query, plan: Plan, size: int) -> list[Row]:
    """Return at most `size` rows of COLUMNS after the query's cursor, in the query's order."""
    if query.sort == "nearest":
        return _by_ids(nearest_ids(query, plan, size))
    return list(keyset.after(plan.rows.values(*COLUMNS), query.sort, query.cursor)[:size])


def cursor_after(query: Query, row: Row, count: int) -> str:
    """The cursor of the page that starts after a row, of so many vehicles that match."""
    if query.sort == "nearest":
        cursor = Cursor(row["created_at"], row["id"], count, row["pincode"])
    else:
        cursor = Cursor(keyset.value_of(query.sort, row), row["id"], count)
    return keyset.write_cursor(query.sort, cursor)


def _by_ids(ids: list[int]) -> list[Row]:
    rows = {row["id"]: row for row in Vehicle.objects.filter(pk__in=ids).values(*COLUMNS)}
    return [rows[each] for each in ids if each in rows]
