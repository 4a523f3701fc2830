"""What staff send to the endpoints; what they send to a page stands in forms/staff.py."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gowheels.forms.catalogue_desk import PictureField
from gowheels.forms.fields import NamedChoiceField, OneLineField
from gowheels.keyset import Cursor, read_cursor
from gowheels.models import BrandImage, Vehicle
from gowheels.models.fields import search_key

MAX_REASON = Vehicle._meta.get_field("rejection_reason").max_length or 0


class StaffListForm(forms.Form):
    """Which page of a list; `cursor` becomes a keyset.Cursor, or None for the first."""

    SORT: str

    cursor = forms.CharField(max_length=300, required=False)

    def clean_cursor(self) -> Cursor | None:
        """Read the cursor. A forged one is an error."""
        text = self.cleaned_data["cursor"]
        try:
            return read_cursor(text, self.SORT) if text else None
        except ValueError:
            raise ValidationError(_("That page is not there. Start at the first one.")) from None


class PendingForm(StaffListForm):
    """What waits for a decision, the longest wait first."""

    SORT = "oldest"


class ReportListForm(StaffListForm):
    """What people reported and nobody has dealt with, the longest wait first."""

    SORT = "first_made"


class PeopleForm(StaffListForm):
    """People by a phone or the beginning of a name, the newest first."""

    SORT = "last_made"

    q = forms.CharField(max_length=60, required=False)


class DecisionForm(forms.Form):
    """A decision, and what it rests on: `seen` of the vehicle as it was read."""

    seen = forms.CharField(max_length=100, required=False)


class RejectionForm(DecisionForm):
    """A rejection; the owner reads the reason."""

    reason = OneLineField(
        max_length=MAX_REASON, error_messages={"required": _("Say why. The owner reads it.")}
    )


class NameForm(forms.Form):
    """A name that its letters and digits tell apart from others."""

    name = OneLineField(max_length=50)

    def clean_name(self) -> str:
        """Refuse a name of signs alone."""
        name: str = self.cleaned_data["name"]
        if not search_key(name):
            raise ValidationError(_("Use letters or digits."))
        return name


class NewBrandForm(NameForm):
    """A make in one category, with its badge if there is one."""

    image = PictureField()
    category = NamedChoiceField(choices=Vehicle.Category.choices)


class NewModelForm(NameForm):
    """A model of a make, which is named by its id, with its picture if there is one."""

    image = PictureField()
    brand = forms.ModelChoiceField(
        BrandImage.objects.all(),
        error_messages={
            "required": _("Say of which make."),
            "invalid_choice": _("There is no such."),
        },
    )
