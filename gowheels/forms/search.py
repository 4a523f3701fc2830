"""A search of the listings, from the URL of a page or an endpoint."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from gowheels import keyset
from gowheels.forms.fields import NamedChoiceField, OneLineField, PincodeField, WholeNumberField
from gowheels.models import Vehicle
from gowheels.places import STATES
from gowheels.pricing import rupees
from gowheels.search import DEFAULT_RADIUS

SORTS = [
    ("newest", "Newest first"),
    ("price", "Lowest price first"),
    ("-price", "Highest price first"),
]


MAX_WORDS = 8
RADII = [
    ("", f"Within {DEFAULT_RADIUS} km"),
    (0, "In this pincode only"),
    (5, "Within 5 km"),
    (10, "Within 10 km"),
    (50, "Within 50 km"),
    (100, "Within 100 km"),
]


def choice(choices: Any, any_label: str, **kwargs: Any) -> NamedChoiceField:
    """A filter over known values, with an empty first choice."""
    return NamedChoiceField(choices=[("", any_label), *choices], required=False, **kwargs)


def number(**kwargs: Any) -> WholeNumberField:
    """A filter by a whole number."""
    return WholeNumberField(required=False, **kwargs)


class SearchForm(forms.Form):
    """Every filter, the sort and the cursor.

    A filter that is not valid is left out of `cleaned_data`, so the rest of the search stands.
    """

    q = OneLineField(label="Search", max_length=100, required=False)
    category = choice(Vehicle.Category.choices, "All vehicles", label="Type")
    brand = OneLineField(label="Make", max_length=50, required=False)
    model = OneLineField(label="Model", max_length=50, required=False)
    pincode = PincodeField(required=False)
    radius = number(label="How far", min_value=0, max_value=200, widget=forms.Select(choices=RADII))
    district = OneLineField(max_length=60, required=False, widget=forms.HiddenInput)
    state = choice([(state, state) for state in STATES], "All of India", label="State")
    min_price = number(label="From ₹ a day", min_value=0, max_value=int(Vehicle.MAX_PRICE))
    max_price = number(label="To ₹ a day", min_value=0, max_value=int(Vehicle.MAX_PRICE))
    fuel = choice(Vehicle.Fuel.choices, "Any fuel", label="Fuel")
    transmission = choice(Vehicle.Transmission.choices, "Any gearbox", label="Gearbox")
    seats = number(label="Seats, at least", min_value=1, max_value=Vehicle.MAX_SEATS)
    min_year = number(label="From year", min_value=Vehicle.FIRST_YEAR, max_value=Vehicle.LAST_YEAR)
    max_year = number(label="To year", min_value=Vehicle.FIRST_YEAR, max_value=Vehicle.LAST_YEAR)
    sort = NamedChoiceField(choices=SORTS, required=False, label="Sort")
    cursor = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

    CHIP_WORDS = {
        "q": "“{}”",
        "min_price": "From {} a day",
        "max_price": "Up to {} a day",
        "pincode": "Near {}",
        "radius": "Within {} km",
        "seats": "{} seats or more",
        "min_year": "{} or newer",
        "max_year": "{} or older",
    }

    def clean_q(self) -> str:
        """Each word is looked for in every column, so there is an end to their number."""
        if len(self.cleaned_data["q"].split()) > MAX_WORDS:
            raise ValidationError(f"Search for at most {MAX_WORDS} words.")
        return self.cleaned_data["q"]

    def clean_sort(self) -> str:
        """Newest first unless another order is asked for."""
        return self.cleaned_data["sort"] or "newest"

    def clean_cursor(self) -> list[Any] | None:
        """Where a page starts: what keyset.read_cursor returns, or None for the first page."""
        text = self.cleaned_data["cursor"]
        if not text:
            return None
        try:
            return keyset.read_cursor(text, self.cleaned_data.get("sort", "newest"))
        except ValueError:
            raise ValidationError("That page is not there. Start at the first one.") from None

    def clean(self) -> dict[str, Any]:
        """Refuse a range whose ends are the wrong way round."""
        found = super().clean() or self.cleaned_data
        for low, high, what in (
            ("min_price", "max_price", "price"),
            ("min_year", "max_year", "year"),
        ):
            if found.get(low) and found.get(high) is not None and found[low] > found[high]:
                self.add_error(high, f"The highest {what} is below the lowest.")
        return found

    def chips(self) -> list[dict[str, str]]:
        """What is chosen: the field's name and the words for it."""
        return [
            {"name": name, "label": self._chip_label(name, value)}
            for name, value in self.cleaned_data.items()
            if name not in ("sort", "cursor") and value not in (None, "")
        ]

    def _chip_label(self, name: str, value: Any) -> str:
        if name == "radius" and value == 0:
            return "This pincode only"
        if name in ("min_price", "max_price"):
            value = rupees(value)
        if name in self.CHIP_WORDS:
            return self.CHIP_WORDS[name].format(value)
        return dict(getattr(self.fields[name], "choices", [])).get(value, value)
