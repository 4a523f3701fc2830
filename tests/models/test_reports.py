"""When reports put a vehicle before staff, and when they do not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from gowheels.models import Vehicle, VehicleReport
from tests.factories import person, superuser, vehicle

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)
MOMENT = timedelta(microseconds=1)


def by_accounts(it, *ages):
    """File a report by each of so many accounts, which are this old at that moment."""
    for age in ages:
        reporter, now = person(), timezone.now()
        reporter.date_joined = now - age
        reporter.save()
        VehicleReport.objects.create(vehicle=it, reporter=reporter, reason="gone", created_at=now)


def test_the_third_report_puts_a_vehicle_before_staff():
    it = vehicle()
    for count in (1, 2):
        by_accounts(it, WEEK)
        assert not Vehicle.objects.reported().exists(), count
    by_accounts(it, WEEK)
    assert list(Vehicle.objects.reported()) == [it]


def test_an_account_counts_from_a_week_on_to_the_moment():
    old_enough, too_young = vehicle(), vehicle()
    by_accounts(old_enough, WEEK, WEEK + MOMENT, WEEK)
    by_accounts(too_young, WEEK, WEEK - MOMENT, WEEK)
    assert list(Vehicle.objects.reported()) == [old_enough]
    assert [report.counts for report in too_young.reports.order_by("pk")] == [True, False, True]
    assert too_young.reports.counted().count() == 2


def test_a_report_of_a_young_account_does_not_come_to_count(move_clock):
    it = vehicle()
    by_accounts(it, MOMENT, MOMENT, MOMENT)
    assert it.reports.waiting().count() == 3
    move_clock(days=30)
    assert not Vehicle.objects.reported().exists()


def test_reports_on_different_vehicles_do_not_add_up():
    for it in (vehicle(), vehicle(), vehicle()):
        by_accounts(it, WEEK)
    assert not Vehicle.objects.reported().exists()


def test_what_was_dealt_with_is_not_raised_again_by_the_same():
    it, staff = vehicle(), superuser()
    by_accounts(it, WEEK, WEEK, WEEK)
    assert it.reports.all().resolve(staff) == 3
    assert it.reports.all().resolve(staff) == 0
    assert not Vehicle.objects.reported().exists()
    for report in it.reports.all():
        again, is_new = VehicleReport.objects.file(it, report.reporter, "fraud")
        assert (again, is_new) == (report, False)
    assert not Vehicle.objects.reported().exists()
    by_accounts(it, WEEK, WEEK)
    assert not Vehicle.objects.reported().exists()
    by_accounts(it, WEEK)
    assert [it.report_count for it in Vehicle.objects.reported()] == [3]


def test_the_most_reported_come_first_then_the_longest_wait():
    late, early, most = vehicle(), vehicle(), vehicle()
    by_accounts(early, WEEK, WEEK, WEEK)
    by_accounts(late, WEEK, WEEK, WEEK)
    by_accounts(most, WEEK, WEEK, WEEK, WEEK, MOMENT)
    found = Vehicle.objects.reported()
    assert [(it, it.report_count) for it in found] == [(most, 4), (early, 3), (late, 3)]


def test_the_database_holds_one_report_a_person_and_vehicle():
    it, reporter = vehicle(), person()
    VehicleReport.objects.create(vehicle=it, reporter=reporter, reason="gone")
    with pytest.raises(IntegrityError):
        VehicleReport.objects.create(vehicle=it, reporter=reporter, reason="wrong")
