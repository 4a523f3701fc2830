"""Pick-up and return, in a search and on a vehicle's page."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from gowheels.pricing import Trip, length_text

WIRE_PATTERN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:00)?")


class LocalTimeField(forms.DateTimeField):
    """A local time to the minute, as a browser's own picker sends it; its value is aware."""

    default_error_messages = {"invalid": "Enter a date and a time, such as 2026-11-22T09:00."}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(format=Trip.WIRE_FORMAT, attrs={"type": "datetime-local"})
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        """Return the time, None for nothing. Raises ValidationError."""
        # Django itself takes many more spellings, and some with a time zone.
        if value not in self.empty_values and not WIRE_PATTERN.fullmatch(str(value).strip()):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class TripFields(forms.Form):
    """`from` and `to`, and in `cleaned_data` only the `trip` that they make: a Trip or None.

    A trip may be left out, but not one of its ends. The names are words of Python's own, so the
    fields are added when a form is made.
    """

    needs_trip = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, missing in (
            ("from", "Pick-up", "Choose when you pick it up."),
            ("to", "Return", "Choose when you bring it back."),
        ):
            self.fields[name] = LocalTimeField(
                label=label, required=self.needs_trip, error_messages={"required": missing}
            )
            self.fields[name].widget.attrs["min"] = f"{timezone.localdate()}T00:00"

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

    needs_trip = True


def _what_is_wrong(start: datetime, end: datetime) -> tuple[str, str] | None:
    """Return the field and the words for it; a pick-up earlier today is none of them."""
    if timezone.localdate(start) < timezone.localdate():
        return "from", "That day has passed. Choose today or a later day."
    if end <= start:
        return "to", "The return has to be after the pick-up."
    if end - start < Trip.SHORTEST:
        hours = Trip.SHORTEST.seconds // 3600
        return "to", f"A trip lasts at least {length_text(0, hours)}. Choose a later return."
    if end - start > Trip.LONGEST:
        longest = length_text(Trip.LONGEST.days, 0)
        return "to", f"A trip lasts at most {longest}. Choose an earlier return."
    return None
