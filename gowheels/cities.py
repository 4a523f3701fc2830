"""Cities: the districts that pincodes know, each with a name for its address."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from gowheels import showcase
from gowheels.models import Pincode
from gowheels.models.fields import search_key

POPULAR_COUNT = 8


@dataclass(frozen=True)
class City:
    """A district as people look for it; `is_shared` says that another state has one so named."""

    slug: str
    name: str
    state: str
    is_shared: bool

    @property
    def filters(self) -> dict[str, str]:
        """What a search asks for to find what is here, by the names of its form."""
        return {"district": self.name} | ({"state": self.state} if self.is_shared else {})

    @property
    def title(self) -> str:
        """Its name, with the state where there are two of that name."""
        return f"{self.name}, {self.state}" if self.is_shared else self.name


def everywhere() -> dict[str, City]:
    """Every city by its slug, whether something is listed there or not."""
    return showcase.kept("cities", _read)


def find(slug: str) -> City | None:
    """The city of a slug, or None."""
    return everywhere().get(slug)


def of_place(district: str, state: str) -> City | None:
    """The city that a district is, or None where no pincode knows it."""
    return next(of_places([(district, state)]), None)


def of_places(places: Iterable[tuple[str, ...]]) -> Iterator[City]:
    """The cities of districts and their states, in that order; unknown ones are left out."""
    known = everywhere()
    for district, state in places:
        slugs = (_slug(district, state, is_shared) for is_shared in (False, True))
        if city := next((known[slug] for slug in slugs if slug in known), None):
            yield city


def popular() -> list[City]:
    """Where most of the latest listings are."""
    return showcase.kept("popular_cities", _popular)


def _read() -> dict[str, City]:
    places = Pincode.objects.order_by("district", "state").values_list("district", "state")
    names = list(places.distinct())
    states = Counter(search_key(district) for district, _ in names)
    cities = {}
    for district, state in names:
        is_shared = states[search_key(district)] > 1
        slug = _slug(district, state, is_shared)
        cities[slug] = City(slug, district, state, is_shared)
    return cities


def _slug(district: str, state: str, is_shared: bool) -> str:
    return search_key(f"{district} {state}" if is_shared else district)


def _popular() -> list[City]:
    places = Counter(showcase.recent("district", "state"))
    by_listings = (place for place, _ in places.most_common())
    return list(islice(of_places(by_listings), POPULAR_COUNT))
