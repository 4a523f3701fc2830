"""The one decorator under every page: methods, access, the token for its scripts."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import ensure_csrf_cookie

from gowheels.access import Access, View, describe, keep_private
from gowheels.answers import answer
from gowheels.problems import not_allowed, not_found, wrong_method


def page(*methods: str, access: Access) -> Callable[[View], View]:
    """Make a function answer one page.

    A signed-out visitor of a page for people is sent to sign in and comes back. Every page sets
    the CSRF cookie, from which its scripts take the token for their POSTs.
    """
    allowed = ["GET", "HEAD", *(method for method in methods if method != "GET")]

    def decorate(function: View) -> View:
        @wraps(function)
        @ensure_csrf_cookie
        def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in allowed:
                return answer(request, wrong_method(allowed))
            if access is not Access.ANYONE and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if access is Access.STAFF and not request.user.is_staff:
                return answer(request, not_allowed())
            try:
                response = function(request, *args, **kwargs)
            except Http404:
                # Here and not in Django's handler, which shows a developer's page in DEBUG.
                return answer(request, not_found())
            keep_private(request, response)
            return response

        return describe(view, access=access)

    return decorate
