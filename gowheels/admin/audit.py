"""The audit in the admin: searched and read. Nobody changes it there, a superuser neither."""

import json
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gowheels.admin.lists import DeskAdmin
from gowheels.forms.fields import PhoneField
from gowheels.models import AuditEntry, UserProfile
from gowheels.models.names import all_in_words, in_words, name_in_words

LARGEST_ID = 2**63 - 1


@admin.register(AuditEntry)
class AuditAdmin(DeskAdmin):
    """Who did what to which, when, and from what to what."""

    list_display = ["at", "who", "verb", "target", "why", "via"]
    list_display_links = ["at"]
    list_filter = ["verb", "via", ("at", admin.DateFieldListFilter)]
    search_fields = ["actor_name"]  # get_search_results says how
    search_help_text = gettext_lazy(
        "A user name, the number of a vehicle or another row, or a person's mobile"
    )
    ordering = ["-at", "-id"]
    fields = [
        "at", "who", "verb", "target", "why", "was", "became", "via",
    ]  # fmt: skip
    readonly_fields = ["who", "target", "why", "was", "became"]
    actions = ["export_selected"]

    @admin.display(description=gettext_lazy("Who"))
    def who(self, entry: AuditEntry) -> str:
        """The user name that they had."""
        return entry.actor_name or _("The site")

    @admin.display(description=pgettext_lazy("what was done", "To"))
    def target(self, entry: AuditEntry) -> str:
        """What it was done to, by kind, number and name."""
        number = f" {entry.target_id}" if entry.target_id else ""
        return f"{in_words(entry.target_type)}{number}: {name_in_words(entry.target_name)}"

    @admin.display(description=gettext_lazy("reason"))
    def why(self, entry: AuditEntry) -> str:
        """The reason that was given."""
        return in_words(entry.reason) or self.get_empty_value_display()

    @admin.display(description=gettext_lazy("Before"))
    def was(self, entry: AuditEntry) -> str:
        """What stood before."""
        return _words(entry.before)

    @admin.display(description=gettext_lazy("After"))
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
    return "–" if value is None else json.dumps(all_in_words(value), ensure_ascii=False)
