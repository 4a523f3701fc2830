"""Where a pincode is, and what a place is called."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from gowheels import places
from gowheels.access import Access
from gowheels.endpoint import endpoint
from gowheels.forms.places import PlacesForm
from gowheels.gazetteer import locality
from gowheels.problems import Problem


@endpoint("GET", access=Access.ANYONE)
def pincode(request: HttpRequest, pincode: str) -> dict[str, Any]:
    """The place, district, state and coordinates of a pincode."""
    found = places.find(pincode)
    if found is None:
        raise Problem(404, "pincode_unknown", _("We do not know that pincode."))
    return {
        "pincode": found.code,
        "place": found.place,
        "district": found.district,
        "state": found.state,
        "latitude": found.latitude,
        "longitude": found.longitude,
    }


@endpoint("GET", access=Access.ANYONE, form=PlacesForm)
def find_places(request: HttpRequest, form: PlacesForm) -> dict[str, Any]:
    """The places that a text may mean, or the one nearest to a position; none is an empty list."""
    asked = form.cleaned_data
    if asked["lat"] is not None:
        near = places.nearest(asked["lat"], asked["lng"])
        found = [locality(near)] if near else []
    else:
        found = places.named(asked["q"])
    return {"places": [asdict(place) for place in found], "count": len(found), "next": None}
