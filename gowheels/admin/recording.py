"""What staff change by a form of the admin, into the audit: from what to what, field by field."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from gowheels.models import AuditEntry
from gowheels.models.audit import as_stored


class RecordsForms(admin.ModelAdmin):
    """Records what its form adds and changes, in the transaction in which the form is saved."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Record the form once all of it is saved."""
        super().save_related(request, form, formsets, change)
        if form.changed_data or not change:
            self.record_form(form, change)

    def record_form(self, form: Any, change: bool) -> None:
        """Write the entry. Passwords are in no entry."""
        verb = AuditEntry.Verb.CHANGE if change else AuditEntry.Verb.ADD
        names = [name for name in form.changed_data if "password" not in name]
        with as_stored():
            AuditEntry.objects.record(
                verb,
                form.instance,
                before={name: plain(form.get_initial_for_field(form.fields[name], name))
                        for name in names} if change else None,
                after={name: plain(form.cleaned_data[name]) for name in names},
            )  # fmt: skip


def plain(value: Any) -> Any:
    """A field's value as JSON holds it: rows by their names, several as a list in order."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Iterable) and not isinstance(value, Model | forms.BaseForm):
        return sorted(str(each) for each in value)
    return str(value)
