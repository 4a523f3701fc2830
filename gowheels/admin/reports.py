"""Reports in the admin: what people say of listings, and which of them wait before staff."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gowheels import staff_search
from gowheels.admin.lists import DeskAdmin, DeskList
from gowheels.models import VehicleReport
from gowheels.models.reports import VehicleReportQuerySet
from gowheels.models.vehicle_states import VehicleQuerySet


class ReportedFilter(admin.SimpleListFilter):
    """The vehicles that enough people have reported, the most reported first."""

    title = gettext_lazy("reports")
    parameter_name = "reported"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """One choice beside all of them."""
        return [("yes", _("{count} or more that count").format(count=VehicleReport.ENOUGH))]

    def queryset(self, request: HttpRequest, queryset: Any) -> VehicleQuerySet:
        """Narrow the list to those before staff."""
        return queryset.reported() if self.value() == "yes" else queryset


class MostReportedFirst(DeskList):
    """A list of vehicles in which those before staff keep their own order."""

    def get_ordering(self, request: HttpRequest, queryset: QuerySet) -> list[str | Combinable]:
        """The order of the reports, unless another is asked for."""
        if "report_count" in queryset.query.annotations and ORDER_VAR not in self.params:
            return list(queryset.query.order_by)
        return super().get_ordering(request, queryset)


@admin.register(VehicleReport)
class ReportAdmin(DeskAdmin):
    """What people say of listings; staff read it and say when it is dealt with."""

    list_display = [
        "vehicle",
        "reason",
        "note",
        "reporter",
        "does_count",
        "created_at",
        "resolved_at",
    ]
    list_filter = [("resolved_at", admin.EmptyFieldListFilter), "reason"]
    list_select_related = ["vehicle", "reporter"]
    ordering = ["-id"]
    search_by = staticmethod(staff_search.reports)
    search_help_text = gettext_lazy(
        "The vehicle's number (#123), or the phone or name of who reported it"
    )
    readonly_fields = [
        "vehicle",
        "reporter",
        "reason",
        "note",
        "created_at",
        "resolved_at",
        "resolved_by",
    ]
    actions = ["resolve", "export_selected"]

    @admin.display(description=gettext_lazy("Counts"), boolean=True)
    def does_count(self, report: VehicleReport) -> bool:
        """Whether its reporter's account was a week old."""
        return report.counts

    @admin.action(description=gettext_lazy("Mark as dealt with"), permissions=["change"])
    def resolve(self, request: HttpRequest, reports: VehicleReportQuerySet) -> None:
        """Close every open report selected."""
        self.message_user(request, _("{count} closed.").format(count=reports.resolve(request.user)))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Reports come from people."""
        return False
