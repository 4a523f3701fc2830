"""Sign in and register: a phone, its code, and who it is."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gowheels.forms.fields import (
    CodeField,
    NextField,
    OneLineField,
    PhoneField,
    PincodeField,
)
from gowheels.models import OneTimePassword
from gowheels.photos import NotAPhoto, Photo, prepare


class PhoneForm(forms.Form):
    """A phone number, and where the person wants to go once signed in."""

    phone = PhoneField()
    next = NextField()


class CodeRequestForm(forms.Form):
    """Ask for a code to be sent; the phone of a deletion is the account's own."""

    phone = PhoneField(required=False)
    purpose = forms.ChoiceField(choices=OneTimePassword.Purpose.choices, required=False)

    def clean_purpose(self) -> str:
        """Signing in is what a code is for unless another purpose is named."""
        return self.cleaned_data["purpose"] or OneTimePassword.Purpose.SIGN_IN

    def clean(self) -> dict[str, Any]:
        """Ask for the phone where it says which account is meant."""
        found = super().clean() or self.cleaned_data
        if found.get("purpose") != OneTimePassword.Purpose.DELETE_ACCOUNT and not (
            found.get("phone") or self.errors
        ):
            self.add_error("phone", _("Enter your mobile number."))
        return found


class LoginForm(PhoneForm):
    """The code that came by text."""

    otp = CodeField(label=_("Code"))


class RegisterForm(LoginForm):
    """A newcomer: the code, and who it is."""

    name = OneLineField(
        label=_("Your name"),
        max_length=60,
        error_messages={"required": _("Tell us your name, so that others know whom they meet.")},
    )
    pincode = PincodeField(required=False)


class SignOutForm(forms.Form):
    """End this session, or all of the person's."""

    everywhere = forms.BooleanField(required=False)


class LanguageForm(forms.Form):
    """A language of the site, by its code, and where the person was."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    next = NextField()


class ProfileForm(forms.Form):
    """What a person may change of their profile; a photograph is optional."""

    name = OneLineField(
        label=_("Your name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Tell us your name.")},
    )
    pincode = PincodeField(required=False)
    hides_phone = forms.BooleanField(
        label=_("Hide my number: customers write to me here, and I call them"),
        required=False,
        widget=forms.CheckboxInput(attrs={"aria-describedby": "hides-phone-help"}),
    )
    photo = forms.FileField(label=_("Your photograph"), required=False)
    remove_photo = forms.BooleanField(label=_("Remove the photograph"), required=False)

    def clean_photo(self) -> Photo | None:
        """Check and convert the upload as every other photograph is."""
        upload = self.cleaned_data["photo"]
        try:
            return prepare(upload) if upload else None
        except NotAPhoto as problem:
            raise ValidationError(str(problem)) from None


class NewPhoneForm(forms.Form):
    """A new number, with the code that was sent to it."""

    phone = PhoneField(label=_("New mobile number"))
    otp = CodeField(label=_("Code"))


class DeleteAccountForm(forms.Form):
    """The code that confirms a deletion."""

    otp = CodeField(label=_("Code"))
