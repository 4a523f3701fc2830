"""Reads on replicas of the database (settings.DATABASES, where DB_REPLICA_HOST is set).

Nothing is read from a replica unless the middleware has said so, for a request that only looks:
commands, tests and POSTs see the primary. So does a browser for a few seconds after each POST,
which is longer than a replica lags: people see what they did. One request reads from one replica,
so that the version of the listings that it has seen is of the rows it shows.
"""

import logging
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, models
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)

COOKIE = "just_wrote"
LOOKS = ("GET", "HEAD", "OPTIONS")
# Who is signed in, and how often something was done: a replica's word on it may be out of date.
NEVER = {"gowheels.personsession", "gowheels.ratecount", "gowheels.onetimepassword", "auth.user"}
# So long a replica is left alone that could not be reached.
ALONE_SECONDS = 10
_alone_until: dict[str, float] = {}


@dataclass
class Reads:
    """Where the request in hand reads: from nothing but the primary, once `primary` is set."""

    primary: bool = False
    replica: str | None = None


_reads: ContextVar[Reads | None] = ContextVar("reads", default=None)


class ReplicaRouter:
    """Sends each question to the primary or to the replica of the request (DATABASE_ROUTERS)."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:
        """The replica, where the request may read from one, and has not written."""
        reads = _reads.get()
        if reads is None or reads.primary or model._meta.label_lower in NEVER:
            return DEFAULT_DB_ALIAS
        if connections[DEFAULT_DB_ALIAS].in_atomic_block:
            return DEFAULT_DB_ALIAS
        if reads.replica is None:
            reads.replica = reachable_replica()
            reads.primary = reads.replica is None
        return reads.replica or DEFAULT_DB_ALIAS

    def db_for_write(self, model: type[models.Model], **hints: Any) -> str:
        """The primary, for the rest of the request. Rows that are locked come this way, too."""
        if reads := _reads.get():
            reads.primary = True
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: models.Model, other: models.Model, **hints: Any) -> bool:
        """Rows of a replica are rows of the primary."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """A replica gets its tables as it gets its rows."""
        return db == DEFAULT_DB_ALIAS


def reachable_replica() -> str | None:
    """One of the replicas that answer, by chance, or None; asked once a request."""
    now = time.monotonic()
    there = [alias for alias in settings.REPLICAS if _alone_until.get(alias, 0) <= now]
    for alias in random.sample(there, len(there)):
        try:
            connections[alias].close_if_health_check_failed()
            connections[alias].ensure_connection()
        except OperationalError as failure:
            _alone_until[alias] = now + ALONE_SECONDS
            logger.error("%s cannot be reached, and is left alone: %s", alias, failure)  # noqa: TRY400 - a line is enough
        else:
            return alias
    return None


@contextmanager
def looking(only: bool = True) -> Iterator[Reads]:
    """Let what is inside read from a replica; not if it does not `only` look."""
    token = _reads.set(reads := Reads(primary=not only))
    try:
        yield reads
    finally:
        _reads.reset(token)


def read_nearby(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Let requests that only look read from a replica, and keep others to the primary.

    The desk looks at the primary always. The cookie is signed, so that whoever wants the primary
    to answer them has to have posted something.
    """
    if not settings.REPLICAS:
        raise MiddlewareNotUsed

    def middleware(request: HttpRequest) -> HttpResponse:
        seconds = settings.REPLICA_SECONDS
        looks = request.method in LOOKS
        wrote = request.get_signed_cookie(COOKIE, default=None, max_age=seconds) is not None
        with looking(looks and not wrote and not request.path_info.startswith("/admin/")):
            response = get_response(request)
        if not looks:
            response.set_signed_cookie(
                COOKIE,
                "yes",
                max_age=seconds,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    return middleware
