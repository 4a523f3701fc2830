"""An owner's leads, and what came of a listing, as JSON."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gowheels import insights, leads
from gowheels.access import Access, SignedInRequest
from gowheels.api_views.vehicles import next_url
from gowheels.endpoint import endpoint
from gowheels.forms.activity import LeadListForm, LeadStateForm, StatsForm
from gowheels.models import Lead, Vehicle


@endpoint("GET", access=Access.SIGNED_IN, form=LeadListForm)
def my_leads(request: SignedInRequest, form: LeadListForm) -> dict[str, Any]:
    """One page of the leads on the caller's vehicles, newest first."""
    check_vehicle(request, form)
    page = leads.page_of(request.user, form)
    return {"leads": page.leads, "next": next_url(request, page.next_cursor)}


@endpoint("POST", access=Access.SIGNED_IN, form=LeadStateForm)
def my_lead(request: SignedInRequest, lead_id: int, form: LeadStateForm) -> dict[str, Any]:
    """Say what came of a lead on one of the caller's vehicles."""
    lead = move_lead(request, lead_id, form)
    return {"lead": {"id": lead.pk, "state": lead.state, "state_label": lead.get_state_display()}}


@endpoint("GET", access=Access.SIGNED_IN, form=StatsForm)
def my_stats(request: SignedInRequest, form: StatsForm) -> dict[str, Any]:
    """Views and leads a day, and the way from one to the other, of all vehicles or of one."""
    found = insights.of(request.user, check_vehicle(request, form))
    return {
        "days": [
            {"day": day.day.isoformat(), "views": day.views, "leads": day.leads}
            for day in found.days
        ],
        "funnel": [{"step": step.name, "count": step.count} for step in found.funnel],
    }


def check_vehicle(request: HttpRequest, form: Any) -> Vehicle | None:
    """The vehicle that the form names, one of the caller's own; raises Http404 of another."""
    vehicle_id = form.cleaned_data.get("vehicle")
    own = Vehicle.objects.of(request.user)
    return get_object_or_404(own, pk=vehicle_id) if vehicle_id else None


def move_lead(request: HttpRequest, lead_id: int, form: LeadStateForm) -> Lead:
    """Set the state that a valid form says. Raises Http404 of a lead that is not the caller's."""
    lead = get_object_or_404(Lead.objects.of(request.user), pk=lead_id)
    lead.move(form.cleaned_data["state"])
    return lead
