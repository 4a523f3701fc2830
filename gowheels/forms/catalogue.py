"""Which part of the catalogue is asked for."""

from django import forms

from gowheels.forms.fields import NamedChoiceField
from gowheels.models import Vehicle


class BrandFilterForm(forms.Form):
    """The makes of one category, or of all."""

    category = NamedChoiceField(
        choices=[("", "All vehicles"), *Vehicle.Category.choices], required=False
    )
