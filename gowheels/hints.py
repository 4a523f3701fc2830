"""What an owner can do so that more people come: a few rules, the most useful first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gowheels.price_labels import beside_median

MOST = 3
ENOUGH_PHOTOGRAPHS = 4
ENOUGH_WORDS = 25
# A listing sinks after 30 days without a word of its owner.
CONFIRM_AFTER_DAYS = 14
DEAR_FROM_PERCENT = 10


@dataclass(frozen=True)
class Listing:
    """What the rules look at. `price_percent` is above (or, negative, below) the median or None."""

    photographs: int
    description: str
    confirmed_on: date
    price_per_hour: Decimal | None
    price_percent: int | None
    new_leads: int


@dataclass(frozen=True)
class Hint:
    """One thing to do, and why."""

    name: str
    do: str
    why: str


def hints(listing: Listing, today: date) -> list[Hint]:
    """At most MOST hints for a listing, the most useful first."""
    return list(_all(listing, today))[:MOST]


def _all(listing: Listing, today: date) -> Iterator[Hint]:
    if listing.new_leads:
        why = ngettext(
            "{count} person waits for a word from you, or for you to note it",
            "{count} people wait for a word from you, or for you to note it",
            listing.new_leads,
        ).format(count=listing.new_leads)
        yield Hint("answer", _("Answer"), why)
    if listing.photographs < ENOUGH_PHOTOGRAPHS:
        have = {0: _("yours has none"), 1: _("yours has one")}.get(
            listing.photographs, _("yours has {count}").format(count=listing.photographs)
        )
        yield Hint("photographs", _("Add photographs"), have)
    days = (today - listing.confirmed_on).days
    if days >= CONFIRM_AFTER_DAYS:
        yield Hint("confirm", _("Confirm"), _("last confirmed {days} days ago").format(days=days))
    if listing.price_percent is not None and listing.price_percent >= DEAR_FROM_PERCENT:
        why = _("it is {standing} of similar vehicles")
        why = why.format(standing=beside_median(listing.price_percent))
        yield Hint("price", _("Look at the price"), why)
    words = len(listing.description.split())
    if words < ENOUGH_WORDS:
        have = _("your description is empty")
        if words:
            have = ngettext(
                "your description has {count} word", "your description has {count} words", words
            ).format(count=words)
        yield Hint("description", _("Say more"), have)
    if listing.price_per_hour is None:
        why = _("some need a vehicle for an errand only")
        yield Hint("hourly", _("Offer a price an hour"), why)
