"""The file of a backup: what is in it, in which order, and whether it is whole."""

import hashlib
import json
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Self

from django.core.files.storage import default_storage
from tqdm import tqdm

MANIFEST, TABLES, MEDIA, SUMS = "manifest.json", "tables/", "media/", "SHA256SUMS"
FORMAT = 1
PIECE = 1024 * 1024
MAX_MANIFEST_BYTES = 10 * PIECE
# What a file raises that is damaged, or no tar at all.
BROKEN = (tarfile.TarError, zlib.error, EOFError, ValueError, KeyError, TypeError)


class BadBackup(Exception):
    """The file is no backup that can be restored; `str()` is the sentence that says why."""


@dataclass(frozen=True)
class Manifest:
    """What a backup is of. `rows` and `counters` are by the label of a model."""

    made_at: str
    database: str
    migrations: list[str]
    rows: dict[str, int]
    counters: dict[str, int]
    format: int = FORMAT

    @classmethod
    def read(cls, text: bytes) -> Self:
        """The manifest in a file's bytes. Raises BadBackup."""
        try:
            manifest = cls(**json.loads(text))
        except (ValueError, TypeError):
            raise BadBackup("Its manifest cannot be read: this is no backup of GoWheels.") from None
        if manifest.format != FORMAT:
            raise BadBackup(
                f"It is of format {manifest.format}, and this GoWheels reads {FORMAT} only."
            )
        return manifest

    def as_bytes(self) -> bytes:
        """The manifest as its file."""
        return json.dumps(asdict(self), indent=1).encode()


class Writer:
    """Adds members to a tar, and at the end the sums of all of them."""

    def __init__(self, tar: Any, sums: IO[bytes]) -> None:
        self.tar, self.sums = tar, sums

    def add_bytes(self, name: str, content: bytes) -> None:
        """Add a member that is in memory."""
        member = tarfile.TarInfo(name)
        member.size = len(content)
        self._add(member, BytesIO(content))

    def add_file(self, name: str, path: Path) -> None:
        """Add a file with the time of its last change. Raises FileNotFoundError if it is gone."""
        with path.open("rb") as file:
            member = self.tar.gettarinfo(arcname=name, fileobj=file)
            member.mode, member.uid, member.gid, member.uname, member.gname = 0o644, 0, 0, "", ""
            self._add(member, file)

    def add_stored(self, name: str, path: str) -> None:
        """Add an uploaded file, wherever it lies. Raises FileNotFoundError if it is gone."""
        with default_storage.open(path) as file:
            member = tarfile.TarInfo(name)
            member.size = file.size
            member.mtime = int(default_storage.get_modified_time(path).timestamp())
            self._add(member, file)

    def finish(self) -> None:
        """Add the sums, by which a backup is known to be whole."""
        member = tarfile.TarInfo(SUMS)
        member.size = self.sums.tell()
        self.sums.seek(0)
        self.tar.addfile(member, self.sums)

    def _add(self, member: tarfile.TarInfo, content: Any) -> None:
        summed = _Summed(content)
        self.tar.addfile(member, summed)
        self.tar.members.clear()  # it would remember a million of them
        self.sums.write(_sum_line(summed.sum.hexdigest(), member.name))


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """A Writer of a new file at `path`."""
    with tarfile.open(path, "w") as tar, TemporaryFile() as sums:
        yield Writer(tar, sums)


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except BROKEN as failure:
        raise BadBackup(f"It is damaged, or no backup at all ({failure}).") from None


def members(path: Path) -> Iterator[tuple[tarfile.TarFile, tarfile.TarInfo]]:
    """Yield each member of a backup in order, with the tar to read it from. Raises BadBackup."""
    tar: Any
    with _damage_told(), tarfile.open(path, "r:") as tar:
        while member := tar.next():
            tar.members.clear()
            if not member.isreg():
                raise BadBackup(f"{member.name} in it is no plain file: GoWheels made no such.")
            yield tar, member


def verify(path: Path) -> Manifest:
    """Read a whole backup and return its manifest. Raises BadBackup unless every byte is right."""
    manifest, complete = None, False
    # A member may be cut short while it is read, too.
    with _damage_told(), path.open("rb") as raw, TemporaryFile() as sums:
        shown = tqdm(total=raw.seek(0, 2), desc="Checking", unit="B", unit_scale=True, disable=None)
        with shown:
            for tar, member in members(path):
                if complete:
                    raise BadBackup(f"{member.name} in it stands behind its end.")
                content = tar.extractfile(member)
                if content is None or (manifest is None and member.name != MANIFEST):
                    raise BadBackup("It does not begin with a manifest: it is no backup of ours.")
                if member.name == MANIFEST:
                    manifest = Manifest.read(content.read(MAX_MANIFEST_BYTES))
                    content.seek(0)
                if complete := member.name == SUMS:
                    _compare(sums, content)
                else:
                    digest = hashlib.file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]
                    sums.write(_sum_line(digest, member.name))
                shown.update(member.size)
    if manifest is None or not complete:
        raise BadBackup("It is cut short: its end is missing.")
    return manifest


def _compare(found: IO[bytes], said: IO[bytes]) -> None:
    found.seek(0)
    for line in found:
        if said.readline() != line:
            name = line.decode(errors="replace").split("  ", 1)[1].strip()
            raise BadBackup(f"It is damaged: {name} in it is not what it was.")
    if said.readline():
        raise BadBackup("It is damaged: files are missing in it.")


def _sum_line(digest: str, name: str) -> bytes:
    return f"{digest}  {name}\n".encode(errors="surrogateescape")


class _Summed:
    """A file that is read once, and its sum meanwhile."""

    def __init__(self, file: Any) -> None:
        self.file, self.sum = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece: bytes = self.file.read(size)
        self.sum.update(piece)
        return piece
