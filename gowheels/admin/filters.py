"""Filters of lists whose choices are known without a look at the table."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gowheels.places import STATES
from gowheels.risk import BANDS


class FlagFilter(admin.BooleanFieldListFilter):
    """A column that is true or not, asked for in a way that an index of it answers.

    Of `= true` Django makes the column alone, by which SQLite reads every row.
    """

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow the list."""
        asked: Any = self.used_parameters.pop(self.lookup_kwarg, None)
        if asked is not None:
            # Django takes any of these values.
            self.used_parameters[f"{self.field_path}__in"] = [[value] for value in asked]
        found: Any = super().queryset(request, queryset)
        return found


class StateFilter(admin.SimpleListFilter):
    """What lies in one state of India."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Every state."""
        return [(state, state) for state in STATES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow the list."""
        return queryset.filter(state=self.value()) if self.value() else queryset


class RiskFilter(admin.SimpleListFilter):
    """How risky something is at the least."""

    title = gettext_lazy("risk")
    parameter_name = "risk"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Each band but the lowest."""
        return [
            (
                band.name,
                band.label if band == BANDS[0] else _("{risk} or more").format(risk=band.label),
            )
            for band in BANDS
            if band.points
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow the list."""
        chosen = next((band for band in BANDS if band.name == self.value()), None)
        return queryset.filter(risk__gte=chosen.points) if chosen else queryset


class AgeFilter(admin.SimpleListFilter):
    """How long ago something came in."""

    title = gettext_lazy("age")
    parameter_name = "age"
    # In days: from so many, to less than so many.
    SPANS = {
        "day": (gettext_lazy("Up to a day"), 0, 1),
        "3days": (gettext_lazy("1 to 3 days"), 1, 3),
        "week": (gettext_lazy("3 to 7 days"), 3, 7),
        "longer": (gettext_lazy("Longer than a week"), 7, None),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Each span, the shortest first."""
        return [(key, str(words)) for key, (words, *_) in self.SPANS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow the list."""
        if self.value() not in self.SPANS:
            return queryset
        _words, least, most = self.SPANS[str(self.value())]
        now = timezone.now()
        if least:
            queryset = queryset.filter(created_at__lte=now - timedelta(days=least))
        if most:
            queryset = queryset.filter(created_at__gt=now - timedelta(days=most))
        return queryset
