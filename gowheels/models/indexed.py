"""Rows that are read by an index that is named, where the database would choose another."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.db.models.sql.datastructures import BaseTable

Rows = TypeVar("Rows", bound=QuerySet[Any])


# The index of the primary key, as MariaDB calls it.
KEY = "PRIMARY"


class IndexedTable(BaseTable):
    """A table in a FROM clause with the one index by which it is read."""

    def __init__(self, table_name: str, alias: str | None, index: str) -> None:
        super().__init__(table_name, alias)
        self.index = index

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """Return the table's name and the hint in the database's own words."""
        sql, params = super().as_sql(compiler, connection)
        index = connection.ops.quote_name(self.index)
        if connection.vendor == "mysql":
            return f"{sql} FORCE INDEX ({index})", params
        # SQLite's tables lie in the order of their key.
        return f"{sql} {'NOT INDEXED' if self.index == KEY else f'INDEXED BY {index}'}", params


def read_by(rows: Rows, index: str) -> Rows:
    """The same rows, read by this index of their table and no other."""
    found: Any = rows.all()
    found.query.get_initial_alias()
    table = rows.model._meta.db_table
    found.query.alias_map[table] = IndexedTable(table, table, index)
    return found
