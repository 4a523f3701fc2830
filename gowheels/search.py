"""A valid search in, one page of listed vehicles out. The page and the endpoint both call it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from gowheels import keyset, places
from gowheels.cards import COLUMNS, ListedVehicle, card_of
from gowheels.models import Vehicle
from gowheels.models.fields import search_key
from gowheels.models.vehicle_states import VehicleQuerySet

PAGE_SIZE = 24
DEFAULT_RADIUS = 25  # km around a pincode
# Counting further costs time that grows with the site, and nobody reads the difference.
COUNT_LIMIT = 1000
TEXT_COLUMNS = (
    "brand_name",
    "model_name",
    "locality",
    "district",
    "state",
    "pincode",
    "description",
)


@dataclass(frozen=True)
class Results:
    """One page: its cards, how many vehicles match (at most COUNT_LIMIT + 1), the next cursor."""

    cards: list[ListedVehicle]
    count: int
    next_cursor: str | None

    @property
    def count_text(self) -> str:
        """The count in words: "1 vehicle", "1,000+ vehicles"."""
        if self.count > COUNT_LIMIT:
            return f"{COUNT_LIMIT:,}+ vehicles"
        return "1 vehicle" if self.count == 1 else f"{self.count:,} vehicles"


def search(criteria: dict[str, Any]) -> Results:
    """Find what the public may see. `criteria` is a SearchForm's cleaned_data.

    Two queries, and two more to find out what is near a pincode.
    """
    nearby = places_near(criteria)
    matching = matches(criteria, nearby)
    rows, next_cursor = keyset.page_of(
        matching.values(*COLUMNS),
        criteria.get("sort") or "newest",
        criteria.get("cursor"),
        PAGE_SIZE,
    )
    count = matching[: COUNT_LIMIT + 1].count()
    cards = [card_of(row, nearby.get(row["pincode"])) for row in rows]
    return Results(cards, count, next_cursor)


def places_near(criteria: dict[str, Any]) -> dict[str, int]:
    """The pincodes that are near enough to the one asked for, with their distance in km."""
    code, radius = criteria.get("pincode"), criteria.get("radius")
    centre = places.find(code) if code else None
    if centre is None:
        return {code: 0} if code else {}
    return places.around(centre, DEFAULT_RADIUS if radius is None else radius)


def matches(criteria: dict[str, Any], nearby: dict[str, int]) -> VehicleQuerySet:
    """The visible vehicles that meet every criterion; an empty criterion asks for nothing.

    `nearby` is what `places_near` returned.
    """
    keys = {name: search_key(criteria.get(name) or "") for name in ("brand", "model")}
    if any(criteria.get(name) and not key for name, key in keys.items()):
        return Vehicle.objects.none()  # signs alone name nothing
    exact = {
        "category": criteria.get("category"),
        "brand_key": keys["brand"],
        "model_key": keys["model"],
        "fuel": criteria.get("fuel"),
        "transmission": criteria.get("transmission"),
        "state": criteria.get("state"),
        "pincode__in": list(nearby),
        "price__gte": criteria.get("min_price"),
        "price__lte": criteria.get("max_price"),
        "year__gte": criteria.get("min_year"),
        "year__lte": criteria.get("max_year"),
        "seats__gte": criteria.get("seats"),
    }
    found = Vehicle.objects.visible().filter(
        **{column: value for column, value in exact.items() if value not in (None, "", [])}
    )
    for word in (criteria.get("q") or "").split():
        found = found.filter(_mentions(word))
    return found


def _mentions(word: str) -> Q:
    # "diesel cars": what names a kind, a fuel or a gearbox is no text, and may be a plural.
    choice = word.casefold()
    singular = choice.removesuffix("s")
    anywhere = Q(category__in=(choice, singular)) | Q(fuel=choice) | Q(transmission=choice)
    for column in TEXT_COLUMNS:
        anywhere |= Q(**{f"{column}__icontains": word})
    return anywhere
