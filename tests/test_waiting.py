"""What the desk opens on: what waits, to each of the staff what they may see."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from gowheels import growth, waiting
from gowheels.models import Lead, SamePhoto, UserProfile, Vehicle, VehicleReport
from gowheels.roles import Role, ensure
from tests.factories import person, signed_in, vehicle, with_photographs

pytestmark = pytest.mark.django_db

DESK = "/admin/"


def of_role(role: Role):
    """A browser of somebody of the staff in a role."""
    ensure()
    user = User.objects.create_user(role.value, is_staff=True)
    user.groups.add(Group.objects.get(name=role.value))
    return signed_in(user)


def reported(times: int = VehicleReport.ENOUGH) -> Vehicle:
    made = vehicle()
    for _ in range(times):
        reporter = person()
        reporter.date_joined -= timedelta(days=30)
        reporter.save()
        VehicleReport.objects.file(made, reporter, "fraud")
    return made


def test_what_waits_is_shown_in_the_order_of_the_queue(staff):
    young = vehicle(approval_status="pending", model_name="Young")
    old = vehicle(
        approval_status="pending", model_name="Old", created_at=timezone.now() - timedelta(days=3)
    )
    vehicle()
    response = staff.get(DESK)
    found = response.context["pending"]
    assert (found.vehicles, found.count_text) == ([old, young], "2")
    text = response.content.decode()
    assert text.index("Tata Old 2022") < text.index("Tata Young 2022")
    assert "Low risk · 0" in text


def test_when_nothing_waits_the_desk_says_so(staff):
    assert "Nothing waits." in staff.get(DESK).content.decode()


def test_counts_stop_where_nobody_needs_to_know_more(monkeypatch):
    monkeypatch.setattr(waiting, "MOST", 2)
    for _ in range(3):
        vehicle(approval_status="pending")
    assert waiting.pending().count_text == "2+"


def test_what_is_reported_and_what_is_copied_stand_beside(staff):
    bad = reported()
    reported(VehicleReport.ENOUGH - 1)
    first = with_photographs(vehicle())
    copy = with_photographs(vehicle(approval_status="pending"), 2)
    for image in copy.images.all():
        SamePhoto.objects.create(image=image, other=first.images.get())
    context = staff.get(DESK).context
    assert context["reported"].vehicles == [bad]
    assert (context["flagged"].vehicles, context["flagged"].count) == ([copy], 1)


def test_a_copied_photograph_stands_before_staff_whenever_its_vehicle_waits_and_only_then(staff):
    first = with_photographs(vehicle())
    copy = with_photographs(vehicle(approval_status="pending"))
    SamePhoto.objects.create(image=copy.images.get(), other=first.images.get())

    def flagged() -> list[Vehicle]:
        return waiting.with_anothers_photographs().vehicles

    assert flagged() == [copy]
    copy.discard()
    assert flagged() == []
    copy.restore()
    assert flagged() == [copy]
    copy.approve(staff.user)
    # Whoever decided had it before them.
    assert flagged() == []
    copy.resubmit()
    assert flagged() == [copy]
    copy.reject(staff.user, "Take pictures of your own vehicle.")
    assert flagged() == []


def test_a_first_listing_of_somebody_new_is_told_apart(staff):
    new = vehicle(approval_status="pending")
    known = vehicle()
    Vehicle.objects.filter(pk=known.pk).update(reviewed_at=timezone.now())
    vehicle(known.seller, approval_status="pending")
    long_here = person()
    long_here.date_joined -= timedelta(days=31)
    long_here.save()
    vehicle(long_here, approval_status="pending")
    assert staff.get(DESK).context["new_owners"].vehicles == [new]


def test_each_role_sees_what_it_may_see():
    vehicle(approval_status="pending")
    seen = {}
    for role in (Role.MODERATOR, Role.SUPPORT):
        context = of_role(role).get(DESK).context
        names = ("pending", "flagged", "reported", "new_owners", "growth")
        seen[role] = {name for name in names if name in context}
    every = {"pending", "flagged", "reported", "new_owners", "growth"}
    assert seen == {Role.MODERATOR: every, Role.SUPPORT: every}
    editor = of_role(Role.CATALOGUE_EDITOR).get(DESK)
    assert "pending" not in editor.context
    assert "Waiting" not in editor.content.decode()


def test_the_desk_costs_the_same_queries_however_much_waits(staff, count_queries):
    vehicle(approval_status="pending")
    reported()
    before = count_queries(staff, DESK)
    for _ in range(5):
        with_photographs(vehicle(approval_status="pending"))
        reported()
    assert count_queries(staff, DESK) == before


def test_thirty_days_are_counted_by_the_day_in_india():
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    for at in (midnight, midnight - timedelta(seconds=1), midnight - timedelta(days=29)):
        vehicle(created_at=at, approval_status="pending")
    vehicle(created_at=midnight - timedelta(days=29, seconds=1))
    UserProfile.objects.update(created_at=midnight - timedelta(days=2))
    made = Vehicle.objects.first()
    Lead.objects.open(made, person(), midnight.date())
    days = growth.growth().days
    assert [day.listings for day in days] == [1] + [0] * 27 + [1, 1]
    assert [day.people for day in days][-3:] == [4, 0, 1]
    assert [day.leads for day in days][-2:] == [0, 1]
    assert days[-1].day == midnight.date()
