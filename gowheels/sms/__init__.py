"""How a text is sent: a backend chosen by the SMS_BACKEND setting, as EMAIL_BACKEND is.

In India a sender registers every text as a template (DLT), so a backend gets the name of a
template and its variables, never free text.
"""

from collections.abc import Mapping

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import get_language

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
    # Texts of another language are templates of their own, with ids of their own. None uses
    # letters that cost more than one place, as a text in Devanagari holds 70 signs.
    "sign_in_code_hi": "आपका GoWheels कोड {code} है। यह {minutes} मिनट तक चलेगा। इसे किसी को न बताएँ।",
    "change_phone_code_hi": "आपका GoWheels खाता इस नंबर पर लाने का कोड {code} है। "
    "यह {minutes} मिनट तक चलेगा। इसे किसी को न बताएँ।",
    "delete_account_code_hi": "आपका GoWheels खाता हमेशा के लिए हटाने का कोड {code} है। "
    "यह {minutes} मिनट तक चलेगा। इसे किसी को न बताएँ।",
    "phone_changed_hi": "आपका GoWheels खाता अब {digits} पर ख़त्म होने वाले नंबर पर है। "
    "अगर यह आपने नहीं किया, तो हमें तुरंत लिखें।",
    "confirm_vehicles_hi": "क्या गाड़ी अब भी किराये पर है? GoWheels पर आपके जवाब के इंतज़ार में "
    "गाड़ियाँ: {count}। एक टैप में बताएँ: {link}",
    "vehicles_hidden_hi": "60 दिन से पुष्टि न होने के कारण GoWheels ने आपकी गाड़ियाँ छिपा दी हैं: "
    "{count}। एक टैप में वापस लाएँ: {link}",
}


class SmsFailed(Exception):
    """The text was not accepted for sending."""


def send(phone: str, template: str, variables: Mapping[str, str], language: str = "") -> None:
    """Send the text named `template` to `phone` (E.164). Raises SmsFailed.

    It goes out in `language`, or else in the one that is spoken just now, where SMS_LANGUAGES has
    it; in English otherwise.
    """
    spoken = in_language(template, language or get_language() or settings.LANGUAGE_CODE)
    import_string(settings.SMS_BACKEND)().send(phone, spoken, variables)


def in_language(template: str, language: str) -> str:
    """The name of a template in a language: "sign_in_code_hi" for "sign_in_code" and "hi"."""
    own = f"{template}_{language}"
    return own if language in settings.SMS_LANGUAGES and own in TEMPLATES else template


def in_use() -> list[str]:
    """The names of the templates that the site may send, in its languages of texts."""
    others = {code for code, _ in settings.LANGUAGES} - set(settings.SMS_LANGUAGES)
    return [name for name in TEMPLATES if name.rpartition("_")[2] not in others]


def text_of(template: str, variables: Mapping[str, str]) -> str:
    """The words of a text as its reader gets them."""
    return TEMPLATES[template].format(**variables)
