"""What everybody without a session is shown alike, kept until any listing changes.

The version of the listings is part of the key, so an approval is seen at once in every process.
Whoever has a session is answered anew each time, and what holds a token is never kept.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from gowheels.access import AnyView
from gowheels.models import FacetCount

# Pages also say how long ago things were, and figures that are a minute old.
KEPT_SECONDS = 60
TOKEN_FIELD = b"csrfmiddlewaretoken"
PAGE_BYTES = 512 * 1024


def kept_for_visitors(view: AnyView) -> AnyView:
    """Let a view of public data answer visitors without a session from the cache.

    The answer carries an ETag of its content: who has it already gets an empty 304. Below `@page`,
    which sets the visitor's own cookie, and above `@endpoint`.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "GET" or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return view(request, *args, **kwargs)
        found = _kept(request, lambda: view(request, *args, **kwargs))
        if isinstance(found, HttpResponse):
            return found
        content, content_type, etag = found
        response = HttpResponse(content, content_type=content_type)
        response["ETag"] = etag
        patch_cache_control(response, no_cache=True)
        patch_vary_headers(response, ["Cookie", "Accept"])
        return get_conditional_response(request, etag=etag, response=response) or response

    return answer  # type: ignore[return-value]


def _kept(
    request: HttpRequest, make: Callable[[], HttpResponse]
) -> HttpResponse | tuple[bytes, str, str]:
    """The content, its type and its ETag, or an answer that is not for everybody."""
    asked = f"{request.get_host()} {request.scheme} {request.get_full_path()}"
    wants = request.headers.get("Accept", "")
    address = blake2b(f"{asked} {wants}".encode(), digest_size=16).hexdigest()
    key = f"visitors.{FacetCount.objects.version()}.{address}"
    kept = cache.get(key)
    if kept is None:
        response = make()
        if response.status_code != HttpResponse.status_code or TOKEN_FIELD in response.content:
            return response
        etag = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
        kept = response.content, response["Content-Type"], etag
        if len(response.content) <= PAGE_BYTES:
            cache.set(key, kept, KEPT_SECONDS)
    return kept
