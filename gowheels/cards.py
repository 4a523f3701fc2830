"""A listed vehicle as lists show it: the same dict in JSON answers and in templates.

It is read with `.values()` from the vehicle's own row, where the cover's path stands too, so a
page of cards is one query.
"""

from functools import cache, lru_cache
from time import time
from typing import Any, TypedDict

from django.core.files.storage import default_storage
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gowheels.gazetteer import place_text
from gowheels.models import PriceLabel, Vehicle
from gowheels.models.vehicles import vehicle_url
from gowheels.photo_sizes import COVER_WIDTHS, source_set
from gowheels.pricing import Trip, rupees, trip_cost

HOUR_SECONDS = 3600

COLUMNS = (
    "id",
    "category",
    "brand_name",
    "model_name",
    "year",
    "price",
    "price_per_hour",
    "fuel",
    "transmission",
    "seats",
    "plate",
    "pincode",
    "locality",
    "district",
    "state",
    "cover",
    "cover_width",
    "cover_height",
    "image_count",
    "price_label",
    "confirmed_at",
    "contact_count",
    "ranked_at",
)


class Picture(TypedDict):
    """What an `<img>` needs."""

    src: str
    srcset: str
    width: int
    height: int
    alt: str


class ListedVehicle(TypedDict):
    """A vehicle in a list; money is decimal strings in rupees, the `_text`s are for people."""

    id: int
    url: str
    category: str
    brand_name: str
    model_name: str
    year: int
    price: str
    price_per_hour: str | None
    fuel: str
    transmission: str
    seats: int
    plate: str
    pincode: str
    locality: str
    district: str
    state: str
    distance_km: int | None
    image: Picture | None
    image_count: int
    price_label: str | None
    confirmed_at: str
    is_favourite: bool
    title: str
    facts: str
    place: str
    plate_label: str
    price_standing: str
    price_text: str
    price_per_hour_text: str
    trip_total: str | None
    trip_total_text: str
    trip_length_text: str


def card_of(
    row: dict[str, Any], distance_km: int | None = None, trip: Trip | None = None
) -> ListedVehicle:
    """Make the card of a row that holds COLUMNS, so many km from where somebody looks.

    With a trip it says what that costs, and leads to the vehicle's page with the same dates.
    """
    title = f"{row['brand_name']} {row['model_name']} {row['year']}"
    language = get_language()
    labels = _labels(language)
    hourly = row["price_per_hour"]
    url = vehicle_url(row["id"], title)
    total = trip and trip_cost(row["price"], hourly, trip.hours)
    return {
        "id": row["id"],
        "url": f"{url}?{trip.query}" if trip else url,
        "category": row["category"],
        "brand_name": row["brand_name"],
        "model_name": row["model_name"],
        "year": row["year"],
        "price": f"{row['price']:.2f}",
        "price_per_hour": None if hourly is None else f"{hourly:.2f}",
        "fuel": row["fuel"],
        "transmission": row["transmission"],
        "seats": row["seats"],
        "plate": row["plate"],
        "pincode": row["pincode"],
        "locality": row["locality"],
        "district": row["district"],
        "state": row["state"],
        "distance_km": distance_km,
        "image": _picture(row, title),
        "image_count": row["image_count"],
        "price_label": labels.get(row["price_label"]),
        "confirmed_at": row["confirmed_at"].isoformat(),
        "is_favourite": False,
        "title": title,
        "facts": facts_text(language, row["fuel"], row["transmission"], row["seats"]),
        "place": place_text(row["locality"], row["district"]),
        "plate_label": labels[f"plate {row['plate']}"],
        "price_standing": row["price_label"],
        "price_text": rupees(row["price"]),
        "price_per_hour_text": "" if hourly is None else rupees(hourly),
        "trip_total": None if total is None else f"{total:.2f}",
        "trip_total_text": "" if total is None else rupees(total),
        "trip_length_text": _("for {length}").format(length=trip.length_text) if trip else "",
    }


def card_of_vehicle(vehicle: Vehicle) -> ListedVehicle:
    """Make the card of a model instance."""
    return card_of({column: getattr(vehicle, column) for column in COLUMNS})


def blank_card() -> dict[str, Any]:
    """A card without content: what the page's `<template>` is rendered from."""
    return dict.fromkeys(ListedVehicle.__annotations__, "") | {
        "image": dict.fromkeys(Picture.__annotations__, "")
    }


# There are a few words and a few hundred lines of facts, and a page has each of them 24 times.
@cache
def _labels(language: str | None) -> dict[str, str]:
    plates = {f"plate {value}": str(label) for value, label in Vehicle.Plate.choices}
    return plates | {value: str(label) for value, label in PriceLabel.choices}


@lru_cache(maxsize=10_000)
def facts_text(language: str | None, fuel: str, transmission: str, seats: int) -> str:
    """The facts on one line: "Petrol · Manual · 5 seats"; a bicycle's are plain to see.

    `language` is the one that is spoken just now: the line is kept under it.
    """
    parts = [str(Vehicle.Fuel(fuel).label)]
    if fuel == Vehicle.Fuel.PEDAL:
        return parts[0]
    if transmission != Vehicle.Transmission.NONE:
        parts.append(str(Vehicle.Transmission(transmission).label))
    parts.append(ngettext("{count} seat", "{count} seats", seats).format(count=seats))
    return " · ".join(parts)


def _picture(row: dict[str, Any], title: str) -> Picture | None:
    if not row["cover"]:
        return None
    width = row["cover_width"]
    source, sources = _sources(row["cover"], width, int(time() // HOUR_SECONDS))
    return {
        "src": source,
        "srcset": sources,
        "width": width,
        "height": row["cover_height"],
        "alt": title,
    }


# A cover never changes under its name, and what people look at they look at again. In another hour
# its address may be another: one that is signed (MEDIA_S3_SIGNED) comes to an end.
@lru_cache(maxsize=10_000)
def _sources(cover: str, cover_width: int, hour: int) -> tuple[str, str]:
    widths = sorted({min(width, cover_width) for width in COVER_WIDTHS})
    return default_storage.url(cover), source_set(cover, widths)
