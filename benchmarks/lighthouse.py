"""Lighthouse on each public page, as a slow phone sees it, on the site as it runs in production.

nginx and gunicorn stand as docs/deploy.md has them, with HTTPS, HTTP/2 and compression. Prints a
table, and fails where a page has less than 100 for accessibility, best practices or search engines,
less than 95 for speed, moves while it loads, or asks another host. Speed depends on what else the
machine does: the load average stands below the table. Run it by `make lighthouse`.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from smoke.browser import Browser
from smoke.servers import NAME, Site

PACKAGE = "lighthouse@12.8.2"
VEHICLES = 60
TRIES = 3
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_BYTES = 60 * 1024
CHROMIUM = "--headless=new --no-sandbox --disable-dev-shm-usage --ignore-certificate-errors"
# What a page is on purpose: not for search engines, or not there at all.
HIDDEN, ABSENT = ("is-crawlable",), ("is-crawlable", "http-status-code", "errors-in-console")
PAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "home": ("/", ()),
    "browse": ("/vehicles/", ()),
    "category": ("/cars/", ()),
    "brand": ("/brands/tata/", ()),
    "model": ("/brands/tata/nexon/", ()),
    "city": ("/in/bengaluru/", ()),
    "vehicle": ("", ()),
    "sign in": ("/login/", HIDDEN),
    "register": ("/register/", HIDDEN),
    "about": ("/about/", ()),
    "safety": ("/safety/", ()),
    "privacy": ("/privacy/", ()),
    "terms": ("/terms/", ()),
    "compare": ("/compare/", ()),
    "favourites": ("/favourites/", HIDDEN),
    "api": ("/api/", ()),
    "404": ("/nowhere/", ABSENT),
}


@dataclass(frozen=True)
class Found:
    """What Lighthouse says of a page: scores of 100, bytes over the wire, requests, movement."""

    scores: dict[str, int]
    page_bytes: int
    all_bytes: int
    requests: int
    shift: float
    hosts: set[str]
    failed: list[str]

    def problems(self) -> list[str]:
        """What is not as it has to be."""
        low = [name for name, least in LEAST.items() if self.scores[name] < least]
        heavy = ["HTML, styles and scripts"] if self.page_bytes > MOST_BYTES else []
        moved = ["moves"] if self.shift else []
        return low + heavy + moved + sorted(self.hosts) + self.failed


def main() -> None:
    """Serve, ask Lighthouse about each page named on the command line or all, print, judge."""
    wanted = sys.argv[1:] or list(PAGES)
    wrong = {}
    print(
        "| page | speed | accessible | practices | search | KB | with pictures | requests | CLS |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    with production() as (site, vehicle):
        for name in wanted:
            path, exempt = PAGES[name]
            found = look(site, path or vehicle, exempt)
            cells = [*found.scores.values(), f"{found.page_bytes / 1024:.0f}"]
            cells += [f"{found.all_bytes / 1024:.0f}", found.requests, f"{found.shift:.3f}"]
            print(f"| {name} | {' | '.join(map(str, cells))} |", flush=True)
            if problems := found.problems():
                wrong[name] = problems
    print(f"\nLoad average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")
    for name, problems in wrong.items():
        print(f"{name}: {', '.join(problems)}")
    sys.exit(bool(wrong))


@contextmanager
def production() -> Iterator[tuple[Site, str]]:
    """Run a production site with demo vehicles; gives it and the path of a vehicle."""
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        site.environment |= {"DB_NAME": "", "SQLITE_PATH": f"{folder}/db.sqlite3"}
        try:
            site.prepare()
            # Demo data is for laptops only.
            site.manage("seed_demo", f"--vehicles={VEHICLES}", "-v0", DEBUG="on")
            site.start()
            listed = Browser(site).get("/get-vehicles/").json()["vehicles"]
            yield site, next(vehicle["url"] for vehicle in listed if vehicle["image_count"] > 1)
        finally:
            site.stop()


def look(site: Site, path: str, exempt: tuple[str, ...]) -> Found:
    """Ask Lighthouse about one page, which every worker of the site has warm."""
    for _ in range(12):
        Browser(site).get(path, Accept="text/html")
    # The site's name leads here, by a certificate that nobody has signed.
    here = f"--host-resolver-rules='MAP {NAME}:443 127.0.0.1:{site.https_port}'"
    command = ["npx", "--yes", PACKAGE, f"https://{NAME}{path}", "--quiet", "--output=json"]
    options = [f"--chrome-flags={CHROMIUM} {here}", f"--only-categories={','.join(LEAST)}"]
    skipped = [f"--skip-audits={','.join(exempt)}", "--ignore-status-code"] if exempt else []
    return read(json.loads(_said_by([*command, *options, *skipped])))


def _said_by(command: list[str]) -> bytes:
    """What Lighthouse prints, which asks to be run again where Chromium has lost its trace."""
    environment = os.environ | {"CHROME_PATH": shutil.which("chromium") or ""}
    for _ in range(TRIES):
        answer = subprocess.run(command, env=environment, check=False, stdout=subprocess.PIPE)
        if answer.returncode == 0:
            return answer.stdout
    raise subprocess.CalledProcessError(answer.returncode, command)


def read(report: dict) -> Found:
    """Take from a report what counts."""
    audits, categories = report["audits"], report["categories"]
    asked = audits["network-requests"]["details"]["items"]
    own_kinds = ("Document", "Stylesheet", "Script")
    failed = [
        reference["id"]
        for name in ("accessibility", "best-practices", "seo")
        for reference in categories[name]["auditRefs"]
        if reference["weight"] and audits[reference["id"]]["score"] == 0
    ]
    return Found(
        scores={name: round(100 * (categories[name]["score"] or 0)) for name in LEAST},
        page_bytes=sum(r["transferSize"] for r in asked if r.get("resourceType") in own_kinds),
        all_bytes=sum(request["transferSize"] for request in asked),
        requests=len(asked),
        shift=audits["cumulative-layout-shift"]["numericValue"],
        hosts={urlsplit(r["url"]).netloc for r in asked} - {NAME, ""},
        failed=failed,
    )


if __name__ == "__main__":
    main()
