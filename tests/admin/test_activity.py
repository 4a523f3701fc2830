import pytest

from gowheels.models import VehicleReport
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
