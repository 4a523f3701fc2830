"""By which index a list of staff is read.

Left to themselves both databases choose badly once a filter leaves much of a table. MariaDB reads
all that has a value from the list's start, however deep the window begins, and SQLite, which keeps
no statistics, takes every filter for a narrow one. So a list whose filters are plain names its
index: the one in which its rows lie in order, or of several filters the one that leaves fewest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Index, Model, QuerySet
from django.db.models.expressions import Col
from django.db.models.lookups import (
    Exact,
    GreaterThan,
    GreaterThanOrEqual,
    In,
    IsNull,
    LessThan,
    LessThanOrEqual,
)
from django.db.models.sql.where import AND, WhereNode

from gowheels.models.indexed import read_by

# So many rows are read and sorted in no time; filters that leave more are not told apart.
FEW = 30_000
BOUND = GreaterThan | GreaterThanOrEqual | LessThan | LessThanOrEqual


@dataclass(frozen=True)
class Way:
    """An index, what it narrows the rows down by, and whether they lie in order in it."""

    index: str
    conditions: Sequence[Any]
    in_order: bool


def index_for(rows: QuerySet[Any], order: Sequence[str]) -> str:
    """The index by which to read these rows in this order, or "" to leave it to the database.

    `order` names columns, each with its sign. Costs a query for each of several filters that have
    an index, and none for one.
    """
    plain = _conditions(rows.query.where, rows.model)
    if plain is None or not order:
        return ""
    ways = _ways(rows.model, plain, order)
    if not _are_served(plain, ways):
        return ""
    usual = next((way.index for way in ways if way.in_order), "")
    narrowing = [way for way in ways if way.conditions]
    if len(narrowing) < 2 and all(way.in_order for way in narrowing):  # noqa: PLR2004
        return usual
    counts = {way.index: _count(rows, way) for way in narrowing}
    fewest = min(counts, key=counts.__getitem__)
    return fewest if counts[fewest] < FEW else usual


def _conditions(where: WhereNode, model: type[Model]) -> list[Any] | None:
    """What each of these rows has to be, or None if that is not plainly about their columns."""
    found: list[Any] = []
    for child in where.children:
        if isinstance(child, WhereNode):
            is_all = child.connector == AND and not child.negated
            within = _conditions(child, model) if is_all else None
            if within is None:
                return None
            found += within
        elif _is_plain(child, model):
            found.append(child)
        else:
            return None
    return found


def _is_plain(condition: Any, model: type[Model]) -> bool:
    if not isinstance(condition, Exact | In | IsNull | BOUND):
        return False
    column, value = condition.lhs, condition.rhs
    is_ours = isinstance(column, Col) and column.alias == model._meta.db_table
    is_given = not hasattr(value, "resolve_expression")
    return is_ours and is_given and (not isinstance(condition, In) or len(value) == 1)


def _ways(model: type[Model], conditions: Sequence[Any], order: Sequence[str]) -> list[Way]:
    """The ways to read these rows, one a leading column, what narrows down most first."""
    best: dict[str, Way] = {}
    for index in model._meta.indexes:
        way, leading = _way(index, conditions, order), index.fields[0]
        if way and (leading not in best or (way.in_order and not best[leading].in_order)):
            best[leading] = way
    return sorted(best.values(), key=lambda way: (-len(way.conditions), not way.in_order))


def _way(index: Index, conditions: Sequence[Any], order: Sequence[str]) -> Way | None:
    """What an index is good for here, or None."""
    leading, first = index.fields[0], order[0].removeprefix("-")
    equal = [each for each in conditions if _column(each) == leading and _is_equality(each)]
    bounds = [each for each in conditions if _column(each) == leading and isinstance(each, BOUND)]
    within = [each for each in conditions if _column(each) == first and isinstance(each, BOUND)]
    if _lies_in(order, index.fields_orders):
        return Way(index.name, bounds, in_order=True)
    if equal and _lies_in(order, index.fields_orders[1:]):
        return Way(index.name, [*equal, *within], in_order=True)
    if leading == first or not (equal or bounds):
        return None
    return Way(index.name, equal or bounds, in_order=False)


def _lies_in(order: Sequence[str], columns: Sequence[tuple[str, str]]) -> bool:
    """Whether an index of these columns has this order, read forwards or backwards."""
    asked = [(name.removeprefix("-"), name.startswith("-")) for name in order]
    read = [(name, sign == "DESC") for name, sign in columns]
    return asked in (read, [(name, not backwards) for name, backwards in read])


def _are_served(conditions: Sequence[Any], ways: Sequence[Way]) -> bool:
    """Whether no index of a column's own finds what is looked for: then that is the one to take."""
    served = {_column(each) for way in ways for each in way.conditions}
    found = {
        _column(each)
        for each in conditions
        if _is_equality(each) and (each.lhs.target.unique or each.lhs.target.db_index)
    }
    return found <= served


def _is_equality(condition: Any) -> bool:
    return isinstance(condition, Exact | In)


def _column(condition: Any) -> str:
    return str(condition.lhs.target.name)


def _count(rows: QuerySet[Any], way: Way) -> int:
    """How many rows an index leaves, counted in the index alone and up to FEW."""
    counted: QuerySet[Any] = read_by(QuerySet(rows.model), way.index)
    for condition in way.conditions:
        counted.query.where.add(condition, AND)
    return counted[:FEW].count()
