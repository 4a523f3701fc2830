"""Staff who decide at the same moment: one wins, the others are told who it was."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.db import connection

from gowheels.models import Vehicle
from tests.factories import signed_in, superuser, vehicle

pytestmark = pytest.mark.django_db(transaction=True)

SENT = {"approve": {}, "reject": {"words": "Too dark."}}


def decide_at_once(made: Vehicle, verbs: list[str], meanwhile=None) -> list[tuple[str, str]]:
    """Each verb by somebody else, on a connection of its own; what each was told, by name."""
    people = [superuser(f"staff{number}") for number in range(len(verbs))]
    browsers = [signed_in(person) for person in people]
    seen = made.decision_seen
    start = Barrier(len(verbs) + (meanwhile is not None))

    def decide(browser, verb: str) -> tuple[str, str]:
        path = f"/admin/gowheels/vehicle/{made.pk}/{verb}/"
        start.wait()
        try:
            response = browser.post(path, {"seen": seen, **SENT[verb]})
            assert response.status_code == 302
            [told] = get_messages(response.wsgi_request)
            return browser.user.username, str(told)
        finally:
            connection.close()

    def act() -> None:
        start.wait()
        try:
            meanwhile()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs) + 1) as pool:
        owner = pool.submit(act) if meanwhile else None
        told = list(pool.map(decide, browsers, verbs))
        if owner:
            owner.result()
    return told


def check_one_won(made: Vehicle, told: list[tuple[str, str]]) -> None:
    """One decision stands, with one line in the log, and everybody else knows whose it is."""
    made.refresh_from_db()
    winner = made.reviewed_by.username
    entry = LogEntry.objects.get()
    assert entry.user.username == winner
    assert entry.get_change_message().startswith(made.approval_status.capitalize())
    won = [words for name, words in told if name == winner]
    assert won == [f"Tata Nexon 2022: {made.approval_status}."]
    beginning = f"Tata Nexon 2022 is {made.approval_status} already, by {winner}, "
    lost = [words for name, words in told if name != winner]
    assert len(lost) == len(told) - 1
    assert all(words.startswith(beginning) for words in lost)


@pytest.mark.parametrize("verbs", [["approve", "approve"], ["approve", "reject"]], ids=str)
def test_of_two_who_decide_at_once_one_wins_and_the_other_is_told_who(verbs):
    made = vehicle(approval_status="pending")
    check_one_won(made, decide_at_once(made, verbs))


def test_of_fifty_who_decide_at_once_one_wins():
    made = vehicle(approval_status="pending")
    check_one_won(made, decide_at_once(made, ["approve", "reject"] * 25))


def test_a_decision_never_stands_on_what_its_owner_has_changed_at_the_same_moment():
    made = vehicle(approval_status="pending")
    own = Vehicle.objects.get(pk=made.pk)
    [(_, told)] = decide_at_once(made, ["approve"], own.resubmit)
    made.refresh_from_db()
    # Whoever came first: nothing is shown to the public that staff have not seen.
    assert (made.approval_status, made.is_visible, made.revision) == ("pending", False, 1)
    late = "Tata Nexon 2022 was changed by its owner meanwhile. Look at it again."
    assert told in (late, "Tata Nexon 2022: approved.")
    assert LogEntry.objects.count() == (0 if told == late else 1)
