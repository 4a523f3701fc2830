"""Files that no row names, and rows whose files are gone.

Both sides are written into a throw-away SQLite file and compared there, so a million files take
no memory to speak of, on whatever database the site runs and wherever its files lie.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.storage import default_storage
from django.utils import timezone
from tqdm import tqdm

from gowheels import photo_sizes, photos
from gowheels.models import UploadedPhoto, UserProfile, Vehicle, VehicleImage

FOLDERS = (photos.FOLDER, photos.PEOPLE_FOLDER)
# An upload's files are there before its row is: what is younger may be one.
IN_FLIGHT = timedelta(hours=1)
BATCH = 2000
# So many paths of each kind are kept to be told; the rest is only counted.
TOLD = 1000
TABLES = """
CREATE TABLE found (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE named (path TEXT PRIMARY KEY, needed INTEGER) WITHOUT ROWID;
"""
STRAY = "SELECT path FROM found WHERE path NOT IN (SELECT path FROM named)"
MISSING = "SELECT path FROM named WHERE needed AND path NOT IN (SELECT path FROM found)"


@dataclass
class Compared:
    """What stands where, and what was done: numbers, and the first TOLD paths of each kind."""

    files: int = 0
    strays: int = 0
    young: int = 0
    deleted: int = 0
    missing: int = 0
    stray_paths: list[str] = field(default_factory=list)
    missing_paths: list[str] = field(default_factory=list)


def compare(delete: bool = False) -> Compared:
    """Compare the files with the rows; with `delete`, delete strays that are not in flight."""
    told = Compared()
    with TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "paths")) as kept:
        kept.executescript(TABLES)
        # Files first: what is stored meanwhile is then named, and never taken for a stray.
        _keep(kept, "INSERT OR IGNORE INTO found VALUES (?)", ((path,) for path in _files()))
        _keep(kept, "INSERT OR REPLACE INTO named VALUES (?, ?)", _named())
        told.files = kept.execute("SELECT COUNT(*) FROM found").fetchone()[0]
        for (path,) in kept.execute(STRAY):
            _stray(told, path, delete)
        for (path,) in kept.execute(MISSING):
            # Or it was stored after the files were listed.
            if not default_storage.exists(path):
                told.missing += 1
                _tell(told.missing_paths, path)
    return told


def _stray(told: Compared, path: str, delete: bool) -> None:
    try:
        age = timezone.now() - default_storage.get_modified_time(path)
    except FileNotFoundError:
        return  # it has gone meanwhile, with its row
    if age < IN_FLIGHT:
        told.young += 1
        return
    told.strays += 1
    _tell(told.stray_paths, path)
    if delete:
        default_storage.delete(path)
        told.deleted += 1


def _tell(paths: list[str], path: str) -> None:
    if len(paths) < TOLD:
        paths.append(path)


def _keep(kept: sqlite3.Connection, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
    with kept:
        kept.executemany(sql, rows)


def _files() -> Iterator[str]:
    for folder in FOLDERS:
        for name in tqdm(_names(folder), desc=f"Files of {folder}", disable=None):
            yield f"{folder}/{name}"


def _names(folder: str) -> Iterator[str]:
    try:
        here = Path(default_storage.path(folder))
    except NotImplementedError:  # they lie in a bucket
        names = default_storage.names(f"{folder}/")  # type: ignore[attr-defined]
        yield from (name.rpartition("/")[2] for name in names)
        return
    if not here.is_dir():
        return
    # One by one: Path.iterdir() would make a list of them first.
    with os.scandir(here) as files:
        yield from (file.name for file in files if file.is_file())


def _named() -> Iterator[tuple[str, int]]:
    """Every path that a row stands for, and whether its file has to be there."""
    for rows in (VehicleImage.objects.order_by("pk"), UploadedPhoto.objects.order_by("pk")):
        named = rows.values_list("image", "width").iterator(BATCH)
        for image, width in tqdm(named, desc="Photographs", disable=None):
            needed = len(photo_sizes.stored_widths(width))
            for number, path in enumerate(photo_sizes.paths_of(image, width)):
                yield path, int(number < needed)  # covers are there if it was a cover once
    for cover in Vehicle.objects.exclude(cover="").values_list("cover", flat=True).iterator(BATCH):
        yield cover, 1
    people = UserProfile.objects.exclude(photo="").values_list("photo", flat=True)
    for portrait in people.iterator(BATCH):
        yield portrait, 1
