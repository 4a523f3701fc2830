"""A few vehicles side by side, at an address that can be sent to a friend."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gowheels.access import Access
from gowheels.api_views.compare import side_by_side
from gowheels.forms.favourites import MOST_COMPARED, CompareForm
from gowheels.page import page
from gowheels.problems import Problem


@page("GET", access=Access.ANYONE)
def compare_page(request: HttpRequest) -> HttpResponse:
    """The vehicles that the address names, or how to choose some."""
    is_asked = bool(request.GET)
    form = CompareForm(request.GET if is_asked else None)
    context: dict[str, Any] = {"form": form, "is_asked": is_asked, "most": MOST_COMPARED}
    # With a trip that is none, the vehicles stand all the same.
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    if is_asked and form.cleaned_data.get("ids"):
        try:
            found = side_by_side(request, form)
        except Problem as problem:
            context["problem"], status = problem, HTTPStatus(problem.status)
        else:
            context |= found | {"columns": _columns(request, found["vehicles"])}
    return render(request, "compare.html", context, status=status)


def _columns(request: HttpRequest, cards: list[Any]) -> list[dict[str, Any]]:
    """Each vehicle's card with the address of the comparison without it."""
    trip = {name: request.GET[name] for name in ("from", "to") if request.GET.get(name)}

    def without(card: Any) -> str:
        rest = ",".join(str(other["id"]) for other in cards if other is not card)
        query = {"ids": rest, **trip} if rest else {}
        return reverse("compare") + (f"?{urlencode(query, safe=',')}" if query else "")

    return [{"card": card, "without_url": without(card)} for card in cards]
