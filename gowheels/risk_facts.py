"""What the signals of risk go by, read for many vehicles at once.

It costs one query however many there are, and a vehicle alone is read by the same. Each fact is
found by an index, and counted no further than says anything.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from django.db.models import (
    Case,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from gowheels.models import SamePhoto, Vehicle, VehicleReport
from gowheels.models.prices import kept_median, percent_beside

# Counted so far and no further: what there is more of is no riskier.
MOST = 100


@dataclass(frozen=True)
class Facts:
    """What the signals go by; counts go to MOST. `percent` is above the median, below it < 0."""

    account_age: timedelta
    photographs: int
    shows_anothers: bool
    percent: int | None
    same_text: int
    same_registration: bool
    description: str
    listed_that_day: int
    reports: int
    rejected: int


def facts_of(vehicle: Vehicle) -> Facts:
    """What the signals of a vehicle go by, as it stands by now. Raises Vehicle.DoesNotExist."""
    for _, facts in with_facts([vehicle.pk]):
        return facts
    raise Vehicle.DoesNotExist


def with_facts(vehicle_ids: Collection[int]) -> Iterator[tuple[Vehicle, Facts]]:
    """Yield the vehicles that have these ids, each with what its signals go by; one query."""
    vehicles: Any = Vehicle.objects.filter(pk__in=vehicle_ids).select_related("seller")
    for vehicle in vehicles.annotate(**_found()).order_by("pk"):
        median = vehicle.median if vehicle.price_label else None
        yield (
            vehicle,
            Facts(
                account_age=vehicle.waits_since - vehicle.seller.date_joined,
                photographs=vehicle.image_count,
                shows_anothers=vehicle.shows_anothers,
                percent=None if median is None else percent_beside(median, vehicle.price),
                same_text=vehicle.same_text_count,
                same_registration=vehicle.has_same_registration,
                description=vehicle.description,
                listed_that_day=vehicle.that_day_count,
                reports=vehicle.report_count,
                rejected=vehicle.rejected_count,
            ),
        )


@cache
def _found() -> dict[str, Any]:
    """What is looked up beside a vehicle's row, by the name that the row then has it under."""
    others = Vehicle.objects.kept().exclude(pk=OuterRef("pk"))
    owns = others.filter(seller=OuterRef("seller"))
    listed_at = OuterRef("created_at")
    return {
        "median": kept_median(),
        "shows_anothers": Exists(SamePhoto.objects.filter(image__vehicle=OuterRef("pk"))),
        "same_text_count": _to_most(
            others.filter(description_key=OuterRef("description_key")).exclude(
                seller=OuterRef("seller")
            )
        ),
        # Most have no number, and are not looked for.
        "has_same_registration": Case(
            When(registration="", then=Value(False)),
            default=Exists(others.live().filter(registration=OuterRef("registration"))),
        ),
        "that_day_count": _to_most(
            owns.filter(created_at__gt=listed_at - timedelta(days=1), created_at__lte=listed_at)
        ),
        "report_count": _to_most(
            VehicleReport.objects.counted().waiting().filter(vehicle=OuterRef("pk"))
        ),
        "rejected_count": _to_most(owns.filter(approval_status=Vehicle.Status.REJECTED)),
    }


def _to_most(rows: QuerySet[Any]) -> Coalesce:
    """How many rows there are: MOST where there is a row of that number, else they are counted.

    A LIMIT around what is counted would have to stand in a table of its own, from which MariaDB
    lets nobody see the vehicle's row.
    """
    rows = rows.order_by()
    last = rows.annotate(most=Value(MOST)).values("most")[MOST - 1 : MOST]
    # A plain function: an aggregate would group the rows, and none would be counted as NULL.
    count = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Coalesce(Subquery(last), Subquery(rows.annotate(count=count).values("count")))
