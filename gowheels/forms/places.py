"""A place, by its name or by a position."""

from typing import Any

from django import forms

from gowheels.forms.fields import DegreesField, OneLineField

MAX_PLACE_LENGTH = 60
MIN_PLACE_LENGTH = 2


class PositionForm(forms.Form):
    """A point in degrees: both of its numbers, or neither."""

    lat = DegreesField(label="Latitude", most=90)
    lng = DegreesField(label="Longitude", most=180)

    def clean(self) -> dict[str, Any]:
        """Name the number that is missing beside the other."""
        found = super().clean() or self.cleaned_data
        for name, other in (("lat", "lng"), ("lng", "lat")):
            if found.get(name) is None and found.get(other) is not None and name not in self.errors:
                self.add_error(name, f"Send {name} together with {other}.")
        return found


class PlacesForm(PositionForm):
    """The beginning of a place's name or pincode, or where somebody is."""

    q = OneLineField(
        label="Place",
        min_length=MIN_PLACE_LENGTH,
        max_length=MAX_PLACE_LENGTH,
        required=False,
        error_messages={"min_length": f"Type at least {MIN_PLACE_LENGTH} letters or digits."},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a name where nothing is given."""
        found = super().clean()
        if not self.errors and not found.get("q") and found.get("lat") is None:
            self.add_error("q", f"Type at least {MIN_PLACE_LENGTH} letters or digits.")
        return found
