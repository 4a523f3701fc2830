"""What lost against another is done again, as long as nothing but its transaction was done."""

import pytest
from django.db import OperationalError, transaction

from gowheels.models.retrying import DEADLOCK, TIMES, done_again

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr("gowheels.models.retrying.time.sleep", lambda _: None)


def losing(times: int, code: int = DEADLOCK):
    """Work that loses so many times, and the list of its attempts."""
    attempts = []

    @done_again
    def work(word: str) -> str:
        attempts.append(word)
        if len(attempts) <= times:
            raise OperationalError(code, "Deadlock found when trying to get lock")
        return word * 2

    return work, attempts


def test_work_that_loses_is_done_again_until_it_wins():
    work, attempts = losing(TIMES - 1)
    assert work("a") == "aa"
    assert len(attempts) == TIMES


def test_work_that_always_loses_fails_in_the_end():
    work, attempts = losing(TIMES)
    with pytest.raises(OperationalError):
        work("a")
    assert len(attempts) == TIMES


def test_a_connection_that_is_lost_is_no_reason_for_what_was_done_is_not_known():
    work, attempts = losing(1, code=2013)
    with pytest.raises(OperationalError):
        work("a")
    assert len(attempts) == 1


def test_inside_a_transaction_nothing_is_done_again_by_itself():
    work, attempts = losing(1)
    with pytest.raises(OperationalError), transaction.atomic():
        work("a")
    assert len(attempts) == 1
