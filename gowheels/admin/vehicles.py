"""The moderation desk: see a vehicle as its customers would, then approve or reject it.

Decisions go through the model's verbs only; no form here edits a status.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from gowheels import places
from gowheels.admin.catalogue import thumbnail
from gowheels.admin.reports import MostReportedFirst, ReportedFilter
from gowheels.admin.same_photos import SHOWS_ANOTHERS, SamePhotoFilter, same_photos_of
from gowheels.forms.staff import RejectForm
from gowheels.models import Vehicle
from gowheels.models.listing_life import StateChanged
from gowheels.pricing import rupees
from gowheels.vehicle_details import gallery

# What the model's verbs change, and nobody by hand.
STANDING = (
    "owner",
    "approval_status",
    "rejection_reason",
    "reviewed_by",
    "reviewed_at",
    "available",
    "confirmed_at",
)


@admin.register(Vehicle)
class VehicleAdmin(admin.ModelAdmin):
    """Listings, the pending ones first to be asked for."""

    list_display = [
        "picture",
        "name",
        "owner",
        "price_a_day",
        "place",
        "listing_state",
        "photographs_are_new",
        "created_at",
    ]
    list_display_links = ["name"]
    list_filter = [
        ReportedFilter,
        "approval_status",
        SamePhotoFilter,
        "category",
        "available",
        "state",
    ]
    list_select_related = ["seller__profile"]
    list_per_page = 50
    view_on_site = False  # the change page has its own link, which needs no detour
    search_fields = ["brand_name", "model_name", "pincode", "seller__profile__phone"]
    ordering = ["-created_at", "-id"]
    actions = ["approve_selected", "reject_selected", "resolve_reports"]
    change_form_template = "admin/gowheels/vehicle/change_form.html"
    fieldsets = [
        (
            "What it is",
            {
                "fields": [
                    ("category", "brand_name", "model_name", "year"),
                    ("fuel", "transmission", "seats", "plate"),
                    "description",
                ]
            },
        ),
        (
            "What it costs, in rupees",
            {
                "fields": [
                    ("price", "price_per_hour", "deposit"),
                    ("km_per_day", "extra_km_price"),
                ]
            },
        ),
        ("Where it is", {"fields": [("pincode", "locality", "district", "state")]}),
        ("Where it stands", {"fields": STANDING}),
    ]
    readonly_fields = STANDING

    @admin.display(description="")
    def picture(self, vehicle: Vehicle) -> str:
        """The cover, as a small picture."""
        return thumbnail(vehicle.cover and default_storage.url(vehicle.cover))

    @admin.display(description="Vehicle", ordering="brand_key")
    def name(self, vehicle: Vehicle) -> str:
        """Brand, model and year."""
        return vehicle.title

    @admin.display(description="Owner")
    def owner(self, vehicle: Vehicle) -> str:
        """The seller's name and phone, leading to their page."""
        profile = getattr(vehicle.seller, "profile", None)
        if profile is None:
            return str(vehicle.seller)
        page = reverse("admin:gowheels_userprofile_change", args=[profile.pk])
        return format_html('<a href="{}">{} ({})</a>', page, profile, profile.phone)

    @admin.display(description="A day", ordering="price")
    def price_a_day(self, vehicle: Vehicle) -> str:
        """The price with its sign."""
        return rupees(vehicle.price)

    @admin.display(description="Place", ordering="pincode")
    def place(self, vehicle: Vehicle) -> str:
        """Locality, district and pincode."""
        return f"{vehicle.locality}, {vehicle.district} {vehicle.pincode}"

    @admin.display(description="State")
    def listing_state(self, vehicle: Vehicle) -> str:
        """Where it stands, in words."""
        return vehicle.listing_state_label

    @admin.display(description="Own photographs", boolean=True)
    def photographs_are_new(self, vehicle: Any) -> bool:
        """Whether no other owner has shown one of its photographs before."""
        return not vehicle.shows_anothers

    def get_queryset(self, request: HttpRequest) -> QuerySet[Vehicle]:
        """All but what its owner has deleted, with whether it shows another owner's photograph."""
        kept = super().get_queryset(request).filter(deleted_at=None)
        return kept.annotate(shows_anothers=SHOWS_ANOTHERS)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Owners list their vehicles; staff do not."""
        return False

    def save_model(self, request: HttpRequest, obj: Vehicle, form: Any, change: bool) -> None:
        """Save what staff corrected, and nothing else: a decision may arrive meanwhile."""
        changed = [*form.changed_data, "brand_key", "model_key", "updated_at"]
        if "pincode" in changed:
            obj.locate(places.find(obj.pincode))
            changed += ["latitude", "longitude"]
        obj.save(update_fields=changed)

    def get_urls(self) -> list[Any]:
        """Add the two decisions to the admin's own addresses."""
        decide = self.admin_site.admin_view
        return [
            path("<int:pk>/approve/", decide(self.approve_view), name="vehicle_approve"),
            path("<int:pk>/reject/", decide(self.reject_view), name="vehicle_reject"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        """Show the photographs and the decisions above the fields."""
        vehicle = self.get_object(request, object_id)
        extra: dict[str, Any] = {}
        if vehicle:
            reports = vehicle.reports.waiting().select_related("reporter")
            extra = {
                "photographs": gallery(vehicle),
                "same_photos": same_photos_of(vehicle),
                "reject_form": RejectForm(),
                "reports": reports,
            }
        kwargs["extra_context"] = {**(kwargs.get("extra_context") or {}), **extra}
        return super().change_view(request, object_id, *args, **kwargs)

    def approve_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Approve one vehicle and go on to those that wait."""
        vehicle = self._to_decide(request, pk)
        if not self._is_late(request, vehicle):
            self._report(request, *self._approve(request, [vehicle]), done="approved")
        return redirect(self._waiting_url())

    def reject_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Reject one vehicle with a reason and go on to those that wait."""
        vehicle = self._to_decide(request, pk)
        if self._is_late(request, vehicle):
            return redirect(self._waiting_url())
        form = RejectForm(request.POST)
        if not form.is_valid():
            return self._ask_reason(request, form, [vehicle], status=400)
        rejected = self._reject(request, [vehicle], form.cleaned_data["reason"])
        self._report(request, *rejected, done="rejected")
        return redirect(self._waiting_url())

    @admin.action(description="Approve", permissions=["change"])
    def approve_selected(self, request: HttpRequest, vehicles: QuerySet[Vehicle]) -> None:
        """Approve everything selected."""
        self._report(request, *self._approve(request, vehicles), done="approved")

    @admin.action(description="Reject with a reason", permissions=["change"])
    def reject_selected(
        self, request: HttpRequest, vehicles: QuerySet[Vehicle]
    ) -> HttpResponse | None:
        """Ask for one reason, then reject everything selected."""
        form = RejectForm(request.POST if "reject" in request.POST else None)
        if not form.is_valid():
            return self._ask_reason(request, form, vehicles, status=400 if form.is_bound else 200)
        rejected = self._reject(request, vehicles, form.cleaned_data["reason"])
        self._report(request, *rejected, done="rejected")
        return None

    @admin.action(description="Mark their reports as dealt with", permissions=["change"])
    def resolve_reports(self, request: HttpRequest, vehicles: QuerySet[Vehicle]) -> None:
        """Close every open report on everything selected."""
        for vehicle in vehicles:
            vehicle.reports.all().resolve(request.user)
        self.message_user(request, "Their reports are dealt with.", messages.SUCCESS)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that knows the order of what is reported."""
        return MostReportedFirst

    def _to_decide(self, request: HttpRequest, pk: int) -> Vehicle:
        vehicle = get_object_or_404(Vehicle.objects.kept(), pk=pk)
        if request.method != "POST" or not self.has_change_permission(request, vehicle):
            raise PermissionDenied
        return vehicle

    def _is_late(self, request: HttpRequest, vehicle: Vehicle) -> bool:
        """Whether somebody has decided since this person opened the page; says so if it is."""
        late = request.POST.get("seen", vehicle.decision_seen) != vehicle.decision_seen
        if late:
            self._report(request, 0, [StateChanged(vehicle).said], done="")
        return late

    def _approve(self, request: HttpRequest, vehicles: Iterable[Vehicle]) -> tuple[int, list[str]]:
        return self._decide(vehicles, lambda v: v.approve(request.user))

    def _reject(
        self, request: HttpRequest, vehicles: Iterable[Vehicle], reason: str
    ) -> tuple[int, list[str]]:
        return self._decide(vehicles, lambda v: v.reject(request.user, reason))

    def _decide(
        self, vehicles: Iterable[Vehicle], verb: Callable[[Vehicle], None]
    ) -> tuple[int, list[str]]:
        """Apply a verb to each; returns how many it held for, and a sentence on each other."""
        decided, late = 0, []
        for vehicle in vehicles:
            try:
                verb(vehicle)
            except StateChanged as change:
                late.append(change.said)
            else:
                decided += 1
        return decided, late

    def _report(self, request: HttpRequest, decided: int, late: list[str], done: str) -> None:
        if decided:
            noun = "vehicle" if decided == 1 else "vehicles"
            self.message_user(request, f"{decided} {noun} {done}.", messages.SUCCESS)
        for sentence in late:
            self.message_user(request, sentence, messages.WARNING)

    def _ask_reason(
        self,
        request: HttpRequest,
        form: RejectForm,
        vehicles: Iterable[Vehicle],
        status: int,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Reject with a reason",
            "opts": self.opts,
            "form": form,
            "vehicles": vehicles,
            "waiting_url": self._waiting_url(),
        }
        template = "admin/gowheels/vehicle/reject.html"
        return TemplateResponse(request, template, context, status=status)

    def _waiting_url(self) -> str:
        return reverse("admin:gowheels_vehicle_changelist") + "?approval_status__exact=pending"
