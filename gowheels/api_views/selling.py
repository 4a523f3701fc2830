"""An owner's side: list a vehicle."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gowheels.access import Access
from gowheels.api_views.images import album_problems
from gowheels.cards import card_of_vehicle
from gowheels.endpoint import endpoint
from gowheels.forms.vehicle import VehicleForm
from gowheels.models import Vehicle


@endpoint("POST", access=Access.SIGNED_IN, form=VehicleForm)
def add_vehicle(request: HttpRequest, form: VehicleForm) -> dict[str, Any]:
    """List a vehicle of the caller's, with its photographs; it waits for approval."""
    vehicle = list_vehicle(request, form)
    return {"vehicle": card_of_vehicle(vehicle), "next": reverse("dashboard")}


def list_vehicle(request: HttpRequest, form: VehicleForm) -> Vehicle:
    """Save the vehicle of a valid form as the caller's, and say so on the next page they see.

    Raises a Problem where the photographs that it names cannot be taken.
    """
    with album_problems():
        vehicle = form.save_for(request.user)
    said = _("Thank you. Our staff look at your {title} next.").format(title=vehicle.title)
    messages.success(request, said)
    return vehicle
