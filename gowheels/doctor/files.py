"""Where files lie, and the packages that read them."""

import shutil
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from gowheels import photos
from gowheels.doctor.findings import Finding, check, failure, ok, warning

GIGABYTE = 1_000_000_000
LITTLE, TOO_LITTLE = 5 * GIGABYTE, GIGABYTE // 2


@check("files")
def bucket_writable() -> Finding | None:
    """Whether photographs can be stored in the bucket, where there is one.

    No part of being ready: all servers share it, and without it there is much that they can do.
    """
    if not settings.MEDIA_S3_BUCKET:
        return None
    kept = default_storage.save(f"{photos.FOLDER}/doctor-{token_hex(8)}", ContentFile(b"a"))
    default_storage.delete(kept)
    return ok(f"Photographs can be stored in the bucket {settings.MEDIA_S3_BUCKET}.")


@check("files")
def media_writable() -> Finding | None:
    """Whether photographs can be stored, where they lie on a disk of ours."""
    if settings.MEDIA_S3_BUCKET:
        return None
    root = Path(settings.MEDIA_ROOT)
    try:
        with NamedTemporaryFile(dir=nearest(root), prefix=".doctor-") as file:
            file.write(b"a photograph")
    except OSError as problem:
        return failure(
            f"MEDIA_ROOT ({root}) cannot be written to: {problem.strerror}.",
            "Give the folder to the user whom the site runs as.",
        )
    return ok(f"Photographs can be stored in {root}.")


@check("files")
def free_space() -> Finding | None:
    """Whether there is room for more photographs, where they lie on a disk of ours."""
    if settings.MEDIA_S3_BUCKET:
        return None
    free = shutil.disk_usage(nearest(Path(settings.MEDIA_ROOT))).free
    found = f"{free / GIGABYTE:,.1f} GB are free for photographs."
    advice = "Make room, or put MEDIA_ROOT on a larger disk."
    if free < TOO_LITTLE:
        return failure(found, advice)
    return warning(found, advice) if free < LITTLE else ok(found)


def nearest(folder: Path) -> Path:
    """The folder, or the first one above it that is there: on the disk that it will be on."""
    return next(path for path in (folder, *folder.absolute().parents) if path.exists())


@check("static files")
def static_collected() -> Finding:
    """Whether styles and scripts have been collected since they got hashed names."""
    if settings.DEBUG:
        return ok("Served as they are, as DEBUG is on.")
    hashed = getattr(staticfiles_storage, "hashed_files", None)
    if hashed is None:
        return warning(
            "Their names have no hash: browsers keep old ones after an update.",
            "Keep STORAGES as settings.py has it.",
        )
    if "css/style.css" not in hashed:
        return failure("They are not collected.", "Run `manage.py collectstatic --noinput`.")
    return ok(f"{len(hashed):,} are collected.")


@check("packages")
def heif() -> Finding:
    """Whether photographs as iPhones keep them could be read."""
    if find_spec("pillow_heif"):
        return ok("pillow-heif is here.")
    return ok("pillow-heif, which is optional, is not here: HEIC photographs are refused.")
