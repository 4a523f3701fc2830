"""A few vehicles side by side, as JSON."""

from typing import Any

from django.http import HttpRequest

from gowheels import favourites
from gowheels.access import Access
from gowheels.compare import Comparison
from gowheels.compare import compare as set_side_by_side
from gowheels.endpoint import endpoint
from gowheels.forms.favourites import CompareForm
from gowheels.problems import gone, not_found


@endpoint("GET", access=Access.ANYONE, form=CompareForm, limit="picked_out")
def compare(request: HttpRequest, form: CompareForm) -> dict[str, Any]:
    """The vehicles in the order asked for, and fact by fact where they differ."""
    found = side_by_side(request, form)
    return {**found, "count": len(found["vehicles"]), "next": None}


def side_by_side(request: HttpRequest, form: CompareForm) -> Comparison:
    """The comparison that a valid form asks for. Raises 404 or 410 where nothing of it is left."""
    found = set_side_by_side(form.cleaned_data["ids"], form.cleaned_data["trip"])
    if not found["vehicles"]:
        raise gone() if found["gone"] else not_found()
    favourites.mark(found["vehicles"], request.user)
    return found
