"""What visitors did on the demo's vehicles in the past thirty days: acts first, then their rows.

The rows are clicks, their totals a day, and a lead for each look at a number.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp
from random import Random

from gowheels.models import DailyTotal, Lead, Vehicle, VehicleClick

DAYS = 30
# Monday to Sunday: people look when the weekend comes near.
_WEEK = (0.75, 0.75, 0.8, 1.0, 1.4, 1.35, 1.1)
_HOURS = {7: 2, 8: 4, 9: 6, 10: 7, 11: 6, 12: 6, 13: 7, 14: 5, 15: 4, 16: 5, 17: 6, 18: 8, 19: 9,
          20: 11, 21: 12, 22: 9, 23: 4}  # fmt: skip


# What came of a lead that is some days old, in a hundred; the owner has not seen to the newest.
_OUTCOMES = {"hired": 30, "answered": 33, "not_hired": 25, "new": 12}
_FRESH = timedelta(days=2)


@dataclass(frozen=True)
class Act:
    """One act at a time: of a signed-in customer, by user id, or of a browser, by key."""

    kind: str
    when: datetime
    customer: int | None
    browser: str


def acts_on(
    vehicle: Vehicle, customers: Sequence[int], popularity: float, today: datetime, chance: Random
) -> list[Act]:
    """Make up the acts on a vehicle and set its counters to them.

    `customers` are user ids, `popularity` is the usual number of views a day. What the public does
    not see has no acts.
    """
    acts: dict[tuple, Act] = {}
    public = vehicle.approval_status == Vehicle.Status.APPROVED and vehicle.available
    if public and popularity:
        for days_ago in range(DAYS, 0, -1):
            day = today - timedelta(days=days_ago)
            if day <= vehicle.created_at:
                continue
            for act in _day(day, customers, popularity, chance):
                key = act.kind, day, act.customer or act.browser
                acts.setdefault(key, act)
    counts = Counter(act.kind for act in acts.values())
    for kind, counter in Vehicle.COUNTERS.items():
        setattr(vehicle, counter, counts[kind])
    return list(acts.values())


def _day(
    day: datetime, customers: Sequence[int], popularity: float, chance: Random
) -> Iterator[Act]:
    for _ in range(_poisson(popularity * _WEEK[day.weekday()], chance)):
        hour = chance.choices(list(_HOURS), list(_HOURS.values()))[0]
        when = day + timedelta(hours=hour, seconds=chance.randrange(3300))
        if not customers or chance.random() < 0.62:
            yield Act("view", when, None, f"{chance.getrandbits(128):032x}")
            continue
        customer = chance.choice(customers)
        yield Act("view", when, customer, "")
        if chance.random() < 0.3:
            yield Act("contact", when + timedelta(seconds=40), customer, "")
            if chance.random() < 0.5:
                yield Act("call", when + timedelta(seconds=75), customer, "")
            if chance.random() < 0.55:
                yield Act("whatsapp", when + timedelta(seconds=110), customer, "")


def _poisson(mean: float, chance: Random) -> int:
    """How many of many rare things happen (D. E. Knuth, The Art of Computer Programming 2)."""
    threshold, product, count = exp(-mean), chance.random(), 0
    while product > threshold:
        product *= chance.random()
        count += 1
    return count


def rows(vehicle: Vehicle, acts: Sequence[Act]) -> Iterator[VehicleClick]:
    """The unsaved rows of a saved vehicle's acts."""
    for act in acts:
        yield VehicleClick(
            vehicle_id=vehicle.pk,
            user_id=act.customer,
            visitor=f"user:{act.customer}" if act.customer else f"browser:{act.browser}",
            kind=act.kind,
            day=act.when.date(),
            created_at=act.when,
        )


def totals(vehicle: Vehicle, acts: Sequence[Act]) -> Iterator[DailyTotal]:
    """The unsaved totals a day of a saved vehicle's acts."""
    counts = Counter((act.when.date(), act.kind) for act in acts)
    for (day, kind), count in counts.items():
        yield DailyTotal(vehicle_id=vehicle.pk, day=day, kind=kind, count=count)


def leads(vehicle: Vehicle, acts: Sequence[Act]) -> Iterator[Lead]:
    """The unsaved leads of a saved vehicle's acts, each with what came of it."""
    last = max((act.when for act in acts), default=None)
    for act in acts:
        if act.kind != "contact" or act.customer is None:
            continue
        chance = Random(f"{act.customer} {act.when}")
        is_fresh = last is not None and last - act.when < _FRESH
        state = "new" if is_fresh else chance.choices(list(_OUTCOMES), list(_OUTCOMES.values()))[0]
        answered = act.when + timedelta(minutes=chance.randrange(5, 600))
        yield Lead(
            vehicle_id=vehicle.pk,
            seller_id=vehicle.seller_id,
            customer_id=act.customer,
            day=act.when.date(),
            state=state,
            created_at=act.when,
            changed_at=act.when if state == "new" else answered,
        )
