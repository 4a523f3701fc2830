"""What everybody without a session is shown alike, kept until any listing changes.

What is kept says which version of the listings it shows, so an approval is seen at once in every
process. Whoever has a session is answered anew each time, and what holds a token is never kept.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

from gowheels.access import AnyView
from gowheels.models import FacetCount
from gowheels.models.facets import versions_seen

# Pages also say how long ago things were, and figures that are a minute old.
KEPT_SECONDS = 60
TOKEN_FIELD = b"csrfmiddlewaretoken"
PAGE_BYTES = 512 * 1024


class Kept(NamedTuple):
    """An answer to visitors, and the version of the listings that it is of, or older than.

    `view` is the name of the view that gave it, by which it is counted.
    """

    version: int
    content: bytes
    content_type: str
    etag: str
    view: str


def serve_kept(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Answer a visitor from what is kept, before anything looks for a session or a view.

    It stands below the middleware that sets headers and the language, and above sessions.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if _is_visitor(request):
            kept: Kept | None = cache.get(_key(request))
            if kept is not None and kept.version == FacetCount.objects.version():
                request.META["KEPT_VIEW"] = kept.view
                return _answer(request, kept)
        return get_response(request)

    return middleware


def kept_for_visitors(*, counts_first: bool = False) -> Callable[[AnyView], AnyView]:
    """Let a view of public data answer visitors without a session from what is kept.

    The answer carries an ETag of its content: who has it already gets an empty 304. Below `@page`,
    which sets the visitor's own cookie, and above `@endpoint`. With `counts_first` the view reads
    counts before anything else of the listings, and the version with them.
    """

    def decorate(view: AnyView) -> AnyView:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not _is_visitor(request):
                return view(request, *args, **kwargs)
            with versions_seen() as versions:
                if not counts_first:
                    FacetCount.objects.version()
                response = view(request, *args, **kwargs)
            if not versions or not _is_for_everybody(response):
                return response
            etag = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
            match = request.resolver_match
            kind, view_name = response["Content-Type"], match.view_name if match else ""
            kept = Kept(versions[0], response.content, kind, etag, view_name)
            if len(kept.content) <= PAGE_BYTES:
                cache.set(_key(request), kept, KEPT_SECONDS)
            return _answer(request, kept)

        return answer  # type: ignore[return-value]

    return decorate


def _is_visitor(request: HttpRequest) -> bool:
    return request.method == "GET" and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _is_for_everybody(response: HttpResponse) -> bool:
    return response.status_code == HttpResponse.status_code and TOKEN_FIELD not in response.content


def _key(request: HttpRequest) -> str:
    asked = f"{request.get_host()} {request.scheme} {request.get_full_path()}"
    wants = f"{request.headers.get('Accept', '')} {get_language()}"
    return f"visitors.{blake2b(f'{asked} {wants}'.encode(), digest_size=16).hexdigest()}"


def _answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The kept answer, or an empty one for who has it; a page comes with the CSRF cookie."""
    if kept.content_type.startswith("text/html"):
        get_token(request)
    response = HttpResponse(kept.content, content_type=kept.content_type)
    response["ETag"] = kept.etag
    patch_cache_control(response, no_cache=True)
    patch_vary_headers(response, ["Cookie", "Accept"])
    return get_conditional_response(request, etag=kept.etag, response=response) or response
