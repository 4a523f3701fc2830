"""Look around: home, the list, one vehicle."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gowheels import favourites, landing, sharing, showcase, vehicle_details
from gowheels.access import Access
from gowheels.api_views.vehicles import next_url
from gowheels.cards import blank_card, card_of_vehicle
from gowheels.forms.reports import ReportForm
from gowheels.forms.search import SearchForm
from gowheels.forms.trip import QuoteForm
from gowheels.models import GoneVehicle, Vehicle
from gowheels.page import page
from gowheels.quotes import quote_of
from gowheels.search import search
from gowheels.similar import similar_to
from gowheels.visitor_cache import kept_for_visitors


@page("GET", access=Access.ANYONE)
@kept_for_visitors()
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
@kept_for_visitors(counts_first=True)
def vehicle_list(request: HttpRequest) -> HttpResponse:
    """The vehicles that match the filters in the URL; a filter that is not valid is left out."""
    form = SearchForm(request.GET)
    form.is_valid()
    results = search(form.cleaned_data)
    asked = {name: value for name, value in request.GET.items() if name in form.fields and value}
    context = {
        "form": form,
        "cards": results.cards,
        "count_text": results.count.text(),
        "read_as": results.read_as,
        "next_url": next_url(request, results.next_cursor),
        "chips": [{**chip, "url": _without(request, chip["names"])} for chip in form.chips()],
        "clear_url": reverse("browse"),
        "is_filtered": bool(asked),
        "canonical_url": (results.cards and landing.same_as(form.cleaned_data))
        or reverse("browse"),
        "feed_url": landing.feed_url(asked),
        "blank_card": blank_card(),
    }
    return render(request, "browse.html", context)


@page("GET", access=Access.ANYONE)
@kept_for_visitors()
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
    is_owner = vehicle.seller_id == request.user.pk
    card = card_of_vehicle(vehicle)
    favourites.mark([card], request.user)
    context = {
        "vehicle": vehicle,
        "card": card,
        "images": vehicle_details.gallery(vehicle),
        "facts": vehicle_details.facts(vehicle),
        "price_note": vehicle_details.price_note(vehicle),
        "owner": vehicle_details.owner_of(vehicle),
        "similar": similar_to(vehicle),
        "is_owner": is_owner,
        "report_form": ReportForm() if vehicle.is_visible and not is_owner else None,
        "map_url": vehicle_details.map_url(vehicle),
        "share": sharing.share(vehicle, request.build_absolute_uri),
        "schema": sharing.schema(vehicle, request.build_absolute_uri),
        **_trip_cost(request, vehicle),
    }
    return render(request, "vehicle.html", context)


def _trip_cost(request: HttpRequest, vehicle: Vehicle) -> dict[str, Any]:
    """Return what partials/trip.html takes: a form, and the quote where the URL names a trip."""
    is_asked = any(request.GET.get(name) for name in ("from", "to"))
    form = QuoteForm(request.GET if is_asked else None)
    quote = quote_of(vehicle, form.cleaned_data["trip"]) if form.is_valid() else None
    return {"trip_form": form, "quote": quote}


def _without(request: HttpRequest, names: list[str]) -> str:
    """Return this page's address without some of its filters, from the first vehicle on."""
    query = request.GET.copy()
    for gone in (*names, "cursor"):
        query.pop(gone, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path
