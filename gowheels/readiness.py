"""Whether this process can do its work: what a load balancer asks before it sends anybody here.

The parts are checks of the doctor's, by name. Each answers within milliseconds, changes nothing
that lasts, and what it says in words is for the doctor: here it is ready or not.
"""

from django.db import DatabaseError, connection

from gowheels.doctor import Level, database, files, settings
from gowheels.doctor.findings import Check, asked

# In the order in which they are asked. To add one: a check of the doctor's, under a name.
PARTS: dict[str, Check] = {
    "database": database.version,
    "cluster": database.cluster,
    "migrations": database.migrations,
    "cache": settings.cache_keeps,
    "media": files.media_writable,
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
        connection.ensure_connection()
    except DatabaseError:
        return False
    return True


def _is_ready(check: Check, connects: bool) -> bool:
    if vars(check)["asks_database"] and not connects:
        return False
    return all(finding.level is not Level.FAILURE for finding in asked(check))
