"""What the site holds about a person: handed over whole, or deleted for good.

India's Digital Personal Data Protection Act 2023 gives a person the right to both (sections 11
and 12). What other people's figures rest on stays, without a name: a look at somebody's vehicle
remains a look.
"""

from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.crypto import get_random_string

from gowheels.models import (
    AuditEntry,
    Lead,
    OneTimePassword,
    PersonSession,
    UserProfile,
    Vehicle,
    VehicleClick,
)
from gowheels.sessions import end_sessions_of

# In the place of a name, once the account is gone.
SOMEBODY = "Somebody who left"


def export_of(profile: UserProfile) -> dict[str, Any]:
    """Return everything that is kept about a person, as JSON can hold it."""
    user = profile.user
    return {
        "profile": {
            "name": user.first_name,
            "phone": profile.phone,
            "pincode": profile.pincode,
            "photo": profile.photo.url if profile.photo else None,
            "member_since": user.date_joined,
            "last_signed_in": user.last_login,
            "hides_phone": profile.hides_phone,
            "language": profile.language,
            "is_blocked": profile.is_blocked,
            "blocked_until": profile.blocked_until,
            "blocked_reason": profile.blocked_reason,
            "reminded_on": profile.reminded_on,
        },
        "vehicles": [_vehicle(one) for one in user.vehicles.prefetch_related("images")],
        "waiting_photographs": list(
            user.uploaded_photos.values(
                "image", "position", "width", "height", "alternative_text", "created_at"
            )
        ),
        "favourites": list(profile.favourites.values_list("id", flat=True)),
        "activity": list(user.vehicle_clicks.values("vehicle_id", "kind", "created_at")),
        "asked": list(
            user.asked.values(
                "vehicle_id",
                "day",
                "state",
                "message",
                "trip_from",
                "trip_to",
                "created_at",
                "changed_at",
            )
        ),
        # Who asked, and what they wrote, is theirs.
        "leads": list(user.leads.values("vehicle_id", "day", "state", "created_at", "changed_at")),
        "reports": list(user.reports.values("vehicle_id", "reason", "note", "created_at")),
        # Who of the staff it was is theirs.
        "acts_of_staff": list(
            AuditEntry.objects.about(profile).values("verb", "before", "after", "reason", "at")
        ),
        "sessions": list(PersonSession.objects.filter(user_id=user.pk).values("expire_date")),
        "codes": list(
            OneTimePassword.objects.filter(phone=profile.phone).values(
                "purpose", "sent_at", "expires_at", "used_at", "attempts"
            )
        ),
    }


def _vehicle(vehicle: Vehicle) -> dict[str, Any]:
    return {
        **{
            field.name: field.value_from_object(vehicle)
            for field in vehicle._meta.concrete_fields
            if field.name not in ("seller", "reviewed_by")
        },
        "photographs": [
            {"url": image.image.url, "shows": image.alternative_text}
            for image in vehicle.images.all()
        ],
    }


def delete_account(profile: UserProfile) -> None:
    """Delete a person with their vehicles and photographs; files go once the rows are gone."""
    user: User = profile.user
    # One key for the person, made up now and kept nowhere else: their looks stay one visitor's.
    nobody, user_id = f"gone:{get_random_string(32)}", user.pk
    with transaction.atomic():
        VehicleClick.objects.filter(user=user).update(user=None, visitor=nobody)
        Lead.objects.forget(user)
        OneTimePassword.objects.filter(phone=profile.phone).delete()
        LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(profile), object_id=profile.pk
        ).update(object_repr=SOMEBODY)
        AuditEntry.objects.about(profile, user).update(target_name=SOMEBODY)
        user.delete()
        end_sessions_of(user_id)
