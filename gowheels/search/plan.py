"""How a page of results is read so that its cost does not grow with the site.

When one of the things asked for is rare, or two of them together, all vehicles that have it are
gathered and put in order. When all are common, a list that lies in the right order already is
walked until the page is full. Either way a page reads some thousand rows at the most, unless what
is asked for are common things that hardly ever meet.
"""

from dataclasses import dataclass, replace
from itertools import combinations

from django.utils.translation import gettext as _

from gowheels.models import FacetCount
from gowheels.models.facets import ALL, SCOPES, Cell, scope_of
from gowheels.models.vehicle_states import VehicleQuerySet
from gowheels.pricing import grouped
from gowheels.search import text
from gowheels.search.query import Query

# Rows that are gathered and sorted for a page; reading as many takes MariaDB about 5 ms.
GATHER = 3000
# Counting further costs time that grows with the site, and nobody reads the difference.
COUNT_TO = 1000
# Where words are looked for in the rows themselves.
COUNT_WORDS_TO = 100
# The index in whose order a list lies, by what all its vehicles have in common.
WALKS = {
    "newest": {
        "": "listed_newest", "category": "listed_category", "brand": "listed_brand",
        "model": "listed_model", "fuel": "listed_fuel", "state": "listed_state",
        "district": "listed_district", "pincode": "listed_pincode",
    },
    "price": {
        "": "listed_price", "category": "listed_category_price", "brand": "listed_brand_price",
        "model": "listed_model_price", "state": "listed_state_price",
        "fuel": "listed_fuel_price", "district": "listed_district_price",
    },
    "popular": {"": "listed_popular", "category": "listed_category_popular"},
}  # fmt: skip
WALKS["-price"] = WALKS["price"]


@dataclass(frozen=True)
class Plan:
    """`rows` meet the query and are read by the index that suits it, in no order yet.

    `count` is how many there are where that is known beforehand, `gathers` whether they are so few
    that any order is cheap, `sizes` how many vehicles each pincode of the query has.
    """

    rows: VehicleQuerySet
    count: int | None
    gathers: bool
    sizes: dict[str, int]


def plan_of(query: Query) -> Plan:
    """Choose how to read what a query asks for; one query, and up to three for words."""
    counts = _Counts(query)
    sizes = counts.sizes()
    rarest = min(sizes, key=lambda facet: sizes[facet], default="")
    fewest = min([counts.all, *sizes.values(), *counts.pairs])
    rows = query.vehicles()
    if query.text and fewest > GATHER:
        ids = text.matching_ids(query.text)
        if ids is not None:
            rows = replace(query, text=()).vehicles().filter(pk__in=ids)
            return Plan(rows, None, gathers=True, sizes=counts.pincodes)
    if fewest <= GATHER:
        rows = rows.using_index(WALKS["newest"][rarest])
        return Plan(rows, counts.exact, gathers=True, sizes=counts.pincodes)
    walks = WALKS.get(query.sort, WALKS["newest"])
    # A list of one value lies in order; one of several does not.
    single = {facet: sizes[facet] for facet in sizes if len(query.values.get(facet, ())) == 1}
    lead = min((f for f in single if f in walks), key=lambda facet: single[facet], default="")
    return Plan(rows.using_index(walks[lead]), counts.exact, gathers=False, sizes=counts.pincodes)


class _Counts:
    """What the summary knows of a query."""

    def __init__(self, query: Query) -> None:
        self._query = query
        wanted = [ALL]
        for facet, values in query.values.items():
            wanted += [("", facet, value) for value in values]
        wanted += [("", "pincode", pincode) for pincode in query.nearby or ()]
        pairs = self._pairs()
        found = FacetCount.objects.read([*wanted, *pairs])
        self.all = found[ALL]
        self.pairs = [found[pair] for pair in pairs]
        self.pincodes = {
            value: count for (_, facet, value), count in found.items() if facet == "pincode"
        }
        self._values = {
            facet: sum(found["", facet, value] for value in values)
            for facet, values in query.values.items()
        }

    def sizes(self) -> dict[str, int]:
        """How many vehicles there are behind each part of the query that has an index."""
        sizes = {facet: size for facet, size in self._values.items() if facet in WALKS["newest"]}
        if self._query.nearby is not None:
            sizes["pincode"] = sum(self.pincodes.values())
        return sizes

    @property
    def exact(self) -> int | None:
        """How many meet the whole query, if the summary has that number."""
        query = self._query
        if query.ranges or query.text:
            return None
        if query.nearby is not None:
            return None if query.values else sum(self.pincodes.values())
        if not query.values:
            return self.all
        if len(query.values) == 1:
            return next(iter(self._values.values()))
        is_pair = all(len(values) == 1 for values in query.values.values())
        # Of two single values there is one pair at the most.
        return self.pairs[0] if is_pair and len(query.values) == 2 and self.pairs else None  # noqa: PLR2004

    def _pairs(self) -> list[Cell]:
        """The cells of each two values that are asked for, of which one has a scope."""
        singles = [
            (facet, value)
            for facet, values in self._query.values.items()
            if len(values) == 1
            for value in values
        ]
        # Those with a scope come first, so that each pair is looked at the right way round.
        singles.sort(key=lambda single: single[0] not in SCOPES)
        return [
            (scope_of(*first), *second)
            for first, second in combinations(singles, 2)
            if first[0] in SCOPES
        ]


@dataclass(frozen=True)
class Count:
    """How many vehicles match: exactly, or at least so many."""

    number: int
    is_exact: bool = True

    def text(self, one: str = "", many: str = "") -> str:
        """The count in words: "1 car", "412 cars", "1,000+ cars"; of vehicles unless it is said."""
        one, many = one or _("vehicle"), many or _("vehicles")
        if not self.is_exact:
            return f"{grouped(self.number)}+ {many}"
        return f"1 {one}" if self.number == 1 else f"{grouped(self.number)} {many}"


def count_of(query: Query, plan: Plan) -> Count:
    """How many vehicles there are, counted to a limit where it is not known beforehand."""
    if plan.count is not None:
        return Count(plan.count)
    limit = COUNT_WORDS_TO if query.text and not plan.gathers else COUNT_TO
    found = plan.rows.order_by()[: limit + 1].count()
    return Count(min(found, limit), found <= limit)
