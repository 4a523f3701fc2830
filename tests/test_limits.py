"""Rate limits: so many in so long, whoever asks and from wherever."""

from datetime import timedelta

import pytest

from gowheels import limits
from gowheels.models import RateCount

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _five_a_minute(settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "knock": "5/1m"}


def knocks(subject: str = "door", times: int = 1) -> int:
    """How many of so many knocks are let through."""
    passed = 0
    for _ in range(times):
        try:
            limits.take("knock", subject)
        except limits.LimitReached:
            continue
        passed += 1
    return passed


def test_no_more_than_the_limit_pass():
    assert knocks(times=8) == 5


def test_each_subject_has_its_own_count():
    assert knocks("door", times=6) == 5
    assert knocks("window", times=6) == 5


def test_the_period_starts_with_the_first_and_then_starts_again(move_clock):
    knocks(times=5)
    move_clock(seconds=59)
    assert knocks() == 0
    move_clock(seconds=61)
    assert knocks(times=6) == 5


def test_it_says_how_long_to_wait(move_clock):
    knocks(times=5)
    move_clock(seconds=20)
    with pytest.raises(limits.LimitReached) as reached:
        limits.take("knock", "door")
    assert 39 <= reached.value.retry_after <= 41
    assert "seconds" in str(reached.value)


def test_what_did_not_happen_is_given_back():
    knocks(times=5)
    limits.give_back("knock", "door")
    assert knocks(times=2) == 1


def test_a_period_that_began_with_an_act_that_did_not_happen_has_not_begun(settings, move_clock):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "knock": "1/30s"}
    knocks()
    limits.give_back("knock", "door")
    move_clock(seconds=20)
    assert knocks() == 1
    move_clock(seconds=31)
    assert knocks() == 0


def test_what_was_never_taken_cannot_be_given_back():
    limits.give_back("knock", "door")
    assert knocks(times=6) == 5


def test_nothing_personal_is_kept():
    limits.take("knock", "+919876543210")
    assert "9876543210" not in str(vars(RateCount.objects.get()))


def test_counts_that_nobody_looks_at_are_forgotten(move_clock):
    knocks()
    assert limits.forget_old() == 0
    move_clock(days=2)
    assert limits.forget_old() == 1


@pytest.mark.parametrize(
    ("text", "count", "period"),
    [("1/30s", 1, timedelta(seconds=30)), ("20/1h", 20, timedelta(hours=1))],
)
def test_a_rate_is_read(text, count, period):
    assert limits.Rate.parse(text) == limits.Rate(count, period)


@pytest.mark.parametrize(
    "text", ["", "5", "5/h", "five/1h", "5/1w", "-1/1h", "0/1h", "5/0s", "5/1h ", "٥/1h"]
)
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(ValueError, match="not a rate"):
        limits.Rate.parse(text)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (30, "30 seconds"),
        (119, "119 seconds"),
        (121, "3 minutes"),
        (3600, "60 minutes"),
        (7201, "3 hours"),
    ],
)
def test_a_wait_is_said_in_words(seconds, words):
    assert limits.in_words(seconds) == words
