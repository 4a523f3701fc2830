"""What an owner can do so that more people come: a few rules, the most useful first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

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
        people = "1 person waits" if listing.new_leads == 1 else f"{listing.new_leads} people wait"
        yield Hint("answer", "Answer", f"{people} for a word from you, or for you to note it")
    if listing.photographs < ENOUGH_PHOTOGRAPHS:
        have = {0: "yours has none", 1: "yours has one"}.get(
            listing.photographs, f"yours has {listing.photographs}"
        )
        yield Hint("photographs", "Add photographs", have)
    days = (today - listing.confirmed_on).days
    if days >= CONFIRM_AFTER_DAYS:
        yield Hint("confirm", "Confirm", f"last confirmed {days} days ago")
    if listing.price_percent is not None and listing.price_percent >= DEAR_FROM_PERCENT:
        why = f"it is {listing.price_percent}% above the median of similar vehicles"
        yield Hint("price", "Look at the price", why)
    words = len(listing.description.split())
    if words < ENOUGH_WORDS:
        have = {0: "your description is empty", 1: "your description has 1 word"}.get(
            words, f"your description has {words} words"
        )
        yield Hint("description", "Say more", have)
    if listing.price_per_hour is None:
        yield Hint("hourly", "Offer a price an hour", "some need a vehicle for an errand only")
