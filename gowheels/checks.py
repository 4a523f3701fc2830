"""System checks on the site's own settings."""

from typing import Any

from django.conf import settings
from django.core import checks
from django.utils.module_loading import import_string


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
