"""An owner's pages: the dashboard, and the form in which a vehicle is listed."""

from uuid import uuid4

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gowheels.access import Access, SignedInRequest
from gowheels.answers import prefers_page
from gowheels.api_views import selling
from gowheels.api_views.images import photo_urls
from gowheels.authentication import first_name
from gowheels.cards import card_of_vehicle
from gowheels.endpoint import problem_of
from gowheels.forms.vehicle import VehicleForm
from gowheels.models import Vehicle
from gowheels.page import page
from gowheels.problems import Problem
from gowheels.views.insights import summary


@page("GET", access=Access.SIGNED_IN)
def dashboard(request: SignedInRequest) -> HttpResponse:
    """The person's own vehicles, each with its state and what came of it."""
    own = list(Vehicle.objects.of(request.user))
    rows = [
        {
            "vehicle": vehicle,
            "card": card_of_vehicle(vehicle),
            "status_label": vehicle.listing_state_label,
            "reason": vehicle.rejection_reason,
            "views": vehicle.view_count,
            "leads": vehicle.contact_count,
        }
        for vehicle in own
    ]
    waiting = sum(vehicle.approval_status == Vehicle.Status.PENDING for vehicle in own)
    context = {"vehicles": rows, "waiting": waiting, "name": first_name(request.user)}
    context |= {"summary": summary(request.user) if own else None}
    return render(request, "dashboard.html", context)


@page("GET", "POST", access=Access.ANYONE, takes_files=True)
def add_vehicle_view(request: HttpRequest) -> HttpResponse:
    """The form in which a vehicle is listed; a POST that does not ask for a page answers JSON."""
    if request.method == "POST" and not prefers_page(request):
        return selling.add_vehicle(request)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if request.method == "POST":
        status = 400
        form = VehicleForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                selling.list_vehicle(request, form)
                return redirect("dashboard")
            except (Problem, OSError) as failure:
                problem = problem_of(failure)
                problem.beside_fields(form)
                status = problem.status
    else:
        form, status = VehicleForm(initial={"submission_key": uuid4()}), 200
    context = {
        "form": form,
        "draft_key": f"listing-{request.user.pk}",
        "photo_urls": photo_urls(),
        "limits": {
            "photos": Vehicle.MAX_PHOTOS,
            "photo_megabytes": Vehicle.MAX_PHOTO_MEGABYTES,
        },
    }
    return render(request, "add_vehicle.html", context, status=status)
