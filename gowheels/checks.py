"""System checks on the site's own settings."""

from typing import Any

from django.conf import settings
from django.core import checks
from django.utils.module_loading import import_string

from gowheels import sms
from gowheels.client_address import trusted_network
from gowheels.limits import Rate


@checks.register(checks.Tags.security)
def demo_code_only_in_debug(**kwargs: Any) -> list[checks.CheckMessage]:
    """A fixed sign-in code on a site that others reach opens every account."""
    if settings.OTP_DEMO_CODE and not settings.DEBUG:
        return [
            checks.Error(
                "OTP_DEMO_CODE is set while DEBUG is off: anybody could sign in as anybody.",
                hint="Remove OTP_DEMO_CODE from the environment and from .env.",
                id="gowheels.E001",
            )
        ]
    return []


@checks.register(checks.Tags.security)
def sms_backend_can_be_loaded(**kwargs: Any) -> list[checks.CheckMessage]:
    """A mistyped backend would only show when the first person signs in."""
    try:
        import_string(settings.SMS_BACKEND)
    except ImportError:
        return [
            checks.Error(
                f"SMS_BACKEND names {settings.SMS_BACKEND!r}, which cannot be imported.",
                hint="Give a dotted path such as gowheels.sms.console.ConsoleBackend.",
                id="gowheels.E002",
            )
        ]
    return []


@checks.register(checks.Tags.security)
def limits_and_proxies_can_be_read(**kwargs: Any) -> list[checks.CheckMessage]:
    """A mistyped rate or network would only show when the first person signs in."""
    problems: list[checks.CheckMessage] = []
    for name, text in settings.RATE_LIMITS.items():
        try:
            Rate.parse(text)
        except ValueError as error:
            hint = f"Set LIMIT_{name.upper()} to a rate such as 5/1h."
            problems.append(checks.Error(str(error), hint=hint, id="gowheels.E003"))
    for text in settings.TRUSTED_PROXIES:
        try:
            trusted_network(text)
        except ValueError as error:
            hint = "TRUSTED_PROXIES takes networks such as 10.0.0.0/8, and `unix`."
            problems.append(checks.Error(str(error), hint=hint, id="gowheels.E004"))
    return problems


@checks.register(checks.Tags.security)
def gateway_is_described(**kwargs: Any) -> list[checks.CheckMessage]:
    """A gateway without an address, a sign of success or a template sends nothing."""
    if settings.SMS_BACKEND != "gowheels.sms.http.HttpBackend":
        return []
    gateway = settings.SMS_HTTP
    missing = [f"SMS_HTTP_{name.upper()}" for name in ("url", "success") if not gateway[name]]
    without_id = [name for name in sms.in_use() if name not in gateway["template_ids"]]
    if without_id:
        missing.append(f"SMS_HTTP_TEMPLATE_IDS for {', '.join(without_id)}")
    return [
        checks.Error(f"The SMS gateway lacks {lack}.", hint="See docs/sms.md.", id="gowheels.E005")
        for lack in missing
    ]


@checks.register(checks.Tags.security, deploy=True)
def there_is_somebody_to_write_to(**kwargs: Any) -> list[checks.CheckMessage]:
    """The law asks for a person to whom others can complain about their data."""
    if settings.CONTACT_EMAIL:
        return []
    hint = "Set CONTACT_EMAIL; the privacy page shows it."
    return [checks.Warning("There is no address to write to.", hint=hint, id="gowheels.W002")]


@checks.register(checks.Tags.security, deploy=True)
def sms_backend_reaches_people(**kwargs: Any) -> list[checks.CheckMessage]:
    """In production a code has to reach a phone, not the log."""
    if settings.SMS_BACKEND.startswith(("gowheels.sms.console.", "gowheels.sms.locmem.")):
        return [
            checks.Warning(
                "SMS_BACKEND sends no texts: nobody can sign in.",
                hint="Set SMS_BACKEND to a backend that reaches a gateway.",
                id="gowheels.W001",
            )
        ]
    return []
