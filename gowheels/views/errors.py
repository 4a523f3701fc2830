"""What is answered when no view could: JSON where a script asked, a page where a person did."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

from gowheels.page import prefers_page
from gowheels.problems import NOT_ALLOWED, NOT_FOUND, UNREADABLE, Problem, unexpected

CSRF = Problem(
    403,
    "csrf",
    "This page was open for too long or came from elsewhere. Load it again and retry.",
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself could not be read."""
    return answer(request, UNREADABLE)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: this person may not."""
    return answer(request, NOT_ALLOWED)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing is here."""
    return answer(request, NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. The traceback is in the log, under the id that the answer carries."""
    problem = unexpected(request.META.get("REQUEST_ID", "-"))
    if _is_endpoint(request) and not prefers_page(request):
        return problem.as_json()
    # Without the request: what broke may be the database or a context processor.
    context = {"request_id": request.META.get("REQUEST_ID", "")}
    return HttpResponse(render_to_string("500.html", context), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a POST without this site's token."""
    return answer(request, CSRF)


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Answer a problem as JSON to a script and as the page of its status to a person."""
    if _is_endpoint(request) and not prefers_page(request):
        return problem.as_json()
    context: dict[str, Any] = {
        "request_id": request.META.get("REQUEST_ID", ""),
        "reason": problem.error,
        "retry_after": problem.headers.get("Retry-After"),
    }
    response = render(request, f"{problem.status}.html", context, status=problem.status)
    for name, value in problem.headers.items():
        response[name] = value
    return response


def _is_endpoint(request: HttpRequest) -> bool:
    """Whether a JSON endpoint, or nothing below /api/, would have answered."""
    try:
        view = resolve(request.path_info, getattr(request, "urlconf", None)).func
    except Resolver404:
        return request.path_info.startswith("/api/")
    return getattr(view, "answers_json", False) or request.method == "POST"
