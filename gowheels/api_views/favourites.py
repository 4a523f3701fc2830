"""The heart: what a person has saved, and what a browser has for somebody who is not signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from gowheels import favourites
from gowheels.access import Access, SignedInRequest
from gowheels.answers import prefers_page
from gowheels.authentication import own_profile
from gowheels.endpoint import by_method, endpoint
from gowheels.forms.favourites import FavouriteForm, PickedOutForm
from gowheels.limits import take
from gowheels.models import UserProfile, Vehicle
from gowheels.problems import Problem


@endpoint("GET", access=Access.SIGNED_IN)
def own_favourites(request: SignedInRequest) -> dict[str, Any]:
    """What the caller has saved, the last first; by name only what is not shown any more."""
    return _answer(request, own_profile(request).favourite_ids)


@endpoint("POST", access=Access.SIGNED_IN, form=PickedOutForm)
def merge(request: SignedInRequest, form: PickedOutForm) -> dict[str, Any]:
    """Add what a browser kept to what the caller has saved; `ids` are all of it now."""
    take("favourite", str(request.user.pk))
    profile = own_profile(request)
    had_room = profile.save_favourites(form.cleaned_data["ids"])
    return {"ids": profile.favourite_ids, "had_room": had_room}


@endpoint("POST", access=Access.SIGNED_IN, form=FavouriteForm)
def favourite(
    request: SignedInRequest, vehicle_id: int, form: FavouriteForm
) -> dict[str, Any] | HttpResponse:
    """Save a vehicle or save it no longer; what stands already is answered the same."""
    take("favourite", str(request.user.pk))
    profile = own_profile(request)
    is_favourite = form.cleaned_data["is_favourite"]
    if is_favourite:
        vehicle = get_object_or_404(Vehicle.objects.visible(), pk=vehicle_id)
        if not profile.save_favourites([vehicle.pk]):
            raise _full()
        page = vehicle.get_absolute_url()
    else:
        profile.drop_favourite(vehicle_id)
        page = "favourites"
    if prefers_page(request):
        return redirect(page)
    return {"is_favourite": is_favourite, "count": len(profile.favourite_ids)}


@endpoint("GET", access=Access.ANYONE, form=PickedOutForm, limit="picked_out")
def picked_out(request: HttpRequest, form: PickedOutForm) -> dict[str, Any]:
    """What stands behind the ids that a browser keeps, in their order."""
    return _answer(request, form.cleaned_data["ids"])


def _answer(request: HttpRequest, ids: list[int]) -> dict[str, Any]:
    found = favourites.picked_out(ids)
    favourites.mark(found["vehicles"], request.user)
    return {**found, "count": len(found["vehicles"]), "next": None}


def _full() -> Problem:
    most = UserProfile.MAX_FAVOURITES
    words = _("You have saved {most} vehicles, and there is no room for more. Remove some first.")
    return Problem(409, "no_room", words.format(most=most))


api_favourites = by_method(GET=own_favourites, POST=merge)
