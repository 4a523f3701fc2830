"""A trip with a vehicle as its page and the endpoint show it: the same dict in both."""

from typing import TypedDict

from gowheels.models import Vehicle
from gowheels.pricing import Quote, Trip, quote, rupees


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
        return "No deposit."
    return f"{rupees(worked_out.deposit)} deposit on top, which comes back to you."


def _km_text(worked_out: Quote) -> str:
    if worked_out.included_km is None:
        return "Drive as far as you like: the owner sets no limit of km."
    included = f"{worked_out.included_km:,} km included"
    if worked_out.extra_km_price is None:
        return f"{included}. Ask the owner about more."
    if not worked_out.extra_km_price:
        return f"{included}, and more of them cost nothing."
    return f"{included}, then {rupees(worked_out.extra_km_price)} for each km more."
