"""Form fields that know how people in India write things."""

import re
from functools import cached_property
from typing import Any

import phonenumbers
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from gowheels.models import Vehicle

MOBILE_TYPES = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
REGISTRATION = re.compile(
    r"[A-Z]{2}[0-9]{1,2}(?:[A-Z]{1,3}[0-9]{1,4}|[0-9]{4})|[0-9]{2}BH[0-9]{4}[A-Z]{1,2}"
)
# Malayalam, Bengali, Marathi and others are written with them.
INVISIBLE_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))


class SharedFields(dict[str, forms.Field]):
    """The `base_fields` of a form whose instances leave them as they are, and so share them.

    Django copies every field for every form, which for a search costs more than its query.
    """

    def __deepcopy__(self, memo: Any) -> "SharedFields":
        return self


class PhoneField(forms.CharField):
    """An Indian mobile number in any spelling; its value is E.164 (`+919876543210`)."""

    wrong = _("Enter an Indian mobile number, such as 98765 43210.")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Mobile number"))
        kwargs.setdefault("max_length", 32)
        kwargs.setdefault("error_messages", {"required": self.wrong, "max_length": self.wrong})
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Return the number in E.164 form, "" if none was needed. Raises ValidationError."""
        text = super().clean(value).removeprefix("tel:")
        if not text:
            return ""
        # On a telephone's keys letters are digits; here they are a slip, and a stranger's number.
        if any(character.isalpha() for character in text):
            raise ValidationError(self.wrong, code="phone")
        try:
            number = phonenumbers.parse(text, "IN")
        except phonenumbers.NumberParseException:
            raise ValidationError(self.wrong, code="phone") from None
        if (
            number.extension
            or not phonenumbers.is_valid_number_for_region(number, "IN")
            or phonenumbers.number_type(number) not in MOBILE_TYPES
        ):
            raise ValidationError(self.wrong, code="phone")
        return phonenumbers.format_number(number, PhoneNumberFormat.E164)


class DigitsField(forms.CharField):
    """A number of so many digits that is a name, not a quantity; spaces in it do no harm."""

    pattern: str
    wrong: Any
    named: Any = None
    # A keyboard of digits, and never a spinner.
    widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", self.named)
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault("error_messages", {"required": self.wrong, "max_length": self.wrong})
        super().__init__(validators=[RegexValidator(self.pattern, self.wrong)], **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the digits without the spaces."""
        return "".join((super().to_python(value) or "").split())


class PincodeField(DigitsField):
    """A postal code of India: six digits, the first not zero."""

    named = _("Pincode")

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"})
    pattern = r"^[1-9][0-9]{5}\Z"
    wrong = _("Enter a pincode of six digits, such as 560038.")


class CodeField(DigitsField):
    """A one-time code."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"})
    pattern = r"^[0-9]{6}\Z"
    wrong = _("Enter the six digits that we sent.")


class OneLineField(forms.CharField):
    """Text on one line: runs of white space become one space, control characters are refused."""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        kwargs["error_messages"] = {
            "required": _("Fill this in."),
            "max_length": format_lazy(_("Use at most {count} characters."), count=max_length),
            **kwargs.get("error_messages", {}),
        }
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the text with single spaces."""
        text = " ".join((super().to_python(value) or "").split())
        visible = text.translate(INVISIBLE_JOINERS)
        if not visible.isprintable():
            raise ValidationError(_("Use letters, digits and signs only."), code="unprintable")
        return text if visible else ""


class RegistrationField(OneLineField):
    """The registration number on an Indian plate, in any spelling; "KA01AB1234" or ""."""

    # As typed, with spaces and hyphens.
    LONGEST = 20

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=self.LONGEST, **kwargs)

    def clean(self, value: Any) -> str:
        """Return the letters and digits alone. Raises ValidationError for what is on no plate."""
        typed = super().clean(value)
        number = registration_of(typed)
        if typed and not number:
            raise ValidationError(_("Enter it as on the plate, such as KA 01 AB 1234."))
        return number


def registration_of(text: str) -> str:
    """The registration number that a text is, without spaces and in capitals, or "".

    State, office, series and number (Motor Vehicles Act 1988, section 41 (6)), or the Bharat series
    with its year in front.
    """
    number = re.sub(r"[\s.-]", "", text).upper()
    return number if REGISTRATION.fullmatch(number) else ""


class WholeNumberField(forms.IntegerField):
    """A whole number between bounds."""

    default_error_messages = {
        "required": _("Fill this in."),
        "invalid": _("Enter a whole number."),
        "min_value": _("Enter %(limit_value)s or more."),
        "max_value": _("Enter %(limit_value)s or less."),
    }


class DegreesField(forms.FloatField):
    """A latitude (`most` is 90) or a longitude (180) in degrees; no page asks a person for it."""

    widget = forms.HiddenInput

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        wrong = format_lazy(_("Enter degrees between -{most} and {most}."), most=most)
        kwargs["error_messages"] = dict.fromkeys(("invalid", "min_value", "max_value"), wrong)
        super().__init__(min_value=-most, max_value=most, required=False, **kwargs)


class RupeesField(forms.DecimalField):
    """An amount in rupees, with paise after the point where there are some."""

    default_error_messages = {
        "required": _("Fill this in."),
        "invalid": _("Enter an amount in digits, such as 1850."),
        "min_value": _("Enter ₹%(limit_value)s or more."),
        "max_value": _("Enter ₹%(limit_value)s or less."),
        "max_decimal_places": _("Enter at most two digits after the point."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_value=Vehicle.MAX_PRICE, decimal_places=2, **kwargs)


class NamedChoiceField(forms.ChoiceField):
    """A choice by its value or its label, in any case: `diesel`, `Diesel`, `DIESEL`."""

    default_error_messages = {
        "required": _("Choose one."),
        "invalid_choice": _("We do not know “%(value)s”. Choose one of the list."),
    }

    def to_python(self, value: Any) -> str:
        """Return the choice's value, or the text as it came when it is no choice."""
        text = str(value or "").strip()
        return self._known.get(text.casefold(), text)

    @cached_property
    def _known(self) -> dict[str, str]:
        # Whoever writes a program writes the labels in English, whichever request is the first.
        with override(settings.LANGUAGE_CODE):
            return self._by_name()

    def _by_name(self) -> dict[str, str]:
        listed: Any = self.choices
        choices = [(str(choice), str(label)) for choice, label in listed]
        known = {label.casefold(): choice for choice, label in choices}
        return known | {choice.casefold(): choice for choice, _ in choices}


class NextField(forms.CharField):
    """Where to go afterwards: a path of this site; anything else counts as not given."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.HiddenInput, **kwargs)

    def clean(self, value: Any) -> str:
        """Return the path, or an empty string."""
        try:
            text = super().clean(value)
        except ValidationError:
            return ""
        inside = text.startswith("/") and url_has_allowed_host_and_scheme(text, allowed_hosts=None)
        return text if inside else ""


class ManyFilesInput(forms.FileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several uploads under one name; its value is a list of them, in the order sent."""

    widget = ManyFilesInput

    def clean(self, value: Any, initial: Any = None) -> list[Any]:
        """Return the uploads, none of which is examined yet."""
        return [upload for upload in value or [] if upload]


class IdsField(forms.Field):
    """The ids of rows, in an order that means something; its value is a list of whole numbers."""

    widget = forms.MultipleHiddenInput
    default_error_messages = {
        "required": _("Name at least one."),
        "invalid": _("Send whole numbers."),
    }
    # More than any listing has, and the largest that a database takes.
    most, largest = 100, 2**63 - 1
    whole_number = re.compile(r"[0-9]{1,19}").fullmatch

    def to_python(self, value: Any) -> list[int]:
        """Return each id once, where it stands first. Raises ValidationError."""
        texts = [str(text) for text in value or []]
        if len(texts) > self.most or not all(map(self.whole_number, texts)):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        ids = list(dict.fromkeys(map(int, texts)))
        if max(ids, default=0) > self.largest:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return ids
