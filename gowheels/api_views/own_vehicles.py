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
from django.utils.translation import gettext, gettext_lazy, ngettext

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

CHANGED_MEANWHILE = gettext_lazy(
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
            str(CHANGED_MEANWHILE),
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
    said = gettext("Your {title} is saved.").format(title=vehicle.title)
    if waits:
        said += " " + gettext("Our staff look at it next, and it is hidden until they have.")
    messages.success(request, said)
    return vehicle


@endpoint("POST", access=Access.OWNER, form=AvailabilityForm, plain_form=True)
def availability(
    request: HttpRequest, vehicle: Vehicle, form: AvailabilityForm
) -> dict[str, Any] | HttpResponse:
    """Offer the vehicle, or keep it back for now."""
    vehicle.set_available(form.cleaned_data["available"])
    if not vehicle.available:
        said = gettext("Your {title} is kept back. Nobody sees it.")
        return _done(request, vehicle, said.format(title=vehicle.title))
    said = gettext("Your {title} is offered.").format(title=vehicle.title)
    return _done(request, vehicle, f"{said} {_outlook(vehicle)}")


@endpoint("POST", access=Access.OWNER, plain_form=True)
def confirm(request: HttpRequest, vehicle: Vehicle) -> dict[str, Any] | HttpResponse:
    """The owner says that the vehicle is still for rent."""
    vehicle.confirm()
    said = gettext("Thank you.")
    return _done(request, vehicle, f"{said} {_outlook(vehicle)}")


@endpoint("POST", access=Access.SIGNED_IN, plain_form=True)
def confirm_all(request: HttpRequest) -> dict[str, Any] | HttpResponse:
    """The owner says so of all vehicles that wait for it."""
    confirmed = Vehicle.objects.of(request.user).stale().confirm()
    words = gettext("Nothing waits for your word.")
    if confirmed:
        words = ngettext(
            "Thank you. {count} vehicle is confirmed.",
            "Thank you. {count} vehicles are confirmed.",
            confirmed,
        ).format(count=confirmed)
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
    said = gettext("Your {title} is deleted. You can undo that until {until}.")
    return _done(request, vehicle, said.format(title=vehicle.title, until=until))


@endpoint("POST", access=Access.SIGNED_IN, plain_form=True)
def restore(request: HttpRequest, vehicle_id: int) -> dict[str, Any] | HttpResponse:
    """Undo a deletion."""
    vehicle = _own_or_deleted(request, vehicle_id)
    if vehicle.deleted_at:
        vehicle.restore()
    said = gettext("Your {title} is back.").format(title=vehicle.title)
    return _done(request, vehicle, f"{said} {_outlook(vehicle)}")


def _own_or_deleted(request: HttpRequest, vehicle_id: int) -> Vehicle:
    """One of the caller's own, deleted or not: a form that is sent twice does no harm."""
    vehicle = get_object_or_404(Vehicle, seller=request.user, pk=vehicle_id)
    if vehicle.undo_until and vehicle.undo_until <= timezone.now():
        raise Http404
    return vehicle


def _outlook(vehicle: Vehicle) -> str:
    return {
        "live": gettext("Customers see it."),
        "stale": gettext("Customers see it, far down the list."),
        "pending": gettext("Our staff have it before them."),
        "rejected": gettext("It needs a change before customers see it."),
        "unavailable": gettext("It is kept back: nobody sees it."),
        "hidden": gettext("It is hidden."),
    }[vehicle.listing_state]


def _done(request: HttpRequest, vehicle: Vehicle, words: str) -> dict[str, Any] | HttpResponse:
    if prefers_page(request):
        messages.success(request, words)
        return redirect("dashboard")
    return {"vehicle": own_card(vehicle), "message": words}
