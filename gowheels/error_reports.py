"""Faults reported to Sentry, where SENTRY_DSN names one. Nothing else imports this module.

What is sent is where the code broke and the id of the request, by which the log tells the rest.
The SDK would also send headers, cookies, the query, the body, local variables and what was logged
before: each of them may hold a person's number, so none of them is sent.
"""

from typing import Any

import sentry_sdk
from sentry_sdk.integrations.django import DjangoIntegration

from gowheels.logs import current_request_id, without_phones

# What is kept of what the SDK gathers about a request.
ABOUT_REQUEST = ("method",)


def start(dsn: str, **options: Any) -> None:
    """Report every fault from here on; `options` go to sentry_sdk.init.

    The SDK's own default, send_default_pii=False, stays: who asked is not even gathered.
    """
    sentry_sdk.init(
        dsn,
        integrations=[DjangoIntegration()],
        # Others look into the environment by themselves.
        auto_enabling_integrations=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=scrubbed,
        **options,
    )


def scrubbed(event: Any, hint: Any) -> Any:
    """An event without what may be somebody's: asked by the SDK before it sends one."""
    event["request"] = {
        name: value for name, value in event.get("request", {}).items() if name in ABOUT_REQUEST
    }
    for name in ("user", "breadcrumbs", "extra"):
        event.pop(name, None)
    event.setdefault("tags", {})["request_id"] = current_request_id.get()
    return _without_phones(event)


def _without_phones(value: Any) -> Any:
    if isinstance(value, str):
        return without_phones(value)
    if isinstance(value, dict):
        return {name: _without_phones(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_without_phones(part) for part in value]
    return value
