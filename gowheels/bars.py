"""Bars of a chart, laid out for an SVG: the template only writes them down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

HEIGHT = 100
SLOT = 10
GAP = 2


@dataclass(frozen=True)
class Bar:
    """One day's bar: where it stands, in the units of the view box, and what it means."""

    x: int
    y: int
    width: int
    height: int
    day: date
    count: int


@dataclass(frozen=True)
class Bars:
    """A row of bars; `most` is the count of the highest."""

    bars: list[Bar]
    most: int
    total: int

    @property
    def width(self) -> int:
        """How wide the view box is."""
        return len(self.bars) * SLOT


def bars(days: Sequence[tuple[date, int]]) -> Bars:
    """Lay out one bar a day; the highest fills the height, and a day with any count is seen."""
    most = max((count for _, count in days), default=0)
    drawn = []
    for place, (day, count) in enumerate(days):
        height = max(3, round(HEIGHT * count / most)) if count else 0
        drawn.append(Bar(place * SLOT + GAP // 2, HEIGHT - height, SLOT - GAP, height, day, count))
    return Bars(drawn, most, sum(count for _, count in days))
