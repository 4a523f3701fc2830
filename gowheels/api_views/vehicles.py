"""Browse: lists of vehicles, and one of them, as JSON."""

from typing import Any

from django.http import Http404, HttpRequest

from gowheels import vehicle_details
from gowheels.access import Access
from gowheels.api_views.selling import add_vehicle
from gowheels.endpoint import by_method, endpoint
from gowheels.forms.search import SearchForm
from gowheels.models import GoneVehicle, Vehicle
from gowheels.problems import gone
from gowheels.search import search
from gowheels.similar import similar_to


@endpoint("GET", access=Access.ANYONE, form=SearchForm)
def get_vehicles(request: HttpRequest, form: SearchForm) -> dict[str, Any]:
    """One page of the vehicles that match, with the address of the next."""
    results = search(form.cleaned_data)
    return {
        "vehicles": results.cards,
        "count": results.count,
        "count_text": results.count_text,
        "chips": form.chips(),
        "next": next_url(request, results.next_cursor),
    }


@endpoint("GET", access=Access.ANYONE)
def vehicle(request: HttpRequest, vehicle_id: int) -> dict[str, Any]:
    """One vehicle with all that the public may know of it."""
    return {"vehicle": vehicle_details.detail(_found(request, vehicle_id))}


@endpoint("GET", access=Access.ANYONE)
def similar(request: HttpRequest, vehicle_id: int) -> dict[str, Any]:
    """Vehicles like one, the best first."""
    cards = similar_to(_found(request, vehicle_id))
    return {"vehicles": cards, "count": len(cards), "next": None}


def _found(request: HttpRequest, vehicle_id: int) -> Vehicle:
    found = vehicle_details.find(vehicle_id, request.user)
    if found is None:
        raise Http404
    if isinstance(found, GoneVehicle):
        raise gone()
    return found


def next_url(request: HttpRequest, cursor: str | None) -> str | None:
    """Return this address with the next page's cursor, or None after the last page."""
    if cursor is None:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"{request.path}?{query.urlencode()}"


api_vehicles = by_method(GET=get_vehicles, POST=add_vehicle)
