"""What a landing page says about its figures, and where it leads on to."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

from django.utils.translation import gettext, gettext_lazy, ngettext

from gowheels import cities
from gowheels.landing import (
    BRANDS,
    CATEGORIES,
    DISTRICTS,
    FUELS,
    LOCALITIES,
    MODELS,
    PLURALS,
    Figures,
    Landing,
    brand_url,
    browse_url,
    category_url,
    city_url,
    figures,
    of_city,
)
from gowheels.models.fields import search_key
from gowheels.pricing import rupees
from gowheels.search import Count

NAMED_PLACES = 3
LINK_COUNT = 12
# What is said of a fuel where all have it, and where most do.
FUEL_WORDS = {
    "petrol": (gettext_lazy("All run on petrol."), gettext_lazy("Most run on petrol.")),
    "diesel": (gettext_lazy("All run on diesel."), gettext_lazy("Most run on diesel.")),
    "cng": (gettext_lazy("All run on CNG."), gettext_lazy("Most run on CNG.")),
    "electric": (gettext_lazy("All are electric."), gettext_lazy("Most are electric.")),
    "hybrid": (gettext_lazy("All are hybrids."), gettext_lazy("Most are hybrids.")),
}


class Link(TypedDict):
    """A way on."""

    label: str
    url: str


class LinkGroup(TypedDict):
    """Ways on of one sort, under their title."""

    title: str
    links: list[Link]


def sentences(landing: Landing, known: Figures) -> list[str]:
    """Two or three sentences that say what the figures say."""
    if known.count == 1:
        first = gettext("{count} to rent in {place}, at {price} a day.")
    else:
        first = gettext("{count} to rent in {place}, from {price} a day.")
    price = rupees(known.cheapest)
    first = first.format(count=how_many(landing, known), place=landing.place, price=price)
    what = _fuel(known) if landing.model else _model(known)
    return [said for said in (first, what, _places(landing, known)) if said]


def how_many(landing: Landing, known: Figures) -> str:
    """How many there are: "412 cars", "1,000+ cars"."""
    return Count(known.count).text(*landing.noun)


def _model(known: Figures) -> str:
    (names, times), *others = known.common[MODELS]
    name = " ".join(names)
    if known.count == 1 or times == 1:
        return ""
    if times == known.count:
        return gettext("All are of one model, the {name}.").format(name=name)
    if times * 2 > known.sample:
        return gettext("Most are of one model, the {name}.").format(name=name)
    if times > others[0][1]:
        return gettext("The {name} is listed most often.").format(name=name)
    return ""


def _fuel(known: Figures) -> str:
    (fuel,), times = known.common[FUELS][0]
    if known.count == 1 or fuel not in FUEL_WORDS or times * 2 <= known.sample:
        return ""
    of_all, of_most = FUEL_WORDS[fuel]
    return str(of_all if times == known.count else of_most)


def _places(landing: Landing, known: Figures) -> str:
    names = [values[0] for values, _ in known.common[LOCALITIES if landing.city else DISTRICTS]]
    names = list(dict.fromkeys(name for name in names if name != landing.place))
    if not names:
        return ""
    named, others = names[:NAMED_PLACES], len(names) - NAMED_PLACES
    if others > 0 and known.is_complete:
        more = ngettext("{count} more place", "{count} more places", others)
        named.append(gettext("one more place") if others == 1 else more.format(count=others))
    elif others > 0:
        named.append(gettext("many more places"))
    one, several = gettext("You find it in {places}."), gettext("You find them in {places}.")
    return (one if known.count == 1 else several).format(places=_listed(named))


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    if not first:
        return last
    return gettext("{places} and {last}").format(places=", ".join(first), last=last)


def neighbours(landing: Landing, known: Figures) -> list[LinkGroup]:
    """Where a reader may want to go on from a page, most listed first; no group is empty."""
    if landing.city:
        groups = [_kinds(landing), _makes(landing, known)]
    elif landing.model:
        groups = [_cities(landing, known), _siblings(landing)]
    elif landing.brand:
        groups = [_models(landing.brand, known), _cities(landing, known)]
    else:
        groups = [_cities(landing, known), _makes(landing, known)]
    return [group for group in groups if group["links"]]


def elsewhere() -> list[LinkGroup]:
    """Ways on from a page where nothing is listed: every kind, and the cities with most."""
    kinds = [(str(plural), category_url(category)) for category, plural in PLURALS.items()]
    places = [(city.title, city_url(city)) for city in cities.popular()]
    groups = [_group(gettext("By kind"), kinds), _group(gettext("By city"), places)]
    return [group for group in groups if group["links"]]


def _group(title: str, links: Iterable[tuple[str, str]]) -> LinkGroup:
    # Two spellings of one name lead to one page.
    by_url: dict[str, str] = {}
    for label, url in links:
        by_url.setdefault(url, label)
    shown = [Link(label=label, url=url) for url, label in by_url.items()]
    return LinkGroup(title=title, links=shown[:LINK_COUNT])


def _cities(landing: Landing, known: Figures) -> LinkGroup:
    """The cities of a kind have pages of it; of a make or model, only the list has a filter."""
    return _group(
        gettext("In a city"),
        (
            (
                city.title,
                city_url(city, landing.category)
                if landing.category
                else browse_url(landing.filters | city.filters),
            )
            for city in cities.of_places(place for place, _ in known.common[DISTRICTS])
        ),
    )


def _makes(landing: Landing, known: Figures) -> LinkGroup:
    names = [name for (name,), _ in known.common[BRANDS] if search_key(name)]
    return _group(
        gettext("By make"),
        (
            (
                name,
                browse_url(landing.filters | {"brand": name}) if landing.city else brand_url(name),
            )
            for name in names
        ),
    )


def _models(brand: str, known: Figures, without: str = "") -> LinkGroup:
    names = [model for (_, model), _ in known.common[MODELS] if search_key(model)]
    others = [name for name in names if search_key(name) != search_key(without)]
    title = gettext("Other models of {brand}").format(brand=brand) if without else gettext("Models")
    return _group(title, ((name, brand_url(brand, name)) for name in others))


def _siblings(landing: Landing) -> LinkGroup:
    known = figures(Landing(noun=landing.noun, brand=landing.brand))
    return _models(landing.brand, known, without=landing.model) if known else _group("", ())


def _kinds(landing: Landing) -> LinkGroup:
    """The kinds of vehicle in a city but the one that is shown."""
    city = landing.city
    known = figures(of_city(city)) if city else None
    if not city or not known:
        return _group("", ())
    kinds = [kind for (kind,), _ in known.common[CATEGORIES] if kind != landing.category]
    title = gettext("By kind")
    if landing.category:
        title = gettext("Something else in {city}").format(city=city.title)
    return _group(title, ((str(PLURALS[kind]), city_url(city, kind)) for kind in kinds))
