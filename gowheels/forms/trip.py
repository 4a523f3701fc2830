"""Pick-up and return, in a search and on a vehicle's page."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gowheels.pricing import Trip, length_text

WIRE_PATTERN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:00)?")


def earliest() -> str:
    """From when on a trip may begin, as a browser's own picker takes it: today's first minute."""
    return f"{timezone.localdate()}T00:00"


class LocalTimeInput(forms.DateTimeInput):
    """A browser's own picker of a date and a time, from today on."""

    def __init__(self) -> None:
        super().__init__(format=Trip.WIRE_FORMAT, attrs={"type": "datetime-local"})

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the earliest time; here, because a form's fields live longer than a day."""
        return super().build_attrs(*args, **kwargs) | {"min": earliest()}


class LocalTimeField(forms.DateTimeField):
    """A local time to the minute, as a browser's own picker sends it; its value is aware."""

    default_error_messages = {"invalid": _("Enter a date and a time, such as 2026-11-22T09:00.")}
    widget = LocalTimeInput
    earliest = staticmethod(earliest)

    def to_python(self, value: Any) -> datetime | None:
        """Return the time, None for nothing. Raises ValidationError."""
        # Django itself takes many more spellings, and some with a time zone.
        if value not in self.empty_values and not WIRE_PATTERN.fullmatch(str(value).strip()):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


def pick_up(*, required: bool) -> LocalTimeField:
    """The field for when a trip begins."""
    missing = {"required": _("Choose when you pick it up.")}
    return LocalTimeField(label=_("Pick-up"), required=required, error_messages=missing)


def give_back(*, required: bool) -> LocalTimeField:
    """The field for when a trip ends."""
    missing = {"required": _("Choose when you bring it back.")}
    return LocalTimeField(label=_("Return"), required=required, error_messages=missing)


class TripFields(forms.Form):
    """`from` and `to`, and in `cleaned_data` only the `trip` that they make: a Trip or None.

    A trip may be left out, but not one of its ends.
    """

    # A word of Python's own cannot be written as an attribute.
    vars()["from"] = pick_up(required=False)
    to = give_back(required=False)

    def clean(self) -> dict[str, Any]:
        """Make the trip of its two ends; whatever is wrong is said beside one of them."""
        found = super().clean() or self.cleaned_data
        ends = {name: found.pop(name, None) for name in ("from", "to")}
        found["trip"] = self._trip_of(ends["from"], ends["to"])
        return found

    def _trip_of(self, start: datetime | None, end: datetime | None) -> Trip | None:
        if start and end:
            wrong = _what_is_wrong(start, end)
            if not wrong:
                return Trip(start, end)
            self.add_error(*wrong)
        elif start or end:
            missing = "to" if start else "from"
            if missing not in self.errors:
                self.add_error(missing, self.fields[missing].error_messages["required"])
        return None


class QuoteForm(TripFields):
    """A trip to work out the cost of."""

    vars()["from"] = pick_up(required=True)
    to = give_back(required=True)


def _what_is_wrong(start: datetime, end: datetime) -> tuple[str, Any] | None:
    """Return the field and the words for it; a pick-up earlier today is none of them."""
    if timezone.localdate(start) < timezone.localdate():
        return "from", _("That day has passed. Choose today or a later day.")
    if end <= start:
        return "to", _("The return has to be after the pick-up.")
    if end - start < Trip.SHORTEST:
        hours = Trip.SHORTEST.seconds // 3600
        return "to", _("A trip lasts at least {length}. Choose a later return.").format(
            length=length_text(0, hours)
        )
    if end - start > Trip.LONGEST:
        longest = length_text(Trip.LONGEST.days, 0)
        return "to", _("A trip lasts at most {length}. Choose an earlier return.").format(
            length=longest
        )
    return None
