"""How closely staff should look at a vehicle: a sum of signals, each stated with its weight.

No signal decides anything. The sum gives a band, and a band a head start among what waits: staff
see the oldest first, and what is risky as if it had waited longer than it has. So the riskiest
come first and nothing starves: whatever waits is overtaken only by what came within the longest
head start after it.

The sum is kept in the vehicle's row (`weigh`) when it comes before staff, when its photographs have
been looked through and when staff correct it. Its page reckons anew, and shows what the sum is made
of.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from tqdm import tqdm

from gowheels.models import Vehicle
from gowheels.models.retrying import done_again
from gowheels.risk_facts import MOST, Facts, facts_of, with_facts

NEW_FOR = timedelta(days=7)
FAR_BELOW = 40
MANY_A_DAY = 5
# So many vehicles are weighed at once.
BATCH = 500

_LINK = re.compile(
    r"https?://|www\.|\bwa\.me\b|\b[\w.-]+@[\w-]+|\b[\w-]+\.(?:com|in|net|org|co|me|app|shop)\b",
    re.IGNORECASE,
)
# Ten digits or more, however they are spaced.
_NUMBER = re.compile(r"(?:\d[\s().+/-]{0,3}){9,}\d")


class Signal(NamedTuple):
    """One reason to look closely: what it is called, what it adds, and what was found."""

    name: str
    weight: int
    words: str


class Band(NamedTuple):
    """How risky a sum is: from so many points, in a word, and the head start that it gives."""

    points: int
    name: str
    label: Any
    head_start: timedelta


# The riskiest first.
BANDS = (
    Band(7, "high", gettext_lazy("High risk"), timedelta(days=3)),
    Band(4, "some", gettext_lazy("Some risk"), timedelta(days=1)),
    Band(0, "low", gettext_lazy("Low risk"), timedelta()),
)


@dataclass(frozen=True)
class Risk:
    """The signals that were found, and their sum."""

    signals: list[Signal]

    @property
    def points(self) -> int:
        """The sum of the weights."""
        return sum(signal.weight for signal in self.signals)

    @property
    def band(self) -> Band:
        """What the sum means."""
        return band_of(self.points)


def new_account(facts: Facts) -> str:
    """The owner came within a week before it came before staff."""
    days = facts.account_age.days
    if facts.account_age >= NEW_FOR:
        return ""
    if not days:
        return _("The owner's account was less than a day old.")
    said = ngettext(
        "The owner's account was {count} day old.",
        "The owner's account was {count} days old.",
        days,
    )
    return said.format(count=days)


def no_photographs(facts: Facts) -> str:
    """Nobody can see what it is."""
    return "" if facts.photographs else _("It has no photographs.")


def anothers_photograph(facts: Facts) -> str:
    """A picture was taken from somebody else."""
    return _("Another owner showed one of its photographs before.") if facts.shows_anothers else ""


def far_below(facts: Facts) -> str:
    """It is too good to be true."""
    percent = facts.percent
    low = percent is not None and percent <= -FAR_BELOW
    said = _("The price is {percent}% below the median of vehicles like it.")
    return said.format(percent=-(percent or 0)) if low else ""


def same_text(facts: Facts) -> str:
    """The words were taken from somebody else."""
    said = ngettext(
        "The same text stands in {count} listing of other owners.",
        "The same text stands in {count} listings of other owners.",
        facts.same_text,
    )
    return said.format(count=_counted(facts.same_text)) if facts.same_text else ""


def same_registration(facts: Facts) -> str:
    """One of the two is not the vehicle that it says."""
    return _("Another listing has its registration number.") if facts.same_registration else ""


def contact_in_text(facts: Facts) -> str:
    """Customers are to be led around the site."""
    found = has_contact(facts.description)
    return _("There is a phone number or a link in the description.") if found else ""


def many_in_a_day(facts: Facts) -> str:
    """Somebody fills the site."""
    said = _("The owner listed {count} vehicles within the day before it.")
    many = facts.listed_that_day >= MANY_A_DAY
    return said.format(count=_counted(facts.listed_that_day)) if many else ""


def reports_wait(facts: Facts) -> str:
    """People have said that something is wrong."""
    said = ngettext("{count} report on it waits.", "{count} reports on it wait.", facts.reports)
    return said.format(count=_counted(facts.reports)) if facts.reports else ""


def rejected_before(facts: Facts) -> str:
    """Staff have turned down what the owner listed."""
    said = ngettext(
        "{count} other listing of the owner is rejected.",
        "{count} other listings of the owner are rejected.",
        facts.rejected,
    )
    return said.format(count=_counted(facts.rejected)) if facts.rejected else ""


# Each with its name and weight. A copied picture weighs most: few honest owners have one.
SIGNALS: tuple[tuple[Callable[[Facts], str], str, int], ...] = (
    (anothers_photograph, "Copied photograph", 5),
    (far_below, "Price far below", 4),
    (reports_wait, "Reports", 4),
    (same_registration, "Same registration", 4),
    (same_text, "Copied text", 3),
    (contact_in_text, "Contact in the text", 3),
    (many_in_a_day, "Many in a day", 3),
    (new_account, "New account", 2),
    (no_photographs, "No photographs", 2),
    (rejected_before, "Rejected before", 2),
)


def has_contact(text: str) -> bool:
    """Whether a text holds a phone number, in digits of any script, or a link or an address."""
    plain = "".join(str(unicodedata.digit(letter, letter)) for letter in text)
    return bool(_NUMBER.search(plain) or _LINK.search(plain))


def signals_in(facts: Facts) -> list[Signal]:
    """What is found, the heaviest first."""
    found = ((name, weight, tells(facts)) for tells, name, weight in SIGNALS)
    return [Signal(*signal) for signal in found if signal[2]]


def risk_of(vehicle: Vehicle) -> Risk:
    """What speaks for a close look at a vehicle: one query. Raises Vehicle.DoesNotExist."""
    return Risk(signals_in(facts_of(vehicle)))


def band_of(points: int) -> Band:
    """What a sum means."""
    return next(band for band in BANDS if points >= band.points)


def weigh(vehicle_id: int, dry_run: bool = False) -> bool:
    """Keep a vehicle's sum in its row, and with it its place among what waits.

    Returns whether that changes anything; with `dry_run` it only looks.
    """
    return bool(_weigh_batch([vehicle_id], dry_run))


def weigh_all(vehicle_ids: Sequence[int], dry_run: bool = False) -> int:
    """Weigh vehicles, BATCH at a time by two queries.

    Returns for how many of them that changes anything.
    """
    starts = range(0, len(vehicle_ids), BATCH)
    shown = tqdm(starts, desc="Risk", unit=f" × {BATCH}", disable=None)
    return sum(_weigh_batch(vehicle_ids[start : start + BATCH], dry_run) for start in shown)


@done_again
def _weigh_batch(vehicle_ids: Sequence[int], dry_run: bool) -> int:
    changed: dict[int, list[int]] = defaultdict(list)
    for vehicle, facts in with_facts(vehicle_ids):
        points = Risk(signals_in(facts)).points
        place = vehicle.waits_since - band_of(points).head_start
        if (vehicle.risk, vehicle.queue_at) != (points, place):
            changed[points].append(vehicle.pk)
    if changed and not dry_run:
        _keep(changed)
    return sum(map(len, changed.values()))


def _keep(ids_by_points: Mapping[int, list[int]]) -> None:
    """Write sums into the rows of vehicles, and the places that they give: one query."""
    weighed = list(chain.from_iterable(ids_by_points.values()))
    Vehicle.objects.filter(pk__in=weighed).update(
        risk=Case(*(When(pk__in=ids, then=Value(points)) for points, ids in ids_by_points.items())),
        queue_at=Case(
            *(
                When(pk__in=ids, then=F("waits_since") - band_of(points).head_start)
                for points, ids in ids_by_points.items()
            )
        ),
    )


def weigh_later(vehicle_id: int) -> None:
    """Weigh a vehicle once what is being done is committed."""

    # A function, not a partial: of one that fails Django logs the name, which a partial has not.
    def weigh_it() -> None:
        weigh(vehicle_id)

    transaction.on_commit(weigh_it, robust=True)


def _counted(count: int) -> str:
    return f"{count}{'+' if count >= MOST else ''}"
