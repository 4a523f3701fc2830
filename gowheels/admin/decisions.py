"""What staff decide about one vehicle, on its own page or for many in a list.

Decisions go through the model's verbs only; no form here edits a status.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from gowheels.admin.same_photos import same_photos_of
from gowheels.forms.staff import RejectForm
from gowheels.models import Vehicle
from gowheels.models.listing_life import StateChanged
from gowheels.vehicle_details import gallery


class Decisions(admin.ModelAdmin):
    """The page on which a vehicle is decided about, and the two decisions."""

    change_form_template = "admin/gowheels/vehicle/change_form.html"

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

    def _to_decide(self, request: HttpRequest, pk: int) -> Vehicle:
        vehicle = get_object_or_404(Vehicle.objects.kept(), pk=pk)
        if request.method != "POST" or not self.has_change_permission(request, vehicle):
            raise PermissionDenied
        return vehicle

    def _is_late(self, request: HttpRequest, vehicle: Vehicle) -> bool:
        """Whether somebody has decided since this person opened the page; says so if it is."""
        late = request.POST.get("seen", vehicle.decision_seen) != vehicle.decision_seen
        if late:
            self._report(request, 0, [_already(vehicle)], done="")
        return late

    def _approve(self, request: HttpRequest, vehicles: Iterable[Vehicle]) -> tuple[int, list[str]]:
        return self._decide(request, vehicles, lambda v: v.approve(request.user), "Approved.")

    def _reject(
        self, request: HttpRequest, vehicles: Iterable[Vehicle], reason: str
    ) -> tuple[int, list[str]]:
        said = f"Rejected: {reason}"
        return self._decide(request, vehicles, lambda v: v.reject(request.user, reason), said)

    def _decide(
        self,
        request: HttpRequest,
        vehicles: Iterable[Vehicle],
        verb: Callable[[Vehicle], None],
        said: str,
    ) -> tuple[int, list[str]]:
        """Apply a verb to each; returns how many it held for, and a sentence on each other."""
        decided, late = 0, []
        for vehicle in vehicles:
            try:
                verb(vehicle)
            except StateChanged as change:
                late.append(_already(change.vehicle))
            else:
                self.log_change(request, vehicle, said)
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


def _already(vehicle: Vehicle) -> str:
    if vehicle.deleted_at:
        return f"{vehicle.title} was deleted by its owner meanwhile."
    if vehicle.approval_status == Vehicle.Status.PENDING:
        return f"{vehicle.title} was changed by its owner meanwhile. Look at it again."
    return f"{vehicle.title} is {vehicle.approval_status} already, by {vehicle.reviewed_by}."
