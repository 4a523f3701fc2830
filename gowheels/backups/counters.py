"""The ids that a table gives out next: one that was given once is not given again.

An old link must not lead to another vehicle, so what was counted to goes with a backup.
"""

from collections.abc import Iterable, Mapping

from django.db import connection, models

AnyModel = type[models.Model]


def counters(every: Iterable[AnyModel]) -> dict[str, int]:
    """The last id that each table has given out, by its model's label."""
    by_table = {model._meta.db_table: model._meta.label_lower for model in every}
    if connection.vendor == "mysql":
        asked = (
            "SELECT table_name, auto_increment - 1 FROM information_schema.tables"
            " WHERE table_schema = DATABASE() AND auto_increment IS NOT NULL"
        )
    else:
        asked = "SELECT name, seq FROM sqlite_sequence"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        given = {str(table): int(last) for table, last in cursor.fetchall()}
    return {label: given.get(table, 0) for table, label in by_table.items()}


def advance(every: Iterable[AnyModel], to: Mapping[str, int]) -> None:
    """Let each table go on after the id in `to`; outside a transaction, which MariaDB would end."""
    now = counters(every := list(every))
    with connection.cursor() as cursor:
        for model in every:
            table, last = model._meta.db_table, to.get(model._meta.label_lower, 0)
            if last <= now[model._meta.label_lower]:
                continue
            if connection.vendor == "mysql":
                name = connection.ops.quote_name(table)
                cursor.execute(f"ALTER TABLE {name} AUTO_INCREMENT = {int(last) + 1}")
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, last])
