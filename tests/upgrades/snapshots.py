"""A database as it lies there, to be compared with itself after a migration."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from gowheels.search.text import TABLE as FULL_TEXT

# Made anew after every migration, under other ids: compared by what it says.
COUNTS = "gowheels_facetcount"
Row = dict[str, Any]
Rows = dict[str, dict[Any, Row]]


@dataclass(frozen=True)
class Snapshot:
    """The rows of every table by their keys, the counts of facets, and the form of the tables."""

    rows: Rows
    facets: dict[tuple[str, str, str], int]
    form: dict[str, Any]


def taken() -> Snapshot:
    """The site's tables and the people in them, as they are now."""
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if _is_ours(name)]
        rows = {name: _rows(cursor, name) for name in names}
        facets = {
            (row["scope"], row["facet"], row["value"]): row["count"]
            for row in rows.pop(COUNTS, {}).values()
            if row["facet"] != "version" and row["count"]
        }
        return Snapshot(rows, facets, {name: _form(cursor, name) for name in names})


def _is_ours(table: str) -> bool:
    named_so = table.startswith("gowheels_") or table == "auth_user"
    return named_so and not table.startswith(FULL_TEXT)


def _rows(cursor: Any, table: str) -> dict[Any, Row]:
    key = connection.introspection.get_primary_key_column(cursor, table)
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
    return {row[key]: row for row in rows}


def _form(cursor: Any, table: str) -> Any:
    """Columns with their types, and what each constraint and index lies over; no order."""
    described = connection.introspection.get_table_description(cursor, table)
    columns = {column.name: (column.type_code, column.null_ok) for column in described}
    found = connection.introspection.get_constraints(cursor, table).values()
    rules = sorted(
        str((rule["columns"], rule["unique"], rule["check"], rule["index"], rule["foreign_key"]))
        for rule in found
    )
    return columns, rules
