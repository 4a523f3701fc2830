"""Landing pages: what there is of one kind, make or model, or in one city, in figures and words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import unquote, urlencode

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from gowheels import cities
from gowheels.cards import COLUMNS, ListedVehicle, card_of
from gowheels.cities import City
from gowheels.keyset import ORDERINGS
from gowheels.models import BrandImage, ModelImage, Vehicle
from gowheels.models.fields import search_key
from gowheels.models.vehicle_states import VehicleQuerySet
from gowheels.search import count, matches
from gowheels.showcase import kept

CARD_COUNT = 12
# What is common is read off the latest: enough to be right, and bounded on a large site.
SAMPLE_SIZE = 500
SAMPLE_COLUMNS = ("category", "brand_name", "model_name", "fuel", "locality", "district", "state")
PLURALS = {
    "car": gettext_lazy("Cars"),
    "bike": gettext_lazy("Bikes"),
    "scooter": gettext_lazy("Scooters"),
    "van": gettext_lazy("Vans"),
    "truck": gettext_lazy("Trucks"),
    "bus": gettext_lazy("Buses"),
    "auto": gettext_lazy("Auto rickshaws"),
    "tractor": gettext_lazy("Tractors"),
    "bicycle": gettext_lazy("Bicycles"),
}
# The name of a kind's page, /cars/, which is the same in all languages.
CATEGORY_SLUGS = {category: f"{category}s" for category in PLURALS} | {
    "bus": "buses",
    "auto": "auto-rickshaws",
}


@dataclass(frozen=True)
class Landing:
    """One landing page: a category, a make, a make's model, a city, or a category in a city.

    `noun` is what one and several of its vehicles are called.
    """

    noun: tuple[str, str]
    category: str = ""
    brand: str = ""
    model: str = ""
    city: City | None = None

    @property
    def filters(self) -> dict[str, str]:
        """The search that finds the same, by the names of its form."""
        named = {"category": self.category, "brand": self.brand, "model": self.model}
        own = {name: value for name, value in named.items() if value}
        return own | (self.city.filters if self.city else {})

    @property
    def url(self) -> str:
        """The path of the page."""
        if self.city:
            return city_url(self.city, self.category)
        return brand_url(self.brand, self.model) if self.brand else category_url(self.category)

    @property
    def place(self) -> str:
        """Where its vehicles are."""
        return self.city.title if self.city else gettext("India")

    @property
    def heading(self) -> str:
        """What the page is called: "Cars to rent in Bengaluru"."""
        said = gettext("{vehicles} to rent in {place}")
        return said.format(vehicles=capitalised(self.noun[1]), place=self.place)

    @property
    def trail(self) -> list[tuple[str, str]]:
        """The way to the page and the page itself, each with its name and path."""
        steps = [(gettext("Vehicles"), reverse("browse"))]
        if self.city:
            steps.append((self.city.title, city_url(self.city)))
        if self.category:
            steps.append((str(PLURALS[self.category]), self.url))
        if self.brand:
            steps.append((self.brand, brand_url(self.brand)))
        if self.model:
            steps.append((self.model, self.url))
        return steps


@dataclass(frozen=True)
class Figures:
    """What is so of a page's vehicles: how many there are, the lowest price a day.

    `common` holds the most frequent values of some columns among the `sample` latest.
    """

    count: int
    cheapest: Decimal
    sample: int
    common: dict[tuple[str, ...], list[tuple[tuple[str, ...], int]]]

    @property
    def is_complete(self) -> bool:
        """Whether the sample is all there is."""
        return self.count <= self.sample


MODELS = ("brand_name", "model_name")
BRANDS = ("brand_name",)
FUELS = ("fuel",)
CATEGORIES = ("category",)
LOCALITIES = ("locality",)
DISTRICTS = ("district", "state")


def category_url(category: str) -> str:
    """The path of a category's page."""
    return reverse("category", args=[category])


def brand_url(brand: str, model: str = "") -> str:
    """The path of a make's page, or of the page of one of its models; by names or keys."""
    if model:
        return reverse("model", args=[search_key(brand), search_key(model)])
    return reverse("brand", args=[search_key(brand)])


def city_url(city: City, category: str = "") -> str:
    """The path of a city's page, or of the page of a category there."""
    if category:
        return reverse("city_category", args=[city.slug, category])
    return reverse("city", args=[city.slug])


def of_category(category: str, city: City | None = None) -> Landing:
    """The page of a kind of vehicle, in all of India or in a city."""
    return Landing(noun=_noun({category}), category=category, city=city)


def of_city(city: City) -> Landing:
    """The page of a city."""
    return Landing(noun=_any_vehicle(), city=city)


def of_brand(key: str) -> Landing | None:
    """The page of a make, by its search key; None of one that we have never heard of."""
    rows = list(BrandImage.objects.filter(key=key).values_list("name", "category"))
    rows = rows or _newest_named({"brand_key": key}, "brand_name", "category")
    if not rows:
        return None
    return Landing(noun=_noun({row[1] for row in rows}, rows[0][0]), brand=rows[0][0])


def of_model(brand_key: str, key: str) -> Landing | None:
    """The page of a make's model, by their search keys; None of one never heard of."""
    known = ModelImage.objects.filter(brand__key=brand_key, key=key)
    rows = list(known.values_list("brand__name", "name", "brand__category"))
    keys = {"brand_key": brand_key, "model_key": key}
    rows = rows or _newest_named(keys, "brand_name", "model_name", "category")
    if not rows:
        return None
    brand, model, _ = rows[0]
    noun = _noun({row[2] for row in rows}, f"{brand} {model}")
    return Landing(noun=noun, brand=brand, model=model)


def same_as(criteria: dict[str, Any]) -> str | None:
    """The path of the landing page that a search asks for and no more, or None.

    `criteria` is a SearchForm's cleaned_data; the order of a list makes it no other list.
    """
    asked = {name: value for name, value in criteria.items() if value not in (None, "")}
    asked.pop("sort", None)
    names = set(asked)
    if names == {"category"}:
        return category_url(asked["category"])
    if names in ({"brand"}, {"brand", "model"}) and all(map(search_key, asked.values())):
        return brand_url(asked["brand"], asked.get("model", ""))
    if "district" in names and names <= {"district", "state", "category"}:
        city = cities.of_place(asked["district"], asked.get("state", ""))
        if city and city.filters.items() == asked.items() - {("category", asked.get("category"))}:
            return city_url(city, asked.get("category", ""))
    return None


def vehicles(landing: Landing) -> VehicleQuerySet:
    """The visible vehicles of a page."""
    return matches(landing.filters)


def newest(landing: Landing) -> list[ListedVehicle]:
    """The cards of what was listed last."""
    rows = vehicles(landing).order_by(*ORDERINGS["newest"]).values(*COLUMNS)
    return [card_of(row) for row in rows[:CARD_COUNT]]


def figures(landing: Landing) -> Figures | None:
    """The figures of a page, at most a minute old; None when nothing is listed."""
    return kept(f"landing.{unquote(landing.url)}", lambda: _read_figures(landing))


def capitalised(text: str) -> str:
    """The text with its first letter as a capital; the others stay."""
    return text[:1].upper() + text[1:]


def browse_url(filters: Mapping[str, Any]) -> str:
    """The path of the list with these filters."""
    return _with_filters("browse", filters)


def feed_url(filters: Mapping[str, Any]) -> str:
    """The path of the feed with these filters."""
    return _with_filters("feed", filters)


def _with_filters(name: str, filters: Mapping[str, Any]) -> str:
    return reverse(name) + (f"?{urlencode(filters)}" if filters else "")


def _any_vehicle() -> tuple[str, str]:
    return gettext("vehicle"), gettext("vehicles")


def _noun(categories: set[str], name: str = "") -> tuple[str, str]:
    one, many = _any_vehicle()
    if len(categories) == 1:
        (category,) = categories
        one, many = Vehicle.Category(category).label.lower(), PLURALS[category].lower()
    return f"{name} {one}".strip(), f"{name} {many}".strip()


def _newest_named(keys: dict[str, str], *columns: str) -> list[tuple]:
    found = Vehicle.objects.visible().filter(**keys).order_by(*ORDERINGS["newest"])
    return list(found.values_list(*columns)[:1])


def _read_figures(landing: Landing) -> Figures | None:
    found = vehicles(landing)
    cheapest = found.order_by(*ORDERINGS["price"]).values_list("price", flat=True).first()
    if cheapest is None:
        return None
    latest = found.order_by(*ORDERINGS["newest"]).values(*SAMPLE_COLUMNS)[:SAMPLE_SIZE]
    rows = list(latest)
    return Figures(
        count=count(landing.filters).number,
        cheapest=cheapest,
        sample=len(rows),
        common={
            columns: _most_common(tuple(row[column] for column in columns) for row in rows)
            for columns in (MODELS, BRANDS, FUELS, CATEGORIES, LOCALITIES, DISTRICTS)
        },
    )


def _most_common(values: Iterable[tuple[str, ...]]) -> list[tuple[tuple[str, ...], int]]:
    # Of equally common ones always the same, or the page flickers.
    return sorted(Counter(values).items(), key=lambda counted: (-counted[1], counted[0]))
