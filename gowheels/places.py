"""Places: what a pincode stands for, the states of India, and how far it is."""

import csv
import lzma
from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from gowheels.models import Pincode

SOURCE = Path(__file__).parent / "data" / "pincodes.csv.xz"
KM_PER_DEGREE = 111.2  # of latitude, everywhere; of longitude, at the equator
EARTH_RADIUS_KM = 6371.0088  # the mean radius of the International Union of Geodesy and Geophysics
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


def find(code: str) -> Pincode | None:
    """Return the place of a pincode typed in any spacing ("560 038"); None if there is none."""
    return Pincode.objects.filter(pk="".join(code.split())).first()


def around(centre: Pincode, km: float) -> dict[str, int]:
    """Return the pincodes whose middle lies within so many km of another's, with whole km.

    A pincode whose place is not known has only itself around it.
    """
    found = {centre.code: 0}
    if centre.latitude is None or centre.longitude is None:
        return found
    here = centre.latitude, centre.longitude
    north = km / KM_PER_DEGREE
    east = north / cos(radians(centre.latitude))
    # The box is quick to look up by its index; the circle is cut out of it here.
    box = Pincode.objects.filter(
        latitude__range=(centre.latitude - north, centre.latitude + north),
        longitude__range=(centre.longitude - east, centre.longitude + east),
    )
    for other in box.only("latitude", "longitude"):
        distance = distance_km(here, (other.latitude or 0.0, other.longitude or 0.0))
        if distance <= km:
            found[other.code] = round(distance)
    return found


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance over the ground in km between two points in degrees.

    A point is (latitude, longitude). The formula is the haversine (R. W. Sinnott, "Virtues of the
    Haversine", Sky and Telescope 68, 1984).
    """
    latitude, longitude = radians(one[0]), radians(one[1])
    other_latitude, other_longitude = radians(other[0]), radians(other[1])
    half_chord = (
        sin((other_latitude - latitude) / 2) ** 2
        + cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_chord)))


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
