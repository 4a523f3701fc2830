"""What a form's fields say of themselves, in the words of a JSON schema."""

from decimal import Decimal
from typing import Any

from django import forms

from gowheels.forms import favourites, fields
from gowheels.forms.people import BlockOrUnblockForm
from gowheels.forms.photos import PhotosField
from gowheels.models import Vehicle

Bounds = dict[str, Any]


def bounds_of(field: forms.Field) -> Bounds:
    """The type and the bounds of a field; what a form checks beyond them is left out."""
    for kinds, bounds in BOUNDS:
        if isinstance(field, kinds):
            return {name: said for name, said in bounds(field).items() if said is not None}
    raise AssertionError(f"Say in BOUNDS what a {type(field).__name__} takes.")


def required(form: type[forms.BaseForm]) -> set[str]:
    """The names of the fields that have to be sent, whatever else is."""
    always = {name for name, field in form.base_fields.items() if field.required}
    return always - NEEDED_AT_TIMES.get(form, set())


def _choices(field: Any) -> Bounds:
    values = [value for value, _ in field.choices if value != ""]
    is_truth = set(values) == {"true", "false"}
    return {"type": "boolean"} if is_truth else {"type": "string", "enum": values}


def _number(kind: str) -> Any:
    return lambda field: {
        "type": kind,
        "minimum": _plain(field.min_value),
        "maximum": _plain(field.max_value),
    }


def _plain(limit: Any) -> Any:
    return float(limit) if isinstance(limit, Decimal) else limit


def _ids(field: Any) -> Bounds:
    ids = {"type": "integer", "minimum": 0, "maximum": 2**63 - 1}
    return {"type": "array", "maxItems": field.most, "items": ids}


def _text(field: Any) -> Bounds:
    shortest = field.min_length or (1 if field.required else None)
    return {"type": "string", "minLength": shortest, "maxLength": field.max_length}


# To unblock needs no reason.
NEEDED_AT_TIMES: dict[Any, set[str]] = {BlockOrUnblockForm: {"reason"}}
# The first kind that fits counts, so a kind stands before those that it is made from.
BOUNDS: list[tuple[Any, Any]] = [
    (PhotosField, lambda _: {"type": "array", "maxItems": Vehicle.MAX_PHOTOS}),
    (forms.FileField, lambda _: {"type": "string"}),
    ((favourites.IdsField, fields.IdsField), _ids),
    (forms.ModelChoiceField, lambda _: {"type": "integer"}),
    (forms.ChoiceField, _choices),
    (forms.BooleanField, lambda _: {"type": "boolean"}),
    ((forms.FloatField, forms.DecimalField), _number("number")),
    (forms.IntegerField, _number("integer")),
    (forms.UUIDField, lambda _: {"type": "string", "format": "uuid"}),
    (forms.DateTimeField, lambda _: {"type": "string", "pattern": ANY}),
    (forms.DateField, lambda _: {"type": "string", "format": "date"}),
    (fields.DigitsField, lambda _: {"type": "string", "pattern": ANY, "maxLength": 20}),
    (forms.CharField, _text),
]
# A pattern has to be there; that it is the field's own is shown by trying.
ANY = ...
