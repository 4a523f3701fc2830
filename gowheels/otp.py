"""One-time codes: six digits sent to a phone, good once, for a while, for a few tries.

The database holds a keyed hash and counts the tries, so that the limits hold across processes.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from gowheels import sms
from gowheels.models import OneTimePassword

CODE_LENGTH = 6


class CodeRefused(Exception):
    """The code does not open anything; `code` says why in a word, `str()` in a sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        self.code = code
        super().__init__(sentence)


class AskedTooSoon(Exception):
    """A code was sent a moment ago; `retry_after` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(f"A code was just sent. Ask again in {retry_after} seconds.")


def issue(phone: str, purpose: str, browser: str) -> None:
    """Send a new code to `phone` (E.164) for `purpose`; an earlier one is dead from now on.

    `browser` is the secret of the browser that asks; only there can the code be used. Raises
    AskedTooSoon, and sms.SmsFailed when the text could not be sent: the code is then dead and
    another may be asked for at once.
    """
    now = timezone.now()
    code = settings.OTP_DEMO_CODE or f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}}"
    fresh = {
        "code_hash": keyed_hash(phone, purpose, code),
        "browser_hash": keyed_hash(browser),
        "sent_at": now,
        "expires_at": now + settings.OTP_LIFETIME,
        "used_at": None,
        "attempts": 0,
    }
    row, first = OneTimePassword.objects.get_or_create(
        phone=phone, purpose=purpose, defaults={**fresh, "sends": 1}
    )
    if not first:
        due = OneTimePassword.objects.filter(
            pk=row.pk, sent_at__lte=now - settings.OTP_RESEND_AFTER
        )
        if not due.update(**fresh, sends=F("sends") + 1):
            wait = row.sent_at + settings.OTP_RESEND_AFTER - now
            raise AskedTooSoon(max(1, -(-wait // timedelta(seconds=1))))
    try:
        minutes = settings.OTP_LIFETIME // timedelta(minutes=1)
        sms.send(phone, "sign_in_code", {"code": code, "minutes": str(minutes)})
    except sms.SmsFailed:
        OneTimePassword.objects.filter(pk=row.pk, code_hash=fresh["code_hash"]).update(
            expires_at=now, sent_at=now - settings.OTP_RESEND_AFTER
        )
        raise


def verify(phone: str, purpose: str, code: str, browser: str) -> None:
    """Use up the code that was sent to `phone`. Raises CodeRefused when it is not the one."""
    row = OneTimePassword.objects.filter(phone=phone, purpose=purpose).first()
    if row is None:
        if settings.OTP_DEMO_CODE and constant_time_compare(code, settings.OTP_DEMO_CODE):
            return
        raise CodeRefused("otp_missing", "Ask for a code first.")
    # The try is counted before the code is looked at, in one statement: however many guesses
    # arrive at once, no more than the limit are ever compared.
    this = OneTimePassword.objects.filter(
        pk=row.pk, code_hash=row.code_hash, browser_hash=keyed_hash(browser)
    )
    if not this.live().update(attempts=F("attempts") + 1):
        raise _refusal(row, browser)
    if not constant_time_compare(row.code_hash, keyed_hash(phone, purpose, code)):
        raise CodeRefused("otp_wrong", "That is not the code we sent. Look again.")
    if not this.filter(used_at=None).update(used_at=timezone.now()):
        raise CodeRefused("otp_used", "That code was used already. Send a new one.")


def _refusal(row: OneTimePassword, browser: str) -> CodeRefused:
    row.refresh_from_db()
    if not constant_time_compare(row.browser_hash, keyed_hash(browser)):
        return CodeRefused("otp_missing", "Ask for a code in this browser first.")
    if row.used_at:
        return CodeRefused("otp_used", "That code was used already. Send a new one.")
    if row.attempts >= settings.OTP_TRIES:
        return CodeRefused("otp_locked", "Too many tries. Send a new code.")
    return CodeRefused("otp_expired", "That code has expired. Send a new one.")


def keyed_hash(*parts: str) -> str:
    """Hash the parts under the site's key: without a key six digits are guessed at once."""
    return salted_hmac("gowheels.otp", "\n".join(parts), algorithm="sha256").hexdigest()
