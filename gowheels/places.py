"""Places: what a pincode or a name stands for, the states of India, and how far it is.

The table of pincodes is read once and answers from memory, without a query. Each process compares
it with the database once a minute while it is in use, so that a change by another process (by
`load_pincodes`, in the admin, by hand) is here within that minute.
"""

import csv
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from django.utils.translation import gettext as _

from gowheels.gazetteer import COLUMNS, Gazetteer, Place, locality
from gowheels.models import Pincode
from gowheels.place_names import ALIASES, squeezed
from gowheels.positions import distance_km

SOURCE = Path(__file__).parent / "data" / "pincodes.csv.xz"
RECHECK_SECONDS = 60
# What is farther from every pincode is not in India, or at sea.
NEAREST_KM = 50
STARTS_WITH_PINCODE = re.compile(r"\s*([1-9][0-9]{2} ?[0-9]{3})(?![0-9])", re.ASCII)
STATES = (
    "Andaman and Nicobar Islands",
    "Andhra Pradesh",
    "Arunachal Pradesh",
    "Assam",
    "Bihar",
    "Chandigarh",
    "Chhattisgarh",
    "Dadra and Nagar Haveli and Daman and Diu",
    "Delhi",
    "Goa",
    "Gujarat",
    "Haryana",
    "Himachal Pradesh",
    "Jammu and Kashmir",
    "Jharkhand",
    "Karnataka",
    "Kerala",
    "Ladakh",
    "Lakshadweep",
    "Madhya Pradesh",
    "Maharashtra",
    "Manipur",
    "Meghalaya",
    "Mizoram",
    "Nagaland",
    "Odisha",
    "Puducherry",
    "Punjab",
    "Rajasthan",
    "Sikkim",
    "Tamil Nadu",
    "Telangana",
    "Tripura",
    "Uttar Pradesh",
    "Uttarakhand",
    "West Bengal",
)


@dataclass(frozen=True)
class Centre:
    """Where somebody looks: what it is called and where it is, in degrees.

    `pincode` is the one whose vehicles are there however small the radius; None for a city. Without
    coordinates nothing but its pincode is near it.
    """

    label: str
    latitude: float | None
    longitude: float | None
    district: str = ""
    state: str = ""
    pincode: str | None = None


@dataclass
class _Memory:
    gazetteer: Gazetteer | None = None
    stamp: int = 0
    check_at: float = 0.0


_memory = _Memory()


def gazetteer() -> Gazetteer:
    """The table of pincodes as this process holds it: at most a minute behind the database."""
    now = monotonic()
    if _memory.gazetteer and now < _memory.check_at:
        return _memory.gazetteer
    _memory.check_at = now + RECHECK_SECONDS  # other threads go on with what there is meanwhile
    rows = list(Pincode.objects.order_by("code").values_list(*COLUMNS))
    stamp = hash(tuple(rows))
    if _memory.gazetteer is None or _memory.stamp != stamp:
        _memory.gazetteer, _memory.stamp = Gazetteer(rows), stamp
    return _memory.gazetteer


def forget() -> None:
    """Read the table anew the next time: this process has just changed it."""
    _memory.gazetteer = None


def find(code: str) -> Pincode | None:
    """Return the place of a pincode typed in any spacing ("560 038"); None if there is none."""
    row = gazetteer().row(code)
    return None if row is None else gazetteer().pincode(row)


def named(text: str, limit: int = 8) -> list[Place]:
    """Return the cities, states and localities of which a word begins with `text`, best first.

    Capitals, spacing, old names (Bangalore) and one slip in five letters or more do no harm. Digits
    are the beginning of a pincode.
    """
    digits = "".join(text.split())
    if digits.isascii() and digits.isdigit():
        return gazetteer().starting(digits, limit)
    return gazetteer().named(text, limit)


def resolve(text: str, *, whole: bool = False) -> Centre | None:
    """Return the one place that somebody means by a name or a pincode, or None.

    "Indiranagar", "Camp, Pune", "pune maharashtra", "560038". Of several the larger place is meant.
    Without `whole` the first words of a name will do: "Andheri" for Andheri East. No slip is
    forgiven and a state is no answer: `named` and `state_named` know these.
    """
    code = STARTS_WITH_PINCODE.match(text)
    if code:
        return centre_of(code.group(1))
    place = gazetteer().known(text, whole=whole or state_named(text) is not None)
    return _centre(place) if place else None


def state_named(text: str) -> str | None:
    """Return the state of that name in any spelling ("tamilnadu", "Orissa"), or None."""
    name = squeezed(text)
    name = ALIASES.get(name, name)
    return next((state for state in STATES if squeezed(state) == name), None)


def centre_of(code: str) -> Centre | None:
    """Return where a pincode is, or None if there is none."""
    pincode = find(code)
    return _centre(locality(pincode)) if pincode else None


def centre_at(latitude: float, longitude: float) -> Centre:
    """Return a point in degrees as a centre, under the name of what lies nearest."""
    near = nearest(latitude, longitude)
    if near is None:
        return Centre(_("your position"), latitude, longitude)
    return replace(_centre(locality(near)), latitude=latitude, longitude=longitude)


def nearest(latitude: float, longitude: float) -> Pincode | None:
    """Return the pincode nearest to a point in degrees, or None if it is not in India."""
    # Most people are near one: the small circle is quicker to look through.
    for km in (5, NEAREST_KM):
        found = gazetteer().positions.within(latitude, longitude, km)
        if found:
            return gazetteer().pincode(found[0][1])
    return None


def around(centre: Centre, km: float) -> dict[str, int]:
    """Return the pincodes whose middle lies within so many km of a centre, nearest first.

    Each comes with its distance in whole km, 0 for less than one. The centre's own pincode is
    always among them.
    """
    if centre.latitude is None or centre.longitude is None:
        return {centre.pincode: 0} if centre.pincode else {}
    table = gazetteer()
    found = table.positions.within(centre.latitude, centre.longitude, km)
    near = {str(table.codes[row]): _whole_km(distance) for distance, row in found}
    own = find(centre.pincode) if centre.pincode and centre.pincode not in near else None
    if own and own.latitude is not None and own.longitude is not None:
        there = own.latitude, own.longitude
        near[own.code] = _whole_km(distance_km((centre.latitude, centre.longitude), there))
    return near


def _whole_km(distance: float) -> int:
    return 0 if distance < 1 else round(distance)


def _centre(place: Place) -> Centre:
    return Centre(
        place.label, place.latitude, place.longitude, place.district, place.state, place.pincode
    )


def shipped() -> Iterator[Pincode]:
    """Yield every pincode that comes with GoWheels, unsaved, in the order of codes."""
    with lzma.open(SOURCE, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Pincode(
                code=row["code"],
                place=row["place"],
                district=row["district"],
                state=row["state"],
                latitude=_degrees(row["latitude"]),
                longitude=_degrees(row["longitude"]),
            )


def _degrees(text: str) -> float | None:
    return float(text) if text else None
