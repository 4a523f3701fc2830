"""What an owner says of a vehicle that is listed already."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from gowheels import album, keyset
from gowheels.forms.fields import IdsField, NamedChoiceField
from gowheels.forms.photos import PhotosField
from gowheels.forms.vehicle import VehicleForm
from gowheels.models import Vehicle
from gowheels.models.vehicles import TERMS
from gowheels.own_vehicles import ORDER
from gowheels.pricing import rupees


class OwnVehiclesForm(forms.Form):
    """Which page of one's own vehicles; `cursor` becomes a keyset.Cursor, or None for the first."""

    cursor = forms.CharField(max_length=300, required=False)

    def clean_cursor(self) -> keyset.Cursor | None:
        """Read the cursor. A forged one is an error."""
        text = self.cleaned_data["cursor"]
        try:
            return keyset.read_cursor(text, ORDER) if text else None
        except ValueError:
            raise ValidationError(_("That page is not there. Start at the first one.")) from None


class AvailabilityForm(forms.Form):
    """Whether a vehicle is offered for now."""

    available = NamedChoiceField(choices=[("true", "Yes"), ("false", "No")])

    def clean_available(self) -> bool:
        """Return it as a bool."""
        return bool(self.cleaned_data["available"] == "true")


class EditVehicleForm(VehicleForm):
    """Everything an owner says of a vehicle; `seen` is what was edited.

    `vehicle_images` are photographs to add, `remove` the ids of those to take away: what a browser
    without scripts has. With them the page changes photographs one by one, at once.
    """

    vehicle_images = PhotosField(required=False)
    remove = IdsField(required=False)
    uploads = None  # type: ignore[assignment] # Django's way to leave a field out
    submission_key = None  # type: ignore[assignment]
    seen = forms.CharField(max_length=16, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, instance: Vehicle) -> None:
        said = {name: _amount(getattr(instance, name)) for name in TERMS}
        initial = {"seen": instance.fingerprint, **said}
        super().__init__(data, files, instance=instance, initial=initial)

    def save_edit(self) -> Vehicle:
        """Save what was typed and chosen, all or nothing, and return the vehicle.

        Raises EditConflict, TooManyPhotos and DoesNotExist.
        """
        vehicle: Vehicle = self.instance
        with transaction.atomic():
            vehicle.edit(self._values(), self.cleaned_data["seen"])
            for image in vehicle.images.filter(pk__in=self.cleaned_data["remove"]):
                album.remove(image)
            if prepared := self.cleaned_data["vehicle_images"]:
                album.add(vehicle, prepared)
            vehicle.refresh_from_db()
        return vehicle

    def what_stands(self, standing: Vehicle) -> dict[str, list[str]]:
        """What stands now in the fields where something else was typed, in words."""
        return {
            name: [_("Saved meanwhile: {value}").format(value=_in_words(standing, name))]
            for name in standing.differing(self._values())
        }

    def show_what_stands(self, standing: Vehicle) -> None:
        """Write it beside the fields; sent again, the form saves over it."""
        again = QueryDict(mutable=True)
        again.update(self.data)
        again["seen"] = standing.fingerprint
        self.data = again
        for name, words in self.what_stands(standing).items():
            self.add_error(name, words)

    def _values(self) -> dict[str, Any]:
        place = {name: getattr(self.instance, name) for name in ("latitude", "longitude")}
        return {**self._said, **place}

    def clean(self) -> dict[str, Any]:
        """Keep what was said apart: an error beside a field takes its value away."""
        found = super().clean()
        self._said = dict(found)
        return found


def _amount(value: Any) -> Any:
    """An amount as a person would type it: 1850, and 1850.50."""
    return f"{value:.2f}".removesuffix(".00") if isinstance(value, Decimal) else value


def _in_words(vehicle: Vehicle, name: str) -> str:
    value = getattr(vehicle, name)
    if value in (None, ""):
        return _("nothing")
    if isinstance(value, Decimal):
        return rupees(value)
    display = getattr(vehicle, f"get_{name}_display", None)
    return str(display() if display else value)
