"""Sign in and register: a phone, its code, and who it is."""

from django import forms

from gowheels.forms.fields import CodeField, NextField, OneLineField, PhoneField, PincodeField
from gowheels.models import OneTimePassword


class PhoneForm(forms.Form):
    """A phone number, and where the person wants to go once signed in."""

    phone = PhoneField()
    next = NextField()


class CodeRequestForm(forms.Form):
    """Ask for a code to be sent."""

    phone = PhoneField()
    purpose = forms.ChoiceField(
        choices=[(OneTimePassword.Purpose.SIGN_IN.value, OneTimePassword.Purpose.SIGN_IN.label)],
        required=False,
    )

    def clean_purpose(self) -> str:
        """Signing in is what a code is for unless another purpose is named."""
        return self.cleaned_data["purpose"] or OneTimePassword.Purpose.SIGN_IN


class LoginForm(PhoneForm):
    """The code that came by text."""

    otp = CodeField()


class RegisterForm(LoginForm):
    """A newcomer: the code, and who it is."""

    name = OneLineField(
        label="Your name",
        max_length=60,
        error_messages={"required": "Tell us your name, so that others know whom they meet."},
    )
    pincode = PincodeField(required=False)
