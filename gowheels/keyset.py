"""Keyset pagination: a page starts after the last row of the one before, however deep it lies.

A page's place is an opaque, signed cursor. Rows that are added meanwhile neither repeat nor hide
one that was there.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime

SALT = "gowheels.keyset"
# Each ordering leads with `listed`, which the rows of a list share: by it MariaDB sees that the
# index gives the order, and reads on from the cursor and not from the start.
ORDERINGS = {
    "newest": ("-listed", "-created_at", "-id"),
    "price": ("listed", "price", "id"),
    "-price": ("-listed", "-price", "-id"),
}


def page_of(
    rows: QuerySet[Any], sort: str, cursor: list[Any] | None, size: int
) -> tuple[list[Any], str | None]:
    """Return at most `size` rows of a `.values()` queryset after the cursor, and the next cursor.

    The next cursor is None on the last page. `cursor` is what `read_cursor` returned.
    """
    if cursor:
        rows = rows.filter(_after(sort, *cursor))
    found = list(rows.order_by(*ORDERINGS[sort])[: size + 1])
    if len(found) <= size:
        return found, None
    last = found[size - 1]
    return found[:size], write_cursor(sort, last)


def _after(sort: str, value: Any, row_id: int) -> Q:
    column = ORDERINGS[sort][1]
    name, beyond = (column[1:], "lt") if column.startswith("-") else (column, "gt")
    # The first half alone is enough for the index; the second settles ties.
    return Q(**{f"{name}__{beyond}e": value}) & (
        Q(**{f"{name}__{beyond}": value}) | Q(**{f"id__{beyond}": row_id})
    )


def write_cursor(sort: str, row: dict[str, Any]) -> str:
    """The cursor of the page that starts after `row`."""
    value = row[ORDERINGS[sort][1].lstrip("-")]
    return signing.dumps([sort, str(value), row["id"]], salt=SALT)


def read_cursor(text: str, sort: str) -> list[Any]:
    """Return [value, id] of a cursor. Raises ValueError when it is forged or of another sort."""
    try:
        cursor_sort, value, row_id = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        raise ValueError("forged cursor") from None
    if cursor_sort != sort:
        raise ValueError("cursor of another sort")
    return [_parse(sort, value), row_id]


def _parse(sort: str, value: str) -> datetime | Decimal | None:
    return parse_datetime(value) if sort == "newest" else Decimal(value)
