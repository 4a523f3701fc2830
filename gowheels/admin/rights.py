"""Roles and rights by names in the language of whoever reads: Django keeps them in English."""

import re
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from django.utils.translation import gettext as _

from gowheels.models.names import in_words

RIGHT = re.compile(r"Can (?:add|change|delete|view) .+")


class RoleFilter(admin.RelatedFieldListFilter):
    """Who has which role."""

    def field_choices(self, field: Any, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """The roles, each by its name."""
        roles = super().field_choices(field, request, model_admin)
        return [(pk, in_words(str(name))) for pk, name in roles]


class NamesRights(admin.ModelAdmin):
    """A form whose roles and rights are named so."""

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        """Have the field name its choices."""
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        if field:
            field.label_from_instance = _name_of
        return field


def _name_of(row: Model) -> str:
    if isinstance(row, Group):
        return in_words(row.name)
    if not (isinstance(row, Permission) and RIGHT.fullmatch(row.name)):
        return str(row)
    of: Any = row.content_type.model_class()
    may = {
        "add": _("Can add {rows}"),
        "change": _("Can change {rows}"),
        "delete": _("Can delete {rows}"),
        "view": _("Can view {rows}"),
    }[row.codename.partition("_")[0]]
    return f"{row.content_type} | {may.format(rows=of._meta.verbose_name if of else row.codename)}"
