"""The painter's motifs of Indian lorries: lotus, diamonds, garland and tassels."""

from collections.abc import Callable, Sequence

from gowheels.drawing.geometry import Point, smooth
from gowheels.drawing.paint import INK
from gowheels.drawing.stage import Stage

Place = Callable[[float, float], Point]

_PETALS = (
    ((0, 0), (-0.75, 0.1), (-1.0, 0.45), (-0.5, 0.42), (0, 0)),
    ((0, 0), (0.75, 0.1), (1.0, 0.45), (0.5, 0.42), (0, 0)),
    ((0, 0), (-0.55, 0.32), (-0.6, 0.85), (-0.18, 0.6), (0, 0)),
    ((0, 0), (0.55, 0.32), (0.6, 0.85), (0.18, 0.6), (0, 0)),
    ((0, 0), (-0.28, 0.45), (0, 1.05), (0.28, 0.45), (0, 0)),
)


def lotus(stage: Stage, place: Place, petals: str, leaf: str) -> None:
    """A lotus; `place` lays (-1..1 across, 0..1 up) on a surface."""
    stage.line([place(-0.95, -0.02), place(0, -0.16), place(0.95, -0.02)], leaf, 3)
    for petal in _PETALS:
        curve = [place(a, b) for a, b in smooth(petal, 3)]
        stage.face(curve, petals)
        stage.line(curve, INK, 0.7, 0.45)


def diamonds(stage: Stage, place: Place, count: int, first: str, second: str) -> None:
    """A row of diamonds; `place` lays (0..1 along, 0..1 up) on a surface."""
    for index in range(count):
        s, half = (index + 0.5) / count, 0.5 / count
        corners = [place(s - half, 0.5), place(s, 1), place(s + half, 0.5), place(s, 0)]
        stage.face(corners, first if index % 2 else second)


def garland(stage: Stage, points: Sequence[Point], size: float) -> None:
    """Marigolds on a string."""
    for index, point in enumerate(points):
        x, y = stage.camera.project(point)
        radius = size * stage.size(point)
        stage.pen.ellipse(x, y, radius, radius, "#C9650C" if index % 4 else "#F4E7C6")
        stage.pen.ellipse(
            x - radius * 0.15,
            y - radius * 0.2,
            radius * 0.7,
            radius * 0.65,
            "#F59A14" if index % 4 else "#FFFFFF",
        )


def tassels(stage: Stage, points: Sequence[Point], length: float) -> None:
    """Black tassels against the evil eye, each on a red knot."""
    for x, y, z in points:
        stage.line([(x, y, z), (x, y, z - length)], INK, 3.2)
        stage.line([(x, y, z), (x, y, z - 4)], "#B7322A", 4)
