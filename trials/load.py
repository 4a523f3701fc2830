"""`make load`: the load of a busy evening on the production set-up, and slow clients beside it.

Of a hundred requests 80 look at lists, 10 at a vehicle, 5 click, 3 sign in and 2 list a vehicle
with photographs. Then as many slow clients as a cheap attack has hold connections open, and others
must not feel it. It ends with 1 when anything failed, or when the workers' memory grew.
"""

import argparse
import itertools
import json
import random
import socket
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from trials import programs, site
from trials.browser import Answer, Browser
from trials.faults import VISIBLE
from trials.gateway import Gateway

VEHICLES = 1000
SLOW_CLIENTS = 200
SLOW_SECONDS = 20
# From the middle to the end: until then each worker has loaded what it uses, and its caches fill.
GROWTH = 1.05
LISTS = (
    "/", "/vehicles/", "/vehicles/?category=car", "/vehicles/?pincode=560038", "/get-vehicles/",
    "/get-vehicles/?q=swift+diesel", "/vehicles/?category=bike&fuel=petrol",
    "/get-vehicles/?brand=Tata&sort=price", "/vehicles/?state=Karnataka&sort=price",
    "/api/vehicles/facets/", "/api/vehicles/suggest/?q=swi",
)  # fmt: skip
SHARES = {"browse": 80, "vehicle": 10, "click": 5, "sign in": 3, "list": 2}


class Crowd:
    """People at their browsers, each in a thread of its own, who do as SHARES says."""

    def __init__(self, port: int, gateway: Gateway, vehicles: Sequence[tuple[int, str]]) -> None:
        self.port, self.gateway, self.vehicles = port, gateway, vehicles
        self.took: dict[str, list[float]] = {kind: [] for kind in SHARES}
        self.errors: Counter[str] = Counter()
        self.phones = itertools.count(9_700_000_000)
        self.visitors = itertools.count()
        self.deadline = 0.0

    def run(self, people: int, seconds: float) -> None:
        """Let so many people go on for so long."""
        self.deadline = time.monotonic() + seconds
        threads = [threading.Thread(target=self._person, args=(one,)) for one in range(people)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _person(self, number: int) -> None:
        chance = random.Random(number)  # noqa: S311 - the same crowd each time
        stranger, seller = Browser([self.port]), Browser([self.port])
        seller.sign_in(str(next(self.phones)), "Trial", self._code)
        acts: dict[str, Callable[[], Answer]] = {
            "browse": lambda: stranger.get(chance.choice(LISTS)),
            "vehicle": lambda: stranger.get(chance.choice(self.vehicles)[1]),
            "click": lambda: self._click(stranger, chance.choice(self.vehicles)[0]),
            "sign in": lambda: Browser([self.port]).sign_in(
                str(next(self.phones)), "Trial", self._code
            ),
            "list": lambda: seller.list_vehicle(uuid.uuid4(), 2),
        }
        while time.monotonic() < self.deadline:
            (kind,) = chance.choices(list(SHARES), list(SHARES.values()))
            began = time.monotonic()
            answer = acts[kind]()
            self.took[kind].append(time.monotonic() - began)
            if answer.status != 200:
                self.errors[f"{kind}: {answer.status} {answer.body[:100]!r}"] += 1

    def _click(self, browser: Browser, vehicle: int) -> Answer:
        agent = f"Mozilla/5.0 (visitor {next(self.visitors)})"
        return browser.post(f"/api/vehicles/{vehicle}/click/", {"kind": "view"}, agent)

    def _code(self, phone: str) -> str:
        return self.gateway.code(phone)


def main() -> None:
    """Serve, load, and say what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8190)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--people", type=int, default=16)
    parser.add_argument("--workers", type=int, default=4)
    options = parser.parse_args()
    programs.end_well()
    with tempfile.TemporaryDirectory(prefix="gowheels-load-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with serving(folder, options.port, options.workers) as (gunicorn, gateway, vehicles):
            good = mixed(gunicorn, gateway, vehicles, options)
            good = slow_clients(options.port) and good
    sys.exit(0 if good else 1)


@contextmanager
def serving(
    folder: Path, port: int, workers: int
) -> Iterator[tuple[site.Gunicorn, Gateway, list[tuple[int, str]]]]:
    """The site on one server, filled; gives its gunicorn, its gateway and what it shows."""
    gateway = Gateway()
    with ExitStack() as cleaning:
        database = programs.MariaDB("mariadb", folder / "mariadb", "--skip-networking")
        database.install()
        database.start()
        cleaning.callback(database.program.stop)
        programs.make_database(database)
        environment = site.environment(folder, **database.environment, **gateway.environment)
        (folder / "media").mkdir()
        site.fill(environment, VEHICLES)
        gunicorn = site.Gunicorn("gunicorn", folder, environment, workers)
        gunicorn.start()
        cleaning.callback(gunicorn.stop)
        nginx = site.Nginx(folder / "nginx", port, environment, [gunicorn])
        nginx.start()
        cleaning.callback(nginx.stop)
        shown = site.manage(environment, "shell", "-v0", "-c", VISIBLE)
        pages = site.manage(environment, "shell", "-v0", "-c", PAGES)
        ids, paths = json.loads(shown.splitlines()[-1]), json.loads(pages.splitlines()[-1])
        yield gunicorn, gateway, list(zip(ids, paths, strict=True))


PAGES = """
import json
from gowheels.models import Vehicle
print(json.dumps([each.get_absolute_url() for each in Vehicle.objects.visible()[:100]]))
"""


def mixed(
    gunicorn: site.Gunicorn,
    gateway: Gateway,
    vehicles: Sequence[tuple[int, str]],
    options: argparse.Namespace,
) -> bool:
    """The mixed load; prints a table, and says whether nothing failed and no memory grew."""
    crowd = Crowd(options.port, gateway, vehicles)
    crowd.run(options.people, min(30, options.minutes * 60 / 4))  # everything is loaded once
    crowd.took = {kind: [] for kind in SHARES}
    memory, began = [gunicorn.memory()], time.monotonic()
    for _ in range(2):
        crowd.run(options.people, options.minutes * 60 / 2)
        memory.append(gunicorn.memory())
    seconds = time.monotonic() - began
    print("| what | requests | a second | p50 ms | p95 ms | p99 ms |")
    print("| --- | --- | --- | --- | --- | --- |")
    every = [each for took in crowd.took.values() for each in took]
    for kind, took in (*crowd.took.items(), ("all", every)):
        print(f"| {kind} | {len(took):,} | {len(took) / seconds:.1f} | {shares(took)} |")
    print(
        f"\n{options.people} people, {seconds / 60:.1f} minutes, {options.workers} workers: "
        f"{sum(crowd.errors.values())} errors; the workers held "
        f"{', '.join(f'{held / 1e6:.0f} MB' for held in memory)} at the start, in the middle "
        "and at the end."
    )
    for error, times in crowd.errors.most_common(10):
        print(f"! {times} × {error}")
    return not crowd.errors and memory[-1] <= memory[1] * GROWTH


def shares(took: list[float]) -> str:
    """The 50th, 95th and 99th percentile in milliseconds, as cells of a table."""
    ordered = sorted(took) or [0.0]
    return " | ".join(
        f"{ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000:.0f}"
        for part in (0.5, 0.95, 0.99)
    )


def slow_clients(port: int) -> bool:
    """Let many send a byte a second, and see whether others are answered as before."""
    alone = answered(port, SLOW_SECONDS / 2)
    ends = threading.Event()
    threads = [
        threading.Thread(target=crawl, args=(port, ends, number % 2 == 0))
        for number in range(SLOW_CLIENTS)
    ]
    for thread in threads:
        thread.start()
    time.sleep(2)
    beside = answered(port, SLOW_SECONDS)
    ends.set()
    for thread in threads:
        thread.join()
    print(
        f"\nBeside {SLOW_CLIENTS} clients that send a byte a second, half of them a header and "
        f"half a body: {len(beside.took)} answers, {beside.failed} failures, p50/p95/p99 "
        f"{shares(beside.took)} ms; alone {shares(alone.took)} ms."
    )
    return not beside.failed and bool(beside.took)


class Answered:
    """How long answers took, and how many failed."""

    def __init__(self) -> None:
        self.took: list[float] = []
        self.failed = 0


def answered(port: int, seconds: float) -> Answered:
    """Ask for pages one after the other for so long."""
    found, browser, deadline = Answered(), Browser([port]), time.monotonic() + seconds
    for path in itertools.cycle(LISTS):
        if time.monotonic() > deadline:
            break
        began = time.monotonic()
        answer = browser.get(path)
        found.took.append(time.monotonic() - began)
        found.failed += answer.status != 200
    return found


def crawl(port: int, ends: threading.Event, in_header: bool) -> None:
    """Send a request a byte a second, anew whenever nginx loses patience."""
    start = b"GET / HTTP/1.1\r\n" if in_header else (
        b"POST /check-phone/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000\r\n\r\n"
    )  # fmt: skip
    while not ends.is_set():
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5) as line:
            line.sendall(start)
            while not ends.wait(1):
                line.sendall(b"x")


if __name__ == "__main__":
    main()
