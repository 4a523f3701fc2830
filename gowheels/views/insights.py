"""What comes of a listing, for its owner: on a page of its own, and in short on the dashboard."""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from gowheels import insights, vehicle_details
from gowheels.access import Access, SignedInRequest
from gowheels.bars import bars
from gowheels.cards import card_of_vehicle
from gowheels.hints import Listing, hints
from gowheels.models import Vehicle
from gowheels.page import page


@page("GET", access=Access.SIGNED_IN)
def insights_page(request: SignedInRequest, vehicle_id: int) -> HttpResponse:
    """Views and leads of one of the person's vehicles, its price among others, and what to do."""
    vehicle = get_object_or_404(Vehicle.objects.of(request.user), pk=vehicle_id)
    standing = vehicle_details.price_standing(vehicle)
    context = {
        "vehicle": vehicle,
        "card": card_of_vehicle(vehicle),
        "price_note": standing.note if standing else "",
        "hints": hints(
            _listing(request.user, vehicle, standing and standing.percent), timezone.localdate()
        ),
        **charts(insights.of(request.user, vehicle)),
    }
    return render(request, "insights.html", context)


def summary(user: User) -> dict[str, Any]:
    """What partials/insights_summary.html takes: of all of a person's vehicles, three queries."""
    return {"new_leads": insights.new_leads(user), **charts(insights.of(user))}


def charts(found: insights.Insights) -> dict[str, Any]:
    """What partials/insights_charts.html and partials/funnel.html take."""
    return {
        "insights": found,
        "views": bars([(day.day, day.views) for day in found.days]),
        "leads": bars([(day.day, day.leads) for day in found.days]),
    }


def _listing(owner: User, vehicle: Vehicle, price_percent: int | None) -> Listing:
    return Listing(
        photographs=vehicle.image_count,
        description=vehicle.description,
        confirmed_on=timezone.localdate(vehicle.confirmed_at),
        price_per_hour=vehicle.price_per_hour,
        price_percent=price_percent,
        new_leads=insights.new_leads(owner, vehicle),
    )
