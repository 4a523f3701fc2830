"""Pages of a list that may hold a million rows."""

from functools import cached_property

from django.core.paginator import Paginator


class CappedPaginator(Paginator):
    """Counts no further than MOST: whoever wants an older row searches for it."""

    MOST = 2000

    @cached_property
    def count(self) -> int:
        """How many rows there are, MOST at most."""
        return int(self.object_list[: self.MOST].count())  # type: ignore[union-attr]
