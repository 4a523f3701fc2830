"""What waits for staff, for the first page of the desk.

Every list is short and read by an index, and every count stops at MOST: beyond it nobody needs to
know more than that there is plenty.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from gowheels.models import SamePhoto, Vehicle
from gowheels.models.vehicle_states import VehicleQuerySet

MOST = 1000
SHOWN = 10
SHOWN_BESIDE = 5
# Who came lately is looked for among the last so many people.
LATEST_PEOPLE = 100
NEW_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Waiting:
    """One kind of what waits: its first vehicles, and how many there are, counted to MOST."""

    vehicles: list[Any]
    count: int

    @property
    def count_text(self) -> str:
        """The count in words: "34", or "1,000+" for more than are counted."""
        return f"{MOST:,}+" if self.count > MOST else f"{self.count:,}"


def pending() -> Waiting:
    """What waits for a decision, as staff go through it: two queries."""
    queue = Vehicle.objects.queue()
    return _waiting(queue.select_related("seller"), queue, SHOWN)


def reported() -> Waiting:
    """What enough people have reported: two queries."""
    reports = Vehicle.objects.reported().kept()
    return _waiting(reports, reports, SHOWN_BESIDE)


def with_anothers_photographs() -> Waiting:
    """What waits and shows a photograph that another owner showed before: two queries."""
    flagged = SamePhoto.objects.filter(
        image__vehicle__approval_status=Vehicle.Status.PENDING, image__vehicle__deleted_at=None
    )
    ids = flagged.order_by().values_list("image__vehicle", flat=True).distinct()
    found = list(ids[: MOST + 1])
    first = Vehicle.objects.filter(pk__in=found).order_by("queue_at", "id")[:SHOWN_BESIDE]
    return Waiting(list(first), len(found))


def of_new_owners() -> Waiting:
    """The first listings of people who came lately: three queries, of which two ask for people."""
    since = timezone.now() - NEW_FOR
    latest = User.objects.order_by("-pk").values_list("pk", "date_joined")[:LATEST_PEOPLE]
    people = [pk for pk, joined in latest if joined >= since]
    decided = Vehicle.objects.filter(seller=OuterRef("pk"), reviewed_at__isnull=False)
    # Whoever has a decision is left out first: they may have very many vehicles.
    new = list(User.objects.filter(~Exists(decided), pk__in=people).values_list("pk", flat=True))
    waiting = (
        Vehicle.objects.using_index("vehicle_seller")
        .kept()
        .filter(seller__in=new, approval_status=Vehicle.Status.PENDING)
    )
    first = list(waiting.order_by("created_at", "id")[: MOST + 1])
    return Waiting(first[:SHOWN_BESIDE], len(first))


def _waiting(rows: QuerySet[Any], counted: VehicleQuerySet, shown: int) -> Waiting:
    # Keys alone: what the order of the rows rests on is not worked out for the count.
    keys = counted.order_by().values("pk")
    return Waiting(list(rows[:shown]), keys[: MOST + 1].count())
