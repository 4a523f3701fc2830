"""What the list, the browse page and a sign-in cost, beside a bare view in the same run.

Two gunicorn servers of two sync workers, one for the site on a temporary SQLite database of demo
vehicles and one for the bare view, are asked in turn; the median of the rounds counts. Client and
servers share this machine's cores, so only the ratios travel. A sign-in is two POSTs, for the code
and with it, by a client in Python. Run it by `make bench`.
"""

import argparse
import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from benchmarks import sign_in

CONNECTIONS = 16


def main() -> None:
    """Fill, serve, measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vehicles", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=4, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="gowheels-bench-") as folder, ExitStack() as servers:
        environment = site_environment(Path(folder))
        fill(environment, options.vehicles)
        site = servers.enter_context(serve("gowheels_project.wsgi", environment))
        bare = servers.enter_context(serve("benchmarks.bare", environment))
        targets = {
            "bare view": (bare, "/bare/"),
            "GET /get-vehicles/": (site, "/get-vehicles/"),
            "GET /vehicles/": (site, "/vehicles/"),
        }
        sizes = {name: warm_up(*target) for name, target in targets.items()}
        measures = {name: partial(measure, *target) for name, target in targets.items()}
        texts = Path(environment[sign_in.FOLDER])
        enter = [
            partial(sign_in.sign_in, site, phone, texts)
            for phone in sign_in.phones_of(Path(environment["SQLITE_PATH"]), CONNECTIONS)
        ]
        sizes["sign-in"] = enter[0]()
        measures["sign-in"] = partial(repeat, enter)
        speeds: dict[str, list[float]] = {name: [] for name in measures}
        for _ in range(options.rounds):
            for name, take in measures.items():
                speeds[name].append(take(options.seconds))
    show(speeds, sizes, options)


def site_environment(folder: Path) -> dict[str, str]:
    """The environment of a production site whose data all lies in `folder`."""
    return os.environ | {
        "DEBUG": "off",
        "HTTPS": "off",
        "SECRET_KEY": "of a site that lives for a minute and knows nobody",
        "ALLOWED_HOSTS": "127.0.0.1",
        "OTP_DEMO_CODE": "",
        "LOG_LEVEL": "WARNING",
        "DB_NAME": "",
        "SQLITE_PATH": str(folder / "db.sqlite3"),
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
        **sign_in.environment(folder / "texts"),
    }


def fill(environment: dict[str, str], vehicles: int) -> None:
    """Make the database, `vehicles` of them without photographs, and the static files."""
    manage = [sys.executable, "manage.py"]
    laptop = environment | {"DEBUG": "on"}  # demo data is for laptops only
    for command in (
        ["migrate", "--verbosity=0"],
        ["load_catalogue"],
        ["load_pincodes"],
        ["seed_demo", "--no-photos", f"--vehicles={vehicles}"],
    ):
        subprocess.run(manage + command, env=laptop, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*manage, "collectstatic", "--noinput", "-v0"], env=environment, check=True)


@contextmanager
def serve(module: str, environment: dict[str, str]) -> Iterator[int]:
    """Run gunicorn on the WSGI application of `module`; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["-k", "sync", "-w", "2", "-b", f"127.0.0.1:{port}", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", "--log-level=warning", *options]
    server = subprocess.Popen([*command, f"{module}:application"], env=environment)
    try:
        yield port
    finally:
        server.terminate()
        server.wait()


def ask(port: int, path: str) -> int:
    """One GET; the bytes of its body. Raises RuntimeError unless the answer is a 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != http.HTTPStatus.OK:
        raise RuntimeError(f"{path} answered {answer.status}")
    return len(body)


def warm_up(port: int, path: str) -> int:
    """Wait for the server, let both workers import everything, and give the body's bytes."""
    deadline = time.monotonic() + 20
    while True:
        try:
            return [ask(port, path) for _ in range(50)][-1]
        except ConnectionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def measure(port: int, path: str, seconds: int) -> float:
    """Requests a second over `seconds`, by wrk or else by threads of this process."""
    if wrk := shutil.which("wrk"):
        command = [
            wrk,
            "-t1",
            f"-c{CONNECTIONS}",
            f"-d{seconds}s",
            f"http://127.0.0.1:{port}{path}",
        ]
        report = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        speed = re.search(r"Requests/sec:\s+([\d.]+)", report)
        if speed is None or "Non-2xx" in report or "Socket errors" in report:
            raise RuntimeError(f"wrk on {path} failed:\n{report}")
        return float(speed[1])

    return repeat([partial(ask, port, path)] * CONNECTIONS, seconds)


def repeat(works: Sequence[Callable[[], int]], seconds: int) -> float:
    """How often a second the works are done, each over and over in a thread of its own."""
    deadline = time.monotonic() + seconds

    def repeat_one(work: Callable[[], int]) -> int:
        count = 0
        while time.monotonic() < deadline:
            work()
            count += 1
        return count

    with ThreadPoolExecutor(len(works)) as threads:
        return sum(threads.map(repeat_one, works)) / seconds


def show(
    speeds: dict[str, list[float]], sizes: dict[str, int], options: argparse.Namespace
) -> None:
    """Print the table, in Markdown, and how it came about."""
    medians = {name: statistics.median(rounds) for name, rounds in speeds.items()}
    print("| | a second | ratio | spread | bytes |\n| --- | --- | --- | --- | --- |")
    for name, median in medians.items():
        ratio = median / medians["bare view"]
        spread = (max(speeds[name]) - min(speeds[name])) / median
        print(f"| {name} | {median:,.0f} | {ratio:.3f} | {spread:.0%} | {sizes[name]:,} |")
    client = "wrk" if shutil.which("wrk") else "a Python client, which takes its share of the cores"
    print(
        f"\n{options.vehicles:,} vehicles on SQLite; gunicorn sync -w 2; {CONNECTIONS} connections "
        f"by {client}, for sign-ins by Python; median of {options.rounds} rounds of "
        f"{options.seconds} s; {os.cpu_count()} cores."
    )


if __name__ == "__main__":
    main()
