"""What visitors do with a listing, and what its owner makes of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gowheels.forms.trip import TripFields
from gowheels.keyset import Cursor, read_cursor
from gowheels.models import Lead, VehicleClick

Kind = VehicleClick.Kind


class ClickForm(forms.Form):
    """An act that is only counted; a look at the number has an endpoint of its own."""

    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in (Kind.VIEW, Kind.CALL, Kind.WHATSAPP)]
    )


class MessageForm(TripFields):
    """What a customer writes to an owner who hides the number; the trip may be left out."""

    text = forms.CharField(
        label=_("Your message"),
        min_length=Lead.SHORTEST_MESSAGE,
        max_length=Lead.LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 6, "autocapitalize": "sentences"}),
        help_text=_("When do you need it, for how long, and where do you go?"),
        error_messages={
            "required": _("Write what you would like to ask."),
            "min_length": format_lazy(
                _("Say a little more: at least {count} characters."), count=Lead.SHORTEST_MESSAGE
            ),
            "max_length": format_lazy(
                _("That is too long: at most {count} characters."), count=Lead.LONGEST_MESSAGE
            ),
        },
    )


class LeadStateForm(forms.Form):
    """What came of a lead."""

    state = forms.ChoiceField(
        choices=Lead.State, error_messages={"required": _("Say what came of it.")}
    )


class LeadListForm(forms.Form):
    """Which leads, and from where on. What is not valid is left out of `cleaned_data`."""

    CURSOR_OF = "leads"

    state = forms.ChoiceField(choices=[("", _("All")), *Lead.State.choices], required=False)
    vehicle = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    cursor = forms.CharField(max_length=300, required=False)

    def clean_cursor(self) -> Cursor | None:
        """Read the place of a page. Raises ValidationError when we did not write it."""
        text = self.cleaned_data["cursor"]
        try:
            return read_cursor(text, self.CURSOR_OF) if text else None
        except ValueError:
            said = _("That page cannot be found. Start at the first.")
            raise ValidationError(said, code="invalid") from None

    def narrowing(self) -> dict[str, Any]:
        """What LeadQuerySet.narrowed takes."""
        found = self.cleaned_data
        return {"state": found.get("state") or "", "vehicle_id": found.get("vehicle")}


class StatsForm(forms.Form):
    """One vehicle, or all of the caller's."""

    vehicle = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
