"""The table of a run: ratios by database and number of vehicles, and how they grow."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

README = Path("README.md")
BEGIN, END = "<!-- benchmark: begin -->", "<!-- benchmark: end -->"


@dataclass(frozen=True)
class Cell:
    """What was measured of one thing: requests a second, its ratio to the bare view, bytes."""

    speed: float
    ratio: float
    spread: float
    size: int


# By database and vehicles, then by title; what the site does not have is not there.
Results = dict[tuple[str, int], dict[str, Cell]]


def table(results: Results, titles: Sequence[str]) -> str:
    """The ratios as Markdown: a column for each database and size, and growth after each database.

    Growth is how many times as much an answer costs at the most vehicles as at the fewest.
    """
    databases = list(dict.fromkeys(database for database, _ in results))
    sizes = {name: sorted(size for each, size in results if each == name) for name in databases}
    heads = ["", "KB"]
    for name in databases:
        heads += [f"{_NAMES[name]} {_short(size)}" for size in sizes[name]]
        heads += ["growth"] * (len(sizes[name]) > 1)
    lines = [_line(heads), _line(["---"] * len(heads))]
    for title in titles:
        of_title = {key: cells.get(title) for key, cells in results.items()}
        known = [cell for cell in of_title.values() if cell]
        cells = [f"`{title}`" if title.startswith("/") else title]
        cells.append(f"{known[-1].size / 1000:.1f}" if known else "absent")
        for name in databases:
            row = [of_title[name, size] for size in sizes[name]]
            cells += [f"{cell.ratio:.2f}" if cell else "" for cell in row]
            if len(row) > 1:
                first, last = row[0], row[-1]
                cells.append(f"{first.ratio / last.ratio:.1f}" if first and last else "")
        lines.append(_line(cells))
    return "\n".join(lines)


def speeds(results: Results) -> str:
    """The absolute figures, for the terminal: a second, ratio, spread of the rounds, bytes."""
    lines = []
    for (database, vehicles), cells in results.items():
        lines += ["", f"{_NAMES[database]}, {vehicles:,} vehicles", ""]
        lines += [_line(["", "a second", "ratio", "spread", "bytes"]), _line(["---"] * 5)]
        for title, cell in cells.items():
            figures = [f"{cell.speed:,.0f}", f"{cell.ratio:.3f}", f"{cell.spread:.0%}"]
            lines.append(_line([title, *figures, f"{cell.size:,}"]))
    return "\n".join(lines)


def circumstances(seconds: int, rounds: int, connections: int, client: str) -> str:
    """How the figures came about, in a paragraph."""
    return (
        f"Requests a second as a part of those of a bare Django view that answers the same "
        f"bytes (a JsonResponse of the same content where the answer is JSON), "
        f"measured in turn; growth is the cost at the most vehicles over that at the fewest. "
        f"gunicorn sync -w 2, {connections} connections by {client}, median of {rounds} rounds of "
        f"{seconds} s, all on one machine of {os.cpu_count()} cores, {date.today():%-d %B %Y}."  # noqa: DTZ011 - the reader's calendar
    )


def write(text: str) -> None:
    """Put the text between the marks in README.md. Raises ValueError when they are not there."""
    before, _, rest = README.read_text().partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"README.md has no {BEGIN} and {END}")
    README.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}")


_NAMES = {"sqlite": "SQLite", "mariadb": "MariaDB"}


def _short(size: int) -> str:
    if size % 1_000_000 == 0:
        return f"{size // 1_000_000} M"
    return f"{size // 1000} k" if size % 1000 == 0 else str(size)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
