"""Rate limits that hold across processes: counted in the database, by conditional UPDATEs.

A limit is so many acts of one subject (a phone, an address, the whole site) in a period that
starts with the first of them. Which limits there are, and how high, is settings.RATE_LIMITS.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gowheels.hashing import keyed_hash
from gowheels.models import RateCount
from gowheels.models.retrying import done_again

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class LimitReached(Exception):
    """One more would be over the limit named `name`; `retry_after` is in seconds."""

    def __init__(self, name: str, retry_after: int) -> None:
        self.name = name
        self.retry_after = retry_after
        super().__init__(_("Too often. Try again in {wait}.").format(wait=in_words(retry_after)))


@dataclass(frozen=True)
class Rate:
    """At most `count` in `period`."""

    count: int
    period: timedelta

    @classmethod
    def parse(cls, text: str) -> "Rate":
        """Read "5/1h" or "1/30s". Raises ValueError."""
        match = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)([smhd])", text, re.ASCII)
        if not match:
            raise ValueError(f"{text!r} is not a rate such as 5/1h or 1/30s")
        count, length, unit = match.groups()
        return cls(int(count), timedelta(seconds=int(length) * SECONDS[unit]))


@done_again
def take(name: str, subject: str) -> None:
    """Count one act of `subject` against the limit `name`. Raises LimitReached.

    However many arrive at once, from however many processes, no more than the limit pass.
    """
    rate = Rate.parse(settings.RATE_LIMITS[name])
    now = timezone.now()
    row = RateCount.objects.filter(key=_key(name, subject))
    running = row.filter(started_at__gt=now - rate.period)
    if running.filter(count__lt=rate.count).update(count=F("count") + 1):
        return
    if row.filter(started_at__lte=now - rate.period).update(count=1, started_at=now):
        return
    first = {"started_at": now, "count": 1}
    counter, new = RateCount.objects.get_or_create(key=_key(name, subject), defaults=first)
    if new or running.filter(count__lt=rate.count).update(count=F("count") + 1):
        return
    wait = counter.started_at + rate.period - now
    raise LimitReached(name, max(1, -(-wait // timedelta(seconds=1))))


def give_back(name: str, subject: str) -> None:
    """Undo one `take`: the act did not happen after all."""
    row = RateCount.objects.filter(key=_key(name, subject))
    # A period starts with an act; where there was none, it has not started.
    if not row.filter(count=1).delete()[0]:
        row.filter(count__gt=0).update(count=F("count") - 1)


def forget_old() -> int:
    """Delete counts that no limit looks at any more; returns how many."""
    longest = max(Rate.parse(text).period for text in settings.RATE_LIMITS.values())
    deleted, _each = RateCount.objects.filter(started_at__lt=timezone.now() - longest).delete()
    return deleted


def in_words(seconds: int) -> str:
    """A wait as a person says it: "25 seconds", "3 minutes", "2 hours"."""
    if seconds >= 2 * SECONDS["h"]:
        count = -(-seconds // SECONDS["h"])
        words = ngettext("{count} hour", "{count} hours", count)
    elif seconds >= 2 * SECONDS["m"]:
        count = -(-seconds // SECONDS["m"])
        words = ngettext("{count} minute", "{count} minutes", count)
    else:
        count = seconds
        words = ngettext("{count} second", "{count} seconds", count)
    return words.format(count=count)


def _key(name: str, subject: str) -> str:
    # Hashed, because a phone number or an address is personal and a counter needs neither.
    return keyed_hash("gowheels.limits", name, subject)
