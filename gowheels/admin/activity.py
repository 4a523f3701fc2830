"""Reports in the admin."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from gowheels.models import VehicleReport


@admin.register(VehicleReport)
class ReportAdmin(admin.ModelAdmin):
    """What people say of listings; staff read it and say when it is dealt with."""

    list_display = [
        "vehicle",
        "reason",
        "note",
        "reporter",
        "created_at",
        "resolved_at",
    ]
    list_filter = [("resolved_at", admin.EmptyFieldListFilter), "reason"]
    list_select_related = ["vehicle", "reporter"]
    readonly_fields = [
        "vehicle",
        "reporter",
        "reason",
        "note",
        "created_at",
        "resolved_at",
        "resolved_by",
    ]
    actions = ["resolve"]

    @admin.action(description="Mark as dealt with", permissions=["change"])
    def resolve(self, request: HttpRequest, reports: QuerySet[VehicleReport]) -> None:
        """Close every open report selected."""
        closed = reports.filter(resolved_at=None).update(
            resolved_at=timezone.now(), resolved_by=request.user
        )
        self.message_user(request, f"{closed} closed.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Reports come from people."""
        return False
