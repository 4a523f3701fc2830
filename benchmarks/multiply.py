"""Make a small demo large by SQL: a million vehicles in the time in which Python thinks up a tenth.

    .venv/bin/python manage.py seed_demo --no-photos --vehicles 20000
    .venv/bin/python -m benchmarks.multiply --by 50

Each person and vehicle is there `--by` times afterwards, the copies beside each other in ids and in
time. Some of them are what the demo has none of: risky, deleted, blocked, reported or showing
another's photograph. Clicks and leads stay as few as they are. Only for a database that
is thrown away: no row keeps its id.
"""

import argparse
import os
import sys
import time
from typing import Any

import django

_BEGUN = time.perf_counter()

# What differs between the copies, by table and column: `new` is the row's new id, `k` which copy.
HEAD_START = "CASE WHEN {new} % 40 = 0 THEN 259200 WHEN {new} % 12 = 0 THEN 86400 ELSE 0 END"
COPIED = {
    "auth_user": {
        "username": "CASE WHEN k = 0 THEN username ELSE username || '-' || k END",
        "is_staff": "CASE WHEN k = 0 THEN is_staff ELSE 0 END",
        "is_superuser": "CASE WHEN k = 0 THEN is_superuser ELSE 0 END",
    },
    "gowheels_userprofile": {
        # The demo has no number that begins so; the factor takes them far apart.
        "phone": "CASE WHEN k = 0 THEN phone "
        "ELSE '+9196' || (10000000 + {new} * 7919 % 89999999) END",
        "is_blocked": "{new} % 500 = 0",
    },
    "gowheels_vehicle": {
        "listed": "CASE WHEN {new} % 97 = 0 THEN 0 ELSE listed END",
        "deleted_at": "CASE WHEN {new} % 97 = 0 THEN updated_at END",
        "risk": "CASE WHEN {new} % 40 = 0 THEN 7 WHEN {new} % 12 = 0 THEN 4 ELSE {new} % 4 END",
        "cover": "CASE WHEN {new} % 10 < 8 THEN 'vehicles/2/' || {new} || '.webp' ELSE '' END",
        "image_count": "CASE WHEN {new} % 10 < 8 THEN 4 ELSE 0 END",
        "created_at": "{earlier} k * 7 {seconds}",
        "waits_since": "{earlier} k * 7 {seconds}",
        "ranked_at": "{earlier} k * 7 {seconds}",
        "queue_at": "{earlier} k * 7 + " + HEAD_START + " {seconds}",
    },
    "gowheels_auditentry": {
        "actor_name": "CASE k % 3 WHEN 0 THEN actor_name WHEN 1 THEN 'asha' ELSE 'meera' END",
        "target_id": "CASE WHEN target_type = 'vehicle' THEN (target_id - 1) * {by} + k + 1 END",
        "at": "{earlier} k * 7 {seconds}",
    },
}
# Rows of the demo that stay as many as they are, and belong to the first of the copies.
MOVED = ("gowheels_vehicleclick", "gowheels_dailytotal", "gowheels_lead")
OF_COPIES = ("user_id", "seller_id", "vehicle_id", "customer_id")
OF_THE_FIRST = ("reviewed_by_id", "actor_id")
# Rows that vehicles `v` get, those that a condition picks, so many (`n`) each.
MADE: tuple[tuple[str, str, int, dict[str, str]], ...] = (
    (
        "gowheels_vehicleimage", "v.id % 250 = 0", 1,
        {"vehicle_id": "v.id", "position": "0", "image": "v.cover", "width": "1600",
         "height": "1200", "perceptual_hash": "v.id", "alternative_text": "''"},
    ),
    (
        "gowheels_vehiclereport", "v.id % 50 = 0", 3,
        {"vehicle_id": "v.id", "reporter_id": "{first} + (v.id * 37 + n * 11) % {people}",
         "reason": "CASE v.id % 3 WHEN 0 THEN 'fraud' WHEN 1 THEN 'gone' ELSE 'wrong' END",
         "note": "'It is not what was said.'", "created_at": "v.updated_at",
         "resolved_at": "CASE WHEN v.id % 500 > 0 THEN v.updated_at END"},
    ),
)  # fmt: skip
SAME_PHOTOS = (
    "INSERT INTO gowheels_samephoto (image_id, other_id) SELECT later.id, former.id "
    "FROM gowheels_vehicleimage later JOIN gowheels_vehicleimage former "
    "ON former.id = later.id - 1 WHERE later.id % 2 = 0"
)


def main() -> None:
    """Multiply, and say how long each part took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--by", type=int, required=True)
    options = parser.parse_args()
    from gowheels.demo import accounts  # noqa: PLC0415 - wants django.setup() first
    from gowheels.models import Vehicle  # noqa: PLC0415

    if Vehicle.objects.exclude(seller__in=accounts.demo_users()).exists():
        sys.exit("There are vehicles that are not of the demo: their ids would change.")
    multiply(options.by)


def multiply(by: int) -> None:
    """Have each person and vehicle `by` times, with all that is kept about them in line."""
    from django.db import connection  # noqa: PLC0415

    from gowheels import bulk  # noqa: PLC0415
    from gowheels.search import text  # noqa: PLC0415

    with connection.cursor() as cursor:
        indexes = _drop_indexes(cursor)
        _told("indexes dropped")
        with connection.constraint_checks_disabled():
            if connection.vendor == "mysql":
                cursor.execute("SET sql_mode = CONCAT(@@sql_mode, ',PIPES_AS_CONCAT')")
            for table in (*COPIED, *MOVED):
                _copy(cursor, table, by if table in COPIED else 1, by)
                _told(table)
            for each in MADE:
                _make(cursor, *each)
                _told(each[0])
            cursor.execute(SAME_PHOTOS)
    _add_indexes(indexes)
    _told("indexes made")
    text.install()
    _told("index of words")
    bulk.settle()
    _told("settled")


def _copy(cursor: Any, table: str, copies: int, by: int) -> None:
    """Write a table anew with each of its rows `copies` times, one of `by` ids apart."""
    from django.db import connection  # noqa: PLC0415

    is_mysql = connection.vendor == "mysql"
    words = {
        "by": str(by),
        "new": f"((id - 1) * {by} + k + 1)",
        "earlier": "{column} - INTERVAL"
        if is_mysql
        else "STRFTIME('%Y-%m-%d %H:%M:%f000', {column}, '-' || (",
        "seconds": "SECOND" if is_mysql else ") || ' seconds')",
    }
    differing = COPIED.get(table, {})
    chosen, columns = [], []
    for each in connection.introspection.get_table_description(cursor, table):
        name, column = each.name, connection.ops.quote_name(each.name)
        columns.append(column)
        if name == "id":
            chosen.append(words["new"])
        elif name in OF_COPIES or name in OF_THE_FIRST:
            copy = "k" if name in OF_COPIES else "0"
            chosen.append(f"({column} - 1) * {by} + {copy} + 1")
        else:
            template = differing.get(name, "{column}")
            # Twice, as a word may hold the column's name.
            chosen.append(template.format(column=column, **words).format(column=column))
    cursor.execute(f"CREATE TABLE staged AS SELECT * FROM {table}")  # noqa: S608 - names of ours
    cursor.execute(f"DELETE FROM {table}")  # noqa: S608
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) {_numbers('k', 0, copies)} "  # noqa: S608
        f"SELECT {', '.join(chosen)} FROM staged CROSS JOIN numbers ORDER BY id, k"
    )
    cursor.execute("DROP TABLE staged")


def _make(cursor: Any, table: str, condition: str, each: int, columns: dict[str, str]) -> None:
    """Give vehicles rows of another table."""
    from django.db.models import Count, Min  # noqa: PLC0415

    from gowheels.models import UserProfile  # noqa: PLC0415

    # The demo's people were made one after the other.
    people = UserProfile.objects.aggregate(first=Min("user_id"), people=Count("pk"))
    values = ", ".join(columns.values()).format(**people)
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) {_numbers('n', 1, each + 1)} "  # noqa: S608
        f"SELECT {values} FROM gowheels_vehicle v CROSS JOIN numbers "
        f"WHERE {condition} ORDER BY v.id, n"
    )


def _numbers(name: str, first: int, end: int) -> str:
    """A table `numbers` of one column."""
    more = f"SELECT {name} + 1 FROM numbers WHERE {name} + 1 < {end}"  # noqa: S608
    return f"WITH RECURSIVE numbers ({name}) AS (SELECT {first} UNION ALL {more})"


def _drop_indexes(cursor: Any) -> list[Any]:
    """Drop the vehicles' indexes, which are made faster than they are kept; returns which."""
    from django.db import connection  # noqa: PLC0415

    from gowheels.models import Vehicle  # noqa: PLC0415
    from gowheels.search import text  # noqa: PLC0415

    # A foreign key needs the one that its column leads.
    indexes = [index for index in Vehicle._meta.indexes if index.fields[0] != "seller"]
    if connection.vendor == "mysql":
        cursor.execute(f"DROP INDEX {text.INDEX} ON gowheels_vehicle")
    else:
        for trigger in ("added", "removed", "changed"):
            cursor.execute(f"DROP TRIGGER {text.TABLE}_{trigger}")
        cursor.execute(f"DROP TABLE {text.TABLE}")
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.remove_index(Vehicle, index)
    return indexes


def _add_indexes(indexes: list[Any]) -> None:
    from django.db import connection  # noqa: PLC0415

    from gowheels.models import Vehicle  # noqa: PLC0415

    with connection.schema_editor() as editor:
        for index in indexes:
            editor.add_index(Vehicle, index)


def _told(what: str) -> None:
    print(f"{time.perf_counter() - _BEGUN:6.0f} s  {what}", flush=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gowheels_project.settings")
    django.setup()
    main()
