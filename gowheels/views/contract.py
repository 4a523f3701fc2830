"""The contract of the JSON endpoints: as a document for programs, and as a page for people."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext

from gowheels.access import Access
from gowheels.contract import document, introduction
from gowheels.contract_page import audiences
from gowheels.page import page, public_file

MAX_AGE = 3600


@public_file(max_age=MAX_AGE)
def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return JsonResponse(document())


@page("GET", access=Access.ANYONE)
def api_page(request: HttpRequest) -> HttpResponse:
    """Every endpoint by audience, with a line that asks this very host."""
    words = request.GET.get("q", "").strip()
    context = {
        "introduction": [gettext(paragraph) for paragraph in introduction()],
        "audiences": audiences(request.build_absolute_uri("/").rstrip("/"), words),
        "words": words,
    }
    return render(request, "api.html", context)
