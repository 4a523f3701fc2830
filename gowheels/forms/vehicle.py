"""List a vehicle."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gowheels import places
from gowheels.forms.fields import (
    IdsField,
    NamedChoiceField,
    OneLineField,
    PincodeField,
    RegistrationField,
    RupeesField,
    WholeNumberField,
)
from gowheels.forms.photos import PhotosField
from gowheels.listings import submit
from gowheels.models import BrandImage, ModelImage, Vehicle
from gowheels.models.fields import search_key


def spelling(category: str, brand_key: str, model_key: str) -> dict[str, str]:
    """The `brand_name` and `model_name` of the catalogue, as far as it knows them."""
    brand = BrandImage.objects.filter(category=category, key=brand_key).first()
    if brand is None:
        return {}
    model = ModelImage.objects.filter(brand=brand, key=model_key).first()
    return {"brand_name": brand.name} | ({"model_name": model.name} if model else {})


class VehicleForm(forms.ModelForm):
    """Everything an owner says of a vehicle, with its photographs.

    Valid, `cleaned_data["vehicle_images"]` is a list of prepared Photos, ready to be stored, and
    `cleaned_data["uploads"]` the ids of those that were sent before.
    """

    category = NamedChoiceField(
        label=_("Category"), choices=Vehicle.Category.choices, widget=forms.RadioSelect
    )
    brand_name = OneLineField(
        label=_("Make"), max_length=50, error_messages={"required": _("Which make is it?")}
    )
    model_name = OneLineField(
        label=_("Model"), max_length=50, error_messages={"required": _("Which model is it?")}
    )
    year = WholeNumberField(
        label=_("Year"),
        min_value=Vehicle.FIRST_YEAR,
        max_value=Vehicle.LAST_YEAR,
        error_messages={
            "required": _("Which year is it of?"),
            "min_value": _("The year must be %(limit_value)s or later."),
        },
    )
    fuel = NamedChoiceField(label=_("Fuel"), choices=[("", _("Choose")), *Vehicle.Fuel.choices])
    transmission = NamedChoiceField(
        label=_("Gearbox"), choices=[("", _("Choose")), *Vehicle.Transmission.choices]
    )
    seats = WholeNumberField(
        label=_("Seats"),
        min_value=1,
        max_value=Vehicle.MAX_SEATS,
        error_messages={"required": _("How many seats has it?")},
    )
    plate = NamedChoiceField(
        label=_("Number plate"), choices=Vehicle.Plate.choices, widget=forms.RadioSelect
    )
    registration = RegistrationField(
        label=_("Registration number"),
        help_text=_("Only our staff see it: it tells them that nobody lists your vehicle but you."),
        required=False,
    )
    price = RupeesField(
        label=_("Price a day"),
        min_value=1,
        error_messages={
            "required": _("What does a day cost?"),
            "min_value": _("The price must be at least ₹%(limit_value)s."),
        },
    )
    price_per_hour = RupeesField(label=_("Price an hour"), min_value=1, required=False)
    deposit = RupeesField(label=_("Deposit"), min_value=0, required=False)
    km_per_day = WholeNumberField(
        label=_("Km included a day"),
        min_value=1,
        max_value=2000,
        required=False,
        help_text=_("Leave it empty if there is no limit."),
    )
    extra_km_price = RupeesField(label=_("Price of an extra km"), min_value=0, required=False)
    description = forms.CharField(
        label=_("Description"),
        help_text=_("No phone numbers or links: customers get your number from us."),
        max_length=Vehicle.MAX_DESCRIPTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    pincode = PincodeField()
    locality = OneLineField(label=_("Area"), max_length=80, required=False)
    district = OneLineField(label=_("City or district"), max_length=60, required=False)
    state = NamedChoiceField(
        label=_("State"),
        choices=[("", _("Choose")), *((state, state) for state in places.STATES)],
        required=False,
    )
    vehicle_images = PhotosField(has_cover=True, required=False)
    uploads = IdsField(required=False)
    submission_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    # A form of many asks for each name once.
    spelling: Callable[[str, str, str], dict[str, str]] = staticmethod(spelling)

    class Meta:
        model = Vehicle
        fields = (
            "category",
            "brand_name",
            "model_name",
            "year",
            "fuel",
            "transmission",
            "seats",
            "plate",
            "registration",
            "price",
            "price_per_hour",
            "deposit",
            "km_per_day",
            "extra_km_price",
            "description",
            "pincode",
            "locality",
            "district",
            "state",
        )

    def clean_year(self) -> int:
        """Next year's models are sold this year; nothing is newer."""
        newest = timezone.localdate().year + 1
        if self.cleaned_data["year"] > newest:
            raise ValidationError(format_lazy(_("Enter a year up to {newest}."), newest=newest))
        return self.cleaned_data["year"]

    def clean_deposit(self) -> Any:
        """No deposit is a deposit of nothing."""
        return self.cleaned_data["deposit"] or 0

    def clean(self) -> dict[str, Any]:
        """Fill in the place from the pincode, and spell the vehicle as the catalogue does."""
        found = super().clean() or self.cleaned_data
        self._compare_prices(found)
        self._complete_place(found)
        self._spell_as_catalogue(found)
        return found

    def _compare_prices(self, found: dict[str, Any]) -> None:
        day, hour = found.get("price"), found.get("price_per_hour")
        if day and hour and hour > day:
            self.add_error("price_per_hour", _("An hour cannot cost more than a day."))

    def _complete_place(self, found: dict[str, Any]) -> None:
        pincode = places.find(found["pincode"]) if "pincode" in found else None
        self.instance.locate(pincode)
        suggested = {
            "locality": pincode and pincode.place,
            "district": pincode and pincode.district,
            "state": pincode and pincode.state,
        }
        for name, suggestion in suggested.items():
            if found.get(name) or name in self.errors:
                continue
            if suggestion:
                found[name] = suggestion
            elif "pincode" in found:
                self.add_error(name, _("We do not know that pincode. Fill this in."))

    def _spell_as_catalogue(self, found: dict[str, Any]) -> None:
        for name in ("brand_name", "model_name"):
            if name in found and not search_key(found[name]):
                self.add_error(name, _("Use letters or digits."))
        if not {"category", "brand_name", "model_name"} <= found.keys():
            return
        make, model = search_key(found["brand_name"]), search_key(found["model_name"])
        found.update(self.spelling(found["category"], make, model))

    def save_for(self, seller: Any) -> Vehicle:
        """List the vehicle as the seller's, once for a submission key; returns it.

        Raises UploadsGone and TooManyPhotos.
        """
        vehicle = self.save(commit=False)
        vehicle.seller = seller
        vehicle.submission_key = self.cleaned_data["submission_key"]
        return submit(vehicle, self.cleaned_data["vehicle_images"], self.cleaned_data["uploads"])
