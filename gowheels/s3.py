"""Photographs in a bucket that speaks S3 (settings.STORAGES, where MEDIA_S3_BUCKET is set)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http import HTTPStatus
from typing import IO, Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from storages.backends.s3 import S3Storage

from gowheels.outages import StorageAway

# A worker that waits serves nobody: a bucket in the same region answers in a tenth of that.
TIMEOUT_SECONDS = 5


class PhotosInS3(S3Storage):
    """django-storages' own, which fails as a disk does: FileNotFoundError, or an OSError."""

    def __init__(self, **options: Any) -> None:
        addressing = {"addressing_style": "path"}
        waits = {"connect_timeout": TIMEOUT_SECONDS, "read_timeout": TIMEOUT_SECONDS}
        retries = {"total_max_attempts": 2, "mode": "standard"}
        config = Config(s3=addressing, signature_version="s3v4", retries=retries, **waits)
        super().__init__(client_config=config, **options)

    def _open(self, name: str, mode: str = "rb") -> File:
        with _told_as_a_disk():
            opened: File = super()._open(name, mode)
            return opened

    def _save(self, name: str, content: IO[bytes]) -> str:
        with _told_as_a_disk():
            return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        """Delete a file; one that is not there is no failure."""
        with _told_as_a_disk():
            super().delete(name)

    def exists(self, name: str) -> bool:
        """Whether a file is there."""
        with _told_as_a_disk():
            return bool(super().exists(name))

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """The names of folders and of files in a folder; none of either where it is not there."""
        with _told_as_a_disk():
            folders, files = super().listdir(path)
            return folders, files

    def get_modified_time(self, name: str) -> datetime:
        """When a file was stored."""
        with _told_as_a_disk():
            stored_at: datetime = super().get_modified_time(name)
            return stored_at

    def names(self, folder: str) -> Iterator[str]:
        """Yield the names of all files below a folder, a thousand a request, in their order."""
        with _told_as_a_disk():
            for found in self.bucket.objects.filter(Prefix=folder):
                yield found.key


@contextmanager
def _told_as_a_disk() -> Iterator[None]:
    try:
        yield
    except ClientError as failure:
        if failure.response["ResponseMetadata"]["HTTPStatusCode"] == HTTPStatus.NOT_FOUND:
            raise FileNotFoundError(str(failure)) from failure
        raise StorageAway(str(failure)) from failure
    except BotoCoreError as failure:
        raise StorageAway(str(failure)) from failure
