"""A customer reaches an owner, and a visitor's acts are counted."""

from typing import Any
from urllib.parse import quote

import phonenumbers
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.crypto import get_random_string

from gowheels.access import Access
from gowheels.answers import prefers_page
from gowheels.authentication import first_name
from gowheels.endpoint import endpoint
from gowheels.forms.activity import ClickForm
from gowheels.limits import take
from gowheels.models import Vehicle, VehicleClick


@endpoint("POST", access=Access.ANYONE, form=ClickForm, limit="click")
def click(request: HttpRequest, vehicle_id: int, form: ClickForm) -> dict[str, Any]:
    """Count a view, a call or a WhatsApp message, once a visitor and day, and not the owner's."""
    vehicle = get_object_or_404(Vehicle.objects.visible(), pk=vehicle_id)
    return {"counted": _record(request, vehicle, form.cleaned_data["kind"])}


@endpoint("POST", access=Access.SIGNED_IN)
def contact(request: HttpRequest, vehicle_id: int) -> dict[str, Any] | HttpResponse:
    """Show the owner's number to a signed-in person, a plain form on a page; the look is a lead."""
    take("contact", str(request.user.pk))
    reachable = Vehicle.objects.visible().exclude(seller__profile=None)
    vehicle = get_object_or_404(reachable.select_related("seller__profile"), pk=vehicle_id)
    _record(request, vehicle, VehicleClick.Kind.CONTACT)
    phone = vehicle.seller.profile.phone
    hello = f"Hello {first_name(vehicle.seller)}, is your {vehicle.title} on GoWheels free?"
    shown = {
        "name": first_name(vehicle.seller),
        "phone": phonenumbers.format_number(
            phonenumbers.parse(phone), phonenumbers.PhoneNumberFormat.INTERNATIONAL
        ),
        "tel_url": f"tel:{phone}",
        "whatsapp_url": f"https://wa.me/{phone.lstrip('+')}?text={quote(hello)}",
    }
    if prefers_page(request):
        return render(request, "contact.html", {"vehicle": vehicle, "contact": shown})
    return shown


def _record(request: HttpRequest, vehicle: Vehicle, kind: str) -> bool:
    """Count an act of this visitor unless it is the owner; returns whether it was new today."""
    if request.user.pk == vehicle.seller_id:
        return False
    user = request.user if request.user.is_authenticated else None
    return VehicleClick.objects.record(vehicle, _visitor(request), kind, user)


def _visitor(request: HttpRequest) -> str:
    """An opaque key, the same for a person, or for a browser that nobody is signed in at."""
    if request.user.is_authenticated:
        return f"user:{request.user.pk}"
    if "visitor" not in request.session:
        request.session["visitor"] = get_random_string(32)
    return f"browser:{request.session['visitor']}"
