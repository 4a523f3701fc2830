"""`make faults`: parts of the production set-up fail under load, and nothing promised is lost.

A steady load of clicks, listings with photographs, uploads, sign-ins and searches goes through
nginx to gunicorn on a MariaDB that syncs each commit. Meanwhile one part after another fails and
comes back. It prints a table, and ends with 1 when a promise was broken.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from trials import programs, site
from trials.browser import Browser
from trials.gateway import Gateway
from trials.ledger import Ledger
from trials.traffic import Traffic

VEHICLES = 200
HOLD_SECONDS = 4
BETWEEN_SECONDS = 45
MEDIA_MEGABYTES = 1024
RECOVERY_SECONDS = 90
# So many good answers in a row are a site that is well again.
WELL = 5


@dataclass
class Fault:
    """Something that breaks, how it is put right, and for how long it stays broken.

    Without it the site goes on where `goes_on`: then what counts is how soon after the strike.
    """

    name: str
    strike: Callable[[], object]
    mend: Callable[[], object] = lambda: None
    hold: float = HOLD_SECONDS
    goes_on: bool = False


@dataclass
class Row:
    """A fault in the table."""

    name: str
    seconds: float


def main() -> None:
    """Run what was asked for; the exit code says whether all was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8180)
    parser.add_argument("--writes", type=int, default=50_000, help="acknowledged, at the least")
    parser.add_argument("--workers", type=int, default=4)
    options = parser.parse_args()
    programs.end_well()
    with tempfile.TemporaryDirectory(prefix="gowheels-faults-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        good = single(folder / "one", options)
        good = cluster(folder / "three", options) and good
    sys.exit(0 if good else 1)


def single(folder: Path, options: argparse.Namespace) -> bool:
    """One server: nginx, gunicorn, MariaDB, Redis and a disk."""
    folder.mkdir()
    gateway, ledger = Gateway(), Ledger()
    with ExitStack() as cleaning:
        database = programs.MariaDB("mariadb", folder / "mariadb", "--skip-networking")
        database.install()
        database.start()
        cleaning.callback(database.program.stop)
        programs.make_database(database)
        redis = programs.redis(folder / "redis", options.port + 1)
        redis.start()
        cleaning.callback(redis.stop)
        is_small = cleaning.enter_context(small_disk(folder / "media"))
        cache = {"REDIS_URL": f"redis://127.0.0.1:{options.port + 1}/0"}
        environment = site.environment(
            folder, **database.environment, **gateway.environment, **cache
        )
        site.fill(environment, VEHICLES)
        gunicorn = site.Gunicorn("gunicorn", folder, environment, options.workers)
        gunicorn.start()
        cleaning.callback(gunicorn.stop)
        nginx = site.Nginx(folder / "nginx", options.port, environment, [gunicorn])
        nginx.start()
        cleaning.callback(nginx.stop)
        disk = FullDisk(folder / "media")
        faults = [
            Fault("a worker is killed", gunicorn.kill_worker, hold=2, goes_on=True),
            Fault("gunicorn is killed", gunicorn.kill_all, gunicorn.start, hold=2),
            Fault("gunicorn is restarted", gunicorn.stop, gunicorn.start, hold=0),
            Fault("Redis is killed", redis.kill, redis.start, goes_on=True),
            Fault("the SMS gateway hangs", gateway.hang, gateway.mend, hold=6),
        ]
        if is_small:
            faults.append(Fault("the disk of photographs is full", disk.fill, disk.empty))
        killed = Fault("MariaDB is killed", database.program.kill, database.start, hold=1)
        with traffic_on(options.port, ledger, gateway, environment):
            rows = [undergo(fault, ledger, options.port) for fault in [*faults, killed]]
            # Again and again, until enough has been promised to be broken.
            while len(ledger.clicks) < options.writes:
                time.sleep(BETWEEN_SECONDS)
                rows.append(undergo(killed, ledger, options.port))
        if not is_small:
            print("Left out: the full disk, for which a small one has to be mounted, by root.")
        return report(folder, environment, ledger, rows)


def cluster(folder: Path, options: argparse.Namespace) -> bool:
    """Two servers, each on a node of a cluster of three, behind one nginx."""
    if not programs.GALERA.exists():
        print(f"Left out: the cluster, for want of {programs.GALERA}: apt-get install galera-4")
        return True
    folder.mkdir()
    folder.chmod(0o711)
    gateway, ledger = Gateway(), Ledger()
    with ExitStack() as cleaning:
        nodes = programs.galera(folder, cleaning)
        shared = {**gateway.environment, "DB_WSREP_SYNC_WAIT": "1"}
        environments = [
            site.environment(folder, **node.environment, **shared) for node in nodes[:2]
        ]
        site.fill(environments[0], VEHICLES)
        gunicorns = [
            site.Gunicorn(f"gunicorn-{number}", folder, environment, 2)
            for number, environment in enumerate(environments, start=1)
        ]
        for gunicorn in gunicorns:
            gunicorn.start()
            cleaning.callback(gunicorn.stop)
        nginx = site.Nginx(folder / "nginx", options.port + 2, environments[0], gunicorns)
        nginx.start()
        cleaning.callback(nginx.stop)
        faults = [
            Fault(f"node {number} of three is killed", nodes[number - 1].program.kill,
                  nodes[number - 1].join, hold=10, goes_on=True)
            for number in (2, 3)
        ]  # fmt: skip
        with traffic_on(options.port + 2, ledger, gateway, environments[0]):
            rows = [undergo(fault, ledger, options.port + 2) for fault in faults]
        return report(folder, environments[0], ledger, rows)


@contextmanager
def traffic_on(
    port: int, ledger: Ledger, gateway: Gateway, environment: dict[str, str]
) -> Iterator[None]:
    """The load on the site at a port, on what it shows first."""
    found = site.manage(environment, "shell", "-v0", "-c", VISIBLE)
    traffic = Traffic([port], ledger, gateway, json.loads(found.splitlines()[-1]))
    with traffic.flowing():
        time.sleep(5)
        yield
        ledger.fault = "the end"


VISIBLE = """
from gowheels.models import Vehicle
print(list(Vehicle.objects.visible().values_list("pk", flat=True)[:100]))
"""


def undergo(fault: Fault, ledger: Ledger, port: int) -> Row:
    """Let a fault happen and be mended; the row says after how many seconds the site is well."""
    ledger.fault = fault.name
    print(f"{len(ledger.clicks):,} clicks, {len(ledger.listings):,} listings: {fault.name}",
          file=sys.stderr, flush=True)  # fmt: skip
    struck = time.monotonic()
    fault.strike()
    seconds = recovered(port, struck) if fault.goes_on else 0.0
    time.sleep(fault.hold)
    mended = time.monotonic()
    fault.mend()
    again = recovered(port, mended)
    seconds = seconds if fault.goes_on and again < RECOVERY_SECONDS else again
    time.sleep(3)
    ledger.fault = "none"
    return Row(fault.name, seconds)


def recovered(port: int, began: float) -> float:
    """Ask until the site writes and shows again; the seconds that it took."""
    browser, good = Browser([port]), 0
    while good < WELL:
        if time.monotonic() - began > RECOVERY_SECONDS:
            return float("inf")
        good_at = time.monotonic()
        shown = browser.get(f"/get-vehicles/?q=swift&seats={good + 2}")
        written = browser.post("/check-phone/", {"phone": "9876543210"})
        good = good + 1 if shown.status == written.status == 200 else 0
        if good == 1:
            first = good_at
        time.sleep(0.05)
    return max(0.0, first - began)


class FullDisk:
    """A disk that is filled to its last byte."""

    def __init__(self, folder: Path) -> None:
        self.filler = folder / ".filler"

    def fill(self) -> None:
        """Take all the room that is left."""
        # Unbuffered, or the last of it would be written, and fail, once more at the end.
        with self.filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(b"x" * 4096):
                pass

    def empty(self) -> None:
        """Give it back."""
        self.filler.unlink()


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """A folder on a disk of its own in memory; False where that cannot be had."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={MEDIA_MEGABYTES}m", "tmpfs", str(folder)]
    is_mounted = os.getuid() == 0 and subprocess.run(command, check=False).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=False)


def report(folder: Path, environment: dict[str, str], ledger: Ledger, rows: list[Row]) -> bool:
    """Look after all promises, print the table, and say whether all were kept."""
    ledger.write(folder / "promises.json")
    found = json.loads(
        subprocess.run(
            [sys.executable, "-m", "trials.audit", str(folder / "promises.json")],
            env=environment, check=True, stdout=subprocess.PIPE, text=True,
        ).stdout
    )  # fmt: skip
    print(
        "\n| fault | times | requests | kept | refused (503, 507) | cut off | lost | well after |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    longest: dict[str, list[float]] = {"none": []}
    for row in rows:
        longest.setdefault(row.name, []).append(row.seconds)
    for name, seconds in longest.items():
        errors = ledger.errors.get(name, Counter[int]())
        refused, cut_off = sum(errors.values()) - errors.get(0, 0), errors.get(0, 0)
        lost_here = found["lost"].get(name, 0)
        well = f"{max(seconds):.1f} s" if seconds else ""
        print(f"| {name} | {len(seconds) or ''} | {ledger.asked[name]:,} | {ledger.kept[name]:,} "
              f"| {refused:,} | {cut_off:,} | {lost_here} | {well} |")  # fmt: skip
    lost = sum(found["lost"].values())
    print(f"\n{len(ledger.clicks):,} clicks and {len(ledger.listings):,} listings were promised; "
          f"{found['clicks']:,} and {found['listings']:,} are there; {lost} are lost. "
          f"{found['strays']} files of what was cut off were strays, {found['strays_left']} after "
          "orphaned_media --delete.")  # fmt: skip
    for said in (*found["half"], *ledger.unsaid[:20]):
        print(f"! {said}")
    slow = [row for row in rows if row.seconds == float("inf")]
    return not (lost or found["half"] or found["strays_left"] or ledger.unsaid or slow)


if __name__ == "__main__":
    if missing := [each for each in ("mariadbd", "nginx", "redis-server")
                   if not shutil.which(each, path=programs.PATH)]:  # fmt: skip
        sys.exit(
            f"Missing: {', '.join(missing)}. apt-get install mariadb-server nginx redis-server"
        )
    main()
