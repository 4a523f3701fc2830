"""Makes and models that listings name and the catalogue does not, for editors to take in or merge.

What owners typed is counted by FacetCount, so that nothing here reads the listings from end to end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Count, Min

from gowheels.doubles import listed_as_make, listed_as_model, make_one
from gowheels.models import BrandImage, FacetCount, ModelImage, Vehicle
from gowheels.models.facets import scope_of
from gowheels.models.fields import search_key

MOST_UNKNOWN = 50
# How alike two keys are that may be one name with a slip: difflib's ratio, 1 for the same.
ALIKE = 0.7


@dataclass(frozen=True)
class Unknown:
    """A name as listings spell it, how many of them do, and what it may be a slip of.

    `others` are the rows that it can be merged into, `closest` the number of the one whose name is
    most like it, or None.
    """

    key: str
    name: str
    count: int
    others: list[Any]
    closest: int | None


@dataclass(frozen=True)
class Group:
    """Unknown makes of a category, or unknown models of a make; `of` is its value or number."""

    of: Any
    label: str
    names: list[Unknown]


def unknown_makes() -> list[Group]:
    """The makes that are listed most and are not in the catalogue, by category.

    At most MOST_UNKNOWN; a fixed number of queries.
    """
    makes = list(BrandImage.objects.all())
    known = {make.key for make in makes}
    listed = FacetCount.objects.values_of("brand")
    missing = _fullest(listed.items(), known)
    # Of what is seen of them, which is little beside the rest.
    spelt = (
        Vehicle.objects.visible()
        .filter(brand_key__in=missing)
        .order_by()
        .values_list("category", "brand_key")
        .annotate(name=Min("brand_name"), count=Count("pk"))
    )
    return [
        Group(
            category,
            str(Vehicle.Category(category).label),
            [
                _unknown(key, name, count, [make for make in makes if make.category == category])
                for _, key, name, count in rows
            ],
        )
        for category, rows in _grouped(spelt)
    ]


def unknown_models() -> list[Group]:
    """The models of known makes that are listed most and are not in the catalogue, by make.

    At most MOST_UNKNOWN; a fixed number of queries.
    """
    models = list(ModelImage.objects.select_related("brand"))
    makes = {(make.category, make.key): make for make in BrandImage.objects.all()}
    known = {(model.brand.key, model.key) for model in models}
    start = scope_of("brand", "")
    cells = FacetCount.objects.filter(scope__startswith=start, facet="model", count__gt=0)
    listed = {
        (scope.removeprefix(start), model): count
        for scope, model, count in cells.values_list("scope", "value", "count")
    }
    made = {key for _, key in makes}
    missing = set(_fullest(((pair, n) for pair, n in listed.items() if pair[0] in made), known))
    spelt = (
        Vehicle.objects.visible()
        .filter(brand_key__in={make for make, _ in missing})
        .filter(model_key__in={model for _, model in missing})
        .order_by()
        .values_list("category", "brand_key", "model_key")
        .annotate(name=Min("model_name"), count=Count("pk"))
    )
    rows = [
        (makes[category, make], key, name, count)
        for category, make, key, name, count in spelt
        if (make, key) in missing and (category, make) in makes
    ]
    return [
        Group(
            make.pk,
            str(make),
            [
                _unknown(key, name, count, [each for each in models if each.brand_id == make.pk])
                for _, key, name, count in of_make
            ],
        )
        for make, of_make in _grouped(rows)
    ]


def add_make(category: str, key: str, name: str) -> BrandImage:
    """Take a make into the catalogue under a name, which its listings take; it may be there."""
    with transaction.atomic():
        make, _ = BrandImage.objects.get_or_create(
            category=category, key=search_key(name), defaults={"name": name}
        )
        if key != make.key:
            make_one(key, listed_as_make(category, key), make)
    return make


def add_model(brand: BrandImage, key: str, name: str) -> ModelImage:
    """Take a model of a make into the catalogue under a name, which its listings take."""
    with transaction.atomic():
        model, _ = ModelImage.objects.get_or_create(
            brand=brand, key=search_key(name), defaults={"name": name}
        )
        if key != model.key:
            make_one(key, listed_as_model(brand, key), model)
    return model


def merge_make(key: str, into: BrandImage) -> int:
    """Say that a make which only listings name is another; returns how many took its spelling."""
    with transaction.atomic():
        return make_one(key, listed_as_make(into.category, key), into)


def merge_model(key: str, into: ModelImage) -> int:
    """Say that a model which only listings name is another; returns how many took its spelling."""
    with transaction.atomic():
        return make_one(key, listed_as_model(into.brand, key), into)


def _fullest(counts: Iterable[tuple[Any, int]], known: set[Any]) -> list[Any]:
    missing = [(key, count) for key, count in counts if key not in known]
    return [key for key, _ in sorted(missing, key=lambda each: (-each[1], each[0]))[:MOST_UNKNOWN]]


def _grouped(rows: Iterable[Any]) -> list[tuple[Any, list[Any]]]:
    """Rows by their first column, in each the one that is listed most first."""
    ordered = sorted(rows, key=lambda row: (str(row[0]), -row[-1], row[-2]))
    return [(of, list(those)) for of, those in groupby(ordered, key=lambda row: row[0])]


def _unknown(key: str, name: str, count: int, others: list[Any]) -> Unknown:
    by_key = {other.key: other.pk for other in others}
    closest = get_close_matches(key, by_key, n=1, cutoff=ALIKE)
    return Unknown(key, name, count, others, by_key[closest[0]] if closest else None)
