"""Vehicles picked out by their ids, and the heart."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gowheels.forms.fields import NamedChoiceField
from gowheels.forms.trip import TripFields
from gowheels.models import UserProfile

ID_PATTERN = re.compile("[0-9]{1,19}")
LARGEST_ID = 2**63 - 1
MOST_COMPARED = 4


class IdsField(forms.Field):
    """Ids of vehicles, at most `most`: `1,2,3` or one by one; its value is a list, each once."""

    widget = forms.MultipleHiddenInput
    default_error_messages = {"required": _("Name at least one vehicle.")}

    def __init__(self, *, most: int, too_many: Any, **kwargs: Any) -> None:
        self.most = most
        self.too_many = too_many
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[int]:
        """Return the ids in the order in which they came. Raises ValidationError."""
        parts = [part.strip() for text in value or [] for part in str(text).split(",")]
        parts = [part for part in dict.fromkeys(parts) if part]
        if len(parts) > self.most:
            raise ValidationError(self.too_many, code="too_many")
        if not all(map(_is_id, parts)):
            raise ValidationError(
                _("A vehicle is named by its number, such as 12,34."), code="invalid"
            )
        return list(dict.fromkeys(map(int, parts)))


def _is_id(text: str) -> bool:
    return bool(ID_PATTERN.fullmatch(text)) and 0 < int(text) <= LARGEST_ID


class PickedOutForm(forms.Form):
    """As many as one may have saved."""

    ids = IdsField(
        most=UserProfile.MAX_FAVOURITES,
        too_many=format_lazy(_("Name at most {count} vehicles."), count=UserProfile.MAX_FAVOURITES),
    )


class FavouriteForm(forms.Form):
    """Whether a vehicle is to be saved from now on: said, and not switched, so a retry is safe."""

    is_favourite = NamedChoiceField(
        choices=[("true", "true"), ("false", "false")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Say true or false.")),
    )

    def clean_is_favourite(self) -> bool:
        """The choice as a truth."""
        return self.cleaned_data["is_favourite"] == "true"


class CompareForm(TripFields):
    """Vehicles to see side by side, perhaps with a trip."""

    ids = IdsField(
        most=MOST_COMPARED,
        too_many=format_lazy(
            _("Compare at most {count} vehicles at once. Take some away."), count=MOST_COMPARED
        ),
        error_messages={"required": _("Choose vehicles to compare.")},
    )
