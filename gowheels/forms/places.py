"""A place, by its name or by a position."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gowheels.forms.fields import DegreesField, OneLineField

MAX_PLACE_LENGTH = 60
MIN_PLACE_LENGTH = 2
TOO_SHORT = format_lazy(_("Type at least {count} letters or digits."), count=MIN_PLACE_LENGTH)


class PositionForm(forms.Form):
    """A point in degrees: both of its numbers, or neither."""

    lat = DegreesField(label=_("Latitude"), most=90)
    lng = DegreesField(label=_("Longitude"), most=180)

    def clean(self) -> dict[str, Any]:
        """Name the number that is missing beside the other."""
        found = super().clean() or self.cleaned_data
        for name, other in (("lat", "lng"), ("lng", "lat")):
            if found.get(name) is None and found.get(other) is not None and name not in self.errors:
                self.add_error(
                    name,
                    format_lazy(_("Send {name} together with {other}."), name=name, other=other),
                )
        return found


class PlacesForm(PositionForm):
    """The beginning of a place's name or pincode, or where somebody is."""

    q = OneLineField(
        label=_("Place"),
        min_length=MIN_PLACE_LENGTH,
        max_length=MAX_PLACE_LENGTH,
        required=False,
        error_messages={"min_length": TOO_SHORT},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a name where nothing is given."""
        found = super().clean()
        if not self.errors and not found.get("q") and found.get("lat") is None:
            self.add_error("q", TOO_SHORT)
        return found
