"""What is answered when no view could: JSON where a script asked, a page where a person did."""

import sys

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from gowheels.answers import answer, wants_json
from gowheels.outages import outage
from gowheels.problems import (
    Problem,
    not_allowed,
    not_found,
    sign_in_first,
    too_large,
    unexpected,
    unreadable,
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself could not be read; 413 for its size, 401 without its session now."""
    known = {RequestDataTooBig: too_large, SessionInterrupted: sign_in_first}
    return answer(request, known.get(type(exception), unreadable)())


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: this person may not."""
    return answer(request, not_allowed())


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing is here."""
    return answer(request, not_found())


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours, or 503 and 507: what we need is away or full.

    The traceback is in the log, under the id that the answer carries.
    """
    request_id = request.META.get("REQUEST_ID", "")
    known = outage(sys.exception())
    problem = known or unexpected(request_id or "-")
    if wants_json(request):
        return problem.as_json()
    # Without the request: what broke may be the database or a context processor.
    context = {"request_id": request_id, "reason": known and known.error, "status": problem.status}
    page = render_to_string("503.html" if known else "500.html", context)
    return HttpResponse(page, status=problem.status, headers=problem.headers)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a POST without this site's token."""
    get_token(request)  # gives the browser a cookie, with which the same again is accepted
    said = _("This page was open for too long or came from elsewhere. Load it again and retry.")
    return answer(request, Problem(403, "csrf", said))
