"""Two who decide at once, each through a door of their own: one wins, and one entry says who."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from gowheels.models import AuditEntry, Vehicle, VehicleReport
from tests.factories import person, signed_in, superuser, vehicle
from tests.test_clicks_at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting():
    return vehicle(approval_status="pending")


def doors(made):
    """The same approval by endpoint and at the desk, each by somebody else."""
    api, desk = signed_in(superuser("asha")), signed_in(superuser("binu"))
    return [
        lambda: api.post(reverse("api_staff_approve", args=[made.pk])).status_code,
        lambda: desk.post(reverse("admin:vehicle_approve", args=[made.pk])).status_code,
    ]


def test_two_who_approve_by_endpoint_and_at_the_desk_leave_one_entry(waiting):
    by_endpoint, _ = all_at_once(doors(waiting))
    made, entry = Vehicle.objects.get(), AuditEntry.objects.get()
    assert made.approval_status == "approved"
    assert (entry.verb, entry.actor) == ("approve", made.reviewed_by)
    assert by_endpoint == (200 if entry.via == "api" else 409)
    assert LogEntry.objects.get().user == made.reviewed_by


def test_ten_who_decide_on_what_they_saw_leave_one_entry(waiting):
    seen, asha = waiting.decision_seen, superuser()
    reject = reverse("api_staff_reject", args=[waiting.pk])
    approve = reverse("api_staff_approve", args=[waiting.pk])
    browsers = [signed_in(asha) for _ in range(10)]
    acts = [
        lambda browser=browser, path=path: browser.post(path, {"seen": seen, "reason": "Dark."})
        for browser, path in zip(browsers, [approve, reject] * 5, strict=True)
    ]
    statuses = sorted(answer.status_code for answer in all_at_once(acts))
    assert statuses == [200, *[409] * 9]
    assert AuditEntry.objects.count() == 1


def test_two_who_resolve_a_report_at_once_leave_one_entry(waiting):
    report = VehicleReport.objects.create(vehicle=waiting, reporter=person(), reason="fraud")
    path = reverse("api_staff_report_resolve", args=[report.pk])
    browsers = [signed_in(superuser("asha")), signed_in(superuser("binu"))]
    acts = [lambda browser=browser: browser.post(path).status_code for browser in browsers]
    assert sorted(all_at_once(acts)) == [200, 409]
    assert AuditEntry.objects.count() == 1
