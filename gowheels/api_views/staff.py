"""Staff look at what waits and decide, by the same verbs as at the desk."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from gowheels.access import Access, SignedInRequest
from gowheels.api_views.vehicles import next_url
from gowheels.cards import card_of_vehicle
from gowheels.endpoint import endpoint
from gowheels.forms.staff_endpoints import (
    DecisionForm,
    PendingForm,
    RejectionForm,
    ReportListForm,
)
from gowheels.keyset import page_after
from gowheels.models import FacetCount, UserProfile, Vehicle, VehicleReport
from gowheels.models.facets import ALL
from gowheels.models.listing_life import StateChanged
from gowheels.problems import Problem

PAGE = 24


@endpoint("GET", access=Access.STAFF, permission="gowheels.change_vehicle", form=PendingForm)
def pending(request: SignedInRequest, form: PendingForm) -> dict[str, Any]:
    """One page of what waits for a decision, the longest wait first."""
    waiting = Vehicle.objects.pending().select_related("seller__profile")
    page, cursor = page_after(waiting, form.SORT, form.cleaned_data["cursor"], PAGE)
    vehicles = [
        {
            **card_of_vehicle(vehicle),
            "description": vehicle.description,
            "created_at": vehicle.created_at.isoformat(),
            "seen": vehicle.decision_seen,
            "seller": person_of(vehicle.seller, request.user),
        }
        for vehicle in page
    ]
    return {"vehicles": vehicles, "next": next_url(request, cursor)}


@endpoint("POST", access=Access.STAFF, permission="gowheels.change_vehicle", form=DecisionForm)
def approve(request: SignedInRequest, vehicle_id: int, form: DecisionForm) -> dict[str, Any]:
    """Show a vehicle to the public; a decision that came too late is a 409."""
    return decide(vehicle_id, form, lambda vehicle: vehicle.approve(request.user))


@endpoint("POST", access=Access.STAFF, permission="gowheels.change_vehicle", form=RejectionForm)
def reject(request: SignedInRequest, vehicle_id: int, form: RejectionForm) -> dict[str, Any]:
    """Keep a vehicle from the public and tell its owner why; too late is a 409."""
    reason = form.cleaned_data["reason"]
    return decide(vehicle_id, form, lambda vehicle: vehicle.reject(request.user, reason))


@endpoint("GET", access=Access.STAFF, permission="gowheels.view_vehiclereport", form=ReportListForm)
def reports(request: SignedInRequest, form: ReportListForm) -> dict[str, Any]:
    """One page of the reports that wait, the longest wait first."""
    waiting = VehicleReport.objects.waiting().select_related("vehicle", "reporter__profile")
    page, cursor = page_after(waiting, form.SORT, form.cleaned_data["cursor"], PAGE)
    found = [
        {
            "id": report.pk,
            "vehicle": {
                "id": report.vehicle_id,
                "title": report.vehicle.title,
                "url": report.vehicle.get_absolute_url(),
            },
            "reason": report.reason,
            "reason_label": report.get_reason_display(),
            "note": report.note,
            "counts": report.counts,
            "reporter": person_of(report.reporter, request.user),
            "created_at": report.created_at.isoformat(),
        }
        for report in page
    ]
    return {"reports": found, "next": next_url(request, cursor)}


@endpoint("POST", access=Access.STAFF, permission="gowheels.change_vehiclereport")
def resolve_report(request: SignedInRequest, report_id: int) -> dict[str, Any]:
    """Say that a report is dealt with; of one that is already, a 409 says by whom."""
    one = VehicleReport.objects.filter(pk=report_id)
    closed = one.resolve(request.user)
    report = get_object_or_404(one.select_related("resolved_by"))
    if not closed:
        by = str(report.resolved_by or _("somebody who left"))
        said = _("This report is dealt with already, by {name}.")
        raise Problem(409, "resolved", said.format(name=by), facts={"by": by})
    return {"report": {"id": report.pk, "vehicle": report.vehicle_id}}


@endpoint("GET", access=Access.STAFF, permission="gowheels.view_vehicle")
def stats(request: HttpRequest) -> dict[str, Any]:
    """How much of what there is, and what waits."""
    return {
        "listed": FacetCount.objects.read([ALL])[ALL],
        "pending": Vehicle.objects.queue().count(),
        "reports": VehicleReport.objects.waiting().count(),
        "reported": Vehicle.objects.reported().count(),
        "blocked": UserProfile.objects.filter(is_blocked=True).count(),
    }


def decide(vehicle_id: int, form: DecisionForm, verb: Callable[[Vehicle], None]) -> dict[str, Any]:
    """Apply a decision to a vehicle as it was seen. Raises a 404, or a 409 with what stands."""
    vehicle = get_object_or_404(Vehicle.objects.kept(), pk=vehicle_id)
    try:
        if form.cleaned_data["seen"] not in ("", vehicle.decision_seen):
            raise StateChanged(vehicle)
        verb(vehicle)
    except StateChanged as change:
        standing = change.vehicle
        facts = {
            "state": standing.approval_status,
            "by": str(standing.reviewed_by or ""),
            "seen": standing.decision_seen,
        }
        raise Problem(409, "changed_meanwhile", change.said, facts=facts) from None
    return {
        "vehicle": {
            "id": vehicle.pk,
            "state": vehicle.listing_state,
            "reason": vehicle.rejection_reason,
            "seen": vehicle.decision_seen,
        }
    }


def person_of(user: User, viewer: User) -> dict[str, Any]:
    """Somebody as staff see them; the phone only for those who may look at people."""
    profile = getattr(user, "profile", None)
    person: dict[str, Any] = {"id": user.pk, "name": user.first_name or user.username}
    if profile and viewer.has_perm("gowheels.view_userprofile"):
        person["phone"] = profile.phone
    return person
