"""A trip with a vehicle as its page and the endpoint show it: the same dict in both."""

from typing import TypedDict

from django.utils.translation import gettext as _

from gowheels.models import Vehicle
from gowheels.pricing import Quote, Trip, grouped, quote, rupees


class ShownLine(TypedDict):
    """One line of the sum."""

    text: str
    amount: str
    amount_text: str


class ShownQuote(TypedDict):
    """What a trip costs; money is decimal strings in rupees, the `_text`s are for people."""

    vehicle: int
    days: int
    hours: int
    lines: list[ShownLine]
    total: str
    deposit: str
    included_km: int | None
    extra_km_price: str | None
    note: str
    total_text: str
    length_text: str
    deposit_text: str
    km_text: str


def quote_of(vehicle: Vehicle, trip: Trip) -> ShownQuote:
    """Work out what the trip costs with this vehicle."""
    worked_out = quote(
        trip,
        vehicle.price,
        vehicle.price_per_hour,
        deposit=vehicle.deposit,
        km_per_day=vehicle.km_per_day,
        extra_km_price=vehicle.extra_km_price,
    )
    extra = worked_out.extra_km_price
    return {
        "vehicle": vehicle.pk,
        "days": worked_out.days,
        "hours": worked_out.hours,
        "lines": [
            {
                "text": line.text,
                "amount": f"{line.amount:.2f}",
                "amount_text": rupees(line.amount),
            }
            for line in worked_out.lines
        ],
        "total": f"{worked_out.total:.2f}",
        "deposit": f"{worked_out.deposit:.2f}",
        "included_km": worked_out.included_km,
        "extra_km_price": None if extra is None else f"{extra:.2f}",
        "note": worked_out.note,
        "total_text": rupees(worked_out.total),
        "length_text": trip.length_text,
        "deposit_text": _deposit_text(worked_out),
        "km_text": _km_text(worked_out),
    }


def _deposit_text(worked_out: Quote) -> str:
    if not worked_out.deposit:
        return _("No deposit.")
    said = _("{deposit} deposit on top, which comes back to you.")
    return said.format(deposit=rupees(worked_out.deposit))


def _km_text(worked_out: Quote) -> str:
    if worked_out.included_km is None:
        return _("Drive as far as you like: the owner sets no limit of km.")
    if worked_out.extra_km_price is None:
        said = _("{km} km included. Ask the owner about more.")
    elif not worked_out.extra_km_price:
        said = _("{km} km included, and more of them cost nothing.")
    else:
        said = _("{km} km included, then {price} for each km more.")
    return said.format(
        km=grouped(worked_out.included_km), price=rupees(worked_out.extra_km_price or 0)
    )
