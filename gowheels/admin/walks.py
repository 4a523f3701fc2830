"""Rows in the order of a list, read from anywhere in it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Q, QuerySet

from gowheels.admin.indexes import index_for
from gowheels.models.indexed import read_by
from gowheels.parts import PART, rows_by_key


class Walk:
    """Rows as a list narrows them down and orders them."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = rows

    @cached_property
    def order(self) -> list[str]:
        """The columns by which rows are ordered, each with its sign; none if one is no column."""
        names = self.rows.query.order_by
        if not all(map(self._is_column, names)):
            return []
        # Django names the list's own order once more behind the one that is asked for.
        first: dict[str, str] = {}
        for name in names:
            first.setdefault(str(name).removeprefix("-"), str(name))
        return list(first.values())

    @cached_property
    def columns(self) -> list[str]:
        """The columns of the order without their signs."""
        return [part.removeprefix("-") for part in self.order]

    @cached_property
    def index(self) -> str:
        """The index by which they are read, "" for the database's own choice."""
        return index_for(self.rows, self.order)

    def beyond(self, last: Mapping[str, Any]) -> QuerySet[Any]:
        """The rows after the one that has these values in `columns`."""
        found, same = Q(), Q()
        for part, name in zip(self.order, self.columns, strict=True):
            side = "lt" if part.startswith("-") else "gt"
            found |= same & Q(**{f"{name}__{side}": last[name]})
            same &= Q(**{name: last[name]})
        side = "lte" if self.order[0].startswith("-") else "gte"
        # The first column's bound alone is enough for the index; the rest settles ties.
        bound = Q(**{f"{self.columns[0]}__{side}": last[self.columns[0]]})
        return self.rows.filter(bound & found)

    def by_index(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """All of them or those beyond a row, read by the index."""
        return read_by(rows, self.index) if self.index else rows

    def values(self, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield these columns of every row, a part of the rows at a time."""
        if not self.order:
            yield from rows_by_key(self.rows, columns)
            return
        rows = self.rows
        while part := list(self.by_index(rows).values_list(*self.columns, *columns)[:PART]):
            yield from (row[len(self.columns) :] for row in part)
            rows = self.beyond(dict(zip(self.columns, part[-1], strict=False)))

    def _is_column(self, part: Any) -> bool:
        options = self.rows.model._meta
        try:
            name = part.removeprefix("-")
            field = options.pk if name == "pk" else options.get_field(name)
        except (AttributeError, FieldDoesNotExist):
            return False
        return isinstance(field, Field) and not field.null and not field.is_relation
