"""What catalogue editors say of doubles, and the pictures that they send."""

import secrets
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db.models import QuerySet

from gowheels import catalogue_rows
from gowheels.forms.fields import OneLineField
from gowheels.models import Vehicle
from gowheels.photos import NotAPhoto


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


class PictureField(forms.FileField):
    """A picture of the catalogue: as of a photograph, nothing of the upload is kept but pixels."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """A new file of ours, or what Django says of one that stays (None) or goes (False)."""
        upload = super().clean(data, initial)
        if not upload or upload == initial:
            return upload
        try:
            made = catalogue_rows.as_stored(upload)
        except NotAPhoto as problem:
            raise ValidationError(str(problem)) from None
        return ContentFile(made, name=f"{secrets.token_hex(16)}.webp")
