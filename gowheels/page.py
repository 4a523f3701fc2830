"""The one decorator under every page: methods, access, the token for its scripts."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods

from gowheels.access import Access, View, describe


def page(*methods: str, access: Access) -> Callable[[View], View]:
    """Make a function answer one page.

    A signed-out visitor of a page for people is sent to sign in and comes back. Every page sets
    the CSRF cookie, from which its scripts take the token for their POSTs.
    """

    def decorate(function: View) -> View:
        @wraps(function)
        @ensure_csrf_cookie
        @require_http_methods([*methods, "HEAD"])
        def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if access is not Access.ANYONE and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if access is Access.STAFF and not request.user.is_staff:
                raise PermissionDenied
            return function(request, *args, **kwargs)

        return describe(view, access=access)

    return decorate


def prefers_page(request: HttpRequest) -> bool:
    """Whether a plain browser form asks, and not a script: it wants a page in return."""
    return request.get_preferred_type(["application/json", "text/html"]) == "text/html"
