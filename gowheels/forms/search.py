"""A search of the listings, from the URL of a page or an endpoint."""

from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gowheels import keyset, places
from gowheels.forms.fields import (
    NamedChoiceField,
    OneLineField,
    PincodeField,
    SharedFields,
    WholeNumberField,
)
from gowheels.forms.places import MAX_PLACE_LENGTH, PositionForm
from gowheels.forms.trip import TripFields
from gowheels.models import Vehicle
from gowheels.places import STATES, Centre
from gowheels.pricing import rupees
from gowheels.search import DEFAULT_RADIUS

SORTS = [
    ("newest", _("Newest first")),
    ("price", _("Lowest price first")),
    ("-price", _("Highest price first")),
    ("nearest", _("Nearest first")),
    ("popular", _("Most asked for")),
    ("cost", _("Lowest trip cost")),
]
# Orders that say nothing before the search has a place, or a trip.
SORT_NEEDS = {"nearest": "place", "cost": "trip"}

MAX_WORDS = 8
# The fields that together say where, and go together.
PLACE_FIELDS = ("lat", "lng", "pincode", "place")
RADII = [
    ("", format_lazy(_("Within {} km"), DEFAULT_RADIUS)),
    ("0", _("This place only")),
    *((str(km), format_lazy(_("Within {} km"), km)) for km in (5, 10, 50, 100)),
]


def choice(choices: Any, any_label: Any, **kwargs: Any) -> NamedChoiceField:
    """A filter over known values, with an empty first choice."""
    return NamedChoiceField(choices=[("", any_label), *choices], required=False, **kwargs)


def number(**kwargs: Any) -> WholeNumberField:
    """A filter by a whole number."""
    return WholeNumberField(required=False, **kwargs)


class SearchForm(PositionForm, TripFields):
    """Every filter, the trip, the sort and the cursor.

    A filter that is not valid is left out of `cleaned_data`, so the rest of the search stands.
    """

    q = OneLineField(label=_("Search"), max_length=100, required=False)
    category = choice(Vehicle.Category.choices, _("All vehicles"), label=_("Type"))
    brand = OneLineField(label=_("Make"), max_length=50, required=False)
    model = OneLineField(label=_("Model"), max_length=50, required=False)
    place = OneLineField(label=_("Where"), max_length=MAX_PLACE_LENGTH, required=False)
    pincode = PincodeField(required=False)
    radius = number(
        label=_("How far"), min_value=0, max_value=200, widget=forms.Select(choices=RADII)
    )
    district = OneLineField(max_length=60, required=False, widget=forms.HiddenInput)
    state = choice([(state, state) for state in STATES], _("All of India"), label=_("State"))
    min_price = number(label=_("Lowest price a day"), min_value=0, max_value=int(Vehicle.MAX_PRICE))
    max_price = number(
        label=_("Highest price a day"), min_value=0, max_value=int(Vehicle.MAX_PRICE)
    )
    plate = choice(Vehicle.Plate.choices, _("Any plate"), label=_("Number plate"))
    fuel = choice(Vehicle.Fuel.choices, _("Any fuel"), label=_("Fuel"))
    transmission = choice(Vehicle.Transmission.choices, _("Any gearbox"), label=_("Gearbox"))
    seats = number(label=_("Seats, at least"), min_value=1, max_value=Vehicle.MAX_SEATS)
    min_year = number(
        label=_("From year"), min_value=Vehicle.FIRST_YEAR, max_value=Vehicle.LAST_YEAR
    )
    max_year = number(label=_("To year"), min_value=Vehicle.FIRST_YEAR, max_value=Vehicle.LAST_YEAR)
    sort = NamedChoiceField(choices=SORTS, required=False, label=_("Sort"))
    cursor = forms.CharField(
        label=_("Cursor"), max_length=300, required=False, widget=forms.HiddenInput
    )

    CHIP_WORDS: ClassVar[dict[str, Any]] = {
        "q": "“{}”",
        "min_price": _("From {} a day"),
        "max_price": _("Up to {} a day"),
        "radius": _("Within {} km"),
        "seats": _("{} seats or more"),
        "min_year": _("{} or newer"),
        "max_year": _("{} or older"),
        "trip": "{.text}",
    }
    # What is one choice of two fields.
    NAMES_OF = {"trip": ["from", "to"]}

    def clean_q(self) -> str:
        """Each word is looked for in every column, so there is an end to their number."""
        if len(self.cleaned_data["q"].split()) > MAX_WORDS:
            raise ValidationError(
                format_lazy(_("Search for at most {count} words."), count=MAX_WORDS)
            )
        return self.cleaned_data["q"]

    def clean(self) -> dict[str, Any]:
        """Refuse a range whose ends are the wrong way round; find the `centre` of the search.

        A place that is a state is a filter by that state. Unless an order is asked for, it is the
        nearest first around a centre and the newest first without one; `cursor` becomes what
        keyset.read_cursor returns, or None for the first page.
        """
        found = super().clean()
        for low, high, said in (
            ("min_price", "max_price", _("The highest price is below the lowest.")),
            ("min_year", "max_year", _("The highest year is below the lowest.")),
        ):
            if found.get(low) and found.get(high) is not None and found[low] > found[high]:
                self.add_error(high, said)
        found["centre"] = self._centre(found)
        state = places.state_named(found["place"]) if found.get("place") else None
        if state and found["centre"] is None and not found.get("state"):
            found["state"] = state
        found["sort"] = found.get("sort") or self.silent_sort
        found["cursor"] = self._cursor(found)
        return found

    @property
    def silent_sort(self) -> str:
        """The order where none is asked for."""
        return "nearest" if self.cleaned_data["centre"] else "newest"

    @cached_property
    def typed(self) -> dict[str, str]:
        """What a page shows again: each field's text, "" for nothing; a choice by its value."""
        return {
            name: field.to_python(text) if isinstance(field, NamedChoiceField) else text
            for name, field in self.fields.items()
            for text in [self.data.get(name) or ""]
        }

    @cached_property
    def wrong(self) -> dict[str, str]:
        """What is wrong with each field, "" for nothing."""
        return {name: " ".join(map(str, self.errors.get(name, []))) for name in self.fields}

    @property
    def sorts(self) -> list[dict[str, Any]]:
        """Every order: `value`, `label`, what it `needs`, and whether it `is_offered` here."""
        has = {"place": self.cleaned_data["centre"], "trip": self.cleaned_data["trip"]}
        chosen = self.cleaned_data["sort"]
        return [
            {
                "value": value,
                "label": str(label),
                "needs": SORT_NEEDS.get(value, ""),
                "is_offered": value == chosen or bool(has.get(SORT_NEEDS.get(value, ""), True)),
            }
            for value, label in SORTS
        ]

    @property
    def place_text(self) -> str:
        """What the box for the place says: what was typed, or where the search is."""
        if not self.is_bound:
            return ""
        typed = self.data.get("place") or self.data.get("pincode") or ""
        centre = self.cleaned_data.get("centre") if not typed else None
        return centre.label if centre else typed

    def chips(self) -> list[dict[str, Any]]:
        """What is chosen: the names of its fields and the words for it."""
        chosen = dict(self.cleaned_data)
        centre = chosen.pop("centre", None)
        where = [name for name in PLACE_FIELDS if chosen.pop(name, None) not in (None, "")]
        chips = [
            {
                "names": self.NAMES_OF.get(name, [name])
                + (where if name == "state" and not centre else []),
                "label": self._chip_label(name, value),
            }
            for name, value in chosen.items()
            if name not in ("sort", "cursor") and value not in (None, "")
        ]
        if centre and where:
            chips.insert(0, {"names": where, "label": _("Near {place}").format(place=centre.label)})
        return chips

    def _centre(self, found: dict[str, Any]) -> Centre | None:
        """Where to look: at a position, else around a pincode, else around a place by its name."""
        if found.get("lat") is not None and found.get("lng") is not None:
            return places.centre_at(found["lat"], found["lng"])
        if code := found.get("pincode"):
            return places.centre_of(code) or Centre(code, None, None, pincode=code)
        text = found.get("place")
        if not text:
            return None
        centre = places.resolve(text)
        if centre is None and places.state_named(text) is None:
            self.add_error("place", _unknown(text))
        return centre

    def _cursor(self, found: dict[str, Any]) -> keyset.Cursor | None:
        """Where a page starts, in the order of the search."""
        if not found.get("cursor"):
            return None
        try:
            return keyset.read_cursor(found["cursor"], found["sort"])
        except ValueError:
            self.add_error("cursor", _("That page is not there. Start at the first one."))
            return None

    def _chip_label(self, name: str, value: Any) -> str:
        if name == "radius" and value == 0:
            return str(_("This place only"))
        if name in ("min_price", "max_price"):
            value = rupees(value)
        if name in self.CHIP_WORDS:
            return self.CHIP_WORDS[name].format(value)
        return str(dict(getattr(self.fields[name], "choices", [])).get(value, value))


SearchForm.base_fields = SharedFields(SearchForm.base_fields)


class SuggestForm(forms.Form):
    """What somebody has typed so far into the search."""

    q = OneLineField(label=_("Search"), max_length=100, required=False)


def _unknown(text: str) -> str:
    alike = places.named(text, 1)
    if alike:
        said = _("We do not know “{text}”. Did you mean {place}?")
        return said.format(text=text, place=alike[0].label)
    return _("We do not know “{text}”. Try a city, an area or a pincode.").format(text=text)
