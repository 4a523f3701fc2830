import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from gowheels.models import OneTimePassword, UserProfile, Vehicle
from tests.factories import person, superuser, vehicle

pytestmark = pytest.mark.django_db


def test_a_person_has_a_phone_a_name_and_no_password():
    profile = UserProfile.objects.register("+919876543210", "Meera", "560038")
    assert str(profile) == "Meera"
    assert profile.pincode == "560038"
    assert not profile.user.has_usable_password()
    assert not profile.user.is_staff
    assert "9876543210" not in profile.user.username


def test_the_database_refuses_a_phone_twice_and_keeps_no_half_of_a_person():
    person(phone="+919876543210")
    with pytest.raises(IntegrityError), transaction.atomic():
        UserProfile.objects.register("+919876543210", "Ravi")
    assert UserProfile.objects.count() == 1
    assert User.objects.count() == 1


def test_blocking_a_person_hides_their_vehicles_and_unblocking_shows_them():
    seller = person()
    shown = vehicle(seller)
    hidden = vehicle(seller, available=False)
    vehicle(person(), model_name="of another")
    seller.profile.block(None, "Spam.")
    assert list(Vehicle.objects.visible().values_list("model_name", flat=True)) == ["of another"]
    seller.profile.unblock(None)
    shown.refresh_from_db()
    hidden.refresh_from_db()
    assert shown.is_visible
    assert not hidden.is_visible


def test_the_vehicle_of_a_blocked_person_stays_hidden_whatever_happens_to_it():
    seller = person()
    made = vehicle(seller, approval_status="pending")
    seller.profile.block(None, "Spam.")
    made.refresh_from_db()
    made.approve(superuser())
    made.confirm()
    made.set_available(True)
    assert not made.is_visible


def test_the_database_keeps_one_code_a_phone_and_purpose():
    now = timezone.now()
    fields = {"phone": "+919876543210", "sent_at": now, "expires_at": now}
    OneTimePassword.objects.create(purpose="sign_in", **fields)
    OneTimePassword.objects.create(purpose="change_phone", **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        OneTimePassword.objects.create(purpose="sign_in", **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        OneTimePassword.objects.create(purpose="anything", **fields)
