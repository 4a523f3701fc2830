"""What somebody tells staff of a listing."""

from django import forms

from gowheels.forms.fields import NamedChoiceField
from gowheels.models import VehicleReport


class ReportForm(forms.Form):
    """Why the listing is not right, with a note for staff."""

    reason = NamedChoiceField(
        label="What is wrong?",
        choices=VehicleReport.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is wrong."},
    )
    note = forms.CharField(
        label="What should our staff know?",
        max_length=VehicleReport.MAX_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Use at most {VehicleReport.MAX_NOTE} characters."},
    )
