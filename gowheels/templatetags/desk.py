"""How the desk writes things."""

from django import template
from django.core.files.storage import default_storage

from gowheels.models import Vehicle
from gowheels.models.names import name_in_words
from gowheels.risk import Band, band_of

register = template.Library()

register.filter(name_in_words)


@register.filter
def risk_band(vehicle: Vehicle) -> Band:
    """How risky a vehicle was when it was last weighed."""
    return band_of(vehicle.risk)


@register.filter
def cover_url(vehicle: Vehicle) -> str:
    """Where its cover is, or nothing for none."""
    return default_storage.url(vehicle.cover) if vehicle.cover else ""
