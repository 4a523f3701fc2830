"""What comes of an owner's listings: views and leads a day, and the way from one to the other.

All of it is read from daily totals, of which a vehicle has four a day however many people came.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import User
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from gowheels.models import DailyTotal, Lead, Vehicle, VehicleClick
from gowheels.models.leads import LeadQuerySet

DAYS = 30
Kind = VehicleClick.Kind


@dataclass(frozen=True)
class Day:
    """How often vehicles were looked at on a day, and how many people reached out."""

    day: date
    views: int
    leads: int


@dataclass(frozen=True)
class Step:
    """One step from seeing a vehicle to hiring it; `percent` of the widest step, at least 1."""

    name: str
    label: str
    count: int
    percent: int


@dataclass(frozen=True)
class Insights:
    """The last DAYS days, today the last of them."""

    days: list[Day]
    funnel: list[Step]

    @property
    def views(self) -> int:
        """How many views there were in all."""
        return sum(day.views for day in self.days)

    @property
    def leads(self) -> int:
        """How many leads there were in all."""
        return sum(day.leads for day in self.days)


def of(user: User, vehicle: Vehicle | None = None) -> Insights:
    """What came of one of a person's vehicles, or of all: two queries."""
    today = timezone.localdate()
    since = today - timedelta(days=DAYS - 1)
    totals = DailyTotal.objects.of(user, since)
    if vehicle:
        totals = DailyTotal.objects.filter(vehicle=vehicle, day__gte=since)
    counts: dict[tuple[date, str], int] = {
        (day, kind): count
        for day, kind, count in totals.values_list("day", "kind").annotate(Sum("count"))
    }
    days = [
        Day(day, counts.get((day, Kind.VIEW), 0), counts.get((day, Kind.CONTACT), 0))
        for day in (since + timedelta(days=each) for each in range(DAYS))
    ]
    of_kind: defaultdict[str, int] = defaultdict(int)
    for (_day, kind), count in counts.items():
        of_kind[kind] += count
    return Insights(days, _funnel(of_kind, _hired(user, vehicle, since)))


def new_leads(user: User, vehicle: Vehicle | None = None, most: int = 100) -> int:
    """How many leads nobody has dealt with yet, counted to `most`."""
    return _leads(user, vehicle, Lead.State.NEW)[:most].count()


def _hired(user: User, vehicle: Vehicle | None, since: date) -> int:
    start = timezone.make_aware(datetime.combine(since, time.min))
    return _leads(user, vehicle, Lead.State.HIRED).filter(created_at__gte=start).count()


def _leads(user: User, vehicle: Vehicle | None, state: str) -> LeadQuerySet:
    # Of one vehicle the index says all that is asked, unless one asks whose it is, too.
    leads = Lead.objects.all() if vehicle else Lead.objects.of(user)
    return leads.narrowed(state, vehicle.pk if vehicle else None)


def _funnel(of_kind: dict[str, int], hired: int) -> list[Step]:
    steps = [
        ("views", _("Looked at it"), of_kind[Kind.VIEW]),
        ("leads", _("Asked for the number or wrote"), of_kind[Kind.CONTACT]),
        ("calls", _("Pressed Call"), of_kind[Kind.CALL]),
        ("whatsapp", _("Pressed WhatsApp"), of_kind[Kind.WHATSAPP]),
        ("hired", _("Hired, as you said"), hired),
    ]
    widest = max(1, *(count for *_rest, count in steps))
    return [
        Step(name, label, count, max(1, round(100 * count / widest)) if count else 0)
        for name, label, count in steps
    ]
