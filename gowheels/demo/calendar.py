"""When the demo's vehicles were listed, and what staff said: the oldest first."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from heapq import merge
from math import sqrt
from operator import attrgetter
from random import Random
from typing import NamedTuple

# Of a site that is looked after: 88 % approved, 8 % pending, 4 % rejected.
_PENDING = 0.08
_REJECTED = 0.04
_OLDEST = 240  # days


class Entry(NamedTuple):
    """A vehicle comes to the site; `model` is named where it is not for chance to choose."""

    created_at: datetime
    status: str
    model: str = ""


def entries(count: int, seed: int, today: datetime, fixed: list[Entry]) -> Iterator[Entry]:
    """Yield `count` entries and the fixed ones in the order of time, without holding them."""
    pending, rejected = round(_PENDING * count), round(_REJECTED * count)
    shares = {"approved": count - pending - rejected, "pending": pending, "rejected": rejected}
    streams = [_of(status, share, seed, today) for status, share in shares.items()]
    fixed = sorted(fixed)
    return merge(fixed, *streams, key=attrgetter("created_at"))


def _of(status: str, count: int, seed: int, today: datetime) -> Iterator[Entry]:
    chance = Random(f"{seed} {status}")
    for number in range(count):
        yield Entry(_ago(_age(status, 1 - (number + chance.random()) / count), today), status)


def _age(status: str, share: float) -> float:
    """The age in days that this share (0 to 1) of the vehicles in a state is younger than."""
    if status == "pending":
        return 4 * share
    if status == "rejected":
        return 2 + 39 * share
    # Most came in the last weeks: a triangle from 1 to _OLDEST with its top at 8 days.
    width, rise = _OLDEST - 1, 7
    if share < rise / width:
        return 1 + sqrt(share * width * rise)
    return _OLDEST - sqrt((1 - share) * width * (width - rise))


def _ago(age: float, today: datetime) -> datetime:
    """So many days before `today`, a midnight, between seven in the morning and ten at night."""
    return today - timedelta(days=int(age), minutes=120 + 900 * (age % 1))
