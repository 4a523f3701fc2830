"""What catalogue editors say: pictures, doubles, and names that only listings know."""

import secrets
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext_lazy as _

from gowheels.catalogue_pictures import prepared
from gowheels.forms.fields import OneLineField
from gowheels.models import BrandImage, ModelImage, Vehicle
from gowheels.models.fields import search_key
from gowheels.photos import NotAPhoto

NAMELESS = _("Write its name, with letters or digits.")
KNOWN = _("That is in the catalogue already.")


class PictureField(forms.FileField):
    """An upload of a make's or model's picture; its value is the file that is kept of it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        # Its own maximum is of the name, which is ours to give.
        kwargs.pop("max_length", None)
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Check and convert what was uploaded; what stands and what is cleared stays as it is."""
        upload = super().clean(data, initial)
        if not upload or upload is initial:
            return upload
        try:
            picture = prepared(upload)
        except NotAPhoto as problem:
            raise ValidationError(str(problem)) from None
        picture.name = f"{secrets.token_hex(16)}.webp"
        return picture


class RowForm(forms.ModelForm):
    """A row of the catalogue; `within` is the field in whose value no two names are alike."""

    within: str

    def clean(self) -> dict[str, Any]:
        """Refuse a name that nobody could tell from another's, which only the database would."""
        said = super().clean() or self.cleaned_data
        place = said.get(self.within)
        if "name" not in said or place is None:
            return said
        key = search_key(said["name"])
        others = type(self.instance).objects.exclude(pk=self.instance.pk).filter(key=key)
        # A make that is being added has no other models yet.
        is_new = getattr(place, "pk", place) is None
        if not key:
            self.add_error("name", NAMELESS)
        elif not is_new and others.filter(**{self.within: place}).exists():
            self.add_error("name", KNOWN)
        return said


class BrandForm(RowForm):
    """A make on its page at the desk."""

    within = "category"

    class Meta:
        model = BrandImage
        fields = ("category", "name", "image")
        field_classes = {"image": PictureField}


class ModelForm(RowForm):
    """A model on its page at the desk, or among those of its make."""

    within = "brand"

    class Meta:
        model = ModelImage
        fields = ("brand", "name", "image")
        field_classes = {"image": PictureField}


class ModelFormSet(forms.BaseInlineFormSet):
    """The models of a make on its page."""

    def clean(self) -> None:
        """Refuse two that are written alike; each by itself is new."""
        super().clean()
        keys = set()
        for form in self.forms:
            key = search_key(form.cleaned_data.get("name") or "")
            if key and key in keys:
                form.add_error("name", KNOWN)
            if not form.cleaned_data.get(DELETION_FIELD_NAME):
                keys.add(key)


class MergeForm(forms.Form):
    """Which of a catalogue's rows the chosen one is a double of."""

    into: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Merge into"),
        queryset=None,
        help_text=_("Its spelling stays, and all listings take it."),
        error_messages={"required": _("Choose what it is a double of.")},
    )

    def __init__(self, data: Any, targets: QuerySet[Any]) -> None:
        super().__init__(data)
        self.fields["into"].queryset = targets  # type: ignore[attr-defined]


class UnknownForm(forms.Form):
    """A name that only listings know: taken in as it is spelt here, or a double of another.

    `key` is how the listings spell it, as a key; with `into` it is one of those that are there.
    """

    ADD, MERGE = "add", "merge"

    key = forms.CharField(max_length=50)
    name = OneLineField(max_length=50, required=False)
    into: "forms.ModelChoiceField[Any]"
    what = forms.ChoiceField(choices=[(ADD, _("Add")), (MERGE, _("Merge"))])

    def clean(self) -> dict[str, Any]:
        """What is added needs a name, and what is merged another."""
        said = super().clean() or self.cleaned_data
        if said.get("what") == self.ADD and not search_key(said.get("name") or ""):
            self.add_error("name", NAMELESS)
        if said.get("what") == self.MERGE and not said.get("into") and "into" not in self.errors:
            self.add_error("into", _("Choose what it is."))
        return said


class UnknownMakeForm(UnknownForm):
    """A make of one category."""

    category = forms.ChoiceField(choices=Vehicle.Category.choices)
    into = forms.ModelChoiceField(BrandImage.objects.all(), required=False)

    def clean(self) -> dict[str, Any]:
        """A make is a double of one of its category."""
        said = super().clean()
        if said.get("into") and said["into"].category != said.get("category"):
            self.add_error("into", _("Choose a make of its category."))
        return said


class UnknownModelForm(UnknownForm):
    """A model of a make that is there."""

    brand = forms.ModelChoiceField(BrandImage.objects.all())
    into = forms.ModelChoiceField(ModelImage.objects.all(), required=False)

    def clean(self) -> dict[str, Any]:
        """A model is a double of one of its make."""
        said = super().clean()
        if said.get("into") and said["into"].brand != said.get("brand"):
            self.add_error("into", _("Choose a model of its make."))
        return said
