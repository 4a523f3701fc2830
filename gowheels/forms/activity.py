"""What visitors do with a listing."""

from django import forms

from gowheels.models import VehicleClick

Kind = VehicleClick.Kind


class ClickForm(forms.Form):
    """An act that is only counted; a look at the number has an endpoint of its own."""

    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in (Kind.VIEW, Kind.CALL, Kind.WHATSAPP)]
    )
