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
from collections.abc import Iterable
from typing import Any, NamedTuple

import django

from benchmarks.queries import Stopwatch

# Milliseconds within which a page of staff answers, at any size.
LIMIT = 200
USERNAME = "of-the-bench"
SELECTED = 100
VEHICLES = "/admin/gowheels/vehicle/"
LISTS = (
    "gowheels/vehiclereport", "gowheels/userprofile", "gowheels/auditentry", "gowheels/brandimage",
    "gowheels/modelimage", "gowheels/pincode", "auth/user", "auth/group",
)  # fmt: skip


class Page(NamedTuple):
    """One address; with `data` it is posted to, and `first_byte` reads no further than that."""

    path: str
    data: dict[str, Any] | None = None
    first_byte: bool = False


class Cost(NamedTuple):
    """Median milliseconds in all and in the database, the queries of each time, the rows read."""

    total: float
    database: float
    queries: list[int]
    status: int
    rows_read: int | None

    @property
    def is_fine(self) -> bool:
        """Whether it answers, within LIMIT, with the same number of queries each time."""
        return self.status == 200 and self.total < LIMIT and len(set(self.queries)) == 1  # noqa: PLR2004


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
    mark = "" if cost.is_fine else f"**{cost.status}**"
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


def pages() -> dict[str, Page]:
    """Every page by what it is; what depends on rows is looked up."""
    found = {"the desk": Page("/admin/")}
    found |= {f"vehicles: {name}": Page(VEHICLES + query) for name, query in _queries().items()}
    found |= {f"list of {name}": Page(f"/admin/{name}/") for name in LISTS}
    return found | _filtered() | _searches() | _single_pages() | _endpoints()


def _queries() -> dict[str, str]:
    from gowheels.admin.filters import AgeFilter  # noqa: PLC0415
    from gowheels.models import Vehicle  # noqa: PLC0415

    states = {f"{state}": f"?approval_status__exact={state}" for state in Vehicle.Status.values}
    ages = {f"age {age}": f"?age={age}" for age in AgeFilter.SPANS}
    kinds = {f"{kind}": f"?category__exact={kind}" for kind in ("car", "tractor", "bicycle")}
    words = (
        "maru", "swift", "Maruti Suzuki", "Maruti Suzuki Swift 2021", "tractor", "tata nexon",
        "zeppelin", "ravi", "a", "560038", "#17", "KA 01 AB 1234", _phone(),
        _phone().removeprefix("+91"), f"0{_phone()[3:8]} {_phone()[8:]}", "+91 98765 43210",
    )  # fmt: skip
    return {
        "all": "",
        "page 20": "?p=20",
        "oldest first": "?o=1",
        **states,
        **ages,
        **kinds,
        "some risk": "?risk=some",
        "high risk": "?risk=high",
        "pending of high risk": "?approval_status__exact=pending&risk=high",
        "reported": "?reported=yes",
        "another's photographs": "?photographs=anothers",
        "not available": "?available__exact=0",
        "Goa": "?state=Goa",
        "pending cars of Kerala, old": (
            "?approval_status__exact=pending&category__exact=car&state=Kerala&age=longer"
        ),
        "rejected tractors of Goa": (
            "?approval_status__exact=rejected&category__exact=tractor&state=Goa"
        ),
        **{f"search {text}": f"?q={_quoted(text)}" for text in words},
        "search swift, pending": "?q=swift&approval_status__exact=pending",
        **_deep(),
    }


def _deep() -> dict[str, str]:
    """Windows that begin in the middle and at the end of lists."""
    from gowheels.models import Vehicle  # noqa: PLC0415

    first, last = (Vehicle.objects.order_by(order)[0].pk for order in ("pk", "-pk"))
    places = {"a tenth in": 0.9, "in the middle": 0.5, "near the end": 0.02}
    narrowed: dict[str, dict[str, Any]] = {
        "all": {}, "approved": {"approval_status__exact": "approved"},
        "cars": {"category__exact": "car"}, "pending": {"approval_status__exact": "pending"},
        "swift": {"q": "swift"}, "available": {"available__exact": 1},
    }  # fmt: skip
    found = {}
    for kind, parameters in narrowed.items():
        for words, part in places.items():
            wanted = first + int((last - first) * part)
            after = Vehicle.objects.filter(pk__gte=wanted).order_by("pk")[0].pk
            given: dict[str, Any] = {**parameters, "after": after}
            query = "&".join(f"{name}={value}" for name, value in given.items())
            found[f"{kind}, {words}"] = f"?{query}"
    return found


def _filtered() -> dict[str, Page]:
    return {
        "reports that wait": Page("/admin/gowheels/vehiclereport/?resolved_at__isempty=1"),
        "reports of fraud": Page("/admin/gowheels/vehiclereport/?reason__exact=fraud"),
        "people who are blocked": Page("/admin/gowheels/userprofile/?is_blocked__exact=1"),
        "users who are staff": Page("/admin/auth/user/?is_staff__exact=1"),
        "audit of approvals": Page("/admin/gowheels/auditentry/?verb__exact=approve"),
    }


def _searches() -> dict[str, Page]:
    asked = {
        "gowheels/userprofile": ("ravi", "a", _phone(), "#17", "zzzz"),
        "auth/user": ("ravi", "demo", _phone(), "#17"),
        "gowheels/vehiclereport": ("#17", _phone(), "ravi"),
        "gowheels/auditentry": ("asha", "17", _phone()),
        "gowheels/brandimage": ("tata",),
        "gowheels/modelimage": ("swift",),
        "gowheels/pincode": ("5600", "beng"),
    }
    return {
        f"list of {name}, search {text}": Page(f"/admin/{name}/?q={_quoted(text)}")
        for name, texts in asked.items()
        for text in texts
    }


def _single_pages() -> dict[str, Page]:
    from gowheels.models import UserProfile, Vehicle  # noqa: PLC0415

    newest = Vehicle.objects.order_by("-pk")[:SELECTED]
    waiting = Vehicle.objects.queue().first()
    person = UserProfile.objects.order_by("-pk")[0]
    busy = UserProfile.objects.get(user=_busiest())
    chosen = {"_selected_action": [each.pk for each in newest], "action": "reject_selected"}
    found = {
        "a vehicle": Page(f"{VEHICLES}{newest[0].pk}/change/"),
        "a person": Page(f"/admin/gowheels/userprofile/{person.pk}/change/"),
        "a person with many vehicles": Page(f"/admin/gowheels/userprofile/{busy.pk}/change/"),
        "bulk: reject 100 selected": Page(VEHICLES, chosen),
        "bulk: all that match, too many": Page(VEHICLES, {**chosen, "select_across": "1"}),
        "export, first line": Page(f"{VEHICLES}export/", {}, first_byte=True),
        "export of cars, first line": Page(
            f"{VEHICLES}export/?category__exact=car", {}, first_byte=True
        ),
        "export of people, first line": Page(
            "/admin/gowheels/userprofile/export/", {}, first_byte=True
        ),
        "makes that only listings name": Page("/admin/gowheels/brandimage/unknown/"),
    }
    if waiting:
        found["a vehicle that waits"] = Page(f"{VEHICLES}{waiting.pk}/change/")
        found["a vehicle of many"] = Page(f"{VEHICLES}{busy.user.vehicles.all()[0].pk}/change/")
    return found


def _endpoints() -> dict[str, Page]:
    paths = ("pending/", "reports/", "stats/", "users/", f"users/?q={_quoted(_phone())}")
    return {f"GET /api/staff/{path}": Page(f"/api/staff/{path}") for path in paths}


def _busiest() -> int:
    """The owner of the most vehicles among the last so many: their pages hold the most."""
    from collections import Counter  # noqa: PLC0415

    from gowheels.models import Vehicle  # noqa: PLC0415

    sellers: Iterable[int] = Vehicle.objects.order_by("-pk").values_list("seller", flat=True)[:5000]
    return Counter(sellers).most_common(1)[0][0]


def _phone() -> str:
    from gowheels.models import UserProfile  # noqa: PLC0415

    return UserProfile.objects.order_by("-pk").values_list("phone", flat=True)[0]


def _quoted(text: str) -> str:
    from urllib.parse import quote_plus  # noqa: PLC0415

    return quote_plus(text)


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
        status,
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
