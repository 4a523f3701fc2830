"""Keyset pagination: a page starts after the last row of the one before, however deep it lies.

A page's place is an opaque, signed cursor. Rows that are added meanwhile neither repeat nor hide
one that was there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime

SALT = "gowheels.keyset"
ORDERINGS = {
    "newest": ("-ranked_at", "-id"),
    "price": ("price", "id"),
    "-price": ("-price", "-id"),
    "popular": ("-contact_count", "-id"),
    "latest": ("-created_at", "-id"),
    "oldest": ("created_at", "id"),
    "first_made": ("id", "id"),
    "last_made": ("-id", "-id"),
}
# Orders that no column holds, and what their cursor's value is made of.
VALUES: dict[str, Callable[[str], Any]] = {
    "newest": parse_datetime,
    "price": Decimal,
    "-price": Decimal,
    "popular": int,
    "latest": parse_datetime,
    "oldest": parse_datetime,
    "first_made": int,
    "last_made": int,
    "nearest": parse_datetime,
    "cost": Decimal,
}


@dataclass(frozen=True)
class Cursor:
    """Where a page starts: after the row with this value and id, of so many (or more) that match.

    `value` is what the order `sort` goes by. `place` is the pincode of that row when the nearest
    come first.
    """

    sort: str
    value: Any
    id: int
    count: int
    place: str = ""
    is_exact: bool = True


def after(rows: QuerySet[Any], sort: str, cursor: Cursor | None) -> QuerySet[Any]:
    """Return what comes after the cursor in one of ORDERINGS, in that order."""
    column = ORDERINGS[sort][0]
    if cursor:
        name, beyond = (column[1:], "lt") if column.startswith("-") else (column, "gt")
        # The first half alone is enough for the index; the second settles ties.
        rows = rows.filter(
            Q(**{f"{name}__{beyond}e": cursor.value})
            & (Q(**{f"{name}__{beyond}": cursor.value}) | Q(**{f"id__{beyond}": cursor.id}))
        )
    return rows.order_by(*ORDERINGS[sort])


def value_of(sort: str, row: dict[str, Any]) -> Any:
    """What a row's place in one of ORDERINGS goes by."""
    return row[ORDERINGS[sort][0].lstrip("-")]


def page_after(
    rows: QuerySet[Any], sort: str, cursor: Cursor | None, size: int
) -> tuple[list[Any], str | None]:
    """One page of `size` instances after the cursor, and the next page's cursor; one query."""
    found = list(after(rows, sort, cursor)[: size + 1])
    page = found[:size]
    if len(found) <= size:
        return page, None
    value = getattr(page[-1], ORDERINGS[sort][0].lstrip("-"))
    # What comes after is told by the row alone; nobody counts how many there are.
    return page, write_cursor(sort, Cursor(sort, value, page[-1].pk, 0))


def write_cursor(asked: str, cursor: Cursor) -> str:
    """The cursor as an opaque text for a URL that asks for this order.

    The cursor's own order is another where what is asked for makes no sense.
    """
    value = cursor.value.isoformat() if isinstance(cursor.value, datetime) else str(cursor.value)
    parts = [asked, cursor.sort, value, cursor.id, cursor.count, cursor.place, cursor.is_exact]
    return signing.dumps(parts, salt=SALT)


def read_cursor(text: str, asked: str) -> Cursor:
    """Return the cursor of a text. Raises ValueError when it is forged or of another order."""
    try:
        cursor_asked, sort, value, row_id, count, place, is_exact = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError):
        raise ValueError("forged cursor") from None
    if cursor_asked != asked:
        raise ValueError("cursor of another order")
    return Cursor(sort, VALUES[sort](value), row_id, count, place, is_exact)
