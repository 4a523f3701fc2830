"""Somebody of whom the site holds a little of everything."""

from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from gowheels.models import (
    OneTimePassword,
    UploadedPhoto,
    UserProfile,
    Vehicle,
    VehicleClick,
    VehicleReport,
)
from tests.factories import person, signed_in, vehicle, with_photographs

PHONE = "+919876543210"


def code_row(phone: str = PHONE, purpose: str = "sign_in") -> OneTimePassword:
    now = timezone.now()
    return OneTimePassword.objects.create(
        phone=phone, purpose=purpose, sent_at=now, expires_at=now + timedelta(minutes=5)
    )


def show_photograph(profile: UserProfile, path: str) -> None:
    with transaction.atomic():
        profile.set_photo(path)


def canary() -> UserProfile:
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
