"""What an owner's pages cost in the database, with a million clicks and a million leads of theirs.

    SQLITE_PATH=/tmp/dashboard.sqlite3 .venv/bin/python -m benchmarks.dashboard --rows 1000000
    bin/with-mariadb .venv/bin/python -m benchmarks.dashboard --rows 1000000

It fills the database that settings name, so name one to be thrown away. For each page the median
time in the database, the slowest, and how many queries it took.
"""

import argparse
import os
import statistics
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import django

from benchmarks.queries import Stopwatch

VEHICLES = 10
DAYS = 90
BATCH = 20_000
STATES = ("answered",) * 60 + ("not_hired",) * 38 + ("hired", "new")


def main() -> None:
    """Fill, measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=20)
    options = parser.parse_args()
    from django.core.management import call_command  # noqa: PLC0415 - wants django.setup() first
    from django.db import connection  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    owner = fill(options.rows)
    print(f"{options.rows:,} clicks and leads, {connection.vendor}, median of {options.times}\n")
    print("| | database ms | slowest | queries |")
    print("| --- | --- | --- | --- |")
    for name, path in pages(owner).items():
        middle, slowest, queries = measure(owner, path, options.times)
        print(f"| {name} | {middle:.1f} | {slowest:.1f} | {queries} |")


def fill(many: int) -> Any:
    """An owner with so many clicks and leads on VEHICLES vehicles in DAYS days."""
    from django.db import connection, transaction  # noqa: PLC0415

    from gowheels.demo import rows  # noqa: PLC0415
    from gowheels.models import DailyTotal  # noqa: PLC0415
    from tests.factories import person, vehicle  # noqa: PLC0415

    owner = person("Owner", phone="+919900000001")
    own = [vehicle(owner).pk for _ in range(VEHICLES)]
    people = -(-many // (VEHICLES * DAYS))
    with transaction.atomic():
        customers = [person("Customer", phone=f"+9198{each:08}").pk for each in range(people)]
    made = _made(own, customers, owner.pk)
    while batch := list(islice(made, BATCH)):
        with transaction.atomic():
            rows.add([click for click, _ in batch])
            rows.add([lead for _, lead in batch])
    table = DailyTotal._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (vehicle_id, day, kind, count) SELECT vehicle_id, day, kind, "  # noqa: S608 - a model's name
            "COUNT(*) FROM gowheels_vehicleclick GROUP BY vehicle_id, day, kind"
        )
        cursor.execute(
            "ANALYZE" if connection.vendor == "sqlite" else "ANALYZE TABLE gowheels_lead"
        )
    return owner


def _made(own: list[int], customers: list[int], seller: int) -> Iterator[tuple[Any, Any]]:
    from django.utils import timezone  # noqa: PLC0415

    from gowheels.models import Lead, VehicleClick  # noqa: PLC0415

    kinds, now, number = VehicleClick.Kind.values, timezone.now(), 0
    for days_ago in range(DAYS):
        when: datetime = now - timedelta(days=days_ago)
        for customer in customers:
            for vehicle_id in own:
                number += 1
                moment = when - timedelta(milliseconds=number % 80_000_000)
                key = {"vehicle_id": vehicle_id, "day": when.date(), "created_at": moment}
                state = STATES[number * 7919 % 100]
                yield (
                    VehicleClick(visitor=f"browser:{number}", kind=kinds[number % 4], **key),
                    Lead(
                        seller_id=seller,
                        customer_id=customer,
                        state=state,
                        changed_at=moment,
                        **key,
                    ),
                )


def pages(owner: Any) -> dict[str, str]:
    """The addresses to ask for, by what they are."""
    from gowheels.keyset import Cursor, write_cursor  # noqa: PLC0415
    from gowheels.models import Lead  # noqa: PLC0415

    own = owner.vehicles.order_by("pk")[0].pk
    middle = Lead.objects.of(owner)[Lead.objects.count() // 2]
    deep = write_cursor("leads", Cursor("newest", middle.created_at, middle.pk, 0))
    return {
        "the dashboard": "/dashboard/",
        "what comes of a vehicle": f"/dashboard/vehicles/{own}/",
        "the figures as JSON": "/api/my/stats/",
        "leads": "/dashboard/leads/",
        "leads, in the middle": f"/dashboard/leads/?cursor={deep}",
        "leads that are new": "/dashboard/leads/?state=new",
        "leads of a vehicle": f"/dashboard/leads/?vehicle={own}",
        "hired of a vehicle": f"/dashboard/leads/?vehicle={own}&state=hired",
        "leads as JSON": "/api/my/leads/",
    }


def measure(owner: Any, path: str, times: int) -> tuple[float, float, int]:
    """Median and slowest time in the database (ms), and the number of queries."""
    from django.db import connection  # noqa: PLC0415

    from tests.factories import signed_in  # noqa: PLC0415

    browser = signed_in(owner)
    browser.get(path)
    watches = []
    for _ in range(times):
        watch = Stopwatch()
        with connection.execute_wrapper(watch):
            answer = browser.get(path)
        if answer.status_code != 200:  # noqa: PLR2004
            raise SystemExit(f"{path} answered {answer.status_code}")
        watches.append(watch)
    seconds = [watch.seconds * 1000 for watch in watches]
    return statistics.median(seconds), max(seconds), watches[-1].queries


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gowheels_project.settings")
    os.environ["ALLOWED_HOSTS"] = "testserver"
    os.environ["HTTPS"] = "off"
    django.setup()
    main()
