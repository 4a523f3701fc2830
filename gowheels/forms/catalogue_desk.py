"""What catalogue editors say of doubles."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from gowheels.forms.fields import OneLineField
from gowheels.models import Vehicle


class MergeForm(forms.Form):
    """Which of a catalogue's rows the chosen one is a double of."""

    into: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Merge into",
        queryset=None,
        help_text="Its spelling stays, and all listings take it.",
        error_messages={"required": "Choose what it is a double of."},
    )

    def __init__(self, data: Any, targets: QuerySet[Any]) -> None:
        super().__init__(data)
        self.fields["into"].queryset = targets  # type: ignore[attr-defined]


class UnknownMakeForm(forms.Form):
    """A make that listings name, to be taken into the catalogue."""

    name = OneLineField(max_length=50)
    category = forms.ChoiceField(choices=Vehicle.Category.choices)
