"""What staff do with many vehicles at once: each by its own verb, in its own short transaction.

"All that match", and whatever needs a reason, is asked for once more on a page that says how many
they are. What somebody has changed since the list was shown is left alone and named.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from gowheels.admin.asking import answered, ask
from gowheels.admin.lists import MOST_AT_ONCE
from gowheels.admin.tally import APPROVED, REJECTED, Tally
from gowheels.forms.staff import BlockOwnersForm, RejectForm
from gowheels.models import UserProfile, Vehicle

# What is asked once more.
APPROVE = ngettext_lazy("Approve %(count)d vehicle", "Approve %(count)d vehicles", "count")
REJECT = ngettext_lazy("Reject %(count)d vehicle", "Reject %(count)d vehicles", "count")
BLOCK_OWNERS = ngettext_lazy(
    "Block the owners of %(count)d vehicle", "Block the owners of %(count)d vehicles", "count"
)


class BulkDecisions(admin.ModelAdmin):
    """The actions of the list of vehicles."""

    actions: Any = [
        "approve_selected",
        "reject_selected",
        "block_owners",
        "resolve_reports",
        "export_selected",
    ]

    @admin.action(description=gettext_lazy("Approve"), permissions=["change"])
    def approve_selected(
        self, request: HttpRequest, vehicles: QuerySet[Vehicle]
    ) -> HttpResponse | None:
        """Approve everything selected, and all that match once that is confirmed."""
        if request.POST.get("select_across") == "1":
            return self._ask(request, vehicles, APPROVE)
        tally = Tally()
        for vehicle in self._unchanged(request, vehicles, tally):
            if vehicle.approval_status == Vehicle.Status.APPROVED:
                tally.leave(vehicle)
            else:
                tally.apply(lambda v: v.approve(request.user), vehicle)
        tally.tell(request, APPROVED)
        return None

    @admin.action(description=gettext_lazy("Reject with a reason"), permissions=["change"])
    def reject_selected(
        self, request: HttpRequest, vehicles: QuerySet[Vehicle]
    ) -> HttpResponse | None:
        """Ask for one reason, then reject everything selected."""
        form = RejectForm(answered(request))
        if not form.is_valid():
            return self._ask(request, vehicles, REJECT, form)
        reason = form.cleaned_data["reason"]
        tally = Tally()
        for vehicle in self._unchanged(request, vehicles, tally):
            tally.apply(lambda v: v.reject(request.user, reason), vehicle)
        tally.tell(request, REJECTED)
        return None

    @admin.action(description=gettext_lazy("Block their owners"), permissions=["block"])
    def block_owners(
        self, request: HttpRequest, vehicles: QuerySet[Vehicle]
    ) -> HttpResponse | None:
        """Ask for one reason, then block the owners of everything selected, staff excepted."""
        form = BlockOwnersForm(answered(request))
        if not form.is_valid():
            return self._ask(request, vehicles, BLOCK_OWNERS, form)
        sellers = {vehicle.seller_id for vehicle in vehicles}
        owners = UserProfile.objects.filter(user__in=sellers, user__is_staff=False)
        blocked = 0
        for owner in owners.filter(is_blocked=False).select_related("user").order_by("pk"):
            owner.block(request.user, form.cleaned_data["reason"])
            blocked += 1
        said = ngettext("{count} person blocked.", "{count} people blocked.", blocked)
        said = said.format(count=blocked)
        if left := len(sellers) - blocked:
            rest = _("{count} of the owners were blocked before, or are staff.")
            said = f"{said} {rest.format(count=left)}"
        self.message_user(request, said, messages.SUCCESS if blocked else messages.WARNING)
        return None

    @admin.action(
        description=gettext_lazy("Mark their reports as dealt with"), permissions=["change"]
    )
    def resolve_reports(self, request: HttpRequest, vehicles: QuerySet[Vehicle]) -> None:
        """Close every open report on everything selected."""
        for vehicle in vehicles:
            vehicle.reports.all().resolve(request.user)
        self.message_user(request, _("Their reports are dealt with."), messages.SUCCESS)

    def has_block_permission(self, request: HttpRequest) -> bool:
        """Whether somebody may block people."""
        return request.user.has_perm("gowheels.change_userprofile")

    def _unchanged(
        self, request: HttpRequest, vehicles: QuerySet[Vehicle], tally: Tally
    ) -> list[Vehicle]:
        """Those that are as they were when the list was shown; the others are counted."""
        shown_at = _shown_at(request)
        found = list(vehicles.select_related("reviewed_by")[:MOST_AT_ONCE])
        for vehicle in found:
            if _is_changed(vehicle, shown_at):
                tally.leave(vehicle)
        return [vehicle for vehicle in found if not _is_changed(vehicle, shown_at)]

    def _ask(
        self,
        request: HttpRequest,
        vehicles: QuerySet[Vehicle],
        title: Any,
        form: forms.Form | None = None,
    ) -> HttpResponse:
        """Say how many they are, and ask for what is needed."""
        chosen = list(vehicles[:MOST_AT_ONCE])
        shown_at = (_shown_at(request) or timezone.now()).isoformat()
        carried = {"shown_at": shown_at}
        harsh = form is not None
        title = title % {"count": len(chosen)}
        return ask(self, request, title, form, about=chosen, carried=carried, is_harsh=harsh)


def _shown_at(request: HttpRequest) -> datetime | None:
    """When the list was shown that somebody acts upon, if that is known."""
    try:
        shown_at = parse_datetime(request.POST.get("shown_at", ""))
    except ValueError:
        return None
    return shown_at if shown_at and timezone.is_aware(shown_at) else None


def _is_changed(vehicle: Vehicle, shown_at: datetime | None) -> bool:
    """Whether staff have decided, or its owner has given staff something new, since then."""
    if shown_at is None:
        return False
    decided = vehicle.reviewed_at is not None and vehicle.reviewed_at > shown_at
    waits = vehicle.approval_status == Vehicle.Status.PENDING
    return decided or (waits and vehicle.updated_at > shown_at)
