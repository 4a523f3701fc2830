"""What the site holds about a person: handed over whole, and deleted for good."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from gowheels.models import (
    AuditEntry,
    Lead,
    OneTimePassword,
    PersonSession,
    UploadedPhoto,
    UserProfile,
    Vehicle,
    VehicleClick,
    VehicleReport,
)
from gowheels.personal_data import export_of
from tests.canary import PHONE, canary, code_row
from tests.factories import person, superuser, vehicle

pytestmark = pytest.mark.django_db


# Model, the part of the export that shows its rows, and what of it stays behind: our own keys,
# hashes that tell the person nothing, and what belongs to somebody else.
HELD = [
    (UserProfile, "profile", {"id", "user", "created_at"}),
    (Vehicle, "vehicles", {"seller", "reviewed_by"}),
    (VehicleClick, "activity", {"id", "user", "visitor", "day"}),
    (Lead, "asked", {"id", "seller", "customer"}),
    (VehicleReport, "reports", {"id", "reporter", "resolved_at", "resolved_by"}),
    (
        UploadedPhoto,
        "waiting_photographs",
        {"id", "owner", "submission_key", "perceptual_hash", "upload_key"},
    ),
    (
        AuditEntry,
        "acts_of_staff",
        {"id", "actor", "actor_name", "via", "target_type", "target_id", "target_name"},
    ),
    (PersonSession, "sessions", {"session_key", "session_data", "user_id"}),
    (OneTimePassword, "codes", {"id", "phone", "code_hash", "browser_hash"}),
]
RENAMED = {"vehicle": "vehicle_id"}
# Models that hold nothing of a person: rows of them are not in the export on purpose.
OF_NOBODY = {
    "BrandImage",
    "DailyTotal",
    "FacetCount",
    "GoneVehicle",
    "ModelImage",
    "Pincode",
    "PriceBenchmark",
    "RateCount",
    "SamePhoto",
    "VehicleImage",
}


@pytest.fixture
def meera() -> UserProfile:
    return canary()


def exported(profile: UserProfile) -> dict:
    return json.loads(json.dumps(export_of(profile), cls=DjangoJSONEncoder))


def test_the_export_holds_what_the_person_said_and_did(meera):
    held = exported(meera)
    own = held["vehicles"][0]
    assert held["profile"]["name"] == "Meera Canary"
    assert held["profile"]["phone"] == PHONE
    assert held["profile"]["pincode"] == "560001"
    assert held["profile"]["photo"].endswith("people/canary.webp")
    assert own["description"] == "Canary of a vehicle."
    assert own["view_count"] == 41
    assert len(own["photographs"]) == 2
    assert held["favourites"] == [Vehicle.objects.get(model_name="Punch").pk]
    assert [act["kind"] for act in held["activity"]] == ["view", "contact"]
    assert [lead["message"] for lead in held["asked"]] == ["Canary of a message."]
    assert [report["note"] for report in held["reports"]] == ["Canary of a report."]
    assert [code["purpose"] for code in held["codes"]] == ["sign_in"]


@pytest.mark.parametrize(("model", "part", "withheld"), HELD, ids=[part for _, part, _ in HELD])
def test_every_field_that_is_kept_is_in_the_export(meera, model, part, withheld):
    rows = exported(meera)[part]
    row = rows[0] if isinstance(rows, list) else rows
    kept = {RENAMED.get(field.name, field.name) for field in model._meta.concrete_fields}
    assert kept - withheld - row.keys() == set()


def test_no_model_is_forgotten():
    app = UserProfile._meta.app_config
    named = {model.__name__ for model, *_ in HELD} | OF_NOBODY
    assert {model.__name__ for model in app.get_models()} <= named


def test_the_export_holds_nothing_of_anybody_else(meera):
    other = person("Ravi Stranger", "+919800000001", pincode="110001")
    vehicle(other, description="Stranger of a vehicle.")
    own = meera.user.vehicles.get()
    VehicleClick.objects.record(own, f"user:{other.pk}", "contact", other)
    other.asked.get().write("Stranger of a message.", None, None)
    VehicleReport.objects.create(
        vehicle=own, reporter=other, reason="fraud", note="Stranger of a report."
    )
    code_row("+919800000001")
    asha = superuser("asha-the-moderator")
    own.reject(asha, "Too dark.")
    meera.block(asha, "Rude.")
    held = json.dumps(exported(meera))
    for strange in ("Stranger", "+919800000001", "110001", asha.username):
        assert strange not in held


def test_the_export_tells_no_hash(meera):
    code = OneTimePassword.objects.get()
    code.code_hash, code.browser_hash = "c" * 64, "b" * 64
    code.save()
    assert "c" * 64 not in json.dumps(exported(meera))
    assert "b" * 64 not in json.dumps(exported(meera))


def test_the_export_of_somebody_who_did_nothing_is_no_error():
    held = exported(person("Ravi").profile)
    assert held["profile"]["photo"] is None
    assert [held[part] for part in ("vehicles", "favourites", "activity", "reports")] == [[]] * 4
