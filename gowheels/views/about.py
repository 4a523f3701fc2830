"""Pages of words."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gowheels.access import Access
from gowheels.page import page


def words(template: str, **context: Any) -> Callable[[HttpRequest], HttpResponse]:
    """Make the view of a page that only has words; `context` is what they quote."""

    @page("GET", access=Access.ANYONE)
    def view(request: HttpRequest) -> HttpResponse:
        return render(request, template, context)

    return view


about = words("about.html")
safety = words("safety.html")
privacy = words(
    "privacy.html",
    session_idle_days=settings.SESSION_IDLE_LIMIT.days,
    session_days=settings.SESSION_LIMIT.days,
)
terms = words("terms.html")
