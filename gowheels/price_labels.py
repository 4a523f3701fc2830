"""Whether a price is good: medians of vehicles that are alike, and the labels that follow them.

A vehicle is compared with the listed ones of its model in its state or, where those are too few,
with those of its category and age band there. It counts among them itself when it is listed: so
one median serves the whole group, and it moves it by one place of an ordered list at most.

Labels stand in the vehicles' rows and medians in a small table, so no request computes either.
They follow a change in three ways, of which none waits for another person's:

- A vehicle that is saved takes its own label at once from the medians that are kept.
- Once a change is committed, its groups follow if they are small: of at most LIVE_GROUP prices,
  read by an index. There one price more moves the median, and the labels of all.
- In a larger group one price moves nothing that a person sees. `refresh_all` sees to those, and
  to whatever else changed: many vehicles at once, or the group that a vehicle has left.
"""

import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median, quantiles
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import Max, Min, Q
from django.utils.translation import gettext as _
from tqdm import tqdm

from gowheels.models import FacetCount, PriceBenchmark, Vehicle
from gowheels.models.prices import AGE_BAND_YEARS, first_year_of_band
from gowheels.models.retrying import done_again
from gowheels.models.vehicle_states import VehicleQuerySet

# Of fewer vehicles than five a median says more about its owners than about the price.
ENOUGH = 5
# Owners round to ₹50 or ₹100, and a car has its dents: a tenth is within what that explains.
FAIR_WITHIN = Decimal("0.10")
# Ten times the median, and a tenth of it: beyond, nobody says a price in percent.
FAR_ABOVE, FAR_BELOW = 900, -90
# Groups up to this size follow a change at once, and of so many vehicles that change together;
# both keep what follows a request to a few milliseconds.
LIVE_GROUP = 500
LIVE_VEHICLES = 10
# So many vehicles are labelled in one statement, which keeps others from writing for that long.
BATCH = 5000

PAISA = Decimal("0.01")
COLUMNS = ("state", "brand_key", "model_key", "category", "year")
FIGURES = ("count", "median", "fair_from", "fair_to", "lower_quartile", "upper_quartile")


class Group(NamedTuple):
    """Vehicles that are alike, by the columns of a PriceBenchmark that say so."""

    state: str
    brand_key: str = ""
    model_key: str = ""
    category: str = ""
    first_year: int = 0


@dataclass
class Refreshed:
    """What a refresh found: how many medians there are, and how much had to change."""

    medians: int = 0
    medians_changed: int = 0
    labels_changed: int = 0


def groups_of(vehicle: dict[str, Any]) -> tuple[Group, Group]:
    """The groups a vehicle belongs to, its model's first; takes the values of COLUMNS."""
    state = vehicle["state"]
    return (
        Group(state, brand_key=vehicle["brand_key"], model_key=vehicle["model_key"]),
        Group(
            state,
            category=vehicle["category"],
            first_year=first_year_of_band(vehicle["year"]),
        ),
    )


def comparison(vehicle: dict[str, Any]) -> PriceBenchmark | None:
    """What a vehicle's price is compared with, or None for too few; takes the values of COLUMNS."""
    of_model, of_age = groups_of(vehicle)
    found = PriceBenchmark.objects.filter(Q(**of_model._asdict()) | Q(**of_age._asdict()))
    return max(found, key=lambda benchmark: bool(benchmark.model_key), default=None)


def beside_median(percent: int) -> str:
    """Where a price stands that is so many percent above the median (below it, negative)."""
    if percent > FAR_ABOVE:
        return _("more than 10 times the median")
    if percent < FAR_BELOW:
        return _("less than a tenth of the median")
    if percent == 0:
        return _("at the median")
    said = _("{percent}% above the median") if percent > 0 else _("{percent}% below the median")
    return said.format(percent=abs(percent))


def label(vehicle: Vehicle) -> None:
    """Give a saved vehicle the label that its price has by the medians kept."""
    row = Vehicle.objects.values(*COLUMNS, "price").get(pk=vehicle.pk)
    benchmark = comparison(row)
    standing = benchmark.label_of(row["price"]) if benchmark else ""
    if standing != vehicle.price_label:
        vehicle.price_label = standing
        Vehicle.objects.filter(pk=vehicle.pk).update(price_label=standing)


def fair_range(middle: Decimal) -> tuple[Decimal, Decimal]:
    """The lowest and the highest price that are fair beside a median, in rupees."""
    span = middle * FAIR_WITHIN
    return _to_paise(middle - span), _to_paise(middle + span)


def benchmark_of(group: Group, paise: Sequence[int]) -> PriceBenchmark | None:
    """The benchmark (unsaved) that listed prices give, or None if they are too few."""
    if len(paise) < ENOUGH:
        return None
    middle = _to_paise(Decimal(median(paise)) / 100)
    low, high = fair_range(middle)
    lower, _, upper = quantiles(paise, n=4, method="inclusive")
    return PriceBenchmark(
        **group._asdict(),
        count=len(paise),
        median=middle,
        fair_from=low,
        fair_to=high,
        lower_quartile=_to_paise(Decimal(lower) / 100),
        upper_quartile=_to_paise(Decimal(upper) / 100),
    )


def follow(vehicles: VehicleQuerySet) -> None:
    """Let the groups of a few vehicles follow, of more than a few none."""
    rows = list(vehicles.order_by().values(*COLUMNS)[: LIVE_VEHICLES + 1])
    if len(rows) <= LIVE_VEHICLES:
        _refresh_soon({group for row in rows for group in groups_of(row)})


def follow_deleted(vehicle: Vehicle) -> None:
    """Let the groups of a vehicle follow whose row is gone."""
    _refresh_soon(groups_of({column: getattr(vehicle, column) for column in COLUMNS}))


def _refresh_soon(groups: Iterable[Group]) -> None:
    """Refresh groups once the present change is committed.

    Only then, because the rows of others are written: a request that kept its own rows locked
    meanwhile could meet another that does the same the other way round.
    """

    # A function, not a partial: of one that fails Django logs the name, which a partial has not.
    def refresh() -> None:
        # Always in the same order, so that of two who do the same one waits for the other.
        for group in sorted(groups):
            refresh_group(group)

    transaction.on_commit(refresh, robust=True)


@done_again
def refresh_group(group: Group) -> None:
    """Bring a group's median and its vehicles' labels up to date, unless it is a large one."""
    members = list(_members(group).values_list("pk", "price")[: LIVE_GROUP + 1])
    if len(members) > LIVE_GROUP:
        return
    kept = list(PriceBenchmark.objects.filter(**group._asdict()))
    fresh = benchmark_of(group, [int(price * 100) for _, price in members])
    if _replace(kept, [fresh] if fresh else []):
        Vehicle.objects.filter(pk__in=[pk for pk, _ in members]).relabel()


def refresh_all(dry_run: bool = False) -> Refreshed:
    """Bring every median and every label up to date; run again, it changes nothing.

    With `dry_run` it only counts the medians that are out of date. It holds the prices of one
    state in memory at a time, eight bytes each, and no lock for longer than one batch.
    """
    refreshed = Refreshed()
    for state in tqdm(_states(), desc="Medians", disable=None):
        kept = list(PriceBenchmark.objects.filter(state=state))
        fresh = list(_benchmarks_in(state))
        refreshed.medians += len(fresh)
        refreshed.medians_changed += _replace(kept, fresh, dry_run)
    if not dry_run:
        refreshed.labels_changed = _relabel_all()
        if refreshed.labels_changed:
            FacetCount.objects.mark_change()
    return refreshed


def _relabel_all() -> int:
    ends = Vehicle.objects.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is None:
        return 0
    starts = range(ends["first"], ends["last"] + 1, BATCH)
    return sum(
        Vehicle.objects.filter(pk__gte=start, pk__lt=start + BATCH).relabel()
        for start in tqdm(starts, desc="Labels", disable=None)
    )


def _states() -> list[str]:
    listed = Vehicle.objects.visible().order_by().values_list("state", flat=True).distinct()
    kept = PriceBenchmark.objects.values_list("state", flat=True).distinct()
    return sorted({*listed, *kept})


def _benchmarks_in(state: str) -> Iterable[PriceBenchmark]:
    """Read the listed prices of a state once, and yield the benchmarks they give."""
    # One list for all spellings that the database takes for the same, under the first of them.
    prices: dict[Group, tuple[Group, array[int]]] = {}
    # The prices that a row's price belongs to, by what the row says: found without making a Group.
    by_model: dict[tuple[str, str], array[int]] = {}
    by_age: dict[tuple[str, int], array[int]] = {}
    rows = Vehicle.objects.visible().filter(state=state).order_by()
    columns = "brand_key", "model_key", "category", "year", "price"
    for brand, model, category, year, price in rows.values_list(*columns).iterator(BATCH):
        if (brand, model) not in by_model or (category, year) not in by_age:
            of_model, of_age = groups_of(
                dict(zip(COLUMNS, (state, brand, model, category, year), strict=True))
            )
            by_model[brand, model] = prices.setdefault(_same(of_model), (of_model, array("q")))[1]
            by_age[category, year] = prices.setdefault(_same(of_age), (of_age, array("q")))[1]
        paise = int(price * 100)
        by_model[brand, model].append(paise)
        by_age[category, year].append(paise)
    found = (benchmark_of(group, paise) for group, paise in prices.values())
    return (benchmark for benchmark in found if benchmark)


def _members(group: Group) -> VehicleQuerySet:
    listed = Vehicle.objects.visible().filter(state=group.state)
    if group.model_key:
        return listed.filter(brand_key=group.brand_key, model_key=group.model_key)
    # Each year by itself: an index leads on from an equality, and not from a range.
    years = range(group.first_year, group.first_year + AGE_BAND_YEARS)
    return listed.filter(category=group.category, year__in=years)


def _replace(
    kept: Iterable[PriceBenchmark], fresh: Iterable[PriceBenchmark], dry_run: bool = False
) -> int:
    """Put fresh benchmarks in the place of those kept; returns how many differed."""
    before = {_same(_group(each)): each for each in kept}
    after = {_same(_group(each)): each for each in fresh}
    gone = [each.pk for group, each in before.items() if group not in after]
    changed = [
        each
        for group, each in after.items()
        if group not in before or _figures(before[group]) != _figures(each)
    ]
    if not dry_run and (gone or changed):
        with transaction.atomic():
            PriceBenchmark.objects.filter(pk__in=gone).delete()
            _keep(changed)
    return len(gone) + len(changed)


def _keep(benchmarks: Iterable[PriceBenchmark]) -> None:
    named = connection.features.supports_update_conflicts_with_target
    PriceBenchmark.objects.bulk_create(
        benchmarks,
        batch_size=500,
        update_conflicts=True,
        unique_fields=Group._fields if named else None,
        update_fields=[*FIGURES, "refreshed_at"],
    )


def _group(benchmark: PriceBenchmark) -> Group:
    return Group(*(getattr(benchmark, name) for name in Group._fields))


def _figures(benchmark: PriceBenchmark) -> tuple[Any, ...]:
    return tuple(getattr(benchmark, name) for name in FIGURES)


def _same(group: Group) -> Group:
    """The group as the database compares it: to MariaDB citroën is citroen, to SQLite it is not."""
    if connection.vendor == "sqlite":
        return group
    texts = (unicodedata.normalize("NFKD", str(part)) for part in group)
    plain = ["".join(filter(lambda sign: not unicodedata.combining(sign), text)) for text in texts]
    state, brand, model, category, _ = (text.casefold() for text in plain)
    return Group(state, brand, model, category, group.first_year)


def _to_paise(amount: Decimal) -> Decimal:
    return amount.quantize(PAISA, ROUND_HALF_UP)
