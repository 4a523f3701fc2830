"""The desk: Django's admin site, with a sign-in that cannot be tried without end.

It stands outside gowheels.admin: what registers there needs the site to be made already.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import admin
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy

from gowheels import limits, waiting
from gowheels.answers import answer
from gowheels.client_address import client_address
from gowheels.endpoint import problem_of
from gowheels.growth import growth
from gowheels.models.audit import Via, acting


class Desk(admin.AdminSite):
    """Where staff work."""

    site_header = "GoWheels"
    site_title = "GoWheels"
    index_title = gettext_lazy("The desk")

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """Have whatever a page of the desk changes recorded as done there, by whoever asks.

        A form of Django's that comes back with errors is a 400, as everywhere on the site.
        """
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def recorded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            with acting(Via.ADMIN, request.user), no_number_too_large():
                response: HttpResponse = inner(request, *args, **kwargs)
            if shows_errors(response):
                response.status_code = HTTPStatus.BAD_REQUEST
            return response

        return recorded

    def index(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> TemplateResponse:
        """Say what waits above the list of everything, to each what they may see."""
        may = request.user.has_perm
        context: dict[str, object] = {}
        if may("gowheels.view_vehicle"):
            context["pending"] = waiting.pending()
            context["flagged"] = waiting.with_anothers_photographs()
            context["growth"] = growth()
        if may("gowheels.view_vehiclereport") and may("gowheels.view_vehicle"):
            context["reported"] = waiting.reported()
        if may("gowheels.view_userprofile") and may("gowheels.view_vehicle"):
            context["new_owners"] = waiting.of_new_owners()
        return super().index(request, {**context, **(extra_context or {})})

    def login(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Let staff in by name and password; too many tries lock the name and the address out."""
        if request.method != "POST":
            return super().login(request, extra_context)
        tries = [
            # The address first: one that is locked out must not lock names out for everybody.
            ("admin_sign_in_address", client_address(request)),
            ("admin_sign_in_name", account_tried(request.POST.get("username", ""))),
        ]
        try:
            for name, subject in tries:
                limits.take(name, subject)
        except limits.LimitReached as failure:
            return answer(request, problem_of(failure))
        response = super().login(request, extra_context)
        # Not by request.user: whoever tries may be signed in already, as somebody else.
        if response.status_code == HTTPStatus.FOUND:
            for name, subject in tries:
                limits.give_back(name, subject)
        else:
            response.status_code = HTTPStatus.BAD_REQUEST
        return response


@contextmanager
def no_number_too_large() -> Iterator[None]:
    """Have a key that no row can have, typed into an address, be a bad request on SQLite too."""
    try:
        yield
    except OverflowError as failure:
        raise BadRequest(str(failure)) from failure


def shows_errors(response: HttpResponse) -> bool:
    """Whether a page of the admin was not filled in rightly: the form or the rows in it."""
    context = getattr(response, "context_data", None) or {}
    return bool(context.get("errors") or getattr(context.get("form"), "errors", None))


def account_tried(typed: str) -> str:
    """Whose account a typed name means: tries at one account count as one, however it is spelt."""
    name = UsernameField(max_length=150, required=False).to_python(typed) or ""
    known = User.objects.filter(username=name).first()
    return known.username if known else name
