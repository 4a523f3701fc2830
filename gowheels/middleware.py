"""What every request and every answer get."""

import re
import secrets
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override

from gowheels.answers import answer
from gowheels.authentication import keep_alive, session_is_over
from gowheels.client_address import from_trusted_proxy
from gowheels.logs import current_request_id
from gowheels.models import Vehicle
from gowheels.problems import too_large

# All the photographs that a vehicle may have, and the form around them.
MAX_UPLOAD_BYTES = (Vehicle.MAX_PHOTOS + 1) * Vehicle.MAX_PHOTO_BYTES

NextHandler = Callable[[HttpRequest], HttpResponse]


def request_id(get_response: NextHandler) -> NextHandler:
    """Give the request an id that its log lines and its answer share.

    A well-formed `X-Request-ID` from a proxy that we trust is kept, so that their logs agree.
    """
    well_formed = re.compile(r"[A-Za-z0-9-]{8,64}").fullmatch

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        keeps = well_formed(given) and from_trusted_proxy(request)
        own = given if keeps else secrets.token_hex(8)
        request.META["REQUEST_ID"] = own
        token = current_request_id.set(own)
        try:
            response = get_response(request)
        finally:
            current_request_id.reset(token)
        response["X-Request-ID"] = own
        return response

    return middleware


def browser_policies(get_response: NextHandler) -> NextHandler:
    """Say which of the browser's powers the site's pages may use, and who may embed its answers."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Permissions-Policy"] = settings.PERMISSIONS_POLICY
        response["Cross-Origin-Resource-Policy"] = settings.CROSS_ORIGIN_RESOURCE_POLICY
        return response

    return middleware


def language(get_response: NextHandler) -> NextHandler:
    """Speak the language that the visitor chose, or else the browser's first that we have.

    It stands above all that answers with words.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        spoken = get_language_from_request(request)
        with override(spoken):
            response = get_response(request)
        response.headers.setdefault("Content-Language", spoken)
        patch_vary_headers(response, ["Cookie", "Accept-Language"])
        return response

    return middleware


def session_ends(get_response: NextHandler) -> NextHandler:
    """End a session that is over, before any view sees its user."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # A visitor without a session of their own costs no query here.
        if SESSION_KEY in request.session:
            # Nobody behind a session that names somebody: deleted or blocked meanwhile.
            if not request.user.is_authenticated or session_is_over(request):
                logout(request)
            else:
                keep_alive(request)
        return get_response(request)

    return middleware


def body_limit(get_response: NextHandler) -> NextHandler:
    """Refuse a body that no view could want before anything reads it.

    It stands before the check of the token, which reads the whole body to find one.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        # A float, because int() refuses a number of thousands of digits.
        size = float(length) if length.isdecimal() else 0
        if size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and not (
            size <= MAX_UPLOAD_BYTES and takes_files(request.path_info)
        ):
            return answer(request, too_large())
        return get_response(request)

    return middleware


def takes_files(path: str) -> bool:
    """Whether what stands at a path says that it takes uploads, as the admin does everywhere."""
    with suppress(Resolver404):
        return path.startswith("/admin/") or getattr(resolve(path).func, "takes_files", False)
    return False
