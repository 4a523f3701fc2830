"""Where a backup is made: a folder that nobody else can open, and that never stays behind."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

PREFIX = ".backup-"


@contextmanager
def workroom(beside: Path) -> Iterator[Path]:
    """A new folder beside `beside`, where there is room for it; gone at the end, however it ends.

    What a run left that was killed goes first, for it holds people's numbers. A run that is still
    at work holds its folder locked, and keeps it.
    """
    with _locked(beside.parent):
        for left in beside.parent.glob(f"{PREFIX}*"):
            _remove_unless_used(left)
        room = TemporaryDirectory(prefix=PREFIX, dir=beside.parent)
        lock = _open(Path(room.name))
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        with room as folder:
            yield Path(folder)
    finally:
        os.close(lock)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder, so that of two who start at once neither takes the other's for left over."""
    lock = _open(folder)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _remove_unless_used(folder: Path) -> None:
    try:
        lock = _open(folder)
    except OSError:
        return  # somebody else's, or no folder
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    else:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)


def _open(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
