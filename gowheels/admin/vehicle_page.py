"""What staff see of a vehicle before they decide."""

from typing import Any

from django.db.models import prefetch_related_objects

from gowheels.admin.owner_history import decisions_on, history_of
from gowheels.admin.queues import Queue
from gowheels.admin.same_photos import same_photos_of
from gowheels.forms.staff import RejectForm
from gowheels.models import Vehicle
from gowheels.risk import risk_of
from gowheels.risk_facts import MOST
from gowheels.vehicle_details import facts, gallery, price_standing

ALIKE_SHOWN = 6


def page_of(vehicle: Vehicle, queue: Queue) -> dict[str, Any]:
    """All that a decision rests on, for the template: a fixed number of queries."""
    alike = Vehicle.objects.same_text(vehicle)
    same_number = Vehicle.objects.same_registration(vehicle)
    return {
        "title": vehicle.title,
        "photographs": _photographs(vehicle),
        "facts": facts(vehicle),
        "price": price_standing(vehicle),
        "risk": risk_of(vehicle),
        "reports": vehicle.reports.waiting().select_related("reporter"),
        "same_photos": same_photos_of(vehicle),
        "same_text": alike.select_related("seller")[:ALIKE_SHOWN],
        "same_text_count": alike[:MOST].count(),
        "same_text_most": MOST,
        "same_registration": same_number.select_related("seller")[:ALIKE_SHOWN],
        "owner": history_of(vehicle),
        "decisions": decisions_on(vehicle),
        "queue": queue,
        "reject_form": RejectForm(),
    }


def _photographs(vehicle: Vehicle) -> list[dict[str, Any]]:
    """The photographs as the public sees them, each with its id."""
    prefetch_related_objects([vehicle], "images")
    shown = zip(gallery(vehicle), vehicle.images.all(), strict=True)
    return [{**picture, "id": image.pk} for picture, image in shown]
