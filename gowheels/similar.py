"""Placeholder replaced at merge."""

from gowheels.cards import COLUMNS, ListedVehicle, card_of
from gowheels import keyset
from gowheels.models import Vehicle


def similar_to(vehicle: Vehicle, count: int) -> list[ListedVehicle]:
    """Other visible vehicles of the same kind: the same state first, then the newest."""
    others = Vehicle.objects.visible().filter(category=vehicle.category).exclude(pk=vehicle.pk)
    near = others.filter(state=vehicle.state).order_by(*keyset.ORDERINGS["newest"])
    rows = list(near.values(*COLUMNS)[:count])
    return [card_of(row) for row in rows]
