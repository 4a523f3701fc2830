"""Vehicles that somebody has picked out by their ids, as they stand now."""

from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

from gowheels.cards import COLUMNS, ListedVehicle, card_of
from gowheels.models import GoneVehicle, UserProfile, Vehicle


class PickedOut(TypedDict):
    """`vehicles` that the public sees, and by name only those that it saw once."""

    vehicles: list[ListedVehicle]
    gone: list[dict[str, Any]]


def picked_out(ids: Sequence[int]) -> PickedOut:
    """What stands behind these ids, in their order; one that was never shown is left out.

    Three queries at most, and one where all are visible.
    """
    found: dict[int, ListedVehicle] = {
        row["id"]: card_of(row)
        for row in Vehicle.objects.filter(pk__in=ids).still_visible().values(*COLUMNS)
    }
    gone = names_of_gone([pk for pk in ids if pk not in found])
    return {
        "vehicles": [found[pk] for pk in ids if pk in found],
        "gone": [{"id": pk, "title": gone[pk]} for pk in ids if pk in gone],
    }


def names_of_gone(ids: Sequence[int]) -> dict[int, str]:
    """By its id the name ("Tata Nexon") of each that the public saw once and sees no more."""
    if not ids:
        return {}
    hidden = Vehicle.objects.ever_visible().filter(pk__in=ids, listed=0)
    known = [*map(GoneVehicle.of, hidden), *GoneVehicle.objects.filter(pk__in=ids)]
    return {gone.vehicle_id: gone.title for gone in known}


def mark(cards: Iterable[Any], user: Any) -> None:
    """Write on each card whether this person has saved it; one query, none for a visitor."""
    profile: UserProfile | None = getattr(user, "profile", None)
    saved = set(profile.favourite_ids) if profile else set()
    for card in cards:
        card["is_favourite"] = card["id"] in saved
