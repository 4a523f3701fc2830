"""An owner's listed vehicles: see them, edit, offer, confirm, delete and bring back.

Each act is also a plain form of the dashboard, which leads back there.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from gowheels.access import Access
from gowheels.answers import prefers_page
from gowheels.api_views.images import album_problems
from gowheels.api_views.vehicles import next_url
from gowheels.endpoint import endpoint, invalid, read_input
from gowheels.forms.own_vehicle import AvailabilityForm, EditVehicleForm, OwnVehiclesForm
from gowheels.models import Vehicle
from gowheels.models.vehicles import EditConflict
from gowheels.own_vehicles import counts_of, own_card, page_of
from gowheels.problems import Problem

CHANGED_MEANWHILE = (
    "This vehicle was changed elsewhere while you typed. What you typed is kept, with what stands "
    "now beside it. Save again to put yours in its place."
)


@endpoint("GET", access=Access.SIGNED_IN, form=OwnVehiclesForm)
def my_vehicles(request: HttpRequest, form: OwnVehiclesForm) -> dict[str, Any]:
    """One page of the caller's vehicles, newest first, with the address of the next."""
    page = page_of(request.user, form.cleaned_data["cursor"])
    return {
        "vehicles": [own_card(vehicle) for vehicle in page.vehicles],
        "count": counts_of(request.user)["all"],
        "next": next_url(request, page.next_cursor),
    }


@endpoint("POST", access=Access.OWNER, takes_files=True)
def edit(request: HttpRequest, vehicle: Vehicle) -> dict[str, Any]:
    """Take what the owner changed; a form that rests on what stands no more is a 409."""
    form = EditVehicleForm(read_input(request), request.FILES, instance=vehicle)
    if not form.is_valid():
        raise invalid(form)
    try:
        edited = save_edit(request, form)
    except EditConflict as conflict:
        raise Problem(
            409,
            "changed_meanwhile",
            CHANGED_MEANWHILE,
            fields=form.what_stands(conflict.standing),
            facts={"seen": conflict.standing.fingerprint},
        ) from None
    return {"vehicle": own_card(edited), "next": reverse("dashboard")}


def save_edit(request: HttpRequest, form: EditVehicleForm) -> Vehicle:
    """Save a valid form, and say so on the next page.

    Raises EditConflict, Http404 if it is deleted, a Problem if there are too many photographs.
    """
    try:
        with album_problems():
            vehicle = form.save_edit()
    except Vehicle.DoesNotExist:
        raise Http404 from None
    waits = vehicle.approval_status == Vehicle.Status.PENDING
    follows = "Our staff look at it next, and it is hidden until they have." if waits else ""
    messages.success(request, f"Your {vehicle.title} is saved. {follows}".strip())
    return vehicle


@endpoint("POST", access=Access.OWNER, form=AvailabilityForm, plain_form=True)
def availability(
    request: HttpRequest, vehicle: Vehicle, form: AvailabilityForm
) -> dict[str, Any] | HttpResponse:
    """Offer the vehicle, or keep it back for now."""
    vehicle.set_available(form.cleaned_data["available"])
    if not vehicle.available:
        return _done(request, vehicle, f"Your {vehicle.title} is kept back. Nobody sees it.")
    return _done(request, vehicle, f"Your {vehicle.title} is offered. {_outlook(vehicle)}")


@endpoint("POST", access=Access.OWNER, plain_form=True)
def confirm(request: HttpRequest, vehicle: Vehicle) -> dict[str, Any] | HttpResponse:
    """The owner says that the vehicle is still for rent."""
    vehicle.confirm()
    return _done(request, vehicle, f"Thank you. {_outlook(vehicle)}")


@endpoint("POST", access=Access.SIGNED_IN, plain_form=True)
def confirm_all(request: HttpRequest) -> dict[str, Any] | HttpResponse:
    """The owner says so of all vehicles that wait for it."""
    confirmed = Vehicle.objects.of(request.user).stale().confirm()
    said = "1 vehicle is" if confirmed == 1 else f"{confirmed} vehicles are"
    words = f"Thank you. {said} confirmed." if confirmed else "Nothing waits for your word."
    if prefers_page(request):
        messages.success(request, words)
        return redirect("dashboard")
    return {"confirmed": confirmed, "message": words}


@endpoint("POST", access=Access.SIGNED_IN, plain_form=True)
def delete(request: HttpRequest, vehicle_id: int) -> dict[str, Any] | HttpResponse:
    """Hide the vehicle from everybody at once; for a week it can be brought back."""
    vehicle = _own_or_deleted(request, vehicle_id)
    if vehicle.undo_until is None:
        vehicle.discard()
    until = date_format(timezone.localdate(vehicle.undo_until))
    return _done(
        request, vehicle, f"Your {vehicle.title} is deleted. You can undo that until {until}."
    )


@endpoint("POST", access=Access.SIGNED_IN, plain_form=True)
def restore(request: HttpRequest, vehicle_id: int) -> dict[str, Any] | HttpResponse:
    """Undo a deletion."""
    vehicle = _own_or_deleted(request, vehicle_id)
    if vehicle.deleted_at:
        vehicle.restore()
    return _done(request, vehicle, f"Your {vehicle.title} is back. {_outlook(vehicle)}")


def _own_or_deleted(request: HttpRequest, vehicle_id: int) -> Vehicle:
    """One of the caller's own, deleted or not: a form that is sent twice does no harm."""
    vehicle = get_object_or_404(Vehicle, seller=request.user, pk=vehicle_id)
    if vehicle.undo_until and vehicle.undo_until <= timezone.now():
        raise Http404
    return vehicle


def _outlook(vehicle: Vehicle) -> str:
    return {
        "live": "Customers see it.",
        "stale": "Customers see it, far down the list.",
        "pending": "Our staff have it before them.",
        "rejected": "It needs a change before customers see it.",
        "unavailable": "It is kept back: nobody sees it.",
        "hidden": "It is hidden.",
    }[vehicle.listing_state]


def _done(request: HttpRequest, vehicle: Vehicle, words: str) -> dict[str, Any] | HttpResponse:
    if prefers_page(request):
        messages.success(request, words)
        return redirect("dashboard")
    return {"vehicle": own_card(vehicle), "message": words}
