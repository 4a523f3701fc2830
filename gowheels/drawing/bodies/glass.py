"""Glass: large panes with the sky in them, and side windows."""

from collections.abc import Sequence

from gowheels.drawing.geometry import Flat, rounded
from gowheels.drawing.solid import Solid
from gowheels.drawing.stage import Stage


def glaze(stage: Stage, glass: Sequence[Flat], shine: float = 1.0) -> None:
    """A large pane: a dark cabin below, the sky in it above; `shine` is the reflection's part."""
    pen = stage.pen
    top, bottom = min(y for _, y in glass), max(y for _, y in glass)
    left, right = min(x for x, _ in glass), max(x for x, _ in glass)
    pen.line(glass, "#101216", 2.2 * stage.camera.scale, closed=True)
    pen.shape(
        glass,
        pen.gradient(
            (left, top), (right, bottom), (0, "#8fa6b3"), (0.45, "#455a68"), (1, "#232f39")
        ),
    )
    pen.clip(glass)
    wide, high = right - left, bottom - top
    for start, end, strength in ((0.12, 0.3, 0.28), (0.35, 0.4, 0.2)):
        pen.shape(
            [
                (left + wide * start, bottom),
                (left + wide * end, bottom),
                (left + wide * end + high * 0.7, top),
                (left + wide * start + high * 0.7, top),
            ],
            "#f2f8fb",
            strength * shine,
        )
    pen.close()


def side_window(stage: Stage, hull: Solid, outline: Sequence[Flat]) -> None:
    """A side window with a band of sky across it."""
    pen = stage.pen
    points = stage.project(hull.side(rounded(outline, 4)))
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    pen.line(points, "#101216", 2.4 * stage.size((100, 80, 100)), closed=True)
    pen.shape(
        points,
        pen.gradient((0, top), (0, bottom), (0, "#2c3b47"), (0.55, "#3e515e"), (1, "#5d737f")),
    )
    x0, x1 = min(x for x, _ in outline), max(x for x, _ in outline)
    z0, z1 = min(z for _, z in outline), max(z for _, z in outline)
    wide = x1 - x0
    pen.clip(points)
    for start, end in ((0.12, 0.42), (0.5, 0.58)):
        band = [
            (x0 + wide * start, z0),
            (x0 + wide * end, z0),
            (x0 + wide * end + (z1 - z0) * 0.55, z1),
            (x0 + wide * start + (z1 - z0) * 0.55, z1),
        ]
        stage.face(hull.side(band), "#dfeaf0", 0.2)
    if wide > 40:
        seat = rounded(
            [
                (x0 + wide * 0.62, z0 - 4),
                (x0 + wide * 0.7, z0 + 16),
                (x0 + wide * 0.88, z0 + 16),
                (x0 + wide * 0.86, z0 - 4),
            ],
            5,
        )
        stage.face(hull.side(seat), "#161a20", 0.55)
    pen.close()
