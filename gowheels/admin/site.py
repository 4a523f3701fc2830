"""The admin site: Django's own, with a sign-in that cannot be tried without end."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from gowheels import limits
from gowheels.client_address import client_address
from gowheels.endpoint import problem_of
from gowheels.views.errors import answer


class Desk(admin.AdminSite):
    """Where staff work."""

    site_header = "GoWheels"
    site_title = "GoWheels"
    index_title = "The desk"

    def login(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Let staff in by name and password; too many tries lock the name and the address out."""
        if request.method != "POST":
            return super().login(request, extra_context)
        tries = [
            ("admin_sign_in_name", request.POST.get("username", "").strip().casefold()),
            ("admin_sign_in_address", client_address(request)),
        ]
        try:
            for name, subject in tries:
                limits.take(name, subject)
        except limits.LimitReached as failure:
            return answer(request, problem_of(failure))
        response = super().login(request, extra_context)
        if request.user.is_authenticated:
            for name, subject in tries:
                limits.give_back(name, subject)
        return response
