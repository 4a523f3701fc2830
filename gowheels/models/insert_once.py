"""A row that is there once, whoever else adds it at the same moment."""

from typing import Any

from django.db import connection, models
from django.db.models.constants import OnConflict


def insert_once(row: models.Model) -> bool:
    """Insert an unsaved row unless one with its unique values is there: one statement.

    Returns whether it came. The row does not learn its id, and no signal is sent.
    """
    table = row._meta
    fields = [field for field in table.local_concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    values: list[Any] = [
        field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields
    ]
    insert = connection.ops.insert_statement(on_conflict=OnConflict.IGNORE)
    with connection.cursor() as cursor:
        cursor.execute(f"{insert} {quote(table.db_table)} ({columns}) VALUES ({places})", values)
        return cursor.rowcount == 1
