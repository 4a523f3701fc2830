"""How a problem is answered: as JSON to a script, as a page to a person."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from gowheels.problems import Problem

# What has no page of its own is told on the one for requests that went wrong.
OTHER_PAGE = "400.html"


def prefers_page(request: HttpRequest) -> bool:
    """Whether a plain browser form asks, and not a script: it wants a page in return."""
    return request.get_preferred_type(["application/json", "text/html"]) == "text/html"


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Answer a problem in the form that whoever asked can read, with its status and headers."""
    if wants_json(request):
        return problem.as_json()
    context = {
        "request_id": request.META.get("REQUEST_ID", ""),
        "reason": problem.error,
        "retry_after": problem.headers.get("Retry-After"),
    }
    pages = [f"{problem.status}.html", OTHER_PAGE]
    response = render(request, pages, context, status=problem.status)
    for name, value in problem.headers.items():
        response[name] = value
    return response


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks: of an endpoint, below /api/, or by a POST, and not for a page."""
    by_script = request.method not in ("GET", "HEAD") or request.path_info.startswith("/api/")
    with suppress(Resolver404):
        view = resolve(request.path_info, getattr(request, "urlconf", None)).func
        by_script = by_script or getattr(view, "answers_json", False)
    return by_script and not prefers_page(request)
