"""Who may call a view. Every view states one of these; a test walks the URLconf and checks."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

View = Callable[..., HttpResponse]
AnyView = TypeVar("AnyView", bound=View)


class Access(StrEnum):
    """The audience of a view."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"
    OWNER = "owner"
    STAFF = "staff"
    # Machines of our own, by address (settings.INTERNAL_NETWORKS); others find nothing there.
    INTERNAL = "internal"


class SignedInRequest(HttpRequest):
    """A request behind any access but ANYONE, for type checkers: its user is a person."""

    user: User


def keep_private(request: HttpRequest, response: HttpResponse) -> None:
    """Keep what somebody who is signed in sees out of every cache, the browser's own too."""
    if request.user.is_authenticated:
        patch_cache_control(response, private=True, no_store=True)


def describe(view: AnyView, **facts: Any) -> AnyView:
    """Write facts on a view (`access`, `answers_json`, `methods`) for whoever looks at a URL."""
    vars(view).update(facts)
    return view
