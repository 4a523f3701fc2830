"""What the database holds of vehicles: the rules for their rows, and the orders they lie in."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

CONSTRAINTS = [
    models.CheckConstraint(
        condition=Q(price__gt=0, price__lte=Decimal("999999.99")),
        name="vehicle_price_range",
    ),
    models.CheckConstraint(
        condition=Q(price_per_hour=None) | Q(price_per_hour__gt=0),
        name="vehicle_price_per_hour_positive",
    ),
    models.CheckConstraint(condition=Q(deposit__gte=0), name="vehicle_deposit_not_negative"),
    models.CheckConstraint(
        condition=Q(extra_km_price=None) | Q(extra_km_price__gte=0),
        name="vehicle_extra_km_price_not_negative",
    ),
    models.CheckConstraint(condition=Q(year__gte=1980, year__lte=2100), name="vehicle_year_range"),
    models.CheckConstraint(
        condition=Q(approval_status__in=["pending", "approved", "rejected"]),
        name="vehicle_status_known",
    ),
    models.CheckConstraint(condition=Q(listed__in=[0, 1]), name="vehicle_listed_known"),
    models.CheckConstraint(
        condition=Q(price_label__in=["", "good", "fair", "above"]),
        name="vehicle_price_label_known",
    ),
    models.UniqueConstraint(
        fields=["seller", "submission_key"],
        name="one_vehicle_seller_submission",
    ),
]
# Lists are read by those that begin with `listed`, in their order; each list names its own.
INDEXES = [
    models.Index(fields=["listed", "created_at", "id"], name="listed_newest"),
    models.Index(
        fields=["listed", "category", "created_at", "id"],
        name="listed_category",
    ),
    models.Index(fields=["listed", "brand_key", "created_at", "id"], name="listed_brand"),
    models.Index(fields=["listed", "model_key", "created_at", "id"], name="listed_model"),
    models.Index(fields=["listed", "pincode", "created_at", "id"], name="listed_pincode"),
    models.Index(fields=["listed", "state", "created_at", "id"], name="listed_state"),
    models.Index(fields=["listed", "district", "created_at", "id"], name="listed_district"),
    models.Index(fields=["listed", "fuel", "created_at", "id"], name="listed_fuel"),
    models.Index(
        fields=["listed", "district", "category", "created_at", "id"],
        name="listed_district_category",
    ),
    models.Index(fields=["listed", "price", "id"], name="listed_price"),
    models.Index(
        fields=["listed", "category", "price", "id"],
        name="listed_category_price",
    ),
    models.Index(fields=["listed", "brand_key", "price", "id"], name="listed_brand_price"),
    models.Index(fields=["listed", "model_key", "price", "id"], name="listed_model_price"),
    models.Index(fields=["listed", "state", "price", "id"], name="listed_state_price"),
    models.Index(fields=["listed", "contact_count", "id"], name="listed_popular"),
    models.Index(
        fields=["listed", "category", "contact_count", "id"],
        name="listed_category_popular",
    ),
    # For medians. Led by the year, which orders no list, so that no list is read by it.
    models.Index(fields=["year", "category", "state", "listed", "price"], name="vehicle_age_group"),
    models.Index(
        fields=["listed", "model_key", "state", "brand_key", "price"],
        name="vehicle_model_group",
    ),
    models.Index(fields=["listed", "district", "price", "id"], name="listed_district_price"),
    models.Index(
        fields=["listed", "district", "category", "price", "id"],
        name="listed_district_kind_price",
    ),
    models.Index(fields=["seller", "created_at", "id"], name="vehicle_seller"),
    models.Index(fields=["approval_status", "created_at", "id"], name="vehicle_status"),
]
