"""For the machines that run the site."""

from typing import Any

from django.http import HttpRequest

from gowheels.access import Access
from gowheels.endpoint import endpoint


@endpoint("GET", access=Access.ANYONE)
def healthz(request: HttpRequest) -> dict[str, Any]:
    """Say that the process is alive; it asks nothing of the database or any other part."""
    return {"status": "alive"}
