"""Restored files come to where uploads lie, all or none: into MEDIA_ROOT or the bucket."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from tqdm import tqdm

from gowheels import photos
from gowheels.photo_disk import sync

Place = Callable[[Path], None]


@contextmanager
def placing() -> Iterator[tuple[Path, Place]]:
    """A folder to unpack into, and what then puts the files of a folder where uploads lie.

    Whatever is raised inside, what was put there is taken away again.
    """
    bucket = bool(settings.MEDIA_S3_BUCKET)
    with into_bucket() if bucket else into_media_root() as room:
        yield room


@contextmanager
def into_media_root() -> Iterator[tuple[Path, Place]]:
    """The folder is inside MEDIA_ROOT, so that all of it comes into place by a few renames.

    All of it is on the disk then, as the rows are once they are committed.
    """
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    placed: list[Path] = []

    def place(files: Path) -> None:
        for path in tqdm(files.rglob("*"), desc="On the disk", unit=" files", disable=None):
            sync(path)
        for part in sorted(files.glob("*")):
            placed.append(root / part.name)
            part.rename(placed[-1])
        sync(root)

    with TemporaryDirectory(prefix=".restoring-", dir=root) as folder:
        try:
            yield Path(folder), place
        except BaseException:
            for part in placed:
                if part.is_dir():
                    shutil.rmtree(part, ignore_errors=True)
                else:
                    part.unlink(missing_ok=True)
            raise


@contextmanager
def into_bucket() -> Iterator[tuple[Path, Place]]:
    """The folder is a temporary one, from which each file is sent."""
    placed: list[str] = []

    def place(files: Path) -> None:
        found = (path for path in files.rglob("*") if path.is_file())
        for path in tqdm(found, desc="Files sent", unit=" files", disable=None):
            placed.append(path.relative_to(files).as_posix())
            with path.open("rb") as content:
                default_storage.save(placed[-1], File(content))

    with TemporaryDirectory(prefix="gowheels-restoring-") as folder:
        try:
            yield Path(folder), place
        except BaseException:
            photos.remove(placed)
            raise
