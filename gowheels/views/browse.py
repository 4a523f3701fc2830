"""Look around: home, the list, one vehicle."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gowheels import sharing, showcase, vehicle_details
from gowheels.access import Access
from gowheels.api_views.vehicles import next_url
from gowheels.cards import blank_card, card_of_vehicle
from gowheels.forms.search import SearchForm
from gowheels.models import GoneVehicle
from gowheels.page import page
from gowheels.search import search
from gowheels.similar import similar_to


@page("GET", access=Access.ANYONE)
def home(request: HttpRequest) -> HttpResponse:
    """What there is, at a glance."""
    newest = showcase.newest()
    context = {
        "user_logged_in": request.user.is_authenticated,
        "form": SearchForm(),
        "categories": showcase.categories(),
        "newest": newest,
        "featured": next((card for card in newest if card["image"]), None),
        "brands": showcase.brands(),
        "counts": showcase.counts(),
        "earning": showcase.earning(),
    }
    return render(request, "home.html", context)


@page("GET", access=Access.ANYONE)
def vehicle_list(request: HttpRequest) -> HttpResponse:
    """The vehicles that match the filters in the URL; a filter that is not valid is left out."""
    form = SearchForm(request.GET)
    form.is_valid()
    results = search(form.cleaned_data)
    context = {
        "form": form,
        "cards": results.cards,
        "count_text": results.count_text,
        "next_url": next_url(request, results.next_cursor),
        "chips": [
            {
                "label": chip["label"],
                "name": chip["name"],
                "url": _without(request, chip["name"]),
            }
            for chip in form.chips()
        ],
        "clear_url": reverse("browse"),
        "blank_card": blank_card(),
    }
    return render(request, "browse.html", context)


@page("GET", access=Access.ANYONE)
def vehicle_page(request: HttpRequest, vehicle_id: int, slug: str) -> HttpResponse:
    """One vehicle; its owner and staff see it before the public does, and after."""
    vehicle = vehicle_details.find(vehicle_id, request.user)
    if vehicle is None:
        raise Http404
    if isinstance(vehicle, GoneVehicle):
        context = {"gone": vehicle, "similar": similar_to(vehicle)}
        return render(request, "gone.html", context, status=410)
    if request.path != vehicle.get_absolute_url():
        query = request.META.get("QUERY_STRING")
        return redirect(vehicle.get_absolute_url() + (f"?{query}" if query else ""))
    card = card_of_vehicle(vehicle)
    context = {
        "vehicle": vehicle,
        "card": card,
        "images": vehicle_details.gallery(vehicle),
        "facts": vehicle_details.facts(vehicle),
        "owner": vehicle_details.owner_of(vehicle),
        "similar": similar_to(vehicle),
        "is_owner": vehicle.seller_id == request.user.pk,
        "map_url": vehicle_details.map_url(vehicle),
        "share": sharing.share(vehicle, request.build_absolute_uri),
        "schema": sharing.schema(vehicle, request.build_absolute_uri),
    }
    return render(request, "vehicle.html", context)


def _without(request: HttpRequest, name: str) -> str:
    """Return this page's address without one filter, from the first vehicle on."""
    query = request.GET.copy()
    for gone in (name, "cursor"):
        query.pop(gone, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path
