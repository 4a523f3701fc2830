"""The site's addresses, and some that fail as the site can fail: `/fails/429/`."""

from typing import NoReturn

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gowheels.answers import answer
from gowheels.endpoint import problem_of
from gowheels.limits import LimitReached
from gowheels_project import urls as site
from gowheels_project.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def unreadable(request: HttpRequest) -> NoReturn:
    raise SuspiciousOperation


def forbidden(request: HttpRequest) -> NoReturn:
    raise PermissionDenied


def too_often(request: HttpRequest) -> HttpResponse:
    return answer(request, problem_of(LimitReached("click", retry_after=40)))


def broken(request: HttpRequest) -> NoReturn:
    raise OSError


urlpatterns = [
    path("fails/400/", unreadable),
    path("fails/403/", forbidden),
    path("fails/429/", too_often),
    path("fails/500/", broken),
    *site.urlpatterns,
]
