"""Large tables, read in parts by their key.

The driver of MariaDB holds a whole answer in memory, whatever `iterator()` is told.
"""

from collections.abc import Iterator, Sequence
from typing import Any

PART = 1000


def rows_by_key(rows: Any, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield these columns of every row of a queryset in the order of primary keys."""
    ordered = rows.order_by("pk").values_list("pk", *columns)
    part = list(ordered[:PART])
    while part:
        yield from (row[1:] for row in part)
        part = list(ordered.filter(pk__gt=part[-1][0])[:PART])
