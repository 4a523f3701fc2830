"""Many rows at once, with their ids, on every database."""

from collections.abc import Sequence
from typing import Any

from django.db import connection


def add(rows: Sequence[Any], key: str, **among: Any) -> None:
    """Insert rows of one model and set their ids.

    MySQL, unlike MariaDB and SQLite, does not tell the ids of what it inserted. There they are
    read back by the field `key`, which differs among the rows that match the filter `among`.
    """
    if not rows:
        return
    table = type(rows[0]).objects.all()
    table.bulk_create(rows, batch_size=500)
    if connection.features.can_return_rows_from_bulk_insert:
        return
    keys = [getattr(row, key) for row in rows]
    found = table.filter(**{f"{key}__in": keys}, **among).values_list(key, "pk")
    ids = dict(found)
    for row in rows:
        row.pk = ids[getattr(row, key)]
