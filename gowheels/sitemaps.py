"""What search engines are told to read: addresses in sections of at most SECTION_SIZE.

Vehicles are cut by ranges of their ids, which costs the same for the last section of a million
as for the first.
"""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from gowheels import cities
from gowheels.landing import CATEGORY_SLUGS, brand_url, category_url, city_url
from gowheels.models import BrandImage, FacetCount, ModelImage, Vehicle
from gowheels.models.vehicles import vehicle_url

SECTION_SIZE = 10_000
Entry = tuple[str, datetime | None]


def vehicle_sections() -> range:
    """The numbers of the sections of vehicles: `n` holds the ids from n * SECTION_SIZE on."""
    ids = Vehicle.objects.order_by("pk").values_list("pk", flat=True)
    first, last = ids.first(), ids.last()
    if first is None or last is None:
        return range(0)
    return range(first // SECTION_SIZE, last // SECTION_SIZE + 1)


def vehicles(section: int) -> Iterator[Entry]:
    """The path and the time of the last change of each visible vehicle of a section."""
    start = section * SECTION_SIZE
    found = Vehicle.objects.filter(pk__gte=start, pk__lt=start + SECTION_SIZE).still_visible()
    columns = ("pk", "brand_name", "model_name", "year", "updated_at")
    for pk, brand, model, year, changed in found.order_by("pk").values_list(*columns):
        yield vehicle_url(pk, f"{brand} {model} {year}"), changed


def pages() -> Iterator[Entry]:
    """The pages of words, and those of the categories."""
    for name in ("home", "browse", "about", "safety", "privacy", "terms"):
        yield reverse(name), None
    listed = Vehicle.objects.visible()
    for category in CATEGORY_SLUGS:
        if listed.filter(category=category).exists():
            yield category_url(category), None


def brands() -> Iterator[Entry]:
    """The pages of the catalogue's makes and models of which something is listed."""
    makes, models = (FacetCount.objects.values_of(facet) for facet in ("brand", "model"))
    for key in sorted(set(BrandImage.objects.values_list("key", flat=True)) & makes.keys()):
        yield brand_url(key), None
    for brand, key in sorted(set(ModelImage.objects.values_list("brand__key", "key"))):
        if brand in makes and key in models:
            yield brand_url(brand, key), None


def places() -> Iterator[Entry]:
    """The pages of the cities where something is listed, and of its kinds there."""
    everywhere = cities.everywhere()
    by_name = {city.name: city for city in everywhere.values() if not city.is_shared}
    kinds: dict[cities.City, set[str]] = {}
    for district, categories in FacetCount.objects.values_within("district", "category").items():
        if district in by_name:
            kinds[by_name[district]] = categories
    for city in everywhere.values():
        if city.is_shared:
            here = Vehicle.objects.visible().filter(**city.filters).order_by()
            kinds[city] = set(here.values_list("category", flat=True).distinct())
    for city in sorted((city for city in kinds if kinds[city]), key=lambda city: city.slug):
        yield city_url(city), None
        for category in sorted(kinds[city]):
            yield city_url(city, category), None


SECTIONS = {"pages": pages, "brands": brands, "places": places}
