"""What staff work through, one after the other: what waits for a decision, and what is reported."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gowheels.models import Vehicle
from gowheels.models.vehicle_states import VehicleQuerySet

PENDING = "pending"
REPORTED = "reported"
# Of those that are reported so many are read: nobody goes through more at a sitting.
MOST_REPORTED = 500


@dataclass(frozen=True)
class Queue:
    """One of the two, as it stands now."""

    name: str

    @property
    def title(self) -> str:
        """What it is called."""
        return _("Reported") if self.name == REPORTED else _("Waiting")

    def after(self, vehicle: Vehicle) -> int | None:
        """The id of the next vehicle behind one that is in it, or was until now."""
        return self._beside(vehicle, back=False)

    def before(self, vehicle: Vehicle) -> int | None:
        """The id of the one in front of it."""
        return self._beside(vehicle, back=True)

    def first(self) -> int | None:
        """The id of what comes first."""
        return self._all().values_list("pk", flat=True).first()

    def url(self, vehicle_id: int) -> str:
        """The page on which one of its vehicles is decided about."""
        page = reverse("admin:gowheels_vehicle_change", args=[vehicle_id])
        return page if self.name == PENDING else f"{page}?{urlencode({'queue': self.name})}"

    def _beside(self, vehicle: Vehicle, back: bool) -> int | None:
        if self.name == REPORTED:
            return self._beside_reported(vehicle, back)
        at, pk = vehicle.queue_at, vehicle.pk
        if back:
            rows = self._all().filter(queue_at__lte=at).filter(Q(queue_at__lt=at) | Q(pk__lt=pk))
            rows = rows.order_by("-queue_at", "-id")
        else:
            rows = self._all().filter(queue_at__gte=at).filter(Q(queue_at__gt=at) | Q(pk__gt=pk))
        return rows.values_list("pk", flat=True).first()

    def _beside_reported(self, vehicle: Vehicle, back: bool) -> int | None:
        waiting = list(self._all().values_list("pk", flat=True)[:MOST_REPORTED])
        if vehicle.pk not in waiting:
            return waiting[0] if waiting and not back else None
        place = waiting.index(vehicle.pk) + (-1 if back else 1)
        return waiting[place] if 0 <= place < len(waiting) else None

    def _all(self) -> VehicleQuerySet:
        if self.name == REPORTED:
            return Vehicle.objects.reported().kept()
        return Vehicle.objects.queue()


def queue_named(asked: Any) -> Queue:
    """The queue that a request means; what waits, unless it says otherwise."""
    return Queue(REPORTED if asked == REPORTED else PENDING)
