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
# What people narrow a list by. It stands at the end of the indexes of the large lists: a filter
# without an index of its own is then tried on the index's entries, and not on each row.
FILTERED_BY = (
    "category", "brand_key", "model_key", "fuel", "transmission", "seats", "plate", "state",
    "district", "pincode", "year", "price",
)  # fmt: skip


# Written the way it is read: MariaDB tries no filters on the entries of an index read backwards.
NEWEST = ("-ranked_at", "-id")


def _list(name: str, *order: str, filtered: bool = False) -> models.Index:
    """The index of a list: what is listed, in this order, and perhaps what it is narrowed by."""
    fields = ["listed", *order]
    if filtered:
        fields += [column for column in FILTERED_BY if column not in order]
    return models.Index(fields=fields, name=name)


def _desk(name: str, *narrowed_by: str) -> models.Index:
    """The index of a list of staff: the newest first of what they narrow it by."""
    return models.Index(fields=[*narrowed_by, "-created_at", "-id"], name=name)


# A list is read by the one of these that lies in its order: gowheels/search/plan.py names them.
INDEXES = [
    _list("listed_newest", *NEWEST, filtered=True),
    _list("listed_category", "category", *NEWEST, filtered=True),
    _list("listed_brand", "brand_key", *NEWEST, filtered=True),
    _list("listed_model", "model_key", *NEWEST, filtered=True),
    _list("listed_state", "state", *NEWEST, filtered=True),
    _list("listed_fuel", "fuel", *NEWEST, filtered=True),
    _list("listed_pincode", "pincode", *NEWEST, filtered=True),
    _list("listed_district", "district", *NEWEST),
    _list("listed_district_category", "district", "category", *NEWEST),
    _list("listed_price", "price", "id", filtered=True),
    _list("listed_category_price", "category", "price", "id", filtered=True),
    _list("listed_fuel_price", "fuel", "price", "id", filtered=True),
    _list("listed_brand_price", "brand_key", "price", "id"),
    _list("listed_model_price", "model_key", "price", "id"),
    _list("listed_state_price", "state", "price", "id"),
    _list("listed_district_price", "district", "price", "id"),
    _list("listed_district_kind_price", "district", "category", "price", "id"),
    _list("listed_popular", "-contact_count", "-id"),
    _list("listed_category_popular", "category", "-contact_count", "-id"),
    _list("listed_tariff", "price", "price_per_hour", "id"),
    _list("listed_category_tariff", "category", "price", "price_per_hour", "id"),
    # For medians. Led by the year, which orders no list, so that no list is read by it.
    models.Index(fields=["year", "category", "state", "listed", "price"], name="vehicle_age_group"),
    _list("vehicle_model_group", "model_key", "state", "brand_key", "price"),
    models.Index(fields=["seller", "created_at", "id"], name="vehicle_seller"),
    models.Index(fields=["approval_status", "queue_at", "id"], name="vehicle_queue"),
    models.Index(fields=["description_key", "id"], name="vehicle_words"),
    # The lists of staff, who see what is not listed, too.
    _desk("desk_newest"),
    _desk("vehicle_status", "approval_status"),
    _desk("desk_available", "available"),
    _desk("desk_category", "category"),
    _desk("desk_state", "state"),
    _desk("desk_brand", "brand_key"),
    _desk("desk_model", "model_key"),
    _desk("desk_pincode", "pincode"),
    _desk("desk_risk", "risk"),
    _desk("desk_registration", "registration"),
]
