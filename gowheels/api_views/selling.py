"""An owner's side: list a vehicle."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from gowheels.access import Access
from gowheels.cards import card_of_vehicle
from gowheels.endpoint import endpoint
from gowheels.forms.vehicle import VehicleForm


@endpoint("POST", access=Access.SIGNED_IN, form=VehicleForm)
def add_vehicle(request: HttpRequest, form: VehicleForm) -> dict[str, Any]:
    """List a vehicle of the caller's, with its photographs; it waits for approval."""
    vehicle = form.save_for(request.user)
    return {"vehicle": card_of_vehicle(vehicle), "next": reverse("dashboard")}
