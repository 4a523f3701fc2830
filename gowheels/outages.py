"""What stands between the site and its database or disk, told from a fault of the site's own."""

import errno
from collections.abc import Callable

from django.db import InterfaceError, OperationalError

from gowheels.problems import Problem, storage_away, storage_full, unavailable

DISK_FULL = (errno.ENOSPC, errno.EDQUOT)
# MariaDB's own numbers, from its list of error codes: no connection (2002, 2003), lost (2006, 2013,
# 1927, 1152, 1158 to 1161), none free (1040, 1203, 1226), being stopped or started (1053, 1077,
# 1079), read-only (1290, 1836), no part of its cluster (1047), and too long in a queue or lost to
# another who wrote the same (1205, 1213).
DATABASE_AWAY = frozenset([
    1040, 1047, 1053, 1077, 1079, 1152, 1158, 1159, 1160, 1161, 1203, 1205, 1213, 1226, 1290, 1836,
    1927, 2002, 2003, 2006, 2013, 2026, 2055,
])  # fmt: skip
DATABASE_FULL = frozenset([1021, 1114])
# SQLite gives no numbers here, but the words of its list of result codes.
SQLITE_AWAY = ("database is locked", "unable to open database file", "disk I/O error")
SQLITE_FULL = "database or disk is full"


def outage(failure: BaseException | None) -> Problem | None:
    """The problem of something that is away or full just now, or None for any other failure."""
    made: Callable[[], Problem] | None = None
    match failure:
        case InterfaceError():  # a connection that was lost is used again
            made = unavailable
        case OperationalError(args=[int(code), *_]):
            made = _by_code(code)
        case OperationalError():
            made = _by_words(str(failure))
        case OSError(errno=code) if code in DISK_FULL:
            made = storage_full
        case StorageAway():
            made = storage_away
    return made and made()


class StorageAway(OSError):
    """Where the photographs lie does not answer."""


def _by_code(code: int) -> Callable[[], Problem] | None:
    if code in DATABASE_FULL:
        return storage_full
    return unavailable if code in DATABASE_AWAY else None


def _by_words(said: str) -> Callable[[], Problem] | None:
    if SQLITE_FULL in said:
        return storage_full
    return unavailable if said.startswith(SQLITE_AWAY) else None
