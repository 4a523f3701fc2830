"""For the machines that run the site."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST

from gowheels import readiness
from gowheels.access import Access
from gowheels.endpoint import endpoint
from gowheels.metrics import exposition
from gowheels.problems import Problem


@endpoint("GET", access=Access.ANYONE)
def healthz(request: HttpRequest) -> dict[str, Any]:
    """Say that the process is alive; it asks nothing of the database or any other part."""
    return {"status": "alive"}


@endpoint("GET", access=Access.INTERNAL)
def readyz(request: HttpRequest) -> dict[str, Any]:
    """Say of each part whether it is ready; 503 where one is not."""
    parts = readiness.parts()
    if readiness.NOT_READY in parts.values():
        said = "This server is not ready."
        raise Problem(503, "not_ready", said, retry_after=5, facts={"parts": parts})
    return {"parts": parts}


@endpoint("GET", access=Access.INTERNAL)
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, in its own format."""
    return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)
