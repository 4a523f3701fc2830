"""A few vehicles side by side: what is known of each, fact by fact, and where they differ."""

from collections.abc import Sequence
from typing import TypedDict

from django.utils.translation import gettext, gettext_lazy

from gowheels.cards import ListedVehicle, card_of_vehicle
from gowheels.favourites import names_of_gone
from gowheels.models import Vehicle
from gowheels.pricing import Trip
from gowheels.quotes import quote_of
from gowheels.vehicle_details import facts

NOT_STATED = gettext_lazy("Not stated")


class Row(TypedDict):
    """One fact of each vehicle, in the order of the vehicles; `differs` where not all agree."""

    label: str
    values: list[str]
    differs: bool


class Comparison(TypedDict):
    """`vehicles` the public sees; by name those it saw once; how many ids mean nothing."""

    vehicles: list[ListedVehicle]
    rows: list[Row]
    gone: list[str]
    unknown: int


def compare(ids: Sequence[int], trip: Trip | None = None) -> Comparison:
    """Set the vehicles side by side in the order of their ids, with what a trip costs.

    Three queries at most, and one where all are visible.
    """
    found = {one.pk: one for one in Vehicle.objects.filter(pk__in=ids).still_visible()}
    gone = names_of_gone([pk for pk in ids if pk not in found])
    vehicles = [found[pk] for pk in ids if pk in found]
    return {
        "vehicles": [card_of_vehicle(one) for one in vehicles],
        "rows": _rows([_stated(one, trip) for one in vehicles]),
        "gone": [gone[pk] for pk in ids if pk in gone],
        "unknown": len(ids) - len(found) - len(gone),
    }


def _stated(vehicle: Vehicle, trip: Trip | None) -> dict[str, str]:
    card = card_of_vehicle(vehicle)
    stated = {gettext("A day"): card["price_text"]}
    if trip:
        quote = quote_of(vehicle, trip)
        stated[gettext("For {length}").format(length=quote["length_text"])] = quote["total_text"]
    stated[gettext("Against similar")] = card["price_label"] or ""
    stated[gettext("Place")] = card["place"]
    return stated | {fact["label"]: str(fact["value"]) for fact in facts(vehicle)}


def _rows(stated: list[dict[str, str]]) -> list[Row]:
    missing = str(NOT_STATED)
    labels = dict.fromkeys(label for facts_of_one in stated for label in facts_of_one)
    rows: list[Row] = []
    for label in labels:
        values = [facts_of_one.get(label) or missing for facts_of_one in stated]
        if any(value != missing for value in values):
            rows.append({"label": label, "values": values, "differs": len(set(values)) > 1})
    return rows
