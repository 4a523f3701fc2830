"""Photographs, their order, and what they show."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from gowheels.forms.fields import IdsField, ManyFilesField, OneLineField
from gowheels.models import Vehicle, VehicleImage
from gowheels.photos import NotAPhoto, Photo, prepare_all


class PhotosField(ManyFilesField):
    """Uploads of photographs; its value is a list of prepared Photos, ready to be stored."""

    def __init__(self, *, has_cover: bool = False, **kwargs: Any) -> None:
        """`has_cover` where the first is sure to be its vehicle's cover."""
        self.has_cover = has_cover
        kwargs.setdefault("error_messages", {"required": gettext_lazy("Choose a photograph.")})
        super().__init__(label=gettext_lazy("Photographs"), **kwargs)

    def clean(self, value: Any, initial: Any = None) -> list[Photo]:
        """Check and convert the uploads; every bad one is named."""
        uploads = super().clean(value, initial)
        if self.required and not uploads:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(uploads) > Vehicle.MAX_PHOTOS:
            said = gettext("You chose {count} photographs. Choose up to {most}.")
            raise ValidationError(said.format(count=len(uploads), most=Vehicle.MAX_PHOTOS))
        prepared = prepare_all(uploads, self.has_cover)
        if problems := [str(photo) for photo in prepared if isinstance(photo, NotAPhoto)]:
            raise ValidationError(problems)
        return [photo for photo in prepared if isinstance(photo, Photo)]


class PhotosForm(forms.Form):
    """One photograph or several, to be added to others.

    `upload_key` names the sending of one: sent again under it, it is there once.
    """

    vehicle_images = PhotosField()
    upload_key = forms.UUIDField(required=False)

    def clean(self) -> dict[str, Any]:
        """A key is that of one photograph."""
        found = super().clean() or self.cleaned_data
        if found.get("upload_key") and len(found.get("vehicle_images", [])) > 1:
            self.add_error("upload_key", gettext("Send one photograph under a key."))
        return found


class PhotoOrderForm(forms.Form):
    """All photographs of an album by their ids, the cover first."""

    ids = IdsField()


class PhotoTextForm(forms.Form):
    """What a photograph shows, in words."""

    alternative_text = OneLineField(max_length=VehicleImage.MAX_TEXT, required=False)
