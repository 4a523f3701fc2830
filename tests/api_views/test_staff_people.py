"""Staff look for people and block them by endpoint."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gowheels import roles
from gowheels.models import AuditEntry, UserProfile
from gowheels.roles import Role
from tests.factories import person, signed_in, superuser, vehicle

pytestmark = pytest.mark.django_db

USERS = "/api/staff/users/"


@pytest.fixture
def support(db):
    user = person("Chitra")
    roles.appoint(user, Role.SUPPORT)
    AuditEntry.objects.all().delete()
    return signed_in(user)


@pytest.fixture(autouse=True)
def _staff_by_phone(settings):
    settings.STAFF_PHONE_SIGN_IN = True


def block(browser, user, **said):
    return browser.post(f"{USERS}{user.pk}/block/", said, "application/json")


def names(browser, **asked) -> list[str]:
    return [each["name"] for each in browser.get(USERS, asked).json()["users"]]


@pytest.mark.parametrize(
    "words", ["+919812345678", "98123 45678", "098123-45678", "98123", "zub", "Zubin Rao"]
)
def test_a_person_is_found_by_phone_in_any_spelling_and_by_name(support, words):
    person("Zubin Rao", "+919812345678")
    person("Ravi Zubin", "+919712345678")
    assert names(support, q=words) == ["Zubin Rao"]


def test_people_are_listed_in_pages_the_newest_first(support):
    made = [person(f"Person {number}").first_name for number in range(30)]
    first = support.get(USERS, {"q": "person"}).json()
    second = support.get(first["next"]).json()
    shown = [each["name"] for each in first["users"] + second["users"]]
    assert shown == made[::-1]
    assert second["next"] is None


def test_the_list_costs_the_same_queries_for_one_person_and_for_twenty(support, count_queries):
    before = count_queries(support, USERS)
    for _ in range(19):
        person()
    assert count_queries(support, USERS) == before


def test_a_person_is_blocked_with_a_reason_until_a_day(support, owner):
    listed = vehicle(owner.user)
    until = timezone.localdate() + timedelta(days=9)
    answer = block(support, owner.user, reason="Asks for money first.", until=until.isoformat())
    shown = answer.json()["user"]
    assert (shown["is_blocked"], shown["blocked_until"]) == (True, until.isoformat())
    assert shown["blocked_reason"] == "Asks for money first."
    listed.refresh_from_db()
    assert not listed.is_visible
    assert owner.get("/api/session/").json()["signed_in"] is False
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.via, entry.actor) == ("block", "api", support.user)
    assert entry.reason == "Asks for money first."


def test_a_person_is_unblocked_without_a_reason(support, owner):
    listed = vehicle(owner.user)
    owner.user.profile.block(None, "Spam.")
    answer = block(support, owner.user, unblock=True)
    assert answer.json()["user"]["is_blocked"] is False
    listed.refresh_from_db()
    assert listed.is_visible


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({}, "reason"),
        ({"reason": " "}, "reason"),
        ({"reason": "x" * 301}, "reason"),
        ({"reason": "Spam.", "until": "tomorrow"}, "until"),
        ({"reason": "Spam.", "until": "2020-01-01"}, "until"),
        ({"reason": "Spam.", "until": "9999-12-31"}, "until"),
        ({"reason": "Spam.", "unblock": "perhaps"}, "unblock"),
    ],
    ids=str,
)
def test_a_block_that_makes_no_sense_is_refused(support, owner, said, field):
    answer = block(support, owner.user, **said)
    assert answer.status_code == 400
    assert field in answer.json()["fields"]
    assert not UserProfile.objects.filter(is_blocked=True).exists()


def test_today_is_no_end_of_a_block(support, owner):
    answer = block(support, owner.user, reason="Spam.", until=timezone.localdate().isoformat())
    assert answer.status_code == 400


def test_staff_block_neither_staff_nor_themselves(support):
    other = person("Binu")
    roles.appoint(other, Role.MODERATOR)
    for target in (other, support.user):
        answer = block(support, target, reason="A quarrel.")
        assert answer.status_code == 403
        assert answer.json()["code"] == "staff"
    assert not UserProfile.objects.filter(is_blocked=True).exists()
    assert not AuditEntry.objects.filter(verb__in=["block", "unblock"]).exists()


def test_a_superuser_blocks_staff(support):
    assert block(signed_in(superuser()), support.user, reason="Left us.").status_code == 200
    assert support.get(USERS).status_code == 401


def test_somebody_who_is_not_there_is_404(support):
    assert support.post(f"{USERS}999999/block/", {"reason": "Spam."}).status_code == 404
