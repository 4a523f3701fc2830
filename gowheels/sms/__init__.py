"""How a text is sent: a backend chosen by the SMS_BACKEND setting, as EMAIL_BACKEND is.

In India a sender registers every text as a template (DLT), so a backend gets the name of a
template and its variables, never free text.
"""

from collections.abc import Mapping

from django.conf import settings
from django.utils.module_loading import import_string

TEMPLATES = {
    "sign_in_code": "{code} is your GoWheels code. It is good for {minutes} minutes. "
    "Do not share it with anybody.",
    "change_phone_code": "{code} is the code to move your GoWheels account to this number. "
    "It is good for {minutes} minutes. Do not share it with anybody.",
    "delete_account_code": "{code} is the code to delete your GoWheels account for good. "
    "It is good for {minutes} minutes. Do not share it with anybody.",
    "phone_changed": "Your GoWheels account has moved to the number that ends in {digits}. "
    "If that was not you, write to us at once.",
    "confirm_vehicles": "Still for rent? Vehicles of yours on GoWheels that wait for your word: "
    "{count}. Say so with one tap at {link}",
    "vehicles_hidden": "Vehicles of yours that GoWheels has hidden, because nobody confirmed them "
    "for 60 days: {count}. Bring them back with one tap at {link}",
}


class SmsFailed(Exception):
    """The text was not accepted for sending."""


def send(phone: str, template: str, variables: Mapping[str, str]) -> None:
    """Send the text named `template` to `phone` (E.164). Raises SmsFailed."""
    import_string(settings.SMS_BACKEND)().send(phone, template, variables)


def text_of(template: str, variables: Mapping[str, str]) -> str:
    """The words of a text as its reader gets them."""
    return TEMPLATES[template].format(**variables)
