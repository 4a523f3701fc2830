"""What the home page shows around the listings: kinds, makes, counts, what one earns.

Figures over the whole site need not be true to the second and cost time that grows with it, so
they are kept for a minute.
"""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from statistics import median
from typing import Any, TypeVar, cast

from django.core.cache import cache
from django.urls import reverse

from gowheels.cards import COLUMNS, ListedVehicle, card_of
from gowheels.keyset import ORDERINGS
from gowheels.models import BrandImage, FacetCount, Vehicle
from gowheels.models.facets import ALL
from gowheels.pricing import rupees

Kept = TypeVar("Kept")
CACHE_SECONDS = 60
NEWEST_COUNT = 12
BRAND_COUNT = 16
# Popular makes and usual prices are read off the latest listings: enough to be right, and a
# bounded read however large the site grows.
RECENT_COUNT = 1000
# Below this many a median says little.
ENOUGH_TO_COMPARE = 3


def kept(name: str, make: Callable[[], Kept]) -> Kept:
    """What `make` returned under this name within the last CACHE_SECONDS, or makes now."""
    return cast(Kept, cache.get_or_set(f"showcase.{name}", make, CACHE_SECONDS))


def recent(*columns: str) -> list[tuple]:
    """These columns of the latest RECENT_COUNT listings, newest first."""
    rows = Vehicle.objects.visible().order_by(*ORDERINGS["newest"]).values_list(*columns)
    return list(rows[:RECENT_COUNT])


def categories() -> list[dict[str, Any]]:
    """The kinds of vehicle with how many of each are listed, in the model's order."""
    counts = kept("categories", lambda: FacetCount.objects.values_of("category"))
    return [
        {
            "value": value,
            "label": label,
            "url": reverse("category", args=[value]),
            "count": counts.get(value, 0),
        }
        for value, label in Vehicle.Category.choices
    ]


def newest() -> list[ListedVehicle]:
    """The cards of what was listed last."""
    rows = Vehicle.objects.visible().order_by(*ORDERINGS["newest"]).values(*COLUMNS)
    return [card_of(row) for row in rows[:NEWEST_COUNT]]


def brands() -> list[dict[str, Any]]:
    """The makes that are listed most, with their badges."""
    return kept("brands", _popular_brands)


def counts() -> dict[str, int]:
    """How many vehicles are listed, of how many makes, in how many districts."""
    return kept("counts", _count_all)


def earning() -> dict[str, str] | None:
    """What a model that is listed often is rented for a day at the median, or None.

    `place` is the district, or empty for all of India.
    """
    return kept("earning", _median_earning)


def _count_all() -> dict[str, int]:
    listed = FacetCount.objects.filter(scope="", count__gt=0)
    return {
        "vehicles": FacetCount.objects.read([ALL])[ALL],
        "makes": listed.filter(facet="brand").count(),
        "districts": listed.filter(facet="district").count(),
    }


def _popular_brands() -> list[dict[str, Any]]:
    popular = Counter(recent("category", "brand_key"))
    badges = {
        (brand.category, brand.key): brand
        for brand in BrandImage.objects.filter(key__in={key for _, key in popular})
    }
    shown: dict[str, dict[str, Any]] = {}
    for category, key in (place for place, _ in popular.most_common()):
        brand = badges.get((category, key))
        if brand and key not in shown and len(shown) < BRAND_COUNT:
            shown[key] = {
                "name": brand.name,
                "url": reverse("brand", args=[key]),
                "image_url": brand.image.url if brand.image else "",
            }
    return list(shown.values())


def _median_earning() -> dict[str, str] | None:
    prices: dict[tuple[str, str, str], list[Decimal]] = {}
    for brand, model, district, price in recent("brand_name", "model_name", "district", "price"):
        prices.setdefault((brand, model, district), []).append(price)
        prices.setdefault((brand, model, ""), []).append(price)
    enough = {of: found for of, found in prices.items() if len(found) >= ENOUGH_TO_COMPARE}
    if not enough:
        return None
    # In one district if it can be; of equally common ones always the same, or the page flickers.
    of = max(enough, key=lambda of: (bool(of[2]), len(enough[of]), of))
    return {
        "title": f"{of[0]} {of[1]}",
        "place": of[2],
        "price_text": rupees(round(median(enough[of]), -1)),
    }
