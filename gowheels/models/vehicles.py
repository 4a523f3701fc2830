"""A vehicle for rent: what it is, what it costs and where it is."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from gowheels.models.facets import FACETS, FacetCount
from gowheels.models.fields import SearchKeyField, TextKeyField
from gowheels.models.listing_life import ListingLife
from gowheels.models.prices import PriceLabel
from gowheels.models.vehicle_indexes import CONSTRAINTS, INDEXES
from gowheels.models.vehicle_states import VehicleQuerySet

# What a list shows or sorts by: a change of these is a change of the lists.
SEEN_IN_LISTS = {
    *FACETS.values(), "brand_name", "model_name", "price_per_hour", "locality", "latitude",
    "longitude", "confirmed_at", "cover", "image_count", "description", "listed",
}  # fmt: skip


# What a vehicle is: staff look at a change of these.
JUDGED = (
    "category", "brand_name", "model_name", "year", "fuel", "transmission", "seats", "plate",
    "registration", "description", "pincode", "locality", "district", "state",
)  # fmt: skip
# What it costs, which is its owner's business alone.
TERMS = ("price", "price_per_hour", "deposit", "km_per_day", "extra_km_price")

# What a row is found by, kept in line with its fields whenever these are saved.
KEYS = ("brand_key", "model_key", "description_key")


class EditConflict(Exception):
    """What is edited was changed since the person saw it; `standing` is the vehicle as it is."""

    def __init__(self, standing: "Vehicle") -> None:
        self.standing = standing
        super().__init__(f"Vehicle {standing.pk} was changed meanwhile")


class Vehicle(ListingLife):
    """One vehicle that its owner (the seller) rents out. Prices are in rupees."""

    class Category(models.TextChoices):
        CAR = "car", _("Car")
        BIKE = "bike", _("Bike")
        SCOOTER = "scooter", _("Scooter")
        VAN = "van", _("Van")
        TRUCK = "truck", _("Truck")
        BUS = "bus", _("Bus")
        AUTO = "auto", _("Auto rickshaw")
        TRACTOR = "tractor", _("Tractor")
        BICYCLE = "bicycle", _("Bicycle")

    class Fuel(models.TextChoices):
        PETROL = "petrol", _("Petrol")
        DIESEL = "diesel", _("Diesel")
        CNG = "cng", _("CNG")
        ELECTRIC = "electric", _("Electric")
        HYBRID = "hybrid", _("Hybrid")
        PEDAL = "pedal", _("Pedal")

    class Transmission(models.TextChoices):
        MANUAL = "manual", _("Manual")
        AUTOMATIC = "automatic", _("Automatic")
        NONE = "none", _("No gears")

    class Plate(models.TextChoices):
        PRIVATE = "private", _("Private")
        COMMERCIAL = "commercial", _("Commercial")
        SELF_DRIVE = "self_drive", _("Self-drive")
        ELECTRIC = "electric", _("Electric")
        NONE = "none", _("No plate")

    MAX_PHOTOS = 12
    MAX_PHOTO_MEGABYTES = 15
    MAX_PHOTO_BYTES = MAX_PHOTO_MEGABYTES * 1024 * 1024
    MAX_PRICE = Decimal("999999.99")
    MAX_DESCRIPTION = 2000
    MAX_SEATS = 80
    FIRST_YEAR = 1980
    LAST_YEAR = 2100
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
    brand_name = models.CharField(_("brand"), max_length=50)
    brand_key = SearchKeyField(source="brand_name", max_length=50)
    model_name = models.CharField(_("model"), max_length=50)
    model_key = SearchKeyField(source="model_name", max_length=50)
    year = models.PositiveSmallIntegerField()
    price = models.DecimalField(_("price a day"), max_digits=8, decimal_places=2)
    price_per_hour = models.DecimalField(
        _("price an hour"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    deposit = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    km_per_day = models.PositiveSmallIntegerField(
        _("km included a day"), null=True, blank=True, help_text=_("Empty: no limit")
    )
    extra_km_price = models.DecimalField(
        _("price of an extra km"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    fuel = models.CharField(max_length=10, choices=Fuel)
    transmission = models.CharField(max_length=10, choices=Transmission)
    seats = models.PositiveSmallIntegerField()
    plate = models.CharField(_("number plate"), max_length=10, choices=Plate)
    registration = models.CharField(
        _("registration number"),
        max_length=11,
        blank=True,
        default="",
        db_default="",
        help_text=_("KA01AB1234. For staff alone."),
    )
    description = models.TextField(max_length=MAX_DESCRIPTION, blank=True)
    description_key = TextKeyField(source="description")

    pincode = models.CharField(max_length=6)
    locality = models.CharField(max_length=80)
    district = models.CharField(max_length=60)
    state = models.CharField(max_length=60)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

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
    def fingerprint(self) -> str:
        """What an edit rests on; another value means that it was edited since."""
        content = [_plain(getattr(self, name)) for name in (*JUDGED, *TERMS)]
        return blake2b(repr(content).encode(), digest_size=8).hexdigest()

    def edit(self, values: Mapping[str, Any], seen: str) -> None:
        """Take what the owner says of it: `values` for all of JUDGED and TERMS, and coordinates.

        `seen` is the fingerprint of what the owner saw. What it is, or anything of a vehicle that
        is not approved, goes before staff again. Raises EditConflict, and DoesNotExist.
        """
        with transaction.atomic():
            standing = Vehicle.objects.kept().select_for_update().get(pk=self.pk)
            changed = standing.differing(values)
            if changed and seen != standing.fingerprint:
                raise EditConflict(standing)
            if changed:
                _take(standing, values, changed)
            self.refresh_from_db()

    def differing(self, values: Mapping[str, Any]) -> list[str]:
        """The names in JUDGED and TERMS for which `values` holds something else."""
        fields = (*JUDGED, *TERMS)
        return [name for name in fields if _plain(getattr(self, name)) != _plain(values[name])]

    def locate(self, place: Any) -> None:
        """Take the coordinates of a pincode's place, or none where it is not known; unsaved."""
        self.latitude = place and place.latitude
        self.longitude = place and place.longitude


def _take(vehicle: Vehicle, values: Mapping[str, Any], changed: list[str]) -> None:
    taken = [*changed, *(("latitude", "longitude") if "pincode" in changed else ())]
    for name in taken:
        setattr(vehicle, name, values[name])
    vehicle.save(update_fields=[*taken, *KEYS, "updated_at"])
    if vehicle.approval_status != Vehicle.Status.APPROVED or set(changed) & set(JUDGED):
        vehicle.resubmit()
    else:
        vehicle.confirm()


def _plain(value: Any) -> Any:
    """A value as it is compared: a browser ends lines in its own way."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


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
