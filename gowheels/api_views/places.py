"""Where a pincode is."""

from typing import Any

from django.http import HttpRequest

from gowheels import places
from gowheels.access import Access
from gowheels.endpoint import endpoint
from gowheels.problems import Problem


@endpoint("GET", access=Access.ANYONE)
def pincode(request: HttpRequest, pincode: str) -> dict[str, Any]:
    """The place, district, state and coordinates of a pincode."""
    found = places.find(pincode)
    if found is None:
        raise Problem(404, "pincode_unknown", "We do not know that pincode.")
    return {
        "pincode": found.code,
        "place": found.place,
        "district": found.district,
        "state": found.state,
        "latitude": found.latitude,
        "longitude": found.longitude,
    }
