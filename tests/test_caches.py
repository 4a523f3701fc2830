"""The cache in Redis: whatever becomes of Redis, the site goes on."""

import logging
import socket
import time
from collections.abc import Iterator

import pytest
from redis.exceptions import ConnectionError as NoConnection

from gowheels.caches import ALONE_SECONDS, LOGGED_EVERY_SECONDS, RedisThatMayBeDown

OPTIONS = {"socket_timeout": 0.25, "socket_connect_timeout": 0.25}


@pytest.fixture
def nobody() -> Iterator[socket.socket]:
    """A port where something listens and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener


@pytest.fixture
def cache(nobody) -> RedisThatMayBeDown:
    """The site's cache, whose Redis hangs."""
    return RedisThatMayBeDown(f"redis://127.0.0.1:{nobody.getsockname()[1]}", {"OPTIONS": OPTIONS})


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    """The seconds that the cache believes to have gone by, to be set."""
    now = [1000.0]
    monkeypatch.setattr("gowheels.caches.time.monotonic", lambda: now[0])
    return now


def test_what_is_asked_of_a_redis_that_hangs_is_not_there(cache):
    assert cache.get("a") is None
    assert cache.get("a", "instead") == "instead"
    assert cache.get_many(["a", "b"]) == {}
    assert cache.add("a", 1) is False
    assert cache.set("a", 1) is None
    assert cache.delete("a") is False
    assert cache.has_key("a") is False
    assert cache.touch("a") is False
    assert cache.set_many({"a": 1}) == []
    assert cache.delete_many(["a"]) is None
    assert cache.clear() is False


def test_what_is_made_when_it_is_missing_is_made(cache):
    assert cache.get_or_set("a", lambda: "made") == "made"


def test_one_that_hangs_costs_one_wait_and_not_one_a_question(cache):
    began = time.monotonic()
    for _ in range(50):
        cache.get("a")
    assert time.monotonic() - began < 10 * OPTIONS["socket_timeout"]


def failing(cache, monkeypatch) -> list[str]:
    asked: list[str] = []

    def fail(keys):
        asked.extend(keys)
        raise NoConnection("gone")

    monkeypatch.setattr(cache._cache, "get_many", fail)
    return asked


def test_one_that_failed_is_left_alone_and_asked_again_after(cache, clock, monkeypatch):
    asked = failing(cache, monkeypatch)
    cache.get("a")
    cache.get("a")
    assert len(asked) == 1
    clock[0] += ALONE_SECONDS
    cache.get("a")
    assert len(asked) == 2


def test_the_log_hears_of_it_once_a_minute(cache, clock, monkeypatch, caplog):
    failing(cache, monkeypatch)
    with caplog.at_level(logging.ERROR, logger="gowheels.caches"):
        for _ in range(10):
            cache.get("a")
            clock[0] += ALONE_SECONDS
        assert len(caplog.records) == 1
        clock[0] += LOGGED_EVERY_SECONDS
        cache.get("a")
        assert len(caplog.records) == 2


def test_what_another_version_has_kept_and_nobody_can_read_is_not_there(cache, monkeypatch):
    gone = b"cgowheels.visitor_cache\nGone\n."
    monkeypatch.setattr(
        cache._cache, "get_many", lambda _: {"x": cache._cache._serializer.loads(gone)}
    )
    assert cache.get("a", "instead") == "instead"
