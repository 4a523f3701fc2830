"""What tells one car from another."""

from dataclasses import dataclass

from gowheels.drawing.geometry import Flat, Point
from gowheels.drawing.solid import Solid


@dataclass(frozen=True)
class Shape:
    """What makes one car that car. Outlines are (x, z) on its flank, (across, z) on its ends."""

    hull: Solid
    axles: tuple[float, float]
    radius: float
    panes: tuple[tuple[Flat, ...], ...]
    doors: tuple[tuple[Flat, ...], ...]
    handles: tuple[Flat, ...]
    sill: float
    crease: tuple[Flat, ...]
    lamp: tuple[Flat, ...]
    grille: tuple[Flat, ...]
    intake: tuple[Flat, ...]
    tail_lamp: tuple[Flat, ...]
    lamp_wrap: float = 26.0
    tail_wrap: float = 16.0
    plate_front: float = 38.0
    plate_rear: float = 78.0
    mirror: tuple[float, float] = (0.0, 0.0)
    cladding: bool = False
    rails: bool = False
    rims: tuple[str, ...] = ("alloy", "star", "steel")
    floating_roof: bool = False
    rear_pane: tuple[float, float] = (0.12, 0.9)
    screen_pane: tuple[float, float] = (0.05, 0.93)

    @property
    def size(self) -> Point:
        """Length, width and height in centimetres."""
        return self.hull.ends[1], self.hull.width, self.hull.top
