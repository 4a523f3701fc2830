"""CSV files: cells that no spreadsheet runs, and files that are there whole or not at all."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TextIO

from django.utils import timezone

# A spreadsheet takes a cell that begins so for a formula, which could send the sheet away.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# By it Excel knows that a file is UTF-8.
BYTE_ORDER_MARK = "\ufeff"


def guarded(value: Any) -> str:
    """A value as a cell: a text that a spreadsheet would run gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def cell(value: Any) -> str:
    """A value as a cell: times as in India, texts guarded."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return guarded(value)


def as_lines(*tables: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Yield the lines of a CSV file for Excel, row after row of these tables."""
    writer = csv.writer(_Lines())
    yield BYTE_ORDER_MARK
    for row in chain.from_iterable(tables):
        yield writer.writerow(map(cell, row))


class _Lines:
    """A file that gives back what is written to it, as csv.writer hands it on."""

    def write(self, line: str) -> str:
        return line


def unguarded(cell: str) -> str:
    """The text of a cell, without the apostrophe that `guarded` gave it and space around it."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A text file that takes the place of `path` at the end, if nothing went wrong before.

    Only its owner can read it: sheets hold people's numbers.
    """
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=".writing-", delete=False
    ) as file:
        try:
            yield file  # type: ignore[misc]
            file.flush()
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink()
            raise
