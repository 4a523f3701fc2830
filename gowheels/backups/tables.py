"""Rows to lines of JSON and back, the same whichever database they are in.

Rows are read and written past the models: saving them would change them (`updated_at`), and set
off what has to follow a change on the site.
"""

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections, models, transaction
from tqdm import tqdm

from gowheels.models import FacetCount, OneTimePassword, PersonSession, RateCount
from gowheels.parts import rows_by_key

# Made anew from the rest, or over before a backup is ever restored.
LEFT_OUT = (FacetCount, OneTimePassword, PersonSession, RateCount)
# What `migrate` fills by itself: these rows give way to those of the backup.
FILLED_BY_MIGRATE = (ContentType, Permission, Group, Group.permissions.through)
BATCH = 1000

AnyModel = type[models.Model]


def kept() -> list[AnyModel]:
    """Every model whose rows are in a backup, those between two others included, by name."""
    every = (
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model not in LEFT_OUT
    )
    return sorted(every, key=lambda model: model._meta.label_lower)


def filled() -> list[AnyModel]:
    """The models of which this site has rows, but for what `migrate` makes by itself."""
    own = (model for model in kept() if model not in FILLED_BY_MIGRATE)
    return [model for model in own if models.QuerySet(model).exists()]


@contextmanager
def one_moment() -> Iterator[None]:
    """Read everything inside as it stood at the first look, while others go on writing."""
    connection.ensure_connection()
    database: Any = connection
    if connection.vendor == "mysql":
        _isolate("REPEATABLE READ")
        try:
            with transaction.atomic():
                yield
        finally:
            _isolate(database.isolation_level.upper())
        return
    # A reader in WAL mode keeps nobody from writing, unless it asks for the right to write as well.
    mode, database.transaction_mode = database.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic():
            yield
    finally:
        database.transaction_mode = mode


def _isolate(level: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET SESSION TRANSACTION ISOLATION LEVEL {level}")


def write(model: AnyModel, path: Path) -> int:
    """Write all rows of a model, one JSON list a line, gzipped; returns how many there were.

    The first line names the columns.
    """
    columns = [field.attname for field in model._meta.concrete_fields]
    count = 0
    rows = rows_by_key(models.QuerySet(model), columns)
    # No name and no time inside: the same rows give the same bytes.
    with path.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as lines:
        lines.write(_line(columns))
        for row in tqdm(rows, desc=model._meta.label, unit=" rows", disable=None):
            lines.write(_line(row))
            count += 1
    return count


def _line(values: Any) -> bytes:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=_portable)
    return text.encode() + b"\n"


def _portable(value: Any) -> str:
    match value:
        case date() | datetime():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
    raise TypeError(f"A backup has no form for a {type(value).__name__}.")


def read(model: AnyModel, lines: Any) -> int:
    """Put the rows of a gzipped file of lines in the place of a model's own; returns how many.

    Call it in a transaction, without checks of foreign keys. Raises ValueError when the columns
    are not the model's.
    """
    fields = model._meta.concrete_fields
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    # Itself: Django's `connection` looks for it each time it is asked something.
    database = connections[connection.alias]
    count = 0
    with gzip.GzipFile(fileobj=lines) as rows, connection.cursor() as cursor:
        if json.loads(rows.readline()) != [field.attname for field in fields]:
            raise ValueError(f"{model._meta.label} has other columns here.")
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of models
        parsed = iter(tqdm(rows, desc=model._meta.label, unit=" rows", disable=None))
        while part := [json.loads(line) for line in islice(parsed, BATCH)]:
            cursor.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608
                [_prepared(fields, row, database) for row in part],
            )
            count += len(part)
    return count


def _prepared(fields: Any, row: list[Any], database: Any) -> list[Any]:
    pairs = zip(fields, row, strict=True)
    return [
        None if value is None else field.get_db_prep_save(value, database) for field, value in pairs
    ]
