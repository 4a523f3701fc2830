"""Blocks: with a reason and an end, and everything back as it was afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gowheels.models import AuditEntry, UserProfile
from gowheels.models.accounts import MayNotBlock
from tests.factories import person, signed_in, superuser, vehicle

pytestmark = pytest.mark.django_db


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


def test_every_vehicle_comes_back_as_it_was():
    seller = person()
    states = {"approved": "live", "pending": "pending", "rejected": "rejected"}
    made = [vehicle(seller, approval_status=status) for status in states]
    made.append(vehicle(seller, available=False))
    before = [one.listing_state for one in made]
    seller.profile.block(superuser(), "Spam.")
    assert not any(one.is_visible for one in seller.vehicles.all())
    seller.profile.unblock(superuser("binu"))
    assert [one.listing_state for one in seller.vehicles.order_by("pk")] == before


def test_a_block_is_recorded_with_what_stood_before_and_the_same_again_is_not():
    asha, profile = superuser(), person().profile
    profile.block(asha, "Spam.", in_days(3))
    profile.block(asha, "Spam.", in_days(3))
    profile.block(asha, "Fraud.")
    first, second = AuditEntry.objects.order_by("pk")
    assert first.before == {"blocked": False, "until": None, "reason": ""}
    assert second.before == first.after
    assert second.after == {"blocked": True, "until": None, "reason": "Fraud."}


def test_only_a_superuser_blocks_staff_and_nobody_themselves():
    support, other = person(), person()
    for user in (support, other):
        user.is_staff = True
        user.save()
    asha = superuser()
    asha_profile = UserProfile.objects.create(user=asha, phone="+919800000009")
    for by, whom in ((support, other.profile), (support, support.profile), (asha, asha_profile)):
        with pytest.raises(MayNotBlock):
            whom.block(by, "A quarrel.")
    other.profile.block(asha, "Left us.")
    with pytest.raises(MayNotBlock):
        UserProfile.objects.get(user=other).unblock(support)


def test_a_block_ends_by_itself_on_its_day(move_clock):
    seller = person()
    made = vehicle(seller)
    seller.profile.block(None, "Spam.", in_days(2))
    move_clock(days=1)
    assert UserProfile.objects.end_blocks() == 0
    move_clock(days=2)
    assert seller.profile.blocked_now is False
    assert UserProfile.objects.end_blocks() == 1
    made.refresh_from_db()
    assert made.is_visible
    entry = AuditEntry.objects.get(verb="unblock")
    assert (entry.actor, entry.reason) == (None, "The block came to its end.")


def test_who_signs_in_after_the_end_has_the_vehicles_back_at_once(move_clock):
    seller = person()
    made = vehicle(seller)
    seller.profile.block(None, "Spam.", in_days(1))
    move_clock(days=1)
    assert signed_in(seller).get("/api/session/").json()["signed_in"] is True
    made.refresh_from_db()
    assert made.is_visible


def test_a_person_is_told_until_when():
    profile = person().profile
    profile.is_blocked, profile.blocked_until = True, in_days(800)
    day = profile.blocked_until
    told = f"Your account is blocked until {day.day} {day:%B %Y}"
    assert profile.block_words == told
    profile.blocked_until = None
    assert profile.block_words == "Your account is blocked"
