"""An account that is deleted is gone for good, and what others rest on stays without a name."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage

from gowheels import photos
from gowheels.models import (
    AuditEntry,
    Lead,
    OneTimePassword,
    PersonSession,
    UserProfile,
    Vehicle,
    VehicleClick,
    VehicleImage,
    VehicleReport,
)
from gowheels.personal_data import delete_account
from tests.canary import PHONE, canary, code_row, show_photograph
from tests.factories import person, photograph, superuser, vehicle
from tests.test_personal_data import exported

pytestmark = pytest.mark.django_db


@pytest.fixture
def meera() -> UserProfile:
    return canary()


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
