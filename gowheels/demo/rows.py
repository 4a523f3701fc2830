"""Many rows at once, with their ids, on every database."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import Field, Max

# Fields whose values every database takes from Python as they are: most of them.
_AS_THEY_ARE = {
    models.BigAutoField,
    models.AutoField,
    models.BooleanField,
    models.CharField,
    models.FloatField,
    models.ForeignKey,
    models.OneToOneField,
    models.PositiveIntegerField,
    models.PositiveSmallIntegerField,
    models.TextField,
}


def add(rows: Sequence[Any]) -> None:
    """Insert unsaved rows of one model with the next ids, which they are given; in a transaction.

    One prepared statement for all of them: `bulk_create` spends more time on writing and reading
    long statements than the database on the rows.
    """
    if not rows:
        return
    connection = connections[DEFAULT_DB_ALIAS]
    table = type(rows[0])._meta
    last = type(rows[0]).objects.aggregate(last=Max("pk"))["last"] or 0
    for pk, row in enumerate(rows, last + 1):
        row.pk = pk
    columns = ", ".join(connection.ops.quote_name(f.column) for f in table.concrete_fields)
    places = ", ".join(["%s"] * len(table.concrete_fields))
    name = connection.ops.quote_name(table.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {name} ({columns}) VALUES ({places})",  # noqa: S608 - names of models
            list(_values(rows, table.concrete_fields, connection)),
        )


def _values(
    rows: Sequence[Any], fields: "Sequence[Field[Any, Any]]", connection: Any
) -> Iterator[list[Any]]:
    """Yield what each row has in its fields, as the database wants it."""
    read = attrgetter(*(field.attname for field in fields))
    prepared = [(n, field) for n, field in enumerate(fields) if type(field) not in _AS_THEY_ARE]
    for row in rows:
        values = list(read(row))
        for place, field in prepared:
            values[place] = field.get_db_prep_save(field.pre_save(row, add=True), connection)
        yield values
