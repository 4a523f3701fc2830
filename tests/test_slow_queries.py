"""Queries that take long are written down, without what was looked for."""

import logging

import pytest
from django.db import connection

from gowheels import slow_queries
from gowheels.logs import current_request_id
from gowheels.models import UserProfile

PHONE = "+919876543210"


@pytest.fixture
def in_request():
    token = current_request_id.set("abcdef12")
    yield
    current_request_id.reset(token)


@pytest.fixture
def slow(caplog):
    caplog.set_level(logging.WARNING, "gowheels.slow_queries")

    def told() -> list[str]:
        return [
            record.getMessage()
            for record in caplog.records
            if record.name == "gowheels.slow_queries"
        ]

    return told


@pytest.mark.django_db
def test_a_slow_query_is_told_with_its_time_and_without_its_values(
    settings, slow, monkeypatch, in_request
):
    settings.SLOW_QUERY_MS = 100
    clock = iter([0.0, 0.25])
    monkeypatch.setattr(slow_queries, "perf_counter", lambda: next(clock))
    list(UserProfile.objects.filter(phone=PHONE))
    (line,) = slow()
    assert line.startswith("A slow query, 250 ms: SELECT")
    assert "%s" in line
    assert PHONE not in line


@pytest.mark.django_db
def test_a_quick_query_is_not(settings, slow, in_request):
    settings.SLOW_QUERY_MS = 60_000
    UserProfile.objects.exists()
    assert slow() == []


def test_a_query_that_fails_late_is_told_too(settings, slow, monkeypatch, in_request):
    settings.SLOW_QUERY_MS = 100
    clock = iter([0.0, 5.0])
    monkeypatch.setattr(slow_queries, "perf_counter", lambda: next(clock))

    def fails(*args):
        raise TimeoutError

    with pytest.raises(TimeoutError):
        slow_queries.timed(fails, "SELECT 1", None, False, {})
    assert slow() == ["A slow query, 5000 ms: SELECT 1"]


@pytest.mark.django_db
def test_a_command_may_take_its_time(settings, slow):
    settings.SLOW_QUERY_MS = 0.001
    UserProfile.objects.exists()
    assert slow() == []


def test_a_connection_that_is_opened_again_is_watched_once(settings):
    class Opened:
        def __init__(self) -> None:
            self.execute_wrappers = []

    opened = Opened()
    settings.SLOW_QUERY_MS = 0
    slow_queries.watch_new(opened)
    assert opened.execute_wrappers == []
    settings.SLOW_QUERY_MS = 100
    slow_queries.watch_new(opened)
    slow_queries.watch_new(opened)
    assert opened.execute_wrappers == [slow_queries.timed]


@pytest.mark.django_db
def test_the_site_s_own_connection_is_watched():
    connection.ensure_connection()
    assert slow_queries.timed in connection.execute_wrappers
