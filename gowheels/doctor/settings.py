"""The settings, by Django's own checks and ours, and what no check of a value can know."""

from django.conf import settings
from django.core import checks
from django.core.cache import cache
from django.db import connection
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string

from gowheels.doctor.findings import Finding, check, failure, ok, warning


@check("settings")
def mode() -> Finding:
    """Whether this is a laptop or a site that others reach."""
    if settings.DEBUG:
        return warning("DEBUG is on.", "Right on a laptop only; set DEBUG=off where others come.")
    return ok("DEBUG is off.")


@check("settings")
def system_checks() -> list[Finding]:
    """What `check` (and outside DEBUG `check --deploy`) says of key, hosts, HTTPS and gateway."""
    messages = checks.run_checks(
        include_deployment_checks=not settings.DEBUG,
        databases=["default"] if connection.connection else None,
    )
    # Of a back end that sends nothing, `texts` has more to say.
    said = [m for m in messages if not m.is_silenced() and m.id != "gowheels.W001"]
    return [_as_finding(message) for message in said] or [ok("Django's checks are clean.")]


def _as_finding(message: checks.CheckMessage) -> Finding:
    found = f"{message.msg.splitlines()[0]} ({message.id})"
    advice = message.hint or "See `manage.py check`."
    return failure(found, advice) if message.is_serious() else warning(found, advice)


@check("proxies")
def proxies() -> Finding:
    """Whether a proxy before the site is known, both for HTTPS and for whose address it is."""
    if settings.BEHIND_PROXY and not settings.TRUSTED_PROXIES:
        return warning(
            "BEHIND_PROXY is on, and no proxy is trusted: everybody is one address to the limits.",
            "Set TRUSTED_PROXIES to the proxy's network, or `unix` for a socket.",
        )
    if settings.HTTPS and settings.TRUSTED_PROXIES and not settings.BEHIND_PROXY:
        return warning(
            "TRUSTED_PROXIES is set, and BEHIND_PROXY is off: HTTPS would redirect without end.",
            "Set BEHIND_PROXY=on, if the proxy sets X-Forwarded-Proto.",
        )
    return ok(f"Trusted: {', '.join(settings.TRUSTED_PROXIES) or 'none'}.")


@check("texts")
def texts() -> Finding:
    """Whether the back end for texts can be made, and reaches a phone; nothing is sent."""
    kind = import_string(settings.SMS_BACKEND)
    kind()
    if settings.SMS_BACKEND.startswith("gowheels.sms.http"):
        return ok("Texts go to the gateway of SMS_HTTP_URL. None was sent to try it.")
    if settings.SMS_BACKEND.startswith("gowheels.sms.") and not settings.DEBUG:
        return failure(
            f"{kind.__name__} sends no texts: nobody can sign in.",
            "Set SMS_BACKEND to a gateway: docs/sms.md.",
        )
    return ok(f"Texts go through {kind.__name__}.")


@check("cache")
def cache_keeps() -> Finding:
    """Whether the cache gives back what was put in."""
    key, value = f"doctor:{get_random_string(12)}", get_random_string(12)
    cache.set(key, value, 30)
    kept = cache.get(key) == value
    cache.delete(key)
    if kept:
        return ok("It gives back what was put in.")
    if settings.REDIS_URL:
        found = "Redis does not answer: the site goes on without, and is slower."
        return warning(found, "Look at REDIS_URL and whether it runs.")
    return failure("It does not give back what was put in.", "Look at CACHES and its server.")
