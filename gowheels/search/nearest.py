"""The nearest first: pincodes are read from the middle outwards until a page is full."""

from collections.abc import Iterator
from typing import Any

from gowheels import keyset
from gowheels.keyset import Cursor
from gowheels.search.plan import Plan
from gowheels.search.query import Query

# Pincodes are read together while they hold no more vehicles than this.
RING = 300
# What is needed of a row to put it in order: its id, pincode and time.
Row = tuple[int, str, Any]


def nearest_ids(query: Query, plan: Plan, size: int) -> list[int]:
    """Return the ids of at most `size` vehicles after the query's cursor, the nearest first.

    Within a pincode the newest come first.
    """
    codes = list(query.nearby or {})  # the nearest first
    if query.cursor:
        codes = codes[codes.index(query.cursor.place) :] if query.cursor.place in codes else []
    found: list[Row] = []
    for ring in [codes] if plan.gathers else _rings(codes, plan.sizes):
        rows = plan.rows.filter(pincode__in=ring)
        if not plan.gathers:
            rows = rows.using_index("listed_pincode")
        found += _in_order(rows, ring, query.cursor, size)
        if len(found) >= size:
            break
    return [row[0] for row in found[:size]]


def _rings(codes: list[str], sizes: dict[str, int]) -> Iterator[list[str]]:
    ring: list[str] = []
    held = 0
    for code in codes:
        if not sizes.get(code):
            continue
        if ring and held + sizes[code] > RING:
            yield ring
            ring, held = [], 0
        ring.append(code)
        held += sizes[code]
    if ring:
        yield ring


def _in_order(rows: Any, ring: list[str], cursor: Cursor | None, size: int) -> list[Row]:
    if len(ring) == 1:
        # One pincode may hold thousands; its index gives the newest of them.
        start = cursor if cursor and cursor.place == ring[0] else None
        newest = keyset.after(rows.filter(pincode=ring[0]), "newest", start)
        return list(newest.values_list("id", "pincode", "ranked_at")[:size])
    rank = {code: place for place, code in enumerate(ring)}

    def key(row: Row) -> tuple[int, float, int]:
        return rank[row[1]], -row[2].timestamp(), -row[0]

    found = sorted(rows.values_list("id", "pincode", "ranked_at"), key=key)
    if cursor and cursor.place in rank:
        read = key((cursor.id, cursor.place, cursor.value))
        found = [row for row in found if key(row) > read]
    return found
