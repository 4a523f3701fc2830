"""What every request and every answer get."""

import re
import secrets
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from gowheels.logs import current_request_id

NextHandler = Callable[[HttpRequest], HttpResponse]


def request_id(get_response: NextHandler) -> NextHandler:
    """Give the request an id that its log lines and its answer share.

    A well-formed `X-Request-ID` from a proxy in front is kept, so that their logs agree.
    """
    well_formed = re.compile(r"[A-Za-z0-9-]{8,64}").fullmatch

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        own = given if well_formed(given) else secrets.token_hex(8)
        request.META["REQUEST_ID"] = own
        token = current_request_id.set(own)
        try:
            response = get_response(request)
        finally:
            current_request_id.reset(token)
        response["X-Request-ID"] = own
        return response

    return middleware


def permissions_policy(get_response: NextHandler) -> NextHandler:
    """Say which of the browser's powers the site's pages may use."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Permissions-Policy"] = settings.PERMISSIONS_POLICY
        return response

    return middleware
