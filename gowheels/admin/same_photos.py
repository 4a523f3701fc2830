"""The same picture under two owners, as staff see it: a filter, a mark and a row of pairs."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gowheels.models import SamePhoto, Vehicle

# What a vehicle has of a picture that another owner showed before.
SHOWS_ANOTHERS = Exists(SamePhoto.objects.filter(image__vehicle=OuterRef("pk")))


class SamePhotoFilter(admin.SimpleListFilter):
    """Only vehicles with a photograph that another owner has shown before."""

    title = gettext_lazy("photographs")
    parameter_name = "photographs"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The one choice beside all."""
        return [("anothers", _("Shown by another owner before"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow the list."""
        # By the short list of pairs, and not by a look at each vehicle.
        showing = SamePhoto.objects.values("image__vehicle")
        return queryset.filter(pk__in=showing) if self.value() else queryset


def same_photos_of(vehicle: Vehicle) -> list[dict[str, Any]]:
    """The pairs that a vehicle is in: its picture, the other vehicle's and where that is.

    One query.
    """
    pairs = SamePhoto.objects.filter(Q(image__vehicle=vehicle) | Q(other__vehicle=vehicle))
    found = []
    for pair in pairs.select_related("image__vehicle", "other__vehicle").order_by("pk"):
        is_later = pair.image.vehicle_id == vehicle.pk
        own, others = (pair.image, pair.other) if is_later else (pair.other, pair.image)
        found.append(
            {
                "own": own,
                "other": others,
                "vehicle": others.vehicle,
                "url": reverse("admin:gowheels_vehicle_change", args=[others.vehicle_id]),
                "words": _("shown there before") if is_later else _("shown there later"),
            }
        )
    return found
