"""What every page of staff costs, in this process, on the database that settings name.

    .venv/bin/python -m benchmarks.desk --rows 1000000

`--rows` is how many vehicles there must be at least, so that no small database is measured by
mistake; `benchmarks.fill` makes one. For each page the median wall time and that in the database,
in milliseconds, how many queries it took and, on MariaDB, how many rows and entries of indexes were
read for it, which no other load on the machine changes. What takes longer than LIMIT, answers
anything but 200 or takes another number of queries a second time is marked, and the exit code is 1.
A person of the staff is made for it and removed again; nothing else is written but the entries in
the admin's history for exports.
"""

import argparse
import os
import statistics
import sys
import time
from typing import Any, NamedTuple

import django

from benchmarks.desk_pages import Page, pages
from benchmarks.queries import Stopwatch

# Milliseconds within which a page of staff answers, at any size.
LIMIT = 200
USERNAME = "of-the-bench"


class Cost(NamedTuple):
    """Median milliseconds in all and in the database, the queries of each time, the rows read."""

    total: float
    database: float
    queries: list[int]
    wrong_status: str
    rows_read: int | None

    @property
    def is_fine(self) -> bool:
        """Whether it answers, within LIMIT, with the same number of queries each time."""
        return not self.wrong_status and self.total < LIMIT and len(set(self.queries)) == 1


def main() -> None:
    """Measure every page and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--only", default="", help="only pages whose name holds this")
    options = parser.parse_args()
    from django.db import connection  # noqa: PLC0415 - wants django.setup() first

    from gowheels.models import Vehicle  # noqa: PLC0415

    if not Vehicle.objects.order_by("pk")[options.rows - 1 :].exists():
        sys.exit(f"There are fewer than {options.rows:,} vehicles.")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{connection.vendor}, median of {options.times}, load average {load}\n")
    print("| | total ms | database ms | queries | rows read | |")
    print("| --- | --- | --- | --- | --- | --- |")
    slow = 0
    with staff() as browser:
        for name, page in pages().items():
            if options.only in name:
                cost = measure(browser, page, options.times)
                slow += not cost.is_fine
                print(_line(name, cost), flush=True)
    sys.exit(1 if slow else 0)


def _line(name: str, cost: Cost) -> str:
    queries = "–".join(map(str, sorted({min(cost.queries), max(cost.queries)})))
    mark = "" if cost.is_fine else f"**{cost.wrong_status or 'too much'}**"
    rows = "" if cost.rows_read is None else f"{cost.rows_read:,}"
    return f"| {name} | {cost.total:.0f} | {cost.database:.0f} | {queries} | {rows} | {mark} |"


class staff:  # noqa: N801 - a context manager that reads like a function
    """A browser at which somebody with every right is signed in, who is gone afterwards."""

    def __enter__(self) -> Any:
        from django.contrib.auth.models import User  # noqa: PLC0415
        from django.test import Client  # noqa: PLC0415

        User.objects.filter(username=USERNAME).delete()
        self.user = User.objects.create_superuser(USERNAME)
        browser = Client()
        browser.force_login(self.user, backend="gowheels.authentication.PersonBackend")
        return browser

    def __exit__(self, *exception: object) -> None:
        self.user.delete()


def measure(browser: Any, page: Page, times: int) -> Cost:
    """Ask once to warm up, then so many times."""
    from django.db import connection  # noqa: PLC0415

    _ask(browser, page)
    before = _rows_read()
    status = _ask(browser, page)
    rows_read = None if before is None else (_rows_read() or 0) - before
    watches, totals = [], []
    for _ in range(times):
        watch, begun = Stopwatch(), time.perf_counter()
        with connection.execute_wrapper(watch):
            _ask(browser, page)
        totals.append(time.perf_counter() - begun)
        watches.append(watch)
    return Cost(
        statistics.median(totals) * 1000,
        statistics.median(watch.seconds for watch in watches) * 1000,
        [watch.queries for watch in watches],
        "" if status == page.expected else str(status),
        rows_read,
    )


def _rows_read() -> int | None:
    """What this connection to MariaDB has read so far."""
    from django.db import connection  # noqa: PLC0415

    if connection.vendor != "mysql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SHOW SESSION STATUS LIKE 'Handler_read%%'")
        return sum(int(value) for name, value in cursor.fetchall() if name != "Handler_read_retry")


def _ask(browser: Any, page: Page) -> int:
    answer = browser.get(page.path) if page.data is None else browser.post(page.path, page.data)
    if page.first_byte and answer.streaming:
        lines = iter(answer.streaming_content)
        for _ in ("the mark of Unicode", "the names of the columns", "the first row"):
            next(lines)
        answer.close()
    return int(answer.status_code)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gowheels_project.settings")
    os.environ["ALLOWED_HOSTS"] = "testserver"
    os.environ["HTTPS"] = "off"
    django.setup()
    main()
