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
from django.utils.http import urlencode

from gowheels.admin.queues import queue_named
from gowheels.admin.vehicle_page import page_of
from gowheels.forms.staff import RejectForm
from gowheels.models import Vehicle
from gowheels.models.listing_life import StateChanged


class Decisions(admin.ModelAdmin):
    """The page on which a vehicle is decided about, and the two decisions."""

    change_form_template = "admin/gowheels/vehicle/change_form.html"

    def get_urls(self) -> list[Any]:
        """Add the decisions, and the way through a queue, to the admin's own addresses."""
        staff = self.admin_site.admin_view
        return [
            path("next/", staff(self.next_view), name="vehicle_next"),
            path("<int:pk>/approve/", staff(self.approve_view), name="vehicle_approve"),
            path("<int:pk>/reject/", staff(self.reject_view), name="vehicle_reject"),
            path("<int:pk>/keep/", staff(self.keep_view), name="vehicle_keep"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        """Show all that a decision rests on, and the decisions, above the fields."""
        vehicle = self.get_object(request, object_id)
        queue = queue_named(request.GET.get("queue"))
        extra = page_of(vehicle, queue) if vehicle else {}
        kwargs["extra_context"] = {**(kwargs.get("extra_context") or {}), **extra}
        return super().change_view(request, object_id, *args, **kwargs)

    def next_view(self, request: HttpRequest) -> HttpResponse:
        """Go to the vehicle after `from` in its queue, before it with `back`, or to the first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        queue = queue_named(request.GET.get("queue"))
        start = request.GET.get("from", "")
        vehicle = Vehicle.objects.filter(pk=start).first() if start.isdecimal() else None
        if vehicle is None:
            found = None if start else queue.first()
        else:
            found = queue.before(vehicle) if "back" in request.GET else queue.after(vehicle)
        if found:
            return redirect(queue.url(found))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "queue": queue,
            "starts": (first := queue.first()) and queue.url(first),
        }
        return TemplateResponse(request, "admin/gowheels/vehicle/nothing_waits.html", context)

    def approve_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Approve one vehicle and go on to the next."""
        vehicle = self._to_decide(request, pk)
        go_on = self._to_next(request, vehicle)
        if not self._is_late(request, vehicle):
            self._tell(request, vehicle, *self._approve(request, [vehicle]), done="approved")
        return go_on

    def reject_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Reject one vehicle with a reason and go on to the next."""
        vehicle = self._to_decide(request, pk)
        go_on = self._to_next(request, vehicle)
        if self._is_late(request, vehicle):
            return go_on
        form = RejectForm(request.POST)
        if not form.is_valid():
            return self._ask_reason(request, form, [vehicle], status=400)
        rejected = self._reject(request, [vehicle], form.cleaned_data["reason"])
        self._tell(request, vehicle, *rejected, done="rejected")
        return go_on

    def keep_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Leave a vehicle as it is: its reports are dealt with. Go on to the next."""
        vehicle = self._to_decide(request, pk)
        go_on = self._to_next(request, vehicle)
        vehicle.reports.all().resolve(request.user)
        self._tell(request, vehicle, 1, [], done="kept, its reports are dealt with")
        return go_on

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

    def _to_next(self, request: HttpRequest, vehicle: Vehicle) -> HttpResponse:
        """Where to go from a vehicle. Ask before it is decided: it has a place in its queue yet."""
        queue = queue_named(request.POST.get("queue"))
        following = queue.after(vehicle)
        end = f"{reverse('admin:vehicle_next')}?{urlencode({'queue': queue.name, 'from': '0'})}"
        return redirect(queue.url(following) if following else end)

    def _tell(
        self, request: HttpRequest, vehicle: Vehicle, decided: int, late: list[str], done: str
    ) -> None:
        if decided:
            self.message_user(request, f"{vehicle.title}: {done}.", messages.SUCCESS)
        self._report(request, 0, late, done)

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
