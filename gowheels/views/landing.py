"""Landing pages: a category, a make, a model, a city, and a category in a city."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gowheels import cities, landing, landing_words
from gowheels.access import Access
from gowheels.cards import ListedVehicle
from gowheels.cities import City
from gowheels.landing import Landing
from gowheels.models.fields import search_key
from gowheels.page import page
from gowheels.pricing import rupees
from gowheels.visitor_cache import kept_for_visitors


@page("GET", access=Access.ANYONE)
@kept_for_visitors()
def category(request: HttpRequest, category: str) -> HttpResponse:
    """One kind of vehicle, all over India."""
    return _show(request, landing.of_category(category))


@page("GET", access=Access.ANYONE)
@kept_for_visitors()
def brand(request: HttpRequest, brand_key: str) -> HttpResponse:
    """One make. An address in another spelling leads here."""
    key = search_key(brand_key)
    if key and key != brand_key:
        return redirect("brand", key, permanent=True)
    return _show(request, landing.of_brand(key))


@page("GET", access=Access.ANYONE)
@kept_for_visitors()
def model(request: HttpRequest, brand_key: str, model_key: str) -> HttpResponse:
    """One model of a make. An address in another spelling leads here."""
    keys = search_key(brand_key), search_key(model_key)
    if all(keys) and keys != (brand_key, model_key):
        return redirect("model", *keys, permanent=True)
    return _show(request, landing.of_model(*keys))


@page("GET", access=Access.ANYONE)
@kept_for_visitors()
def city(request: HttpRequest, city_slug: str) -> HttpResponse:
    """Everything in one city."""
    return _show(request, landing.of_city(_city(city_slug)))


@page("GET", access=Access.ANYONE)
@kept_for_visitors()
def city_category(request: HttpRequest, city_slug: str, category: str) -> HttpResponse:
    """One kind of vehicle in one city."""
    return _show(request, landing.of_category(category, _city(city_slug)))


def _city(slug: str) -> City:
    found = cities.find(slug)
    if found is None:
        raise Http404
    return found


def _show(request: HttpRequest, shown: Landing | None) -> HttpResponse:
    if shown is None:
        raise Http404
    cards = landing.newest(shown)
    known = landing.figures(shown) if cards else None
    context: dict[str, Any] = {
        "landing": shown,
        "trail": [{"label": label, "url": url} for label, url in shown.trail],
        "breadcrumb": _breadcrumb(request, shown),
    }
    if known:
        context |= {
            "cards": cards,
            "count_text": landing_words.how_many(shown, known),
            "is_one": known.count == 1,
            "has_more": known.count > len(cards),
            "price_text": rupees(known.cheapest),
            "sentences": landing_words.sentences(shown, known),
            "groups": landing_words.neighbours(shown, known),
            "items": _item_list(request, cards),
            "browse_url": landing.browse_url(shown.filters),
            "feed_url": landing.feed_url(shown.filters),
        }
    else:
        context |= {"groups": landing_words.elsewhere(), "browse_url": reverse("browse")}
    return render(request, "landing.html", context)


def _breadcrumb(request: HttpRequest, shown: Landing) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": label,
                "item": request.build_absolute_uri(url),
            }
            for position, (label, url) in enumerate(shown.trail, 1)
        ],
    }


def _item_list(request: HttpRequest, cards: list[ListedVehicle]) -> dict[str, Any]:
    return {
        "@type": "ItemList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": card["title"],
                "url": request.build_absolute_uri(card["url"]),
            }
            for position, card in enumerate(cards, 1)
        ],
    }
