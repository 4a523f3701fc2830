"""Old acts are folded into daily totals, and no count is lost.

The totals grow with each act, so folding mostly finds them as they should be. Where one is missing
or too small (rows that came past the site), it is raised to the number of acts of its day before
the first of them goes. All acts of a vehicle, kind and day go in one transaction: a run that is
killed leaves each day either whole or folded, and the next run goes on from there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Count

from gowheels.models import DailyTotal, VehicleClick

# So many groups of a vehicle, kind and day in one transaction.
BATCH = 500

Group = tuple[int, date, str]


@dataclass
class Folded:
    """What was done: acts that went, days of a vehicle and kind they were, totals put right."""

    acts: int = 0
    groups: int = 0
    raised: int = 0


def fold_before(day: date, dry_run: bool = False) -> Iterator[Folded]:
    """Fold the acts of all days before `day`; yields what was done in each batch."""
    for each in _days_before(day):
        groups = _groups(each)
        while batch := dict(islice(groups, BATCH)):
            yield _counted(batch) if dry_run else _fold(batch)


def acts_before(day: date) -> int:
    """How many acts there are to fold."""
    return VehicleClick.objects.filter(day__lt=day).count()


def _days_before(day: date) -> list[date]:
    old = VehicleClick.objects.filter(day__lt=day)
    return list(old.order_by("day").values_list("day", flat=True).distinct())


def _groups(day: date) -> Iterator[tuple[Group, int]]:
    """The acts of one day by vehicle and kind, counted."""
    rows = VehicleClick.objects.filter(day=day).order_by("vehicle_id", "kind")
    counted = rows.values_list("vehicle_id", "kind").annotate(Count("id"))
    for vehicle_id, kind, count in list(counted):
        yield (vehicle_id, day, kind), count


def _fold(batch: dict[Group, int]) -> Folded:
    with transaction.atomic():
        done = Folded(groups=len(batch), raised=_raise(batch))
        for group in batch:
            done.acts += VehicleClick.objects.filter(**_where(group)).delete()[0]
    return done


def _counted(batch: dict[Group, int]) -> Folded:
    kept = _totals(batch)
    raised = sum(kept.get(group, 0) < count for group, count in batch.items())
    return Folded(sum(batch.values()), len(batch), raised)


def _raise(batch: dict[Group, int]) -> int:
    """Bring totals that are missing or too small up to the number of acts; returns how many."""
    kept, raised = _totals(batch), 0
    for group, count in batch.items():
        if kept.get(group, 0) >= count:
            continue
        total = DailyTotal.objects.filter(**_where(group), count__lt=count)
        if not total.update(count=count):
            DailyTotal.objects.get_or_create(**_where(group), defaults={"count": count})
        raised += 1
    return raised


def _totals(batch: dict[Group, int]) -> dict[Group, int]:
    vehicles, days = {group[0] for group in batch}, {group[1] for group in batch}
    rows = DailyTotal.objects.filter(vehicle_id__in=vehicles, day__in=days)
    return {
        (vehicle_id, day, kind): count
        for vehicle_id, day, kind, count in rows.values_list("vehicle_id", "day", "kind", "count")
    }


def _where(group: Group) -> dict[str, Any]:
    return dict(zip(("vehicle_id", "day", "kind"), group, strict=True))
