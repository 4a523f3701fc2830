"""A customer reaches an owner, and a visitor's acts are counted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gowheels import reaching
from gowheels.access import Access, SignedInRequest
from gowheels.answers import prefers_page
from gowheels.authentication import first_name, own_profile
from gowheels.client_address import client_address
from gowheels.endpoint import endpoint, read_input
from gowheels.forms.activity import ClickForm, MessageForm
from gowheels.forms.trip import QuoteForm
from gowheels.models import Lead, Vehicle, VehicleClick
from gowheels.pricing import Trip
from gowheels.problems import Problem
from gowheels.visitors import is_program, visitor_key


@endpoint("POST", access=Access.ANYONE, form=ClickForm, limit="click")
def click(request: HttpRequest, vehicle_id: int, form: ClickForm) -> dict[str, Any]:
    """Count a view, a call or a WhatsApp message, once a visitor and day.

    Not the owner's own, and not a program's. Only the page's script asks for it, so what fetches a
    page ahead of time or runs no script counts as nobody.
    """
    vehicle = get_object_or_404(Vehicle.objects.visible(), pk=vehicle_id)
    return {"counted": _record(request, vehicle, form.cleaned_data["kind"])}


@endpoint("POST", access=Access.SIGNED_IN, plain_form=True)
def contact(request: SignedInRequest, vehicle_id: int) -> dict[str, Any] | HttpResponse:
    """Show the owner's number to a signed-in person, a plain form on a page; the look is a lead.

    Of an owner who hides the number it tells only where to write to them.
    """
    vehicle = reachable(vehicle_id)
    trip = _trip(request)
    if vehicle.seller.profile.hides_phone:
        return _where_to_write(request, vehicle, trip)
    if vehicle.seller_id != request.user.pk:
        reaching.admit(vehicle, request.user, client_address(request))
        _record(request, vehicle, VehicleClick.Kind.CONTACT)
    page = request.build_absolute_uri(vehicle.get_absolute_url())
    shown = reaching.ways(vehicle, page, trip)
    if prefers_page(request):
        return render(request, "contact.html", {"vehicle": vehicle, "contact": shown})
    return {**shown, "hides_phone": False}


@endpoint("POST", access=Access.SIGNED_IN, form=MessageForm)
def message(request: SignedInRequest, vehicle_id: int, form: MessageForm) -> dict[str, Any]:
    """Send a message to an owner who hides the number: it is one lead, with the customer's number.

    The same message again gives the same answer.
    """
    vehicle = reachable(vehicle_id)
    send(request, vehicle, form)
    return {"sent": True, "name": first_name(vehicle.seller)}


def reachable(vehicle_id: int) -> Vehicle:
    """A vehicle that the public sees, with an owner who can be reached. Raises Http404."""
    owned = Vehicle.objects.visible().exclude(seller__profile=None)
    return get_object_or_404(owned.select_related("seller__profile"), pk=vehicle_id)


def send(request: SignedInRequest, vehicle: Vehicle, form: MessageForm) -> None:
    """Keep the message of a valid form for the owner. Raises a Problem."""
    own_profile(request)  # the owner calls back: who has no number cannot write
    if not vehicle.seller.profile.hides_phone:
        raise Problem(409, "number_shown", _("This owner shows the number. Call instead."))
    if vehicle.seller_id == request.user.pk:
        raise Problem(409, "own_vehicle", _("This vehicle is yours."))
    reaching.admit(vehicle, request.user, client_address(request))
    _record(request, vehicle, VehicleClick.Kind.CONTACT)
    lead = Lead.objects.by(request.user).filter(vehicle=vehicle)[0]
    text, trip = form.cleaned_data["text"], form.cleaned_data["trip"]
    if lead.message == text:
        return
    with reaching.one_message(request.user):
        if not lead.write(text, trip and trip.start, trip and trip.end) and lead.message != text:
            said = _("You have written to this owner today. They see your message and your number.")
            raise Problem(409, "already_written", said)


def _where_to_write(
    request: HttpRequest, vehicle: Vehicle, trip: Trip | None
) -> dict[str, Any] | HttpResponse:
    page = reverse("vehicle_message", args=[vehicle.pk]) + (f"?{trip.query}" if trip else "")
    if prefers_page(request):
        return redirect(page)
    return {
        "name": first_name(vehicle.seller),
        "hides_phone": True,
        "message_page": page,
        "message_url": reverse("api_vehicle_message", args=[vehicle.pk]),
    }


def _trip(request: HttpRequest) -> Trip | None:
    """The trip that was chosen on the page, if it still makes sense."""
    form = QuoteForm(read_input(request))
    return form.cleaned_data["trip"] if form.is_valid() else None


def _record(request: HttpRequest, vehicle: Vehicle, kind: str) -> bool:
    """Count an act of this visitor unless it is no customer's; returns whether it was new today."""
    if request.user.pk == vehicle.seller_id:
        return False
    user = request.user if request.user.is_authenticated else None
    if user is None and is_program(request):
        return False
    return VehicleClick.objects.record(vehicle, visitor_key(request), kind, user)
