"""What somebody tells staff of a listing."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gowheels.forms.fields import NamedChoiceField
from gowheels.models import VehicleReport


class ReportForm(forms.Form):
    """Why the listing is not right, with a note for staff."""

    reason = NamedChoiceField(
        label=_("What is wrong?"),
        choices=VehicleReport.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    note = forms.CharField(
        label=_("What should our staff know?"),
        max_length=VehicleReport.MAX_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "max_length": format_lazy(
                _("Use at most {count} characters."), count=VehicleReport.MAX_NOTE
            )
        },
    )
