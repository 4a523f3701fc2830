"""What one has saved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gowheels import favourites
from gowheels.access import Access
from gowheels.cards import blank_card
from gowheels.models import UserProfile
from gowheels.page import page


@page("GET", access=Access.ANYONE)
def favourites_page(request: HttpRequest) -> HttpResponse:
    """A person's own; for anybody else the page's module draws what the browser keeps."""
    profile: UserProfile | None = getattr(request.user, "profile", None)
    context = {
        **favourites.picked_out(profile.favourite_ids if profile else []),
        "blank_card": blank_card(),
        "is_kept_here": profile is None,
    }
    return render(request, "favourites.html", context)
