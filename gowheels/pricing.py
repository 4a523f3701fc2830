"""What a trip costs, and money as people in India read it.

The rules of a trip's cost:

- A trip runs from a start to an end, local time. Its hours are rounded up to whole started hours.
- An owner asks a price a day and, if they like, a price an hour. A day is 24 hours from the start.
- The customer pays the cheapest mix of whole days and hours that covers the trip. The cost of so
  many days and the rest in hours is linear in the days, so the cheapest is at an end: all by the
  hour, or all whole days and the hours left over, or the days rounded up. Of two that cost the
  same, days go before hours. Without a price an hour the days are rounded up.
- Each started day of the trip brings the km that the owner includes a day; an owner who names none
  sets no limit. A km beyond them costs what the owner asks for an extra km.
- The deposit comes back, so it stands apart and is in no total.

So a trip is never dearer than by days alone or by hours alone, and never gets cheaper by getting
longer.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import ClassVar
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gowheels.moments import moment_text

HOURS_A_DAY = 24
# Before the last three digits, a comma at every second: 12,34,567.
LAKH_GROUPS = re.compile(r"(?<=\d)(?=(?:\d\d)*\d{3}$)")


@lru_cache(maxsize=10_000)
def rupees(amount: Decimal | float | str) -> str:
    """Write an amount as ₹1,50,000, with paise only where there are some."""
    whole, paise = f"{Decimal(str(amount)):.2f}".split(".")
    return f"₹{grouped(whole)}" + ("" if paise == "00" else f".{paise}")


def grouped(number: int | str) -> str:
    """Write a whole number as 12,34,567."""
    return LAKH_GROUPS.sub(",", str(number))


@dataclass(frozen=True)
class Trip:
    """A time with a vehicle; both ends are aware, to the minute, and the end is after the start."""

    SHORTEST: ClassVar[timedelta] = timedelta(hours=1)
    LONGEST: ClassVar[timedelta] = timedelta(days=90)
    # As `<input type="datetime-local">` writes it.
    WIRE_FORMAT: ClassVar[str] = "%Y-%m-%dT%H:%M"

    start: datetime
    end: datetime

    @cached_property
    def hours(self) -> int:
        """How many hours have started when it ends."""
        return -((self.start - self.end) // timedelta(hours=1))

    @cached_property
    def length_text(self) -> str:
        """How long it is, in words: "2 days 5 hours"."""
        return length_text(*divmod(self.hours, HOURS_A_DAY))

    @property
    def text(self) -> str:
        """When it is: "22 Nov 2026, 9:00 am to 24 Nov 2026, 2:00 pm"."""
        return _("{start} to {end}").format(
            start=moment_text(self.start), end=moment_text(self.end)
        )

    @cached_property
    def query(self) -> str:
        """The trip in an address: "from=2026-11-22T09%3A00&to=…"."""
        ends = {"from": self.start, "to": self.end}
        return urlencode(
            {name: f"{timezone.localtime(end):{self.WIRE_FORMAT}}" for name, end in ends.items()}
        )


@dataclass(frozen=True)
class Line:
    """One line of a sum: what it is for, and rupees."""

    text: str
    amount: Decimal


@dataclass(frozen=True)
class Quote:
    """What a trip costs. `days` and `hours` are those paid for; `lines` add up to `total`.

    `note` says why it is charged in this way, "" where that is plain. The deposit is in no line.
    `included_km` is None where there is no limit, `extra_km_price` where none is asked.
    """

    days: int
    hours: int
    lines: tuple[Line, ...]
    total: Decimal
    note: str
    deposit: Decimal
    included_km: int | None
    extra_km_price: Decimal | None


def quote(
    trip: Trip,
    price: Decimal,
    price_per_hour: Decimal | None = None,
    *,
    deposit: Decimal = Decimal(0),
    km_per_day: int | None = None,
    extra_km_price: Decimal | None = None,
) -> Quote:
    """Work out what a trip costs at an owner's prices, in rupees, by the rules above."""
    days, hours = charged(price, price_per_hour, trip.hours)
    amounts = [
        (days_text(days), days, price),
        (hours_text(hours), hours, price_per_hour or Decimal(0)),
    ]
    lines = tuple(
        Line(f"{text} × {rupees(each)}", count * each) for text, count, each in amounts if count
    )
    started_days = -(-trip.hours // HOURS_A_DAY)
    return Quote(
        days=days,
        hours=hours,
        lines=lines,
        total=trip_cost(price, price_per_hour, trip.hours),
        note=_note(days, trip.hours, price_per_hour),
        deposit=deposit,
        included_km=None if km_per_day is None else started_days * km_per_day,
        extra_km_price=extra_km_price,
    )


def trip_cost(price: Decimal, price_per_hour: Decimal | None, hours: int) -> Decimal:
    """What so many started hours cost, in rupees, at a price a day and perhaps one an hour."""
    return _cost(price, price_per_hour, charged(price, price_per_hour, hours))


def charged(price: Decimal, price_per_hour: Decimal | None, hours: int) -> tuple[int, int]:
    """The days and hours to pay for: of the mixes that cover so many hours, the cheapest."""
    days, rest = divmod(hours, HOURS_A_DAY)
    mixes = [(days + bool(rest), 0)]
    if price_per_hour is not None:
        mixes += [(days, rest), (0, hours)]
    return min(mixes, key=lambda mix: _cost(price, price_per_hour, mix))


def length_text(days: int, hours: int) -> str:
    """A length in words: "2 days 5 hours", "1 day", "3 hours"."""
    parts = [days_text(days) if days else "", hours_text(hours) if hours else ""]
    return " ".join(filter(None, parts))


def days_text(count: int) -> str:
    """So many days: "1 day", "1,00,000 days"."""
    return ngettext("{count} day", "{count} days", count).format(count=grouped(count))


def hours_text(count: int) -> str:
    """So many hours: "3 hours"."""
    return ngettext("{count} hour", "{count} hours", count).format(count=grouped(count))


def _cost(price: Decimal, price_per_hour: Decimal | None, mix: tuple[int, int]) -> Decimal:
    days, hours = mix
    return price * days + (price_per_hour or Decimal(0)) * hours


def _note(days: int, trip_hours: int, price_per_hour: Decimal | None) -> str:
    whole_days, rest = divmod(trip_hours, HOURS_A_DAY)
    if days > whole_days and price_per_hour is None:
        return _("A started day counts as a whole one.")
    if days > whole_days:
        return _("A whole day costs no more than {hours}.").format(hours=hours_text(rest))
    if days < whole_days:
        return _("By the hour, which is cheaper here than by the day.")
    return ""
