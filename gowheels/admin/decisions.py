"""What staff decide about one vehicle, on its own page or for many in a list.

Decisions go through the model's verbs only; no form here edits a status.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gowheels import album
from gowheels.admin.asking import ask
from gowheels.admin.queues import queue_named
from gowheels.admin.tally import APPROVED, KEPT, REJECTED, Done, Tally
from gowheels.admin.vehicle_page import page_of
from gowheels.forms.staff import RejectForm
from gowheels.models import Vehicle, VehicleImage


class Decisions(admin.ModelAdmin):
    """The page on which a vehicle is decided about, and the two decisions."""

    change_form_template = "admin/gowheels/vehicle/change_form.html"

    def get_urls(self) -> list[Any]:
        """Add the decisions, and the way through a queue, to the admin's own addresses."""
        staff = self.admin_site.admin_view
        decisions: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "approve": ("approve/", self.approve_view),
            "reject": ("reject/", self.reject_view),
            "keep": ("keep/", self.keep_view),
            "photograph_remove": (
                "photographs/<int:image_pk>/remove/",
                self.remove_photograph_view,
            ),
        }
        return [
            path("next/", staff(self.next_view), name="vehicle_next"),
            *(
                path(f"<int:pk>/{address}", staff(self._sent(view)), name=f"vehicle_{name}")
                for name, (address, view) in decisions.items()
            ),
            *super().get_urls(),
        ]

    def _sent(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """Lead staff who only open a decision's address, as by a reload, to its vehicle."""

        @wraps(view)
        def sent(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
            if request.method in ("GET", "HEAD") and self.has_view_permission(request):
                return redirect(queue_named(request.GET.get("queue")).url(pk))
            return view(request, pk, **kwargs)

        return sent

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        """Show all that a decision rests on, and the decisions, above the fields."""
        vehicle = self.get_object(request, object_id)
        queue = queue_named(request.GET.get("queue"))
        extra = page_of(vehicle, queue) if vehicle else {}
        extra["may_remove_photographs"] = request.user.has_perm("gowheels.delete_vehicleimage")
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
        return self._decide(request, vehicle, lambda v: v.approve(request.user), APPROVED)

    def reject_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Reject one vehicle with a reason and go on to the next."""
        vehicle = self._to_decide(request, pk)
        form = RejectForm(request.POST)
        if not form.is_valid() and not self._is_late(request, vehicle):
            return ask(
                self,
                request,
                _("Reject with a reason"),
                form,
                about=[vehicle],
                carried={name: request.POST.get(name, "") for name in ("seen", "queue")},
                back_url=queue_named(request.POST.get("queue")).url(vehicle.pk),
            )
        reason = form.cleaned_data.get("reason", "")
        return self._decide(request, vehicle, lambda v: v.reject(request.user, reason), REJECTED)

    def keep_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Leave a vehicle as it is: its reports are dealt with. Go on to the next."""
        vehicle = self._to_decide(request, pk)
        return self._decide(request, vehicle, lambda v: v.reports.all().resolve(request.user), KEPT)

    def remove_photograph_view(self, request: HttpRequest, pk: int, image_pk: int) -> HttpResponse:
        """Take one of a vehicle's photographs away for good, and stay on its page."""
        if request.method != "POST" or not request.user.has_perm("gowheels.delete_vehicleimage"):
            raise PermissionDenied
        image = get_object_or_404(VehicleImage.objects.select_related("vehicle"), pk=image_pk)
        if image.vehicle_id != pk:
            raise Http404
        album.remove(image, by=request.user)
        self.message_user(request, _("The photograph is removed."), messages.SUCCESS)
        return redirect(queue_named(request.POST.get("queue")).url(pk))

    def _to_decide(self, request: HttpRequest, pk: int) -> Vehicle:
        vehicle = get_object_or_404(Vehicle.objects.kept(), pk=pk)
        if request.method != "POST" or not self.has_change_permission(request, vehicle):
            raise PermissionDenied
        return vehicle

    def _decide(
        self, request: HttpRequest, vehicle: Vehicle, verb: Callable[[Any], object], done: Done
    ) -> HttpResponse:
        """Decide, unless somebody has since the page was opened; say so, and go on."""
        # Asked for before: after it the vehicle has no place in its queue any more.
        go_on = self._to_next(request, vehicle)
        tally = Tally()
        if self._is_late(request, vehicle):
            tally.leave(vehicle)
        else:
            tally.apply(verb, vehicle)
        tally.tell(request, done)
        return go_on

    def _is_late(self, request: HttpRequest, vehicle: Vehicle) -> bool:
        """Whether somebody has decided since this person opened the page."""
        seen = request.POST.get("seen") or vehicle.decision_seen
        return seen != vehicle.decision_seen

    def _to_next(self, request: HttpRequest, vehicle: Vehicle) -> HttpResponse:
        """Where to go from a vehicle."""
        queue = queue_named(request.POST.get("queue"))
        following = queue.after(vehicle)
        end = f"{reverse('admin:vehicle_next')}?{urlencode({'queue': queue.name, 'from': '0'})}"
        return redirect(queue.url(following) if following else end)
