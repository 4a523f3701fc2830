"""Lists of the admin as CSV files."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from gowheels.admin import walks
from gowheels.models import Vehicle, VehicleReport
from tests.factories import person, signed_in, vehicle

pytestmark = pytest.mark.django_db

LIST = "/admin/gowheels/vehicle/"
FILE = f"{LIST}export/"


def table_of(response) -> list[dict[str, str]]:
    assert response.status_code == 200
    assert response.streaming
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_a_list_is_exported_as_it_is_filtered_and_searched(staff, monkeypatch):
    monkeypatch.setattr(walks, "PART", 2)
    wanted = [vehicle(model_name="Punch", state="Kerala") for _ in range(5)]
    vehicle(model_name="Punch")
    vehicle(state="Kerala")
    response = staff.post(f"{FILE}?state=Kerala&q=punch")
    assert [row["id"] for row in table_of(response)] == [str(each.pk) for each in reversed(wanted)]
    assert response["Content-Disposition"].startswith('attachment; filename="gowheels-vehicle-')
    entry = LogEntry.objects.get()
    assert entry.change_message == "Exported as CSV, narrowed by q, state."


def test_a_list_is_exported_in_its_order_however_many_came_at_once(staff, monkeypatch):
    monkeypatch.setattr(walks, "PART", 2)
    moment = timezone.now()
    for number in range(7):
        vehicle(created_at=moment - timedelta(days=number // 5))
    for asked, order in (("", ("-created_at", "-pk")), ("?o=6", ("created_at", "pk"))):
        expected = [
            str(key) for key in Vehicle.objects.order_by(*order).values_list("pk", flat=True)
        ]
        assert [row["id"] for row in table_of(staff.post(FILE + asked))] == expected


def test_what_is_reported_is_exported_too(staff):
    reported, _ = vehicle(), vehicle()
    for _ in range(VehicleReport.ENOUGH):
        reporter = person()
        reporter.date_joined -= timedelta(days=8)
        reporter.save()
        VehicleReport.objects.file(reported, reporter, "fraud")
    assert [row["id"] for row in table_of(staff.post(f"{FILE}?reported=yes"))] == [str(reported.pk)]


def test_the_button_leads_to_what_the_list_shows(staff):
    page = staff.get(LIST, {"state": "Kerala"}).content.decode()
    assert f'action="{FILE}?state=Kerala"' in page


def test_what_is_selected_is_exported(staff):
    chosen, _ = vehicle(), vehicle()
    sent = {"action": "export_selected", "_selected_action": [chosen.pk]}
    assert [row["id"] for row in table_of(staff.post(LIST, sent))] == [str(chosen.pk)]


def test_no_cell_of_a_file_is_a_formula(staff):
    vehicle(person("=HYPERLINK(1)"), description="=cmd|' /C calc'!A0")
    (row,) = table_of(staff.post(FILE))
    assert row["seller__first_name"] == "'=HYPERLINK(1)"
    assert row["description"].startswith("'=")
    assert row["seller__profile__phone"].startswith("'+91")


def test_phones_are_for_those_who_may_see_people(staff):
    vehicle()
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_vehicle"))
    browser = signed_in(reader)
    (row,) = table_of(browser.post(FILE))
    assert "seller__profile__phone" not in row
    assert browser.post("/admin/gowheels/userprofile/export/").status_code == 403


def test_no_file_holds_a_password(staff):
    (row,) = table_of(staff.post("/admin/auth/user/export/"))
    assert row["username"] == staff.user.username
    assert "password" not in row


def test_a_file_is_asked_for_and_not_fetched_by_chance(staff, owner):
    assert staff.get(FILE).status_code == 405
    assert owner.post(FILE).status_code == 302
    assert staff.post(f"{FILE}?nonsense=1")["Location"] == LIST
    assert not LogEntry.objects.exists()
