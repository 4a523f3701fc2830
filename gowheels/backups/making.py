"""Make a backup: the rows as they stand at one moment, then the files."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from tqdm import tqdm

from gowheels.backups import archive, counters, tables
from gowheels.backups.workroom import workroom


@dataclass
class Made:
    """What a backup holds: rows, files, and how many files went while it was made."""

    rows: int
    files: int = 0
    vanished: int = 0


def make(target: Path) -> Made:
    """Write a backup to `target`, readable by its owner alone; it is there whole or not at all.

    The site may run meanwhile. Rows come first and files after: a file that its owner deletes in
    between is left out and counted.
    """
    with workroom(target) as parts:
        manifest = _write_tables(parts)
        made = Made(rows=sum(manifest.rows.values()))
        whole = parts / "whole"
        whole.touch(0o600)
        with archive.writing(whole) as tar:
            tar.add_bytes(archive.MANIFEST, manifest.as_bytes())
            for label in manifest.rows:
                tar.add_file(f"{archive.TABLES}{label}.jsonl.gz", parts / label)
            for name in tqdm(media_files(), desc="Files", unit=" files", disable=None):
                try:
                    tar.add_stored(archive.MEDIA + name, name)
                except FileNotFoundError:
                    made.vanished += 1
                else:
                    made.files += 1
            tar.finish()
        with whole.open("rb") as file:
            os.fsync(file.fileno())
        whole.replace(target)
    return made


def media_files() -> Iterator[str]:
    """Yield every uploaded file by its path in the storage, in the order of names.

    What begins with a dot is not the site's: no upload is stored under such a name.
    """
    if settings.MEDIA_S3_BUCKET:
        yield from default_storage.names("")  # type: ignore[attr-defined]
        return
    root = Path(settings.MEDIA_ROOT)
    for folder, folders, files in os.walk(root, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            yield (Path(folder) / name).relative_to(root).as_posix()


def applied_migrations() -> list[str]:
    """The migrations that this database has seen, as `app.name`."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _write_tables(folder: Path) -> archive.Manifest:
    models = tables.kept()
    with tables.one_moment():
        migrations = applied_migrations()
        rows = {
            model._meta.label_lower: tables.write(model, folder / model._meta.label_lower)
            for model in models
        }
        last = counters.counters(models)
    return archive.Manifest(
        made_at=timezone.now().isoformat(timespec="seconds"),
        database=connection.vendor,
        migrations=migrations,
        rows=rows,
        counters=last,
    )
