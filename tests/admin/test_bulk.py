"""What staff do with many vehicles at once."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from gowheels.admin import bulk, lists
from gowheels.forms.staff import BLOCK_REASONS, REASONS
from gowheels.models import UserProfile, Vehicle
from tests.factories import person, signed_in, superuser, vehicle

pytestmark = pytest.mark.django_db

LIST = "/admin/gowheels/vehicle/"
WAITING = f"{LIST}?approval_status__exact=pending"


def act(browser, action: str, *made: Vehicle, path: str = LIST, **sent):
    chosen = {"action": action, "_selected_action": [each.pk for each in made]}
    return browser.post(path, chosen | sent, follow=True)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def statuses() -> list[str]:
    return list(Vehicle.objects.order_by("pk").values_list("approval_status", flat=True))


@pytest.fixture
def pending():
    return [vehicle(approval_status="pending") for _ in range(3)]


def test_all_that_match_are_approved_once_it_is_said_how_many(staff, pending):
    rejected = vehicle(approval_status="rejected")
    asked = act(staff, "approve_selected", pending[0], path=WAITING, select_across="1")
    assert asked.context["title"] == "Approve 3 vehicles"
    assert statuses() == ["pending"] * 3 + ["rejected"]
    sent = {**asked.context["carried"], "_selected_action": asked.context["chosen"]}
    done = staff.post(WAITING, sent, follow=True)
    assert said(done) == ["3 vehicles approved."]
    assert statuses() == ["approved"] * 3 + ["rejected"]
    assert LogEntry.objects.count() == 3
    assert not LogEntry.objects.filter(object_id=rejected.pk).exists()


@pytest.mark.parametrize("action", ["approve_selected", "reject_selected", "delete_selected"])
def test_more_than_can_be_looked_over_are_left_alone(staff, pending, monkeypatch, action):
    monkeypatch.setattr(lists, "MOST_AT_ONCE", 2)
    response = act(staff, action, pending[0], select_across="1", post="yes", confirmed="yes")
    assert said(response)[0].startswith("More than 2 match")
    assert statuses() == ["pending"] * 3


def test_what_was_decided_meanwhile_is_left_and_named_by_whom(staff, pending):
    shown_at = timezone.now().isoformat()
    binu = superuser("binu")
    for each in pending[:2]:
        Vehicle.objects.get(pk=each.pk).reject(binu, "Too dark.")
    response = act(staff, "approve_selected", *pending, shown_at=shown_at)
    assert said(response) == ["1 vehicle approved.", "2 were rejected already, by binu."]
    assert statuses() == ["rejected", "rejected", "approved"]


def test_what_its_owner_changed_meanwhile_is_looked_at_again(staff, pending):
    shown_at = timezone.now().isoformat()
    Vehicle.objects.get(pk=pending[0].pk).resubmit()
    response = act(staff, "approve_selected", pending[0], shown_at=shown_at)
    assert said(response) == [
        "Tata Nexon 2022 was changed by its owner meanwhile. Look at it again."
    ]
    assert statuses() == ["pending"] * 3


def test_who_decides_between_reading_and_writing_wins(staff, pending, monkeypatch):
    is_changed = bulk._is_changed

    def late(each, shown_at):
        if each.pk == pending[0].pk:
            Vehicle.objects.filter(pk=each.pk, reviewed_at=None).update(
                approval_status="rejected", reviewed_at=timezone.now(), reviewed_by=staff.user
            )
        return is_changed(each, shown_at)

    monkeypatch.setattr(bulk, "_is_changed", late)
    response = act(staff, "approve_selected", *pending)
    assert said(response) == ["2 vehicles approved.", "1 was rejected already, by asha."]
    assert LogEntry.objects.count() == 2


@pytest.mark.parametrize("shown_at", ["", "yesterday", "2026-13-01T00:00:00", "2026-11-24T10:00"])
def test_a_moment_that_is_none_stops_nobody(staff, pending, shown_at):
    response = act(staff, "approve_selected", pending[0], shown_at=shown_at)
    assert said(response) == ["Tata Nexon 2022: approved."]


def test_what_is_approved_already_is_not_approved_again(staff):
    made = vehicle()
    assert said(act(staff, "approve_selected", made)) == [
        "Tata Nexon 2022 is approved already, by somebody who left."
    ]
    assert not LogEntry.objects.exists()


def test_owners_are_blocked_for_a_reason_and_their_vehicles_hidden(staff, anonymous):
    owner = person()
    both = [vehicle(owner), vehicle(owner)]
    asked = act(staff, "block_owners", *both)
    assert asked.context["title"] == "Block the owners of 2 vehicles"
    assert not UserProfile.objects.filter(is_blocked=True).exists()
    done = act(staff, "block_owners", both[0], confirmed="yes", preset=BLOCK_REASONS[0])
    assert said(done) == ["1 person blocked."]
    assert not Vehicle.objects.visible().exists()
    assert LogEntry.objects.get().change_message == f"Blocked: {BLOCK_REASONS[0]}"


def test_staff_are_not_blocked_with_the_owners(staff):
    owner = person()
    User.objects.filter(pk=owner.pk).update(is_staff=True)
    response = act(staff, "block_owners", vehicle(owner), confirmed="yes", words="No.")
    assert said(response) == [
        "0 people blocked. 1 of the owners were blocked before, or are staff."
    ]


def test_only_who_may_block_and_decide_does_so():
    moderator = User.objects.create_user("binu", is_staff=True)
    moderator.user_permissions.set(Permission.objects.filter(codename="view_vehicle"))
    made = vehicle(approval_status="pending")
    for action in ("approve_selected", "reject_selected", "block_owners"):
        act(signed_in(moderator), action, made, confirmed="yes", preset=REASONS[0])
    assert statuses() == ["pending"]
    assert not UserProfile.objects.filter(is_blocked=True).exists()
