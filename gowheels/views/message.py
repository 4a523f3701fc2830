"""The page on which a customer writes to an owner who hides the number."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gowheels.access import Access, SignedInRequest
from gowheels.api_views import contact
from gowheels.authentication import first_name, own_profile
from gowheels.cards import card_of_vehicle
from gowheels.endpoint import problem_of
from gowheels.forms.activity import MessageForm
from gowheels.models import Vehicle
from gowheels.page import page
from gowheels.problems import Problem


@page("GET", "POST", access=Access.SIGNED_IN)
def message_page(request: SignedInRequest, vehicle_id: int) -> HttpResponse:
    """Show the form, or send what was written; an owner who shows the number is called instead."""
    vehicle = contact.reachable(vehicle_id)
    if not vehicle.seller.profile.hides_phone or vehicle.seller_id == request.user.pk:
        return redirect(vehicle)
    if request.method != "POST":
        # The trip that was chosen on the vehicle's page comes along in the address.
        trip = {name: request.GET[name] for name in ("from", "to") if request.GET.get(name)}
        return _shown(request, vehicle, MessageForm(initial=trip))
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _shown(request, vehicle, form, 400)
    try:
        contact.send(request, vehicle, form)
    except Problem as failure:
        problem = problem_of(failure)
        problem.beside_fields(form)
        response = _shown(request, vehicle, form, problem.status)
        for name, value in problem.headers.items():
            response[name] = value
        return response
    said = _("Sent. {name} sees your message, your name and your number.")
    messages.success(request, said.format(name=first_name(vehicle.seller)))
    return redirect(vehicle)


def _shown(
    request: SignedInRequest, vehicle: Vehicle, form: MessageForm, status: int = 200
) -> HttpResponse:
    context = {
        "vehicle": vehicle,
        "card": card_of_vehicle(vehicle),
        "owner_name": first_name(vehicle.seller),
        "phone": own_profile(request).phone,
        "form": form,
    }
    return render(request, "message.html", context, status=status)
