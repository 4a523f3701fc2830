"""Whether this process can do its work: what a load balancer asks before it sends anybody here.

The parts are checks as the doctor's are, by name. Each answers within a millisecond or two and
changes nothing, and what it says in words is for the doctor: here it is ready or not.
"""

import os
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from gowheels.doctor import Level, database, files
from gowheels.doctor.findings import Check, Finding, asked, check, failure, ok
from gowheels.doctor.settings import cache_keeps

# So much a listing of twelve large photographs takes up in all their sizes.
ONE_LISTING = 12_000_000


@check("files")
def disk_takes_photographs() -> Finding | None:
    """Whether another listing's photographs could be stored, where they lie on a disk of ours.

    Nothing is written, as the doctor does to be sure: a probe comes every few seconds. The kernel
    knows who may write, whether the disk is mounted to be read only, and what room is left.
    """
    if settings.MEDIA_S3_BUCKET:
        return None
    folder = files.nearest(Path(settings.MEDIA_ROOT))
    disk = os.statvfs(folder)
    may_write = folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
    has_names = disk.f_favail > 0 or disk.f_files == 0  # btrfs counts none
    if may_write and has_names and disk.f_bavail * disk.f_frsize >= ONE_LISTING:
        return ok("The disk takes photographs.")
    return failure("The disk takes no photographs.", "`manage.py doctor` says why.")


# In the order in which they are asked. To add one: a check, of the doctor's or here, under a name.
PARTS: dict[str, Check] = {
    "database": database.version,
    "cluster": database.cluster,
    "migrations": database.migrations,
    "cache": cache_keeps,
    "media": disk_takes_photographs,
}
READY, NOT_READY = "ready", "not ready"


def parts() -> dict[str, str]:
    """Each part's name, and `ready` or `not ready`. Without a database, what asks it is not."""
    connects = _connects()
    return {
        name: READY if _is_ready(check, connects) else NOT_READY for name, check in PARTS.items()
    }


def _connects() -> bool:
    try:
        # A connection is kept from one request to the next: a cursor sees whether it still holds.
        with connection.cursor():
            pass
    except DatabaseError:
        return False
    return True


def _is_ready(check: Check, connects: bool) -> bool:
    if vars(check)["asks_database"] and not connects:
        return False
    return all(finding.level is not Level.FAILURE for finding in asked(check))
