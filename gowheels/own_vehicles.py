"""A person's own vehicles, as their owner sees them: each with its state and what came of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext

from gowheels import keyset
from gowheels.cards import card_of_vehicle
from gowheels.keyset import Cursor
from gowheels.models import Vehicle

PAGE_SIZE = 20
ORDER = "latest"


@dataclass(frozen=True)
class OwnPage:
    """At most PAGE_SIZE of a person's vehicles, newest first, and the cursor of the next page."""

    vehicles: list[Vehicle]
    next_cursor: str | None


def own_card(vehicle: Vehicle) -> dict[str, Any]:
    """The card of a vehicle, and what only its owner is told."""
    return {
        **card_of_vehicle(vehicle),
        "state": vehicle.listing_state,
        "state_label": vehicle.listing_state_label,
        "reason": gettext(vehicle.rejection_reason),
        "views": vehicle.view_count,
        "leads": vehicle.contact_count,
        "available": vehicle.available,
        "needs_word": vehicle.needs_word,
        "edit_url": reverse("edit_vehicle", args=[vehicle.pk]),
    }


def page_of(user: Any, cursor: Cursor | None) -> OwnPage:
    """Read one page of a person's vehicles; one query, however many there are."""
    rows = keyset.after(Vehicle.objects.of(user), ORDER, cursor)
    found = list(rows[: PAGE_SIZE + 1])
    vehicles = found[:PAGE_SIZE]
    if len(found) <= PAGE_SIZE:
        return OwnPage(vehicles, None)
    last = vehicles[-1]
    # What comes after is told by the row alone; how many there are is counted anew.
    following = Cursor(ORDER, last.created_at, last.pk, 0)
    return OwnPage(vehicles, keyset.write_cursor(ORDER, following))


def counts_of(user: Any) -> dict[str, int]:
    """How many vehicles a person has: `all`, `pending` and `stale` of them; one query."""
    own = Vehicle.objects.of(user).order_by()
    return own.aggregate(
        all=Count("pk"),
        pending=Count("pk", filter=Q(approval_status=Vehicle.Status.PENDING)),
        stale=Count("pk", filter=Vehicle.objects.is_stale()),
    )
