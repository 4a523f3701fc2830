"""A vehicle for rent, its life from pending to listed, and its photographs."""

from datetime import timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from gowheels.models.facets import FACETS, FacetCount
from gowheels.models.fields import SearchKeyField
from gowheels.models.prices import PriceLabel
from gowheels.models.vehicle_indexes import CONSTRAINTS, INDEXES
from gowheels.models.vehicle_states import VehicleQuerySet

# What a list shows or sorts by: a change of these is a change of the lists.
SEEN_IN_LISTS = {
    *FACETS.values(), "brand_name", "model_name", "price_per_hour", "locality", "latitude",
    "longitude", "confirmed_at", "cover", "image_count", "description", "listed",
}  # fmt: skip


class StateChanged(Exception):
    """Somebody else has decided meanwhile; `vehicle` holds what stands now."""

    def __init__(self, vehicle: "Vehicle") -> None:
        self.vehicle = vehicle
        super().__init__(f"Vehicle {vehicle.pk} is {vehicle.approval_status} by now")


class Vehicle(models.Model):
    """One vehicle that its owner (the seller) rents out. Prices are in rupees."""

    class Category(models.TextChoices):
        CAR = "car", "Car"
        BIKE = "bike", "Bike"
        SCOOTER = "scooter", "Scooter"
        VAN = "van", "Van"
        TRUCK = "truck", "Truck"
        BUS = "bus", "Bus"
        AUTO = "auto", "Auto rickshaw"
        TRACTOR = "tractor", "Tractor"
        BICYCLE = "bicycle", "Bicycle"

    class Fuel(models.TextChoices):
        PETROL = "petrol", "Petrol"
        DIESEL = "diesel", "Diesel"
        CNG = "cng", "CNG"
        ELECTRIC = "electric", "Electric"
        HYBRID = "hybrid", "Hybrid"
        PEDAL = "pedal", "Pedal"

    class Transmission(models.TextChoices):
        MANUAL = "manual", "Manual"
        AUTOMATIC = "automatic", "Automatic"
        NONE = "none", "No gears"

    class Plate(models.TextChoices):
        PRIVATE = "private", "Private"
        COMMERCIAL = "commercial", "Commercial"
        SELF_DRIVE = "self_drive", "Self-drive"
        ELECTRIC = "electric", "Electric"
        NONE = "none", "No plate"

    class Status(models.TextChoices):
        PENDING = "pending", "Pending"
        APPROVED = "approved", "Approved"
        REJECTED = "rejected", "Rejected"

    MAX_PHOTOS = 12
    MAX_PHOTO_MEGABYTES = 15
    MAX_PHOTO_BYTES = MAX_PHOTO_MEGABYTES * 1024 * 1024
    MAX_PRICE = Decimal("999999.99")
    MAX_DESCRIPTION = 2000
    MAX_SEATS = 80
    FIRST_YEAR = 1980
    LAST_YEAR = 2100
    HIDDEN_AFTER = timedelta(days=60)
    COUNTERS = {
        "view": "view_count",
        "contact": "contact_count",
        "call": "call_count",
        "whatsapp": "whatsapp_count",
    }

    seller = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="vehicles"
    )
    category = models.CharField(max_length=10, choices=Category)
    brand_name = models.CharField("brand", max_length=50)
    brand_key = SearchKeyField(source="brand_name", max_length=50)
    model_name = models.CharField("model", max_length=50)
    model_key = SearchKeyField(source="model_name", max_length=50)
    year = models.PositiveSmallIntegerField()
    price = models.DecimalField("price a day", max_digits=8, decimal_places=2)
    price_per_hour = models.DecimalField(
        "price an hour", max_digits=8, decimal_places=2, null=True, blank=True
    )
    deposit = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    km_per_day = models.PositiveSmallIntegerField(
        "km included a day", null=True, blank=True, help_text="Empty: no limit"
    )
    extra_km_price = models.DecimalField(
        "price of an extra km", max_digits=8, decimal_places=2, null=True, blank=True
    )
    fuel = models.CharField(max_length=10, choices=Fuel)
    transmission = models.CharField(max_length=10, choices=Transmission)
    seats = models.PositiveSmallIntegerField()
    plate = models.CharField("number plate", max_length=10, choices=Plate)
    description = models.TextField(max_length=MAX_DESCRIPTION, blank=True)

    pincode = models.CharField(max_length=6)
    locality = models.CharField(max_length=80)
    district = models.CharField(max_length=60)
    state = models.CharField(max_length=60)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    available = models.BooleanField(default=True)
    approval_status = models.CharField(max_length=8, choices=Status, default=Status.PENDING)
    rejection_reason = models.CharField(max_length=300, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reviewed_vehicles",
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(default=timezone.now)
    listed = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="1: the public sees it. Kept by relist()."
    )
    was_listed = models.BooleanField(
        default=False, editable=False, help_text="The public saw it once. Kept by relist()."
    )

    price_label = models.CharField(
        max_length=8, choices=PriceLabel, blank=True, editable=False, help_text="Kept by relabel()."
    )

    cover = models.CharField(max_length=120, blank=True, editable=False)
    cover_width = models.PositiveSmallIntegerField(default=0, editable=False)
    cover_height = models.PositiveSmallIntegerField(default=0, editable=False)
    image_count = models.PositiveSmallIntegerField(default=0, editable=False)
    view_count = models.PositiveIntegerField(default=0, editable=False)
    contact_count = models.PositiveIntegerField(default=0, editable=False)
    call_count = models.PositiveIntegerField(default=0, editable=False)
    whatsapp_count = models.PositiveIntegerField(default=0, editable=False)

    submission_key = models.UUIDField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = VehicleQuerySet.as_manager()

    class Meta:
        constraints = CONSTRAINTS
        indexes = INDEXES

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, update_fields: Any = None, **kwargs: Any) -> None:
        """Save, and keep the counts of what is listed in line with what it is."""
        if update_fields is not None and not SEEN_IN_LISTS & set(update_fields):
            super().save(*args, update_fields=update_fields, **kwargs)
            return
        with transaction.atomic():
            before = self._as_counted()
            super().save(*args, update_fields=update_fields, **kwargs)
            if before or self.listed:
                FacetCount.objects.follow(gone=before, come=self._as_counted())

    def get_absolute_url(self) -> str:
        """The vehicle's page."""
        return vehicle_url(self.pk, self.title)

    def _as_counted(self) -> list[dict[str, Any]]:
        if not self.pk:
            return []
        return list(Vehicle.objects.filter(pk=self.pk).visible().values(*FACETS.values()))

    @property
    def title(self) -> str:
        """The name a person would call it by: "Tata Nexon 2022"."""
        return f"{self.brand_name} {self.model_name} {self.year}"

    @property
    def decision_seen(self) -> str:
        """What a decision about it rests on; another value means that somebody decided since."""
        return f"{self.approval_status} {self.reviewed_at or 'never'}"

    @property
    def listing_state(self) -> str:
        """Where it stands for its owner: pending, rejected, unavailable, hidden or live."""
        if self.approval_status != self.Status.APPROVED:
            return self.approval_status
        if not self.available:
            return "unavailable"
        return "live" if self.is_visible else "hidden"

    @property
    def listing_state_label(self) -> str:
        """The same in words."""
        return {
            "pending": "Waiting for approval",
            "rejected": "Rejected",
            "unavailable": "Not available",
            "hidden": "Hidden",
            "live": "Live",
        }[self.listing_state]

    @property
    def is_visible(self) -> bool:
        """Whether the public sees it."""
        return self.listed == 1

    @property
    def was_visible(self) -> bool:
        """Whether the public sees it or saw it once: what strangers may still know the name of."""
        return self.is_visible or self.was_listed

    def locate(self, place: Any) -> None:
        """Take the coordinates of a pincode's place, or none where it is not known; unsaved."""
        self.latitude = place and place.latitude
        self.longitude = place and place.longitude

    def approve(self, by: Any) -> None:
        """Show the vehicle to the public. Raises StateChanged if somebody decided meanwhile."""
        self._decide(Vehicle.Status.APPROVED, by, reason="")

    def reject(self, by: Any, reason: str) -> None:
        """Keep the vehicle from the public and tell its owner why. Raises StateChanged."""
        self._decide(Vehicle.Status.REJECTED, by, reason=reason)

    def _decide(self, status: str, by: Any, reason: str) -> None:
        with transaction.atomic():
            # The condition lets exactly one of two who decide at once through.
            decided = Vehicle.objects.filter(
                pk=self.pk,
                approval_status=self.approval_status,
                reviewed_at=self.reviewed_at,
            ).update(
                approval_status=status,
                rejection_reason=reason,
                reviewed_by=by,
                reviewed_at=timezone.now(),
                updated_at=timezone.now(),
            )
            self._relist()
        if not decided:
            raise StateChanged(self)

    def resubmit(self) -> None:
        """Ask staff to look again, because what the vehicle is has changed; hidden meanwhile."""
        with transaction.atomic():
            self.approval_status = self.Status.PENDING
            self.rejection_reason = ""
            self.save(update_fields=["approval_status", "rejection_reason", "updated_at"])
            self._relist()

    def set_available(self, available: bool) -> None:
        """The owner's switch: offer the vehicle, or keep it back for now."""
        with transaction.atomic():
            self.available = available
            self.save(update_fields=["available", "updated_at"])
            self._relist()

    def confirm(self) -> None:
        """The owner says that the vehicle is still for rent."""
        with transaction.atomic():
            self.confirmed_at = timezone.now()
            self.save(update_fields=["confirmed_at", "updated_at"])
            self._relist()

    def _relist(self) -> None:
        Vehicle.objects.filter(pk=self.pk).relist()
        self.refresh_from_db()


def vehicle_url(vehicle_id: int, title: str) -> str:
    """The path of a vehicle's page, for whoever has a row and no instance."""
    return f"{_vehicle_pages()}{vehicle_id}-{_slug(title)}/"


# There are far fewer titles than vehicles.
@lru_cache(maxsize=10_000)
def _slug(title: str) -> str:
    return slugify(title) or "vehicle"


@cache
def _vehicle_pages() -> str:
    """What all these paths begin with; `reverse` for each card of a page is a third of its cost."""
    return reverse("vehicle", args=[0, "vehicle"]).removesuffix("0-vehicle/")
