"""A vehicle as its own page shows it: its pictures, its facts, its owner, where it is."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gowheels.authentication import first_name
from gowheels.cards import Picture, card_of_vehicle
from gowheels.landing import PLURALS
from gowheels.models import GoneVehicle, PriceBenchmark, Vehicle
from gowheels.models.prices import AGE_BAND_YEARS, percent_beside
from gowheels.photo_sizes import source_set, stored_widths
from gowheels.price_labels import COLUMNS, beside_median, comparison
from gowheels.pricing import grouped, rupees


def find(vehicle_id: int, user: Any) -> Vehicle | GoneVehicle | None:
    """The vehicle as `user` may see it; what is known of one that the public saw once; or None.

    Its owner and staff see a vehicle that is not listed, too.
    """
    readable = Vehicle.objects.select_related("seller__profile").prefetch_related("images")
    vehicle = readable.filter(pk=vehicle_id).first()
    if vehicle is None:
        return GoneVehicle.objects.filter(pk=vehicle_id).first()
    if vehicle.is_visible:
        return vehicle
    if vehicle.deleted_at is None and (vehicle.seller_id == user.pk or user.is_staff):
        return vehicle
    return GoneVehicle.of(vehicle) if vehicle.was_listed else None


def detail(vehicle: Vehicle) -> dict[str, Any]:
    """All that the public may know of a vehicle, as JSON answers it: its card and the rest."""
    extra_km = vehicle.extra_km_price
    return {
        **card_of_vehicle(vehicle),
        "description": vehicle.description,
        "deposit": f"{vehicle.deposit:.2f}",
        "km_per_day": vehicle.km_per_day,
        "extra_km_price": None if extra_km is None else f"{extra_km:.2f}",
        "listed_since": vehicle.created_at.isoformat(),
        "stated": [
            {"label": fact["label"], "value": str(fact["value"])} for fact in facts(vehicle)
        ],
        "images": gallery(vehicle),
        "owner": {
            "name": first_name(vehicle.seller),
            "since": timezone.localdate(vehicle.seller.date_joined).isoformat(),
        },
        "location": {
            "pincode": vehicle.pincode,
            "locality": vehicle.locality,
            "district": vehicle.district,
            "state": vehicle.state,
            "latitude": _neighbourhood(vehicle.latitude),
            "longitude": _neighbourhood(vehicle.longitude),
            "map_url": map_url(vehicle),
        },
    }


def owner_of(vehicle: Vehicle) -> dict[str, Any]:
    """What is told of the owner: first name, since when a member, how many vehicles are listed."""
    return {
        "name": first_name(vehicle.seller),
        "since": vehicle.seller.date_joined,
        "vehicles": Vehicle.objects.of(vehicle.seller).visible().count(),
    }


def gallery(vehicle: Vehicle) -> list[Picture]:
    """The photographs in their order, each in all its sizes."""
    images = list(vehicle.images.all())
    return [
        {
            "src": image.image.url,
            "srcset": source_set(str(image.image), stored_widths(image.width)),
            "width": image.width,
            "height": image.height,
            "alt": image.alternative_text
            or _("{title}, photograph {number} of {total}").format(
                title=vehicle.title, number=number, total=len(images)
            ),
        }
        for number, image in enumerate(images, start=1)
    ]


def facts(vehicle: Vehicle) -> list[dict[str, Any]]:
    """What there is to know, each with the name of its icon; what is not stated is left out."""
    hourly, extra_km = vehicle.price_per_hour, vehicle.extra_km_price
    stated = [
        ("shapes", _("Kind"), vehicle.get_category_display()),
        ("calendar", _("Year"), vehicle.year),
        ("fuel", _("Fuel"), vehicle.get_fuel_display()),
        ("cog", _("Gearbox"), vehicle.get_transmission_display()),
        ("armchair", _("Seats"), vehicle.seats),
        ("rectangle-ellipsis", _("Plate"), vehicle.get_plate_display()),
        ("clock", _("An hour"), hourly and rupees(hourly)),
        (
            "wallet",
            _("Deposit"),
            rupees(vehicle.deposit) if vehicle.deposit else pgettext("deposit", "None"),
        ),
        (
            "gauge",
            _("Included a day"),
            _("{km} km").format(km=vehicle.km_per_day) if vehicle.km_per_day else _("Any km"),
        ),
        ("route", _("An extra km"), extra_km and rupees(extra_km)),
        ("calendar-check", _("Listed since"), date_format(timezone.localdate(vehicle.created_at))),
    ]
    return [
        {"icon": icon, "label": label, "value": value} for icon, label, value in stated if value
    ]


class PriceStanding(NamedTuple):
    """How a price compares: percent above the median (below it, negative), and that in words."""

    percent: int
    note: str


def price_standing(vehicle: Vehicle) -> PriceStanding | None:
    """How the price compares: "12% below the median of 34 Tata Nexon in Karnataka", if known.

    One query.
    """
    if not vehicle.price_label:
        return None
    benchmark = comparison({column: getattr(vehicle, column) for column in COLUMNS})
    if benchmark is None:
        return None
    percent = percent_beside(benchmark.median, vehicle.price)
    note = _("{standing} of {count} {alike} in {state}").format(
        standing=beside_median(percent),
        count=grouped(benchmark.count),
        alike=_alike(vehicle, benchmark),
        state=vehicle.state,
    )
    return PriceStanding(percent, capfirst(note))


def price_note(vehicle: Vehicle) -> str:
    """The same in words, or "". One query."""
    standing = price_standing(vehicle)
    return standing.note if standing else ""


def _alike(vehicle: Vehicle, benchmark: PriceBenchmark) -> str:
    if benchmark.model_key:
        return f"{vehicle.brand_name} {vehicle.model_name}"
    return _("{vehicles} of {first} to {last}").format(
        vehicles=str(PLURALS[vehicle.category]).lower(),
        first=benchmark.first_year,
        last=benchmark.first_year + AGE_BAND_YEARS - 1,
    )


def _neighbourhood(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 3)


def map_url(vehicle: Vehicle) -> str | None:
    """A map of the vehicle's neighbourhood: its pincode's, never the owner's door."""
    if vehicle.latitude is None or vehicle.longitude is None:
        return None
    centre = f"{vehicle.latitude:.3f}/{vehicle.longitude:.3f}"
    marker = urlencode({"mlat": f"{vehicle.latitude:.3f}", "mlon": f"{vehicle.longitude:.3f}"})
    return f"https://www.openstreetmap.org/?{marker}#map=14/{centre}"
