"""A person's page: what they did, and what was done to them, to each viewer what they may see."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from gowheels import roles
from gowheels.models import Lead, VehicleReport
from gowheels.roles import Role
from tests.factories import person, signed_in, vehicle

pytestmark = pytest.mark.django_db


def page(user: User) -> str:
    return reverse("admin:gowheels_userprofile_change", args=[user.profile.pk])


def parts(browser, user: User) -> dict[str, dict]:
    return {part["title"]: part for part in browser.get(page(user)).context["parts"]}


@pytest.fixture
def ravi(db) -> User:
    return person("Ravi")


def test_it_counts_their_vehicles_by_state_and_leads_to_each(staff, ravi):
    made = vehicle(ravi)
    vehicle(ravi, approval_status="pending")
    vehicle(ravi, approval_status="rejected")
    vehicle(ravi, available=False)
    vehicle(ravi).discard()
    found = parts(staff, ravi)["Vehicles"]
    assert found["total"] == "1 live, 1 pending, 1 rejected, 1 hidden; 1 deleted this week"
    assert reverse("admin:gowheels_vehicle_change", args=[made.pk]) in [
        line["url"] for line in found["lines"]
    ]


def test_it_tells_of_leads_both_ways(staff, ravi):
    meera, today = person("Meera"), timezone.localdate()
    Lead.objects.open(vehicle(ravi), meera, today)
    Lead.objects.open(vehicle(meera), ravi, today)
    found = parts(staff, ravi)["Leads"]
    assert found["total"] == "1 on their vehicles; 1 by them on others"
    assert [line["text"] for line in found["lines"]] == ["Tata Nexon 2022: New"]


def test_it_tells_of_reports_both_ways_and_what_waits(staff, ravi):
    meera = person("Meera")
    on_ravi, by_ravi = vehicle(ravi), vehicle(meera)
    VehicleReport.objects.file(on_ravi, meera, "fraud")
    VehicleReport.objects.file(by_ravi, ravi, "gone")
    by_ravi.reports.all().resolve(staff.user)
    found = parts(staff, ravi)
    assert found["Reports on their vehicles"]["total"] == "1 in all, 1 waiting"
    assert found["Reports they made"]["total"] == "1 in all, 0 waiting"


def test_it_tells_of_sessions(staff, ravi):
    assert parts(staff, ravi)["Sessions"]["total"] == "0 open; never signed in"
    signed_in(ravi)
    assert parts(staff, ravi)["Sessions"]["total"].startswith("1 open; last signed in ")


def test_it_tells_what_staff_did_to_the_person_and_to_their_rights(staff, ravi):
    ravi.profile.block(staff.user, "Spam.")
    ravi.profile.unblock(staff.user)
    roles.appoint(ravi, Role.SUPPORT)
    found = parts(staff, ravi)["What staff did"]
    assert found["total"] == "3 entries"
    assert [line["text"] for line in found["lines"]] == [
        "The site: Changed.",
        "asha: Unblocked.",
        "asha: Blocked: Spam.",
    ]


def test_it_shows_to_each_what_they_may_see(ravi):
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(
        Permission.objects.filter(codename__in=["view_userprofile", "view_lead"])
    )
    assert list(parts(signed_in(reader), ravi)) == ["Leads", "Sessions"]


def test_it_costs_the_same_queries_whatever_somebody_has_done(staff, ravi, count_queries):
    def do() -> None:
        made, somebody = vehicle(ravi), person()
        VehicleReport.objects.file(made, somebody, "fraud")
        Lead.objects.open(made, somebody, timezone.localdate())
        ravi.profile.block(staff.user, "Spam.")
        ravi.profile.unblock(staff.user)

    do()
    before = count_queries(staff, page(ravi))
    for _ in range(12):
        do()
    assert count_queries(staff, page(ravi)) == before
