"""What the site holds about a person: handed over whole, and deleted for good."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from gowheels import photos
from gowheels.models import (
    AuditEntry,
    Lead,
    OneTimePassword,
    PersonSession,
    UploadedPhoto,
    UserProfile,
    Vehicle,
    VehicleClick,
    VehicleImage,
    VehicleReport,
)
from gowheels.personal_data import delete_account, export_of
from tests.factories import person, photograph, signed_in, superuser, vehicle, with_photographs

pytestmark = pytest.mark.django_db

PHONE = "+919876543210"

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


def code_row(phone: str = PHONE, purpose: str = "sign_in") -> OneTimePassword:
    now = timezone.now()
    return OneTimePassword.objects.create(
        phone=phone, purpose=purpose, sent_at=now, expires_at=now + timedelta(minutes=5)
    )


def show_photograph(profile: UserProfile, path: str) -> None:
    with transaction.atomic():
        profile.set_photo(path)


@pytest.fixture
def meera() -> UserProfile:
    """Somebody of whom the site holds a little of everything."""
    user = person("Meera Canary", PHONE, pincode="560001")
    own = with_photographs(vehicle(user, description="Canary of a vehicle."), many=2)
    liked, looked_at = vehicle(model_name="Punch"), vehicle(model_name="Tiago")
    user.profile.favourites.add(liked)
    VehicleClick.objects.record(looked_at, f"user:{user.pk}", "view", user)
    VehicleClick.objects.record(liked, f"user:{user.pk}", "contact", user)
    user.asked.get().write("Canary of a message.", None, None)
    VehicleReport.objects.create(
        vehicle=looked_at, reporter=user, reason="wrong", note="Canary of a report."
    )
    code_row()
    user.profile.block(None, "Canary of a block.")
    user.profile.unblock(None)
    UploadedPhoto.objects.create(
        owner=user, submission_key=uuid4(), image="x-9.webp", position=0, width=9, height=9
    )
    signed_in(user)
    show_photograph(user.profile, "people/canary.webp")
    Vehicle.objects.filter(pk=own.pk).update(view_count=41)
    return UserProfile.objects.get(user=user)


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


def test_deletion_takes_every_row_of_the_person_and_nobody_elses(meera):
    other = person("Ravi")
    vehicle(other)
    code_row("+919800000001")
    before = Vehicle.objects.exclude(seller=meera.user).count()
    delete_account(meera)
    assert not User.objects.filter(first_name="Meera Canary").exists()
    assert not UserProfile.objects.filter(phone=PHONE).exists()
    assert not VehicleReport.objects.exists()
    assert not VehicleImage.objects.exists()
    assert not OneTimePassword.objects.filter(phone=PHONE).exists()
    assert OneTimePassword.objects.count() == 1
    assert not PersonSession.objects.exists()
    assert UserProfile.objects.filter(user=other).exists()
    assert Vehicle.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_deletion_takes_the_files_from_the_disk_and_nobody_elses(stored, indiranagar):
    def with_files(user: User) -> set[str]:
        before = set(stored())
        made = vehicle(user)
        written: list[str] = []
        taken = photos.prepare(photograph(900, 600))
        path = photos.store(taken, True, written)
        VehicleImage.objects.create(
            vehicle=made, image=path, position=0, width=taken.width, height=taken.height
        )
        show_photograph(user.profile, photos.store_portrait(taken))
        return set(stored()) - before

    leaver, stayer = person("Meera"), person("Ravi")
    gone, kept = with_files(leaver), with_files(stayer)
    assert len(gone) > 3
    assert default_storage.exists(str(leaver.profile.photo))
    delete_account(leaver.profile)
    assert set(stored()) == kept


@pytest.mark.django_db(transaction=True)
def test_a_deletion_that_fails_takes_nothing(meera, stored, monkeypatch):
    portrait = photos.store_portrait(photos.prepare(photograph()))
    show_photograph(meera, portrait)

    def fail(*arguments, **named):
        raise RuntimeError

    monkeypatch.setattr(User, "delete", fail)
    with pytest.raises(RuntimeError):
        delete_account(meera)
    assert stored() == [portrait]
    assert OneTimePassword.objects.filter(phone=PHONE).exists()
    assert {click.user for click in VehicleClick.objects.all()} == {meera.user}
    assert Lead.objects.get().message == "Canary of a message."


def test_what_other_peoples_figures_rest_on_stays_without_a_name(meera):
    looked_at = Vehicle.objects.get(model_name="Tiago")
    VehicleClick.objects.record(looked_at, f"user:{meera.user_id}", "contact", meera.user)
    key = f"user:{meera.user_id}"
    delete_account(meera)
    looked_at.refresh_from_db()
    kept = VehicleClick.objects.filter(vehicle=looked_at)
    assert (looked_at.view_count, looked_at.contact_count) == (1, 1)
    assert {click.kind for click in kept} == {"view", "contact"}
    assert {click.user_id for click in kept} == {None}
    visitors = {click.visitor for click in kept}
    assert len(visitors) == 1
    assert key not in visitors
    assert len(visitors.pop()) <= VehicleClick._meta.get_field("visitor").max_length


def test_two_who_left_do_not_become_one_visitor(meera):
    looked_at = Vehicle.objects.get(model_name="Tiago")
    other = person("Ravi")
    VehicleClick.objects.record(looked_at, f"user:{other.pk}", "view", other)
    delete_account(meera)
    delete_account(other.profile)
    assert VehicleClick.objects.filter(vehicle=looked_at, kind="view").count() == 2
    assert len(set(VehicleClick.objects.values_list("visitor", flat=True))) == 2


def test_the_desks_history_forgets_the_name(meera):
    asha, other = superuser(), person("Ravi").profile

    def note(profile: UserProfile, said: str) -> LogEntry:
        return LogEntry.objects.create(
            user=asha,
            content_type=ContentType.objects.get_for_model(UserProfile),
            object_id=profile.pk,
            object_repr=said,
            action_flag=CHANGE,
            change_message="Blocked.",
        )

    of_meera, older, of_ravi = note(meera, str(meera)), note(meera, "Meera"), note(other, "Ravi")
    delete_account(meera)
    for entry in (of_meera, older, of_ravi):
        entry.refresh_from_db()
    assert "Meera" not in of_meera.object_repr + older.object_repr
    assert of_meera.change_message == "Blocked."
    assert of_ravi.object_repr == "Ravi"
    blocked = AuditEntry.objects.get(verb="block")
    assert (blocked.target_name, blocked.reason) == ("Somebody who left", "Canary of a block.")


def test_a_decision_of_staff_who_leave_stays_a_decision():
    asha = superuser()
    UserProfile.objects.create(user=asha, phone=PHONE)
    decided = vehicle()
    Vehicle.objects.filter(pk=decided.pk).update(reviewed_by=asha)
    delete_account(asha.profile)
    decided.refresh_from_db()
    assert decided.approval_status == "approved"
    assert decided.reviewed_by is None


def test_the_number_of_somebody_who_left_is_free_and_new(meera):
    delete_account(meera)
    newcomer = person("Ravi", PHONE)
    held = exported(newcomer.profile)
    assert held["vehicles"] == held["activity"] == held["favourites"] == held["codes"] == []


def test_a_lead_stays_counted_without_the_customers_name_and_words(meera):
    lead = Lead.objects.get()
    delete_account(meera)
    lead.refresh_from_db()
    assert (lead.customer, lead.message, lead.trip_from) == (None, "", None)
