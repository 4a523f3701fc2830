"""The decorators under every page, and under every file that programs read."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import ensure_csrf_cookie

from gowheels.access import Access, View, describe, keep_private
from gowheels.answers import answer
from gowheels.problems import Problem, not_allowed, not_found, wrong_method


def page(*methods: str, access: Access, takes_files: bool = False) -> Callable[[View], View]:
    """Make a function answer one page; `takes_files` where its form may carry uploads.

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

        return describe(view, access=access, takes_files=takes_files)

    return decorate


def public_file(*, max_age: int) -> Callable[[View], View]:
    """Make a function answer one file that programs read: a feed, a sitemap.

    It is the same for everybody, so it sets no cookie, and any cache may keep it for `max_age`
    seconds. The function may raise a Problem, or Http404.
    """
    allowed = ["GET", "HEAD"]

    def decorate(function: View) -> View:
        @wraps(function)
        def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in allowed:
                return answer(request, wrong_method(allowed))
            try:
                response = function(request, *args, **kwargs)
            except Http404:
                return answer(request, not_found())
            except Problem as problem:
                return answer(request, problem)
            patch_cache_control(response, public=True, max_age=max_age)
            return response

        return describe(view, access=Access.ANYONE)

    return decorate
