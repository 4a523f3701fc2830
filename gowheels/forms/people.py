"""What staff say of people."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gowheels.forms.fields import NamedChoiceField, OneLineField
from gowheels.models import UserProfile

MAX_DAYS = 5 * 366


class BlockForm(forms.Form):
    """Why a person is blocked, and until when."""

    reason = OneLineField(
        label=_("Reason"),
        max_length=UserProfile._meta.get_field("blocked_reason").max_length or 0,
        help_text=_("Only staff read this."),
        error_messages={"required": _("Say why. Only staff read it.")},
    )
    until = forms.DateField(
        label=_("Blocked until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("The first day on which the person is free again. Empty: for good."),
        error_messages={"invalid": _("Enter a day, such as 2027-01-31.")},
    )

    def clean_until(self) -> Any:
        """A day to come. Raises ValidationError."""
        until, today = self.cleaned_data["until"], timezone.localdate()
        if until and not today < until <= today + timedelta(days=MAX_DAYS):
            raise ValidationError(_("Choose a day from tomorrow on, within five years."))
        return until


class BlockOrUnblockForm(BlockForm):
    """The same for an endpoint, which unblocks too."""

    unblock = NamedChoiceField(choices=[("true", "Yes"), ("false", "No")], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = not self.unblocks

    @property
    def unblocks(self) -> bool:
        """Whether the person is let in again."""
        field = self.fields["unblock"]
        return field.to_python(self.data.get("unblock")) == "true"
