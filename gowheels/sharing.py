"""What a vehicle's page says of itself to others: people it is sent to, and search engines."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from gowheels import share_picture
from gowheels.models import Vehicle
from gowheels.pricing import rupees

Absolute = Callable[[str], str]


def share(vehicle: Vehicle, absolute: Absolute) -> dict[str, Any]:
    """The link, the words to send with it, the way over WhatsApp, and the picture it shows.

    `absolute` makes a full address of a path. The picture is None while the public sees nothing.
    """
    url = absolute(vehicle.get_absolute_url())
    text = _("{title}, {price} a day on GoWheels").format(
        title=vehicle.title, price=rupees(vehicle.price)
    )
    return {
        "url": url,
        "text": text,
        "whatsapp_url": "https://wa.me/?" + urlencode({"text": f"{text}\n{url}"}),
        "picture": _picture(vehicle, absolute) if vehicle.is_visible else None,
    }


def schema(vehicle: Vehicle, absolute: Absolute) -> dict[str, Any]:
    """A listed vehicle in the words of schema.org, with its full addresses; else nothing."""
    if not vehicle.is_visible:
        return {}
    url, price = absolute(vehicle.get_absolute_url()), f"{vehicle.price:.2f}"
    images = [absolute(image.image.url) for image in vehicle.images.all()]
    said = {
        "@type": ["Product", "Vehicle"],
        "name": vehicle.title,
        "url": url,
        "category": vehicle.get_category_display(),
        "description": vehicle.description,
        "image": images or [_picture(vehicle, absolute)["url"]],
        "brand": {"@type": "Brand", "name": vehicle.brand_name},
        "model": vehicle.model_name,
        "vehicleModelDate": str(vehicle.year),
        "fuelType": vehicle.get_fuel_display(),
        "vehicleTransmission": ""
        if vehicle.transmission == Vehicle.Transmission.NONE
        else vehicle.get_transmission_display(),
        "vehicleSeatingCapacity": vehicle.seats,
        "offers": {
            "@type": "Offer",
            "url": url,
            "price": price,
            "priceCurrency": "INR",
            "priceSpecification": {
                "@type": "UnitPriceSpecification",
                "price": price,
                "priceCurrency": "INR",
                "unitCode": "DAY",
            },
            "businessFunction": "http://purl.org/goodrelations/v1#LeaseOut",
            "availability": "https://schema.org/InStock",
        },
    }
    return {name: value for name, value in said.items() if value}


def _picture(vehicle: Vehicle, absolute: Absolute) -> dict[str, Any]:
    path = reverse("vehicle_share_picture", args=[vehicle.pk])
    return {
        "url": absolute(f"{path}?v={share_picture.version(vehicle)}"),
        "width": share_picture.WIDTH,
        "height": share_picture.HEIGHT,
    }
