"""What staff know of a vehicle's owner, and what was decided about either so far."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from gowheels.models import AuditEntry, UserProfile, Vehicle, VehicleReport

LATEST = 5
MOST_DECISIONS = 50
STATES = (
    ("live", gettext_lazy("live")),
    ("pending", gettext_lazy("waiting")),
    ("approved", gettext_lazy("approved, not seen")),
    ("rejected", gettext_lazy("rejected")),
    ("deleted", gettext_lazy("deleted by the owner")),
)


@dataclass(frozen=True)
class OwnerHistory:
    """The owner of a vehicle as staff see them."""

    name: str
    phone: str
    url: str
    since: datetime
    is_blocked: bool
    listings: list[tuple[int, str]]
    rejections: QuerySet[Vehicle]
    reports: int
    reports_waiting: int


def history_of(vehicle: Vehicle) -> OwnerHistory:
    """What is known of the vehicle's owner: three queries and one read while it is shown."""
    seller = vehicle.seller
    profile = UserProfile.objects.filter(user=seller).first()
    url = reverse("admin:gowheels_userprofile_change", args=[profile.pk]) if profile else ""
    reports = VehicleReport.objects.filter(vehicle__seller=seller).aggregate(
        every=Count("pk"), waiting=Count("pk", filter=Q(resolved_at=None))
    )
    rejected = Vehicle.objects.of(seller).rejected().exclude(pk=vehicle.pk)
    return OwnerHistory(
        name=seller.first_name or seller.username,
        phone=profile.phone if profile else "",
        url=url,
        since=seller.date_joined,
        is_blocked=bool(profile and profile.is_blocked),
        listings=_by_state(seller),
        rejections=rejected.only("brand_name", "model_name", "year", "rejection_reason")[:LATEST],
        reports=reports["every"],
        reports_waiting=reports["waiting"],
    )


def decisions_on(vehicle: Vehicle) -> QuerySet[AuditEntry]:
    """What staff have done with a vehicle and with its owner's account so far, the latest first."""
    seller = vehicle.seller
    profile = getattr(seller, "profile", None)
    owner = [seller, profile] if profile else [seller]
    return AuditEntry.objects.about(vehicle, *owner)[:MOST_DECISIONS]


def _by_state(seller: Any) -> list[tuple[int, str]]:
    rows = Vehicle.objects.filter(seller=seller).order_by()
    deleted, live = ~Q(deleted_at=None), Q(listed=1)
    kept = {"deleted_at": None, "listed": 0}
    counts = rows.aggregate(
        live=Count("pk", filter=live),
        pending=Count("pk", filter=Q(approval_status=Vehicle.Status.PENDING, **kept)),
        approved=Count("pk", filter=Q(approval_status=Vehicle.Status.APPROVED, **kept)),
        rejected=Count("pk", filter=Q(approval_status=Vehicle.Status.REJECTED, **kept)),
        deleted=Count("pk", filter=deleted),
    )
    return [(counts[state], str(words)) for state, words in STATES if counts[state]]
