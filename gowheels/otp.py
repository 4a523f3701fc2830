"""One-time codes: six digits sent to a phone, good once, for a while, for a few tries.

The database holds a keyed hash and counts the tries, so that the limits hold across processes.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from gowheels import limits, sms
from gowheels.hashing import keyed_hash
from gowheels.models import OneTimePassword

CODE_LENGTH = 6
SEND_LIMITS = ("send_phone_burst", "send_phone_hour", "send_phone_day")


class CodeRefused(Exception):
    """The code does not open anything; `code` says why in a word, `str()` in a sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        self.code = code
        super().__init__(sentence)


def issue(phone: str, purpose: str, browser: str, address: str) -> None:
    """Send a new code to `phone` (E.164) for `purpose`; an earlier one is dead from now on.

    `browser` is the secret of the browser that asks; only there can the code be used. `address` is
    where it asks from. Raises limits.LimitReached, and sms.SmsFailed when the text could not be
    sent: that costs the phone none of its limits, and the earlier code stays good.
    """
    counted = [("send_address", address), ("send_site", "")]
    counted += [(name, phone) for name in SEND_LIMITS]
    taken = []
    try:
        for name, subject in counted:
            limits.take(name, subject)
            taken.append((name, subject))
        code = demo_code() or f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}}"
        minutes = settings.OTP_LIFETIME // timedelta(minutes=1)
        sms.send(phone, f"{purpose}_code", {"code": code, "minutes": str(minutes)})
    except sms.SmsFailed:
        # The address keeps its count: a gateway that fails late must not send without end.
        _give_back([one for one in taken if one[1] == phone])
        raise
    except BaseException:
        _give_back(taken)
        raise
    now = timezone.now()
    OneTimePassword.objects.update_or_create(
        phone=phone,
        purpose=purpose,
        defaults={
            "code_hash": code_hash(phone, purpose, code),
            "browser_hash": browser_hash(browser),
            "sent_at": now,
            "expires_at": now + settings.OTP_LIFETIME,
            "used_at": None,
            "attempts": 0,
        },
    )


def _give_back(taken: list[tuple[str, str]]) -> None:
    for name, subject in taken:
        limits.give_back(name, subject)


def demo_code() -> str:
    """The fixed code of a laptop, or nothing: outside DEBUG it opens nothing, set or not."""
    return settings.OTP_DEMO_CODE if settings.DEBUG else ""


def verify(phone: str, purpose: str, code: str, browser: str) -> None:
    """Check the code that was sent to `phone` and use it up. Raises what both raise."""
    use_up(check(phone, purpose, code, browser))


def check(phone: str, purpose: str, code: str, browser: str) -> OneTimePassword | None:
    """Count a try and compare the code with the one sent; returns it, still good, for `use_up`.

    There is none to return when the demo code opens a door for which no code was asked. Raises
    CodeRefused when it is not the one, and limits.LimitReached after too many tries.
    """
    row = OneTimePassword.objects.filter(phone=phone, purpose=purpose).first()
    if row is None:
        if demo_code() and constant_time_compare(code, demo_code()):
            return None
        raise CodeRefused("otp_missing", _("Ask for a code first."))
    # The try is counted before the code is looked at, in one statement: however many guesses
    # arrive at once, no more than the limit are ever compared.
    this = OneTimePassword.objects.filter(
        pk=row.pk, code_hash=row.code_hash, browser_hash=browser_hash(browser)
    )
    if not this.live().update(attempts=F("attempts") + 1):
        raise _refusal(row, browser)
    limits.take("try_phone", phone)
    if not constant_time_compare(row.code_hash, code_hash(phone, purpose, code)):
        raise CodeRefused("otp_wrong", _("That is not the code we sent. Look again."))
    return row


def use_up(checked: OneTimePassword | None) -> None:
    """Spend a code that was just checked. Raises CodeRefused when somebody was quicker."""
    if checked is None:
        return
    this = OneTimePassword.objects.filter(pk=checked.pk, code_hash=checked.code_hash, used_at=None)
    if not this.update(used_at=timezone.now()):
        raise CodeRefused("otp_used", _("That code was used already. Send a new one."))


def _refusal(row: OneTimePassword, browser: str) -> CodeRefused:
    row.refresh_from_db()
    if not constant_time_compare(row.browser_hash, browser_hash(browser)):
        return CodeRefused("otp_missing", _("Ask for a code in this browser first."))
    if row.used_at:
        return CodeRefused("otp_used", _("That code was used already. Send a new one."))
    if row.attempts >= settings.OTP_TRIES:
        return CodeRefused("otp_locked", _("Too many tries. Send a new code."))
    return CodeRefused("otp_expired", _("That code has expired. Send a new one."))


def code_hash(phone: str, purpose: str, code: str) -> str:
    """What is kept of a code; without the site's key, a million guesses would turn it back."""
    return keyed_hash("gowheels.otp.code", phone, purpose, code)


def browser_hash(browser: str) -> str:
    """What is kept of the browser that asked."""
    return keyed_hash("gowheels.otp.browser", browser)
