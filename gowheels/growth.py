"""How the site grows: vehicles listed, leads and people who came, a day, for staff.

Each figure is counted by an index and a range of it a day, all days in one query; the whole is
kept for a few minutes, for nobody decides by the last of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Count, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from gowheels.bars import Bars, bars
from gowheels.models import Lead, UserProfile, Vehicle

DAYS = 30
KEPT_FOR = timedelta(minutes=5)


@dataclass(frozen=True)
class Day:
    """What came on a day."""

    day: date
    listings: int
    leads: int
    people: int


@dataclass(frozen=True)
class Growth:
    """The last DAYS days, today the last of them."""

    days: Sequence[Day]

    @property
    def charts(self) -> list[tuple[str, str, Bars]]:
        """Each figure's title, kind and bars."""
        return [
            (_("Listings"), "listings", bars([(each.day, each.listings) for each in self.days])),
            (_("Leads"), "leads", bars([(each.day, each.leads) for each in self.days])),
            (_("Sign-ups"), "people", bars([(each.day, each.people) for each in self.days])),
        ]


def growth() -> Growth:
    """The last DAYS days: three queries, or none while they are kept."""
    today = timezone.localdate()
    kept: Growth | None = cache.get(f"growth:{today}")
    if kept is None:
        kept = _count(today)
        cache.set(f"growth:{today}", kept, KEPT_FOR.total_seconds())
    return kept


def _count(today: date) -> Growth:
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    # By the index of the state, which needs to be told all states: none has the time alone.
    vehicles = Vehicle.objects.using_index("vehicle_status").filter(
        approval_status__in=Vehicle.Status.values
    )
    listings = _a_day(vehicles, "created_at", days)
    people = _a_day(UserProfile.objects.all(), "created_at", days)
    of_day = Lead.objects.filter(day__gte=days[0]).order_by().values_list("day")
    leads = dict(of_day.annotate(count=Count("*")))
    return Growth(
        [
            Day(day, listings.get(place, 0), leads.get(day, 0), people.get(place, 0))
            for place, day in enumerate(days)
        ]
    )


def _a_day(rows: QuerySet[Any], column: str, days: Sequence[date]) -> dict[int, int]:
    """How many rows there are of each of the days, by the day's place in the list."""
    parts = []
    for place, day in enumerate(days):
        start, end = _midnight(day), _midnight(day + timedelta(days=1))
        of_day = rows.filter(**{f"{column}__gte": start, f"{column}__lt": end}).order_by()
        # Grouped by what is the same in all: a plain count would be asked at once.
        parts.append(of_day.values(place=Value(place)).annotate(count=Count("*")))
    united = parts[0].union(*parts[1:], all=True)
    return {row["place"]: row["count"] for row in united}


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
