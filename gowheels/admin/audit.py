"""The audit in the admin: searched and read. Nobody changes it there, a superuser neither."""

import json
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from gowheels.admin.lists import DeskAdmin
from gowheels.forms.fields import PhoneField
from gowheels.models import AuditEntry, UserProfile

LARGEST_ID = 2**63 - 1


@admin.register(AuditEntry)
class AuditAdmin(DeskAdmin):
    """Who did what to which, when, and from what to what."""

    list_display = ["at", "who", "verb", "target", "reason", "via"]
    list_display_links = ["at"]
    list_filter = ["verb", "via", ("at", admin.DateFieldListFilter)]
    search_fields = ["actor_name"]  # get_search_results says how
    search_help_text = "A user name, the number of a vehicle or another row, or a person's mobile"
    ordering = ["-at", "-id"]
    fields = [
        "at", "who", "verb", "target", "reason", "was", "became", "via",
    ]  # fmt: skip
    readonly_fields = ["who", "target", "was", "became"]
    actions = ["export_selected"]

    @admin.display(description="Who")
    def who(self, entry: AuditEntry) -> str:
        """The user name that they had."""
        return entry.actor_name or "The site"

    @admin.display(description="To")
    def target(self, entry: AuditEntry) -> str:
        """What it was done to, by kind, number and name."""
        number = f" {entry.target_id}" if entry.target_id else ""
        return f"{entry.target_type}{number}: {entry.target_name}"

    @admin.display(description="Before")
    def was(self, entry: AuditEntry) -> str:
        """What stood before."""
        return _words(entry.before)

    @admin.display(description="After")
    def became(self, entry: AuditEntry) -> str:
        """What stood after."""
        return _words(entry.after)

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Find by who did it, or by what it was done to; each way has its index."""
        words = search_term.strip()
        if not words:
            return queryset, False
        try:
            phone = PhoneField().clean(words)
        except ValidationError:
            phone = ""
        if phone:
            profile = UserProfile.objects.filter(phone=phone).first()
            return (queryset.about(profile) if profile else queryset.none()), False
        if words.isdecimal():
            return queryset.filter(target_id=min(int(words[:19]), LARGEST_ID)), False
        return queryset.by(words), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The site's verbs write it, nobody by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        """What was done was done."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        """It stays."""
        return False


def _words(value: Any) -> str:
    return "–" if value is None else json.dumps(value, ensure_ascii=False)
