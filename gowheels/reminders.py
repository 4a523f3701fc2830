"""Freshness: what nobody confirms sinks, and hides in the end; its owner is asked in time.

Each owner is told once of what sinks and once of what hides, by at most one text a day that says
how many vehicles it is about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from gowheels import sms
from gowheels.models import UserProfile, Vehicle
from gowheels.models.vehicle_states import VehicleQuerySet


class Outcome(Enum):
    """What came of an owner who is due."""

    TOLD = "told"
    FAILED = "failed"
    NOT_NOW = "not now"


@dataclass(frozen=True)
class Due:
    """How many vehicles are to sink and to hide, and the ids of the owners who are to be told."""

    sinking: int
    overdue: int
    owners: list[int]


def due() -> Due:
    """Look what there is to do, and change nothing."""
    overdue = Vehicle.objects.overdue().count()
    asked = set(_owners(Vehicle.objects.to_ask_about())) | set(
        _owners(Vehicle.objects.to_tell_hidden())
    )
    told_today = UserProfile.objects.filter(reminded_on=timezone.localdate())
    sinking = Vehicle.objects.to_sink().count()
    return Due(sinking, overdue, sorted(asked - set(told_today.values_list("user_id", flat=True))))


def sink_stale() -> int:
    """Move what nobody confirmed for long down among the newest; returns how many moved."""
    return Vehicle.objects.all().rerank()


def hide_overdue() -> int:
    """Hide what nobody confirmed for too long; returns how many the public sees no more."""
    overdue = list(Vehicle.objects.overdue().values_list("pk", flat=True))
    return Vehicle.objects.filter(pk__in=overdue).relist()


def tell(user_id: int) -> Outcome:
    """Send an owner the text that is due, unless another process has done so today."""
    today = timezone.localdate()
    profile = UserProfile.objects.filter(user_id=user_id, is_blocked=False)
    before = profile.values_list("phone", "language", "reminded_on").first()
    # The condition lets one of two who are at it at once through.
    free = Q(reminded_on=None) | Q(reminded_on__lt=today)
    if before is None or not profile.filter(free).update(reminded_on=today):
        return Outcome.NOT_NOW
    phone, language, last_day = before
    template, vehicles = _text_for(user_id)
    outcome = _send(phone, language, template, len(vehicles)) if vehicles else Outcome.NOT_NOW
    if outcome is Outcome.TOLD:
        Vehicle.objects.filter(pk__in=vehicles).update(reminded_at=timezone.now())
    else:
        profile.update(reminded_on=last_day)
    return outcome


def _text_for(user_id: int) -> tuple[str, list[int]]:
    """The text that is due first, and the ids of the vehicles that it is about."""
    own = Vehicle.objects.filter(seller_id=user_id)
    hidden = list(own.to_tell_hidden().values_list("pk", flat=True))
    if hidden:
        return "vehicles_hidden", hidden
    return "confirm_vehicles", list(own.to_ask_about().values_list("pk", flat=True))


def _send(phone: str, language: str, template: str, count: int) -> Outcome:
    link = f"{settings.SITE_URL}{reverse('dashboard')}"
    try:
        sms.send(phone, template, {"count": str(count), "link": link}, language)
    except sms.SmsFailed:
        return Outcome.FAILED
    return Outcome.TOLD


def _owners(vehicles: VehicleQuerySet) -> Iterator[int]:
    return vehicles.order_by().values_list("seller_id", flat=True).distinct().iterator()
