"""Pages of words."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gowheels.access import Access
from gowheels.page import page


def words(template: str) -> Callable[[HttpRequest], HttpResponse]:
    """Make the view of a page that only has words."""

    @page("GET", access=Access.ANYONE)
    def view(request: HttpRequest) -> HttpResponse:
        return render(request, template, {"contact_email": settings.CONTACT_EMAIL})

    return view


about = words("about.html")
safety = words("safety.html")
privacy = words("privacy.html")
terms = words("terms.html")
