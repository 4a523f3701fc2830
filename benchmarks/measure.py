"""How many requests a second a server answers, by wrk or else by threads of this process."""

import re
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http import HTTPStatus

from benchmarks.serve import ask

CONNECTIONS = 16
# wrk counts as a time-out what is under way when it ends; everything else went wrong.
FAILED = re.compile(r"Socket errors: connect (?!0, read 0, write 0,)")


def requests_a_second(port: int, path: str, seconds: int) -> float:
    """Ask for one path over and over. Raises RuntimeError when an answer is not a 200."""
    if wrk := shutil.which("wrk"):
        url = f"http://127.0.0.1:{port}{path}"
        options = ["-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s"]
        command = [wrk, *options, url]
        report = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        speed = re.search(r"Requests/sec:\s+([\d.]+)", report)
        if speed is None or "Non-2xx" in report or FAILED.search(report):
            raise RuntimeError(f"wrk on {path} failed:\n{report}")
        # What takes longer than the measurement was not measured.
        return float(speed[1]) or requests_a_second(port, path, 4 * seconds)
    return works_a_second([partial(_ask_well, port, path)] * CONNECTIONS, seconds)


def works_a_second(works: Sequence[Callable[[], object]], seconds: int) -> float:
    """How often a second the works are done, each over and over in a thread of its own."""
    deadline = time.monotonic() + seconds

    def repeat_one(work: Callable[[], object]) -> int:
        count = 0
        while time.monotonic() < deadline:
            work()
            count += 1
        return count

    with ThreadPoolExecutor(len(works)) as threads:
        return sum(threads.map(repeat_one, works)) / seconds


def client() -> str:
    """What asks, in words for the report."""
    return "wrk" if shutil.which("wrk") else "a Python client, which takes its share of the cores"


def _ask_well(port: int, path: str) -> None:
    if (status := ask(port, path).status) != HTTPStatus.OK:
        raise RuntimeError(f"{path} answered {status}")
