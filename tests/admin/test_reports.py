"""Reports on the staff's desk: read, listed by vehicle, dealt with."""

from datetime import timedelta

import pytest

from gowheels.models import AuditEntry, Vehicle, VehicleReport
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db

LIST = "/admin/gowheels/vehiclereport/"


def test_reports_are_read_and_marked_as_dealt_with(staff):
    report = VehicleReport.objects.create(
        vehicle=vehicle(), reporter=person(), reason="fraud", note="Asked for ₹500."
    )
    assert "Asked for ₹500." in staff.get(LIST).content.decode()
    sent = {"action": "resolve", "_selected_action": [report.pk]}
    for closed in ("1 closed.", "0 closed."):
        messages = staff.post(LIST, sent, follow=True).context["messages"]
        assert [str(message) for message in messages] == [closed]
    report.refresh_from_db()
    assert report.resolved_at
    assert report.resolved_by == staff.user


def test_staff_write_no_reports(staff):
    assert staff.get(f"{LIST}add/").status_code == 403


@pytest.fixture
def reported():
    """Two vehicles before staff, the second of them longer, and one that is not."""
    late, early, calm = vehicle(model_name="Punch"), vehicle(model_name="Curvv"), vehicle()
    for it, many in ((early, 3), (late, 3), (calm, 2)):
        for _ in range(many):
            reporter = person()
            reporter.date_joined -= timedelta(days=8)
            reporter.save()
            VehicleReport.objects.file(it, reporter, "fraud", "Wants money first.")
    return [early, late]


def test_the_desk_says_what_waits_and_lists_it_in_order(staff, reported):
    desk = staff.get("/admin/").content.decode()
    assert "Reported" in desk
    assert all(it.title in desk for it in reported)
    response = staff.get("/admin/gowheels/vehicle/?reported=yes")
    assert list(response.context["cl"].result_list) == reported
    by_price = staff.get("/admin/gowheels/vehicle/?reported=yes&o=3")
    assert {*by_price.context["cl"].result_list} == {*reported}


def test_a_vehicles_page_shows_its_reports_until_they_are_dealt_with(staff, reported):
    it = reported[0]
    page = f"/admin/gowheels/vehicle/{it.pk}/change/"
    assert staff.get(page).content.decode().count("Wants money first.") == 3
    sent = {"action": "resolve_reports", "_selected_action": [it.pk]}
    staff.post("/admin/gowheels/vehicle/", sent)
    assert "Wants money first." not in staff.get(page).content.decode()
    assert list(Vehicle.objects.reported()) == reported[1:]
    assert AuditEntry.objects.get().verb == "resolve"


def test_a_desk_where_nothing_waits_says_nothing(staff):
    assert "reported:" not in staff.get("/admin/").content.decode()
