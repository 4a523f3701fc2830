"""A cache in Redis that the site can do without (settings.CACHES, where REDIS_URL is set).

Nothing is kept there that could not be made anew, so a Redis that does not answer makes the site
slower and no worse: what is asked for is not there, and what is to be kept is forgotten.
"""

import logging
import time
from collections.abc import Callable
from functools import wraps
from pickle import PickleError
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# So long it is left alone after it has failed: one that hangs costs a process one wait in so long.
ALONE_SECONDS = 2
LOGGED_EVERY_SECONDS = 60
# Besides, what another version of the site has kept may be of a class that this one has not.
FAILURES = (RedisError, OSError, PickleError, AttributeError, ImportError)


def _or(missed: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let a method of RedisThatMayBeDown return `missed` when Redis does not answer."""

    def decorate(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def attempt(self: "RedisThatMayBeDown", *args: Any, **kwargs: Any) -> Any:
            if time.monotonic() < self.left_alone_until:
                return missed
            try:
                return method(self, *args, **kwargs)
            except FAILURES as failure:
                self.note(failure)
                return missed

        return attempt

    return decorate


class RedisThatMayBeDown(RedisCache):
    """Django's RedisCache, of which a failure is a miss, told in the log once a minute."""

    left_alone_until = 0.0
    logged_at = float("-inf")

    add = _or(missed=False)(RedisCache.add)
    set = _or(missed=None)(RedisCache.set)
    touch = _or(missed=False)(RedisCache.touch)
    delete = _or(missed=False)(RedisCache.delete)
    has_key = _or(missed=False)(RedisCache.has_key)
    set_many = _or(missed=[])(RedisCache.set_many)
    delete_many = _or(missed=None)(RedisCache.delete_many)
    clear = _or(missed=False)(RedisCache.clear)
    _read_many = _or(missed={})(RedisCache.get_many)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """What is kept under a key, or the default."""
        return self._read_many([key], version=version).get(key, default)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        """What is kept under each of the keys."""
        return dict(self._read_many(keys, version=version))

    def note(self, failure: Exception) -> None:
        """Leave Redis alone for a while, and say so in the log unless it was said just before."""
        now = time.monotonic()
        self.left_alone_until = now + ALONE_SECONDS
        if now - self.logged_at >= LOGGED_EVERY_SECONDS:
            self.logged_at = now
            logger.error("Redis failed (%s): the site goes on without", type(failure).__name__)
