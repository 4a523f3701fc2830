"""Guesses at a code from many processes at once, with the guard and without it."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Barrier

import pytest
from django.conf import settings as site_settings
from django.db import connection, connections

from gowheels import limits, otp
from gowheels.models import OneTimePassword
from gowheels.sms import locmem

PHONE = "+919876543210"
SIGN_IN = OneTimePassword.Purpose.SIGN_IN
GUESSES, PROCESSES = 200, 8
PATIENCE = 60  # seconds, after which a process that is missing fails the test

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "mysql" not in site_settings.DATABASES["default"]["ENGINE"],
        reason="SQLite lets one process write at a time: there is no race to show",
    ),
]


# In each process, until its first guess: where all of them meet.
meeting: list[Barrier] = []


def meet(barrier: Barrier) -> None:
    barrier.wait(PATIENCE)


def get_ready(barrier: Barrier) -> None:
    meeting.append(barrier)
    meet(barrier)


def in_many_processes(guess, guesses: list[str]) -> list[bool]:
    """Make every guess, `PROCESSES` at a time; returns whether each was compared with the code."""
    connections.close_all()  # a forked process must not share its parent's socket
    fork = multiprocessing.get_context("fork")
    ready = {"initializer": get_ready, "initargs": [fork.Barrier(PROCESSES)]}
    with ProcessPoolExecutor(PROCESSES, mp_context=fork, **ready) as processes:
        return list(processes.map(guess, guesses))


def guarded(code: str) -> bool:
    try:
        otp.verify(PHONE, SIGN_IN, code, "browser")
    except otp.CodeRefused as refusal:
        return refusal.code == "otp_wrong"
    except limits.LimitReached:
        return False
    return True


def unguarded(code: str) -> bool:
    """Count a try as it is often written: read, look, save."""
    row = OneTimePassword.objects.get()
    if row.attempts >= site_settings.OTP_TRIES:
        return False
    if meeting:  # everybody has read before anybody saves: the race, whatever the machine does
        meet(meeting.pop())
    row.attempts += 1
    row.save()
    return True


@pytest.fixture
def wrong_codes() -> list[str]:
    otp.issue(PHONE, SIGN_IN, "browser", "203.0.113.7")
    right = locmem.outbox[-1].variables["code"]
    return [f"{(int(right) + 1 + number) % 10**6:06}" for number in range(GUESSES)]


def test_two_hundred_guesses_at_once_are_five_tries(wrong_codes):
    assert sum(in_many_processes(guarded, wrong_codes)) == site_settings.OTP_TRIES
    assert OneTimePassword.objects.get().attempts == site_settings.OTP_TRIES


def test_without_the_guard_there_would_be_more(wrong_codes):
    assert connection.vendor == "mysql"
    assert sum(in_many_processes(unguarded, wrong_codes)) >= PROCESSES > site_settings.OTP_TRIES
