"""Browse: lists of vehicles, and one of them, as JSON."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from gowheels import favourites, vehicle_details
from gowheels.access import Access
from gowheels.api_views.selling import add_vehicle
from gowheels.endpoint import by_method, endpoint
from gowheels.forms.search import SearchForm, SuggestForm
from gowheels.forms.trip import QuoteForm
from gowheels.models import GoneVehicle, Vehicle
from gowheels.problems import gone
from gowheels.quotes import quote_of
from gowheels.search import search
from gowheels.search.facets import facets as count_facets
from gowheels.search.suggest import suggest
from gowheels.similar import similar_to
from gowheels.visitor_cache import kept_for_visitors


@kept_for_visitors(counts_first=True)
@endpoint("GET", access=Access.ANYONE, form=SearchForm)
def get_vehicles(request: HttpRequest, form: SearchForm) -> dict[str, Any]:
    """One page of the vehicles that match, with the address of the next."""
    results = search(form.cleaned_data)
    favourites.mark(results.cards, request.user)
    return {
        "vehicles": results.cards,
        "count": results.count.number,
        "count_text": results.count.text(),
        "chips": form.chips(),
        "read_as": results.read_as,
        "next": next_url(request, results.next_cursor),
    }


@kept_for_visitors(counts_first=True)
@endpoint("GET", access=Access.ANYONE, form=SearchForm)
def facets(request: HttpRequest, form: SearchForm) -> dict[str, Any]:
    """What could be asked for next, how many vehicles that leaves, and how many match now."""
    found = count_facets(form.cleaned_data)
    count = found["count"]
    return {"count": count.number, "count_text": count.text(), "facets": found["facets"]}


@kept_for_visitors()
@endpoint("GET", access=Access.ANYONE, form=SuggestForm)
def suggestions(request: HttpRequest, form: SuggestForm) -> dict[str, Any]:
    """What somebody who types may mean: makes, models, kinds of vehicle and places."""
    found = suggest(form.cleaned_data["q"])
    return {"suggestions": found, "count": len(found), "next": None}


@endpoint("GET", access=Access.ANYONE, form=QuoteForm)
def quote(request: HttpRequest, vehicle_id: int, form: QuoteForm) -> dict[str, Any]:
    """What a trip with this vehicle costs, line by line."""
    vehicle = get_object_or_404(Vehicle.objects.visible(), pk=vehicle_id)
    return {**quote_of(vehicle, form.cleaned_data["trip"])}


@endpoint("GET", access=Access.ANYONE)
def vehicle(request: HttpRequest, vehicle_id: int) -> dict[str, Any]:
    """One vehicle with all that the public may know of it."""
    detail = vehicle_details.detail(_found(request, vehicle_id))
    favourites.mark([detail], request.user)
    return {"vehicle": detail}


@endpoint("GET", access=Access.ANYONE)
def similar(request: HttpRequest, vehicle_id: int) -> dict[str, Any]:
    """Vehicles like one, the best first."""
    cards = similar_to(_found(request, vehicle_id))
    favourites.mark(cards, request.user)
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
