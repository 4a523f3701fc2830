"""An owner's leads as a page, and as a file for a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from gowheels import leads
from gowheels.access import Access, SignedInRequest
from gowheels.answers import answer
from gowheels.api_views.leads import check_vehicle, move_lead
from gowheels.api_views.vehicles import next_url
from gowheels.forms.activity import LeadListForm, LeadStateForm
from gowheels.models import Lead, Vehicle
from gowheels.page import page
from gowheels.problems import unreadable

# A select of more vehicles helps nobody; whoever has more filters from a vehicle's own page.
CHOICES = 200


class _Which(forms.Form):
    """The lead whose state a plain form changes."""

    lead = forms.IntegerField(min_value=1, max_value=2**63 - 1)


@page("GET", "POST", access=Access.SIGNED_IN)
def leads_page(request: SignedInRequest) -> HttpResponse:
    """Who asked for one's vehicles, and what came of it; a POST says so of one lead."""
    if request.method == "POST":
        which, state = _Which(request.POST), LeadStateForm(request.POST)
        if not (which.is_valid() and state.is_valid()):
            return answer(request, unreadable())
        lead = move_lead(request, which.cleaned_data["lead"], state)
        return redirect(f"{request.get_full_path()}#lead-{lead.pk}")
    form = LeadListForm(request.GET)
    form.is_valid()
    chosen = check_vehicle(request, form)
    found = leads.page_of(request.user, form)
    own = Vehicle.objects.of(request.user).only("brand_name", "model_name", "year")
    context: dict[str, Any] = {
        "leads": found.leads,
        "next_url": next_url(request, found.next_cursor),
        "is_first": not form.cleaned_data.get("cursor"),
        "states": Lead.State.choices,
        "state": form.cleaned_data.get("state") or "",
        "vehicles": list(own[:CHOICES]),
        "vehicle": chosen,
        "file_url": f"{reverse('leads_csv')}?{_narrowed(form)}".rstrip("?"),
    }
    return render(request, "leads.html", context)


@page("GET", access=Access.SIGNED_IN)  # type: ignore[arg-type]  # a stream is an answer, too
def leads_file(request: SignedInRequest) -> StreamingHttpResponse:
    """The leads that the page shows, all of them, as CSV, written while it is sent."""
    form = LeadListForm(request.GET)
    form.is_valid()
    check_vehicle(request, form)
    response = StreamingHttpResponse(
        _spoken(get_language(), leads.as_csv(request.user, form)),
        content_type="text/csv; charset=utf-8",
    )
    name = f"gowheels-leads-{timezone.localdate()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _spoken(language: str | None, lines: Iterator[str]) -> Iterator[str]:
    """Make each line in a language: they are asked for after the request has left its own."""
    while True:
        with override(language):
            line = next(lines, None)
        if line is None:
            return
        yield line


def _narrowed(form: LeadListForm) -> str:
    wanted = {name: form.cleaned_data.get(name) for name in ("state", "vehicle")}
    return "&".join(f"{name}={value}" for name, value in wanted.items() if value)
