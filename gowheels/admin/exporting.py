"""Any list of the admin as a CSV file, written while it is sent."""

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from gowheels.admin.walks import Walk
from gowheels.models.audit import as_stored
from gowheels.sheets.files import as_lines

# What no file holds, whoever asks.
NEVER = {"password", "submission_key"}


class Exports(admin.ModelAdmin):
    """A button that exports what a list shows, and an action for what is selected.

    `export_fields` are paths of columns, the model's own if there are none. Phones are left out for
    whoever may not see people.
    """

    export_fields: Sequence[str] = ()
    actions: Any = ["export_selected"]

    def get_urls(self) -> list[Any]:
        """Add the file to the admin's own addresses."""
        view = self.admin_site.admin_view(require_POST(self.export_view))
        return [path("export/", view, name=self._export_name), *super().get_urls()]

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        """Everything that the filters and the search of the address leave."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            shown: Any = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"
            return HttpResponseRedirect(reverse(name))
        return self._file(request, shown.walk)

    @admin.action(description=gettext_lazy("Export as CSV"), permissions=["view"])
    def export_selected(self, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponseBase:
        """What is selected, or all that match."""
        return self._file(request, Walk(rows))

    @property
    def export_url(self) -> str:
        """Where the file is asked for, the list's own parameters to follow."""
        return reverse(f"admin:{self._export_name}")

    @property
    def _export_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_export"

    def _file(self, request: HttpRequest, walk: Walk) -> StreamingHttpResponse:
        columns = self._columns(request)
        # By name only: what was searched for may be somebody's number.
        narrowed = ", ".join(sorted({*request.GET} - {"p", "o", "e", "after"}))
        with as_stored():
            LogEntry.objects.create(
                user=cast(User, request.user),
                content_type=ContentType.objects.get_for_model(self.model),
                object_repr=f"The list of {self.opts.verbose_name_plural}",
                action_flag=CHANGE,
                change_message=f"Exported as CSV{f', narrowed by {narrowed}' if narrowed else ''}.",
            )
        response = StreamingHttpResponse(
            as_lines([columns], walk.values(columns)), content_type="text/csv; charset=utf-8"
        )
        name = f"gowheels-{self.opts.model_name}-{timezone.localdate()}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def _columns(self, request: HttpRequest) -> list[str]:
        own = [field.attname for field in self.opts.concrete_fields if field.name not in NEVER]
        sees_people = request.user.has_perm("gowheels.view_userprofile")
        return [
            column
            for column in self.export_fields or own
            if sees_people or not column.endswith("phone")
        ]
