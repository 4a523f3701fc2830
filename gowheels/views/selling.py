"""An owner's pages: the dashboard, and the forms in which a vehicle is listed and edited."""

from typing import Any
from uuid import uuid4

from django.contrib.auth.views import redirect_to_login
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from gowheels import album
from gowheels.access import Access, SignedInRequest
from gowheels.answers import answer, prefers_page
from gowheels.api_views import own_vehicles, selling
from gowheels.api_views.images import photo_urls
from gowheels.api_views.vehicles import next_url
from gowheels.authentication import first_name
from gowheels.endpoint import invalid, problem_of
from gowheels.forms.own_vehicle import EditVehicleForm, OwnVehiclesForm
from gowheels.forms.vehicle import VehicleForm
from gowheels.models import Vehicle
from gowheels.models.vehicles import JUDGED, EditConflict
from gowheels.own_vehicles import PAGE_SIZE, counts_of, own_card, page_of
from gowheels.page import page
from gowheels.problems import Problem
from gowheels.views.insights import summary

# What needs a change stands first, but no more of it than a person can look at.
MOST_NOTICES = 5


@page("GET", access=Access.SIGNED_IN)
def dashboard(request: SignedInRequest) -> HttpResponse:
    """A page of the person's own vehicles, each with its state and what came of it."""
    form = OwnVehiclesForm(request.GET)
    if not form.is_valid():
        return answer(request, invalid(form))
    own, counts = page_of(request.user, form.cleaned_data["cursor"]), counts_of(request.user)
    context = {
        "vehicles": [{"vehicle": vehicle, "card": own_card(vehicle)} for vehicle in own.vehicles],
        "counts": counts,
        "summary": summary(request.user) if counts["all"] else None,
        "next_url": next_url(request, own.next_cursor),
        "is_first_page": form.cleaned_data["cursor"] is None,
        "rejected": Vehicle.objects.of(request.user).rejected()[:MOST_NOTICES],
        "deleted": Vehicle.objects.deleted_by(request.user)[:PAGE_SIZE],
        "name": first_name(request.user),
    }
    return render(request, "dashboard.html", context)


@page("GET", "POST", access=Access.SIGNED_IN, takes_files=True)
def edit_vehicle(request: SignedInRequest, vehicle_id: int) -> HttpResponse:
    """The form of one of the person's vehicles, filled in with what stands."""
    vehicle = _own(request, vehicle_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = EditVehicleForm(*sent, instance=_own(request, vehicle_id))
    status = 200
    conflict = ""
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                own_vehicles.save_edit(request, form)
                return redirect("dashboard")
            except EditConflict as meanwhile:
                form.show_what_stands(meanwhile.standing)
                status, conflict = 409, str(own_vehicles.CHANGED_MEANWHILE)
            except (Problem, OSError) as failure:
                status = _told_beside_fields(form, failure)
    context = {
        "form": form,
        "vehicle": vehicle,
        "conflict": conflict,
        "photographs": album.shown(list(vehicle.images.all())),
        "judged": " ".join(JUDGED),
        "draft_key": f"edit-{vehicle.pk}",
        **_for_photographs(vehicle),
    }
    return render(request, "edit_vehicle.html", context, status=status)


@page("GET", access=Access.SIGNED_IN)
def delete_vehicle(request: SignedInRequest, vehicle_id: int) -> HttpResponse:
    """Ask whether one of the person's vehicles is to be deleted."""
    vehicle = _own(request, vehicle_id)
    return render(request, "delete_vehicle.html", {"vehicle": vehicle})


def _own(request: SignedInRequest, vehicle_id: int) -> Vehicle:
    return get_object_or_404(Vehicle.objects.of(request.user), pk=vehicle_id)


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
                status = _told_beside_fields(form, failure)
    else:
        form, status = VehicleForm(initial={"submission_key": uuid4()}), 200
    context = {
        "form": form,
        "draft_key": f"listing-{request.user.pk}",
        **_for_photographs(),
    }
    return render(request, "add_vehicle.html", context, status=status)


def _told_beside_fields(form: BaseForm, failure: Exception) -> int:
    """Say on the form what stopped it; returns the status of its page."""
    problem = problem_of(failure)
    problem.beside_fields(form)
    return problem.status


def _for_photographs(vehicle: Vehicle | None = None) -> dict[str, Any]:
    """What partials/photo_picker.html takes: for a vehicle, or for a listing to come."""
    return {
        "photo_urls": photo_urls(vehicle),
        "limits": {
            "photos": Vehicle.MAX_PHOTOS,
            "photo_megabytes": Vehicle.MAX_PHOTO_MEGABYTES,
        },
    }
