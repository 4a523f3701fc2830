"""How many listed vehicles have what: counts kept as listings change, not made in a request."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, models, transaction
from tqdm import tqdm

from gowheels.models.reading import reading
from gowheels.parts import rows_by_key

# What the counts tell apart: a facet, and the column of Vehicle that holds its value.
FACETS = {
    "category": "category",
    "brand": "brand_key",
    "model": "model_key",
    "fuel": "fuel",
    "transmission": "transmission",
    "seats": "seats",
    "plate": "plate",
    "state": "state",
    "district": "district",
    "year": "year",
    "price": "price",
    "pincode": "pincode",
}
# Whose values are counted one by one for all other facets, too. Each costs a row a facet and
# change, so they are those that people begin with.
SCOPES = ("category", "brand", "fuel", "state", "district")
# Rupees a day at which the bars of the price histogram begin.
PRICE_BARS = (
    0, 200, 400, 600, 800, 1000, 1250, 1500, 1750, 2000, 2500, 3000, 3500, 4000, 5000, 6000, 8000,
    10_000, 15_000, 25_000,
)  # fmt: skip
TABLE = "gowheels_facetcount"
BATCH = 200

Values = Mapping[str, Any]
Cell = tuple[str, str, str]
ALL: Cell = ("", "all", "")
# A cell of its own: how often the lists have changed.
VERSION: Cell = ("", "version", "")
_versions_seen: ContextVar[list[int] | None] = ContextVar("versions_seen", default=None)


@contextmanager
def versions_seen() -> Iterator[list[int]]:
    """Collect the versions that are read meanwhile; what is read after one is not older than it."""
    seen: list[int] = []
    token = _versions_seen.set(seen)
    try:
        yield seen
    finally:
        _versions_seen.reset(token)


def price_bar(price: Any) -> int:
    """The bar of the histogram in which a price falls, by where it begins."""
    return PRICE_BARS[bisect_right(PRICE_BARS, price) - 1]


def facets_of(row: Values) -> dict[str, str]:
    """The value of each facet of a row that holds the columns of FACETS."""
    values = {facet: str(row[column]) for facet, column in FACETS.items()}
    values["price"] = str(price_bar(row["price"]))
    return values


def scope_of(facet: str, value: str) -> str:
    """The name of the part of the listings that has this value."""
    return f"{facet}={value}"


def _cells(row: Values) -> Iterable[Cell]:
    values = facets_of(row)
    yield ALL
    for facet, value in values.items():
        yield "", facet, value
    for scope in SCOPES:
        for facet, value in values.items():
            # Pincodes are many: they are counted once, for how dense a neighbourhood is.
            if facet not in (scope, "pincode"):
                yield scope_of(scope, values[scope]), facet, value


class FacetCountManager(models.Manager["FacetCount"]):
    """How the counts follow the listings."""

    def follow(self, gone: Iterable[Values], come: Iterable[Values]) -> None:
        """Take rows that are listed no longer out of the counts, and new ones in.

        Rows hold the columns of FACETS. Call it in the transaction that changes them.
        """
        shifts: Counter[Cell] = Counter()
        for sign, rows in ((-1, gone), (1, come)):
            for row in rows:
                for cell in _cells(row):
                    shifts[cell] += sign
        self._add({cell: shift for cell, shift in shifts.items() if shift})

    def mark_change(self) -> None:
        """Say that lists may look different from now on, whatever the counts."""
        self._add({})

    def version(self) -> int:
        """A number that grows whenever a list may look different."""
        return self.read([])[VERSION]

    def read(self, cells: Iterable[Cell]) -> dict[Cell, int]:
        """The counts of these cells, 0 where there is none, and of VERSION; one query.

        Every list begins with this query, so it is written out: the ORM takes three times as long
        to write it as the database takes to answer.
        """
        by_facet: dict[tuple[str, str], list[str]] = {VERSION[:2]: [VERSION[2]]}
        for scope, facet, value in cells:
            by_facet.setdefault((scope, facet), []).append(value)
        conditions = " OR ".join(
            f"(scope = %s AND facet = %s AND value IN ({', '.join(['%s'] * len(values))}))"
            for values in by_facet.values()
        )
        database = reading(self.model)
        column = database.ops.quote_name("count")
        with database.cursor() as cursor:
            cursor.execute(
                f"SELECT scope, facet, value, {column} FROM {TABLE} WHERE {conditions}",  # noqa: S608
                [part for facet, values in by_facet.items() for part in (*facet, *values)],
            )
            found: Counter[Cell] = Counter(
                {(scope, facet, value): count for scope, facet, value, count in cursor.fetchall()}
            )
        seen = _versions_seen.get()
        if seen is not None:
            seen.append(found[VERSION])
        return found

    def values_of(self, facet: str) -> dict[str, int]:
        """The values of a facet that something listed has, and how many vehicles have each."""
        cells = self.filter(scope="", facet=facet, count__gt=0)
        return dict(cells.values_list("value", "count"))

    def values_within(self, scope: str, facet: str) -> dict[str, set[str]]:
        """The values of a facet that something listed has, by the value of one of SCOPES."""
        start = scope_of(scope, "")
        cells = self.filter(scope__startswith=start, facet=facet, count__gt=0)
        found: dict[str, set[str]] = {}
        for of, value in cells.values_list("scope", "value"):
            found.setdefault(of.removeprefix(start), set()).add(value)
        return found

    def _add(self, shifts: Mapping[Cell, int]) -> None:
        shifts = {VERSION: 1, **shifts}
        column = connection.ops.quote_name("count")
        if connection.vendor == "mysql":
            on_conflict = f"ON DUPLICATE KEY UPDATE {column} = {column} + VALUES({column})"
        else:
            on_conflict = (
                "ON CONFLICT (scope, facet, value) "
                f"DO UPDATE SET {column} = {TABLE}.{column} + excluded.{column}"
            )
        # In one order everywhere, so that of two at once one waits and neither is in a deadlock.
        rows = sorted((*cell, shift) for cell, shift in shifts.items())
        with transaction.atomic(), connection.cursor() as cursor:
            for start in range(0, len(rows), BATCH):
                batch = rows[start : start + BATCH]
                marks = ", ".join(["(%s, %s, %s, %s)"] * len(batch))
                cursor.execute(
                    f"INSERT INTO {TABLE} (scope, facet, value, {column}) VALUES {marks} "  # noqa: S608
                    + on_conflict,
                    [part for row in batch for part in row],
                )

    def rebuild(self, listed: Any) -> int:
        """Count everything anew over `listed`, the queryset of visible vehicles.

        Returns how many counts there are. One pass over the rows, in memory that grows with the
        number of counts only.
        """
        counts: Counter[Cell] = Counter()
        columns = list(FACETS.values())
        rows = rows_by_key(listed, columns)
        for row in tqdm(rows, desc="Facets", unit="", disable=None):
            counts.update(_cells(dict(zip(columns, row, strict=True))))
        with transaction.atomic():
            version = self.version()
            self.all().delete()
            self._add({**counts, VERSION: version + 1})
        return len(counts)


class FacetCount(models.Model):
    """How many listed vehicles have a value: among all, or in the scope of one other value."""

    scope = models.CharField(max_length=80)
    facet = models.CharField(max_length=12)
    value = models.CharField(max_length=110)
    count = models.IntegerField()

    objects = FacetCountManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "facet", "value"], name="one_facet_count")
        ]

    def __str__(self) -> str:
        return f"{self.scope or 'All'}, {self.facet} {self.value}: {self.count}"
