"""A sheet's lines, each with its number and what is wrong with its shape."""

import csv
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gowheels.sheets.files import unguarded

DELIMITERS = ",;\t"


class BadSheet(Exception):
    """The file is no sheet that can be read; `str()` is a sentence that says why."""


@dataclass
class Line:
    """One line: its number in the file, its cells by column and as they stood, and problems."""

    number: int
    cells: dict[str, str]
    raw: list[str]
    problems: list[str] = field(default_factory=list)

    def problem(self, column: str, words: str) -> None:
        """Note what is wrong with a cell."""
        self.problems.append(f"line {self.number}, {column}: {words}")


@dataclass(frozen=True)
class Sheet:
    """The names of the columns, and the lines below them, which are read as they are asked for."""

    names: list[str]
    lines: Iterator[Line]


@contextmanager
def opened(path: Path, needed: Collection[str], known: Collection[str]) -> Iterator[Sheet]:
    """Open a CSV file: UTF-8 with or without BOM, parted by comma, semicolon or tab.

    Its first line names the columns: all that are needed, and none that is not known. Raises
    BadSheet, here and while its lines are read.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            first = file.readline()
        except UnicodeDecodeError:
            raise _not_utf8(1) from None
        delimiter = max(DELIMITERS, key=first.count)
        file.seek(0)
        rows = csv.reader(file, delimiter=delimiter, strict=True)
        lines = _numbered(rows)
        _, names = next(lines, (0, []))
        names = [name.strip() for name in names]
        _check_names(names, needed, known)
        yield Sheet(names, (_line(number, names, raw) for number, raw in lines if any(raw)))


def _numbered(rows: Any) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line on which it begins: a cell may go on over several."""
    number = 1
    try:
        for row in rows:
            yield number, row
            number = rows.line_num + 1
    except UnicodeDecodeError:
        raise _not_utf8(number) from None
    except csv.Error as failure:
        raise BadSheet(f"Line {number} cannot be read as CSV ({failure}).") from None


def _not_utf8(number: int) -> BadSheet:
    return BadSheet(
        f"It is not in UTF-8 (line {number} or soon after). In Excel, save it as “CSV UTF-8”."
    )


def _check_names(names: list[str], needed: Collection[str], known: Collection[str]) -> None:
    if missing := [name for name in needed if name not in names]:
        raise BadSheet(f"Its first line has to name its columns. Missing: {', '.join(missing)}.")
    if unknown := [name or "(empty)" for name in names if name not in known]:
        raise BadSheet(f"There are no such columns: {', '.join(unknown)}.")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise BadSheet(f"It has columns twice: {', '.join(twice)}.")


def _line(number: int, names: list[str], raw: list[str]) -> Line:
    cells = {name: unguarded(cell) for name, cell in zip(names, raw, strict=False)}
    line = Line(number, cells, raw)
    if len(raw) != len(names):
        line.problems.append(
            f"line {number}: it has {len(raw)} cells, and there are {len(names)} columns. "
            "A cell with a comma needs quotation marks around it."
        )
    return line
