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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from tqdm import tqdm

from gowheels.models import SamePhoto, Vehicle, VehicleReport
from gowheels.models.retrying import done_again
from gowheels.vehicle_details import price_standing

# Counted so far and no further: what there is more of is no riskier.
MOST = 100
NEW_FOR = timedelta(days=7)
FAR_BELOW = 40
MANY_A_DAY = 5

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
    """What speaks for a close look at a vehicle: a fixed number of queries, each by an index."""
    return Risk(signals_in(facts_of(vehicle)))


def band_of(points: int) -> Band:
    """What a sum means."""
    return next(band for band in BANDS if points >= band.points)


def facts_of(vehicle: Vehicle) -> Facts:
    """Read what the signals go by: seven queries, besides the vehicle's seller."""
    seller, listed_at = vehicle.seller, vehicle.created_at
    standing = price_standing(vehicle)
    owns = Vehicle.objects.of(seller).exclude(pk=vehicle.pk).order_by()
    that_day = owns.filter(created_at__gt=listed_at - timedelta(days=1), created_at__lte=listed_at)
    return Facts(
        account_age=vehicle.waits_since - seller.date_joined,
        photographs=vehicle.image_count,
        shows_anothers=SamePhoto.objects.filter(image__vehicle=vehicle).exists(),
        percent=standing.percent if standing else None,
        same_text=_to_most(Vehicle.objects.same_text(vehicle).exclude(seller=seller)),
        same_registration=Vehicle.objects.same_registration(vehicle).exists(),
        description=vehicle.description,
        listed_that_day=_to_most(that_day),
        reports=_to_most(VehicleReport.objects.counted().waiting().filter(vehicle=vehicle)),
        rejected=_to_most(owns.filter(approval_status=Vehicle.Status.REJECTED)),
    )


@done_again
def weigh(vehicle_id: int, dry_run: bool = False) -> bool:
    """Keep a vehicle's sum in its row, and with it its place among what waits.

    Returns whether that changes anything; with `dry_run` it only looks.
    """
    vehicle = Vehicle.objects.select_related("seller").filter(pk=vehicle_id).first()
    if vehicle is None:
        return False
    points = risk_of(vehicle).points
    start = band_of(points).head_start
    stands = (vehicle.risk, vehicle.queue_at) == (points, vehicle.waits_since - start)
    if not (stands or dry_run):
        place = F("waits_since") - start
        Vehicle.objects.filter(pk=vehicle_id).update(risk=points, queue_at=place)
    return not stands


def weigh_all(vehicle_ids: Sequence[int], dry_run: bool = False) -> int:
    """Weigh vehicles that came past the verbs, or whose signals have changed since.

    Returns for how many of them that changes anything.
    """
    shown = tqdm(vehicle_ids, desc="Risk", unit="", disable=None)
    return sum(weigh(vehicle_id, dry_run) for vehicle_id in shown)


def weigh_later(vehicle_id: int) -> None:
    """Weigh a vehicle once what is being done is committed."""

    # A function, not a partial: of one that fails Django logs the name, which a partial has not.
    def weigh_it() -> None:
        weigh(vehicle_id)

    transaction.on_commit(weigh_it, robust=True)


def _to_most(rows: Any) -> int:
    return int(rows.order_by()[:MOST].count())


def _counted(count: int) -> str:
    return f"{count}{'+' if count >= MOST else ''}"
