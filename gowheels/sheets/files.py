"""CSV files: cells that no spreadsheet runs, and files that are there whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TextIO

# A spreadsheet takes a cell that begins so for a formula, which could send the sheet away.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(value: Any) -> str:
    """A value as a cell: a text that a spreadsheet would run gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


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
