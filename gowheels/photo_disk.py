"""Where uploaded photographs lie on a disk of ours."""

import os
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class PhotosOnDisk(FileSystemStorage):
    """Files that are on the disk, and named in their folder, before anybody is told that they are.

    A database syncs what it commits. Without the same here, a power cut could leave a listing
    that was promised with photographs of no bytes.
    """

    def _save(self, name: str, content: "File[bytes]") -> str:
        saved: str = super()._save(name, content)  # type: ignore[misc]  # Django documents it
        path = Path(self.path(saved))
        for each in (path, path.parent):
            sync(each)
        return saved


def sync(path: Path) -> None:
    """Have the disk keep what a file holds, or a folder's names, before anything goes on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
