"""Fill an empty site from a backup: all of it, or nothing."""

import tarfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from tqdm import tqdm

from gowheels import places
from gowheels.backups import archive, counters, indexes, tables
from gowheels.backups.archive import BadBackup, Manifest
from gowheels.backups.making import applied_migrations, media_files
from gowheels.backups.placing import placing
from gowheels.models import FacetCount, Vehicle


class NotEmpty(Exception):
    """There is something on this site that a restored one would overwrite; `str()` says what."""


def restore(source: Path, *, dry_run: bool = False) -> Manifest:
    """Fill this site's database and its uploaded files from a backup, and return its manifest.

    With `dry_run` it only looks. Raises BadBackup or NotEmpty, and FileNotFoundError; whatever
    goes wrong, the site is as empty as before.
    """
    manifest = archive.verify(source)
    _compare_migrations(manifest.migrations)
    _need_empty()
    if dry_run:
        return manifest
    with placing() as (folder, place), indexes.made_afterwards(), transaction.atomic():
        _load(source, manifest, folder)
        place(folder / archive.MEDIA)
    counters.advance(tables.kept(), manifest.counters)
    ContentType.objects.clear_cache()
    places.forget()
    return manifest


def _compare_migrations(theirs: list[str]) -> None:
    ours = applied_migrations()
    for ahead, names in (
        ("it was made after {}, which this site has not seen", set(theirs) - set(ours)),
        ("this site has seen {}, which it has not", set(ours) - set(theirs)),
    ):
        if names:
            raise BadBackup(
                f"It is of another version of GoWheels: {ahead.format(', '.join(sorted(names)))}. "
                "Restore it with the version that made it, and migrate after that."
            )


def _need_empty() -> None:
    if models := tables.filled():
        names = ", ".join(str(model._meta.verbose_name_plural) for model in models)
        raise NotEmpty(f"There are {names} here already. Restore into a database that is new.")
    if name := next(media_files(), None):
        where = settings.MEDIA_S3_BUCKET or settings.MEDIA_ROOT
        raise NotEmpty(f"{where} is not empty: it has {name}. Move what it holds.")


def _load(source: Path, manifest: Manifest, folder: Path) -> None:
    """Put every member where it belongs: rows into their tables, files below `folder`."""
    files = tqdm(desc="Files", unit=" files", disable=None)
    loaded: dict[str, int] = {}
    with files, connection.constraint_checks_disabled():
        for tar, member in archive.members(source):
            if member.name.startswith(archive.TABLES):
                label = member.name.removeprefix(archive.TABLES).removesuffix(".jsonl.gz")
                loaded[label] = _load_table(label, tar.extractfile(member))
            elif member.name.startswith(archive.MEDIA):
                _extract(tar, member, folder)
                files.update()
    if loaded != manifest.rows:
        raise BadBackup("It is damaged: it does not hold the rows that its manifest names.")
    try:
        connection.check_constraints([model._meta.db_table for model in tables.kept()])
    except IntegrityError as failure:
        raise BadBackup(f"Its rows do not belong together: {failure}") from None
    FacetCount.objects.rebuild(Vehicle.objects.visible())


def _load_table(label: str, lines: Any) -> int:
    model = next((model for model in tables.kept() if model._meta.label_lower == label), None)
    if model is None:
        raise BadBackup(f"It holds {label}, which no backup of ours does.")
    try:
        return tables.read(model, lines)
    except (*archive.BROKEN, OSError, ValidationError, DatabaseError) as failure:
        raise BadBackup(f"The rows of {label} in it cannot be read: {failure}") from failure


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    try:
        # This filter lets nothing out of the folder, whatever a name says.
        tar.extract(member, folder, filter="data")
    except tarfile.FilterError as refused:
        raise BadBackup(f"A file in it would come to lie elsewhere: {refused}.") from None
    if not (folder / member.name).resolve().is_relative_to((folder / archive.MEDIA).resolve()):
        raise BadBackup(f"A file in it would come to lie elsewhere: {member.name}.")
