"""Which part of the catalogue is asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gowheels import places
from gowheels.forms.fields import NamedChoiceField, OneLineField, WholeNumberField
from gowheels.models import Vehicle
from gowheels.models.fields import search_key


class BrandFilterForm(forms.Form):
    """The makes of one category, or of all."""

    category = NamedChoiceField(
        choices=[("", _("All vehicles")), *Vehicle.Category.choices], required=False
    )


class PriceRangeForm(forms.Form):
    """As much of a vehicle as its owner has said by now, to compare its price."""

    category = NamedChoiceField(choices=Vehicle.Category.choices)
    brand_name = OneLineField(max_length=50, required=False)
    model_name = OneLineField(max_length=50, required=False)
    year = WholeNumberField(
        min_value=Vehicle.FIRST_YEAR, max_value=Vehicle.LAST_YEAR, required=False
    )
    state = NamedChoiceField(choices=[(state, state) for state in places.STATES])

    def group(self) -> dict[str, Any]:
        """What decides with which vehicles it is compared; without a year its model alone does."""
        said = self.cleaned_data
        return {
            "state": said["state"],
            "category": said["category"],
            "brand_key": search_key(said["brand_name"]),
            "model_key": search_key(said["model_name"]),
            "year": said["year"] or 0,
        }
