"""Where files lie on a disk of ours: static ones in production, and uploaded photographs."""

import os
from functools import lru_cache
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed copies, with the paths inside ES modules rewritten too."""

    support_js_module_import_aggregation = True

    @lru_cache(maxsize=1000)  # noqa: B019 - there is one such object, for as long as the process
    def url(self, name: str | None, force: bool = False) -> str:
        """The address of a file, which is the same from one collectstatic to the next."""
        return super().url(name, force)


class PhotosOnDisk(FileSystemStorage):
    """Files that are on the disk, and named in their folder, before anybody is told that they are.

    A database syncs what it commits. Without the same here, a power cut could leave a listing
    that was promised with photographs of no bytes.
    """

    def _save(self, name: str, content: "File[bytes]") -> str:
        saved: str = super()._save(name, content)  # type: ignore[misc]  # Django documents it
        path = Path(self.path(saved))
        for each in (path, path.parent):
            _sync(each)
        return saved


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
