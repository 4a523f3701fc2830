"""The vehicles' indexes, made at once: far sooner than kept row by row."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models

from gowheels.models import Vehicle
from gowheels.search import text


@contextmanager
def made_afterwards() -> Iterator[None]:
    """Fill an empty table of vehicles without its indexes; they are there again afterwards.

    Enter it outside a transaction, which MariaDB would end. Whatever is raised inside, they come
    back; where a run was killed outright, the next one makes those that are missing.
    """
    text.remove()
    there = _names()
    with connection.schema_editor() as editor:
        for index in _slow_to_keep():
            if index.name in there:
                editor.remove_index(Vehicle, index)
    try:
        yield
    finally:
        with connection.schema_editor() as editor:
            for index in _slow_to_keep():
                editor.add_index(Vehicle, index)
        text.install()


def _slow_to_keep() -> list[models.Index]:
    """All but those that a foreign key needs: its column leads them."""
    keys = {field.name for field in Vehicle._meta.fields if field.is_relation}
    return [index for index in Vehicle._meta.indexes if index.fields[0] not in keys]


def _names() -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, Vehicle._meta.db_table))
