"""What staff decide."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from gowheels.forms.fields import OneLineField, RegistrationField

# Kept in English, and told to the owner in the owner's language.
REASONS = (
    gettext_noop("The photographs do not show this vehicle."),
    gettext_noop("The photographs are too dark or blurred to judge the vehicle."),
    gettext_noop("The details do not match the photographs."),
    gettext_noop("The price is not plausible. Check it, please."),
    gettext_noop("There is a phone number or a link in the description."),
    gettext_noop("This vehicle is listed already."),
)


def listed(reasons: tuple[str, ...]) -> forms.ChoiceField:
    """The choice of a reason from a list, or of one in words."""
    choices = [*((reason, _(reason)) for reason in reasons), ("", _("Another, in words below"))]
    return forms.ChoiceField(
        label=_("Reason"), choices=choices, required=False, widget=forms.RadioSelect
    )


def in_words(help_text: Any) -> OneLineField:
    """A reason in words."""
    return OneLineField(
        label=_("In words"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=help_text,
    )


class CorrectVehicleForm(forms.ModelForm):
    """A vehicle's details as staff correct them; the admin says which."""

    registration = RegistrationField(
        label=_("Registration number"), required=False, widget=AdminTextInputWidget
    )


class RejectForm(forms.Form):
    """Why a vehicle is rejected; its owner reads this."""

    preset = listed(REASONS)
    words = in_words(_("The owner reads this on the dashboard. Say what to change."))

    def clean(self) -> dict[str, Any]:
        """Take the words where there are some, and the reason from the list otherwise."""
        found = super().clean() or self.cleaned_data
        found["reason"] = found.get("words") or found.get("preset")
        if not found["reason"] and not self.errors:
            self.add_error("words", _("Choose a reason or write one."))
        return found


BLOCK_REASONS = (
    gettext_noop("Asks for money in advance."),
    gettext_noop("Shows photographs of other people's vehicles."),
    gettext_noop("Lists vehicles that are not theirs or do not exist."),
    gettext_noop("Insults or threatens people."),
)


class BlockOwnersForm(RejectForm):
    """Why people are blocked; staff read this in their history."""

    preset = listed(BLOCK_REASONS)
    words = in_words(
        _("Staff read this in the person's history. Their vehicles are hidden at once.")
    )
