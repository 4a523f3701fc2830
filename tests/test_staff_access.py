"""Who of the staff may do what, by endpoint and at the desk alike: one table."""

import pytest
from django.test import Client
from django.urls import reverse

from gowheels import roles
from gowheels.access import Access
from gowheels.models import (
    AuditEntry,
    BrandImage,
    ModelImage,
    UserProfile,
    Vehicle,
    VehicleReport,
)
from gowheels.roles import Role
from gowheels.urls import for_staff
from tests.factories import person, signed_in, superuser, vehicle

REASON = {"reason": "Too dark."}
BRAND, MODEL = {"category": "car", "name": "Mahindra"}, {"name": "Thar", "brand": "brand"}

# Method, URL name and what it is about, what is sent, and the answer to: nobody, an outsider, the
# owner of what it is about, a moderator, a catalogue editor, support, a superuser.
TABLE = [
    ("GET", "api_staff_pending", {}, 401, 403, 403, 200, 403, 403, 200),
    ("POST", "api_staff_approve vehicle", {}, 401, 403, 403, 200, 403, 403, 200),
    ("POST", "api_staff_reject vehicle", REASON, 401, 403, 403, 200, 403, 403, 200),
    ("GET", "api_staff_reports", {}, 401, 403, 403, 200, 403, 200, 200),
    ("POST", "api_staff_report_resolve report", {}, 401, 403, 403, 200, 403, 403, 200),
    ("GET", "api_staff_stats", {}, 401, 403, 403, 200, 403, 200, 200),
    ("GET", "api_staff_users", {}, 401, 403, 403, 200, 403, 200, 200),
    ("POST", "api_staff_user_block user", REASON, 401, 403, 403, 403, 403, 200, 200),
    ("POST", "api_staff_brands", BRAND, 401, 403, 403, 403, 200, 403, 200),
    ("POST", "api_staff_brand_delete brand", {}, 401, 403, 403, 403, 200, 403, 200),
    ("POST", "api_staff_models", MODEL, 401, 403, 403, 403, 200, 403, 200),
    ("POST", "api_staff_model_delete model", {}, 401, 403, 403, 403, 200, 403, 200),
    ("GET", "admin:index", {}, 302, 302, 302, 200, 200, 200, 200),
    ("GET", "admin:gowheels_vehicle_changelist", {}, 302, 302, 302, 200, 403, 200, 200),
    ("GET", "admin:gowheels_vehicle_change vehicle", {}, 302, 302, 302, 200, 403, 200, 200),
    ("POST", "admin:vehicle_approve vehicle", {}, 302, 302, 302, 302, 403, 403, 302),
    ("POST", "admin:vehicle_reject vehicle", {}, 302, 302, 302, 400, 403, 403, 400),
    ("GET", "admin:gowheels_vehiclereport_changelist", {}, 302, 302, 302, 200, 403, 200, 200),
    ("GET", "admin:gowheels_userprofile_changelist", {}, 302, 302, 302, 200, 403, 200, 200),
    ("GET", "admin:gowheels_userprofile_change profile", {}, 302, 302, 302, 200, 403, 200, 200),
    ("GET", "admin:gowheels_userprofile_delete profile", {}, 302, 302, 302, 403, 403, 403, 200),
    ("GET", "admin:gowheels_brandimage_changelist", {}, 302, 302, 302, 200, 200, 403, 200),
    ("GET", "admin:gowheels_brandimage_add", {}, 302, 302, 302, 403, 200, 403, 200),
    ("GET", "admin:gowheels_brandimage_delete brand", {}, 302, 302, 302, 403, 200, 403, 200),
    ("GET", "admin:gowheels_modelimage_changelist", {}, 302, 302, 302, 200, 200, 403, 200),
    ("GET", "admin:gowheels_pincode_changelist", {}, 302, 302, 302, 200, 403, 200, 200),
    ("GET", "admin:gowheels_auditentry_changelist", {}, 302, 302, 302, 200, 403, 200, 200),
    ("GET", "admin:gowheels_auditentry_change entry", {}, 302, 302, 302, 200, 403, 200, 200),
    ("GET", "admin:gowheels_auditentry_add", {}, 302, 302, 302, 403, 403, 403, 403),
    ("GET", "admin:gowheels_auditentry_delete entry", {}, 302, 302, 302, 403, 403, 403, 403),
    ("GET", "admin:auth_user_changelist", {}, 302, 302, 302, 403, 403, 403, 200),
    ("GET", "admin:auth_group_changelist", {}, 302, 302, 302, 403, 403, 403, 200),
]


def with_role(role: Role) -> Client:
    user = superuser(f"a-{role}")
    user.is_superuser = False
    user.save()
    roles.appoint(user, role)
    return signed_in(user)


@pytest.fixture
def browsers(anonymous, outsider, owner, staff):
    return [anonymous, outsider, owner, *map(with_role, Role), staff]


def things(owner) -> dict[str, int]:
    """One of everything that a row can be about, all new."""
    made = vehicle(owner.user, approval_status="pending")
    report = VehicleReport.objects.create(vehicle=made, reporter=person(), reason="fraud")
    blocked = person()
    for old in BrandImage.objects.all():
        old.delete()
    brand = BrandImage.objects.create(category="car", name="Tata")
    model = ModelImage.objects.create(brand=brand, name="Nexon")
    entry = AuditEntry.objects.record(AuditEntry.Verb.APPROVE, made)
    return {
        "vehicle": made.pk,
        "report": report.pk,
        "user": blocked.pk,
        "profile": blocked.profile.pk,
        "brand": brand.pk,
        "model": model.pk,
        "entry": entry.pk,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0]} {row[1]}")
def test_each_role_gets_what_the_table_says(row, browsers, owner):
    method, name, sent, *expected = row
    name, _, about = name.partition(" ")
    answers = []
    for browser in browsers:
        those = things(owner)
        path = reverse(name, args=[those[about]] if about else [])
        said = {field: those.get(str(value), value) for field, value in sent.items()}
        ask = browser.get if method == "GET" else browser.post
        answers.append(ask(path, said).status_code)
    assert answers == expected


@pytest.mark.parametrize("pattern", for_staff, ids=lambda pattern: pattern.name)
def test_every_endpoint_of_staff_asks_for_a_right_and_stands_in_the_table(pattern):
    assert pattern.callback.access is Access.STAFF
    assert pattern.callback.permission.startswith("gowheels.")
    assert pattern.name in {name.partition(" ")[0] for _, name, *_ in TABLE}


@pytest.mark.django_db
def test_who_is_refused_changes_nothing(outsider, owner):
    for browser in (outsider, owner, with_role(Role.CATALOGUE_EDITOR), with_role(Role.SUPPORT)):
        those = things(owner)
        browser.post(reverse("api_staff_approve", args=[those["vehicle"]]))
        browser.post(reverse("admin:vehicle_approve", args=[those["vehicle"]]))
    moderator = with_role(Role.MODERATOR)
    moderator.post(reverse("api_staff_user_block", args=[those["user"]]), REASON)
    assert not Vehicle.objects.exclude(approval_status="pending").exists()
    assert not UserProfile.objects.filter(is_blocked=True).exists()
