"""What lists, pages and a sign-in cost, beside a bare view with the same bytes in the same run.

For each database and number of vehicles, two gunicorn servers of two sync workers, one for the
site and one for the bare view, are asked in turn; the median of the rounds counts. Client and
servers share this machine's cores, so only the ratios travel. What an answer costs that
is kept is measured made anew, too. A sign-in is two POSTs, for the code and with it, by a client in
Python, beside the bare view of the list. Run it by `make bench`.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from http import HTTPStatus
from pathlib import Path

from benchmarks import bare_answers, fill, measure, report, sign_in
from benchmarks.fill import DATABASES, KEPT
from benchmarks.report import Cell, Results
from benchmarks.serve import serve, warm_up
from benchmarks.targets import TARGETS

ABSENT = (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)
SIGN_IN, BESIDE = "a sign-in", "/get-vehicles/"
WITHOUT = "{}, made anew"
Take = Callable[[int], float]


def main() -> None:
    """Fill, serve, measure and print; with --write, into README as well."""
    options = arguments()
    results: Results = {}
    for database in options.databases:
        for vehicles in options.sizes:
            print(f"{vehicles:,} vehicles on {database}", file=sys.stderr, flush=True)
            with fill.filled(database, vehicles, options.keep) as environment:
                results[database, vehicles] = run(environment, options.seconds, options.rounds)
    print(report.speeds(results))
    text = report.table(results, titles()) + "\n\n" + report.circumstances(
        options.seconds, options.rounds, measure.CONNECTIONS, measure.client()
    )  # fmt: skip
    print(f"\n{text}")
    if options.write:
        report.write(text)


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=numbers, default=[1000, 100_000, 1_000_000])
    parser.add_argument("--databases", type=names, default=list(DATABASES))
    parser.add_argument("--seconds", type=int, default=2, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, default=KEPT, help="where filled databases lie")
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    return parser.parse_args()


def numbers(text: str) -> list[int]:
    """Numbers with commas between them, the smallest first."""
    return sorted(int(number) for number in text.split(","))


def names(text: str) -> list[str]:
    """Databases with commas between them. Raises ValueError for one that is not known."""
    if unknown := set(text.split(",")) - set(DATABASES):
        raise ValueError(f"no such database: {', '.join(unknown)}")
    return text.split(",")


def titles() -> list[str]:
    """The rows of the table, in order."""
    rows = []
    for target in TARGETS:
        rows += [target.title, *([WITHOUT.format(target.title)] if target.has_cache else [])]
    return [*rows, SIGN_IN]


def run(environment: dict[str, str], seconds: int, rounds: int) -> dict[str, Cell]:
    """Measure everything on one filled database; what the site does not have is left out."""
    samples = json.loads(_python("-m", "benchmarks.samples", environment=environment))
    with tempfile.TemporaryDirectory(prefix="gowheels-bench-") as folder, ExitStack() as servers:
        site = servers.enter_context(serve("gowheels_project.wsgi", environment))
        uncached_settings = environment | {"DJANGO_SETTINGS_MODULE": "benchmarks.uncached"}
        uncached = servers.enter_context(serve("gowheels_project.wsgi", uncached_settings))
        answers = bare_answers.Recorder(Path(folder))
        takes: dict[str, Take] = {}
        bare_paths: dict[str, str] = {}
        for target in TARGETS:
            path = target.path.format_map(samples)
            answer = warm_up(site, path)
            if answer.status in ABSENT:
                continue
            if answer.status != HTTPStatus.OK:
                raise RuntimeError(f"{path} answered {answer.status}")
            bare_paths[target.title] = answers.add(answer)
            takes[target.title] = partial(measure.requests_a_second, site, path)
            if target.has_cache:
                warm_up(uncached, path)
                title = WITHOUT.format(target.title)
                bare_paths[title] = bare_paths[target.title]
                takes[title] = partial(measure.requests_a_second, uncached, path)
        takes[SIGN_IN] = sign_ins(site, samples["phones"], environment)
        bare_paths[SIGN_IN] = bare_paths[BESIDE]
        bare = servers.enter_context(serve("benchmarks.bare", environment | answers.environment))
        for path in set(bare_paths.values()):
            warm_up(bare, path)
        pairs: dict[str, tuple[Take, Take]] = {
            title: (take, partial(measure.requests_a_second, bare, bare_paths[title]))
            for title, take in takes.items()
        }
        sizes = {title: answers.sizes[path] for title, path in bare_paths.items()}
        return compare(pairs, sizes, seconds, rounds)


def compare(
    pairs: dict[str, tuple[Take, Take]], sizes: dict[str, int], seconds: int, rounds: int
) -> dict[str, Cell]:
    """Take each pair of measurements, site and bare, in every round; the medians count."""
    taken: dict[str, list[tuple[float, float]]] = {title: [] for title in pairs}
    for _ in range(rounds):
        for title, (site, bare) in pairs.items():
            taken[title].append((site(seconds), bare(seconds)))
    cells = {}
    for title, rows in taken.items():
        ratios = [site / bare for site, bare in rows]
        ratio = statistics.median(ratios)
        speed = statistics.median(site for site, _ in rows)
        cells[title] = Cell(speed, ratio, (max(ratios) - min(ratios)) / ratio, sizes[title])
    return cells


def sign_ins(port: int, phones: list[str], environment: dict[str, str]) -> Take:
    """What measures sign-ins, of each phone in a thread of its own."""
    texts = Path(environment[sign_in.FOLDER])
    works = [partial(sign_in.sign_in, port, phone, texts) for phone in phones]
    works[0]()
    return partial(measure.works_a_second, works)


def _python(*command: str, environment: dict[str, str]) -> str:
    return subprocess.run(
        [sys.executable, *command], env=environment, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


if __name__ == "__main__":
    main()
