"""The vehicles in the admin: their list, what is done with many of them, and their fields."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gowheels import places, risk, staff_search
from gowheels.admin.bulk import BulkDecisions
from gowheels.admin.catalogue import thumbnail
from gowheels.admin.decisions import Decisions
from gowheels.admin.filters import AgeFilter, FlagFilter, RiskFilter, StateFilter
from gowheels.admin.lists import DeskAdmin
from gowheels.admin.recording import RecordsForms
from gowheels.admin.reports import MostReportedFirst, ReportedFilter
from gowheels.admin.same_photos import SHOWS_ANOTHERS, SamePhotoFilter
from gowheels.forms.staff import CorrectVehicleForm
from gowheels.models import Vehicle
from gowheels.models.vehicles import KEYS
from gowheels.pricing import rupees
from gowheels.sheets.columns import VEHICLE

# What the model's verbs change, and nobody by hand.
STANDING = (
    "owner",
    "approval_status",
    "why_rejected",
    "reviewed_by",
    "reviewed_at",
    "available",
    "confirmed_at",
)


@admin.register(Vehicle)
class VehicleAdmin(RecordsForms, BulkDecisions, Decisions, DeskAdmin):
    """Listings, the pending ones first to be asked for."""

    list_display = [
        "picture",
        "name",
        "owner",
        "price_a_day",
        "listing_state",
        "created_at",
    ]
    form = CorrectVehicleForm
    list_display_links = ["name"]
    list_filter = [
        "approval_status",
        AgeFilter,
        RiskFilter,
        ReportedFilter,
        SamePhotoFilter,
        ("available", FlagFilter),
        "category",
        StateFilter,
    ]
    list_select_related = ["seller__profile"]
    view_on_site = False  # the change page has its own link, which needs no detour
    search_by = staticmethod(staff_search.vehicles)
    search_help_text = gettext_lazy(
        "A number (#123), a registration (KA 01 AB 1234), the owner's phone or name, a pincode, or "
        "make and model (Tata Nexon 2022)"
    )
    sortable_by = ["created_at"]
    ordering = ["-created_at", "-id"]
    export_fields = [
        "id", "seller__profile__phone", "seller__first_name", *VEHICLE, "approval_status",
        "rejection_reason", "reviewed_at", "available", "created_at", "confirmed_at",
    ]  # fmt: skip
    fieldsets = [
        (
            gettext_lazy("What it is"),
            {
                "fields": [
                    ("category", "brand_name", "model_name", "year"),
                    ("fuel", "transmission", "seats", "plate", "registration"),
                    "description",
                ]
            },
        ),
        (
            gettext_lazy("What it costs, in rupees"),
            {
                "fields": [
                    ("price", "price_per_hour", "deposit"),
                    ("km_per_day", "extra_km_price"),
                ]
            },
        ),
        (gettext_lazy("Where it is"), {"fields": [("pincode", "locality", "district", "state")]}),
        (gettext_lazy("Where it stands"), {"fields": STANDING}),
    ]
    readonly_fields = STANDING

    @admin.display(description="")
    def picture(self, vehicle: Vehicle) -> str:
        """The cover, as a small picture."""
        return thumbnail(vehicle.cover and default_storage.url(vehicle.cover))

    @admin.display(description=gettext_lazy("Vehicle"))
    def name(self, vehicle: Vehicle) -> str:
        """Brand, model and year, and where it is."""
        return format_html(
            '{} <span class="desk-list-soft">{}, {} {}</span>',
            vehicle.title,
            vehicle.locality,
            vehicle.district,
            vehicle.pincode,
        )

    @admin.display(description=gettext_lazy("Owner"))
    def owner(self, vehicle: Vehicle) -> str:
        """The seller's name and phone, leading to their page."""
        profile = getattr(vehicle.seller, "profile", None)
        if profile is None:
            return str(vehicle.seller)
        page = reverse("admin:gowheels_userprofile_change", args=[profile.pk])
        return format_html(
            '<a href="{}">{} <span class="desk-list-soft">{}</span></a>',
            page,
            profile,
            profile.phone,
        )

    @admin.display(description=gettext_lazy("A day"))
    def price_a_day(self, vehicle: Vehicle) -> str:
        """The price with its sign."""
        return rupees(vehicle.price)

    @admin.display(description=pgettext_lazy("of a listing", "State"))
    def listing_state(self, vehicle: Any) -> str:
        """Where it stands, in words, and whether another owner has shown its photographs before."""
        copied = _("Another owner's photograph") if vehicle.shows_anothers else ""
        label = vehicle.listing_state_label
        return format_html('{} <strong class="desk-bad">{}</strong>', label, copied)

    @admin.display(description=gettext_lazy("rejection reason"))
    def why_rejected(self, vehicle: Vehicle) -> str:
        """The reason as its owner reads it, in the language of whoever looks."""
        return vehicle.reason_in_words or self.get_empty_value_display()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Vehicle]:
        """All but what its owner has deleted, with whether it shows another owner's photograph."""
        kept = super().get_queryset(request).filter(deleted_at=None)
        return kept.annotate(shows_anothers=SHOWS_ANOTHERS)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Owners list their vehicles; staff do not."""
        return False

    def save_model(self, request: HttpRequest, obj: Vehicle, form: Any, change: bool) -> None:
        """Save what staff corrected, and nothing else: a decision may arrive meanwhile.

        What it is has changed, so it is weighed anew.
        """
        changed = [*form.changed_data, *KEYS, "updated_at"]
        if "pincode" in changed:
            obj.locate(places.find(obj.pincode))
            changed += ["latitude", "longitude"]
        obj.save(update_fields=changed)
        risk.weigh_later(obj.pk)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that knows the order of what is reported."""
        return MostReportedFirst
