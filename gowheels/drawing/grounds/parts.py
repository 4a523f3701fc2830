"""What the grounds are put together from: skies, trees, palms, walls, roads. Units: 1600 x 1200."""

from collections.abc import Sequence
from math import cos, pi, sin
from random import Random

from gowheels.drawing.canvas import Pen
from gowheels.drawing.geometry import smooth
from gowheels.drawing.paint import mix

WIDTH, HEIGHT = 1600, 1200


def sky(pen: Pen, horizon: float, *stops: tuple[float, str]) -> None:
    """The sky from the top down to the horizon."""
    pen.rectangle(0, 0, WIDTH, horizon + 2, pen.gradient((0, 0), (0, horizon), *stops))


def sun(pen: Pen, x: float, y: float, radius: float, colour: str, halo: float = 4.5) -> None:
    """A disc of sun or moon in its halo."""
    reach = radius * halo
    pen.ellipse(
        x,
        y,
        reach,
        reach,
        pen.glow((x, y), reach, (0, colour, 0.55), (0.3, colour, 0.22), (1, colour, 0.0)),
    )
    pen.ellipse(x, y, radius, radius, colour)


def floor(pen: Pen, horizon: float, *stops: tuple[float, str]) -> None:
    """The ground from the horizon to the bottom."""
    pen.rectangle(
        0, horizon, WIDTH, HEIGHT - horizon, pen.gradient((0, horizon), (0, HEIGHT), *stops)
    )


def ridge(
    pen: Pen, points: Sequence[tuple[float, float]], bottom: float, top: str, low: str | None = None
) -> None:
    """A soft line of hills, filled down to `bottom`."""
    high = min(y for _, y in points)
    fill = top if low is None else pen.gradient((0, high), (0, bottom), (0, top), (1, low))
    pen.shape([*smooth(points, 8), (points[-1][0], bottom), (points[0][0], bottom)], fill)


def cloud(pen: Pen, x: float, y: float, size: float, colour: str, opacity: float = 0.8) -> None:
    """A flat-bottomed cloud; opaque, so that its lobes are one."""
    colour = mix("#A8CFDD", colour, opacity)
    for dx, rise, reach in (
        (-1.0, 0.16, 0.34),
        (-0.45, 0.34, 0.46),
        (0.2, 0.44, 0.56),
        (0.8, 0.24, 0.42),
        (1.25, 0.12, 0.28),
    ):
        pen.path(
            f"M{x + (dx - reach) * size:.0f} {y:.0f}"
            f"a{reach * size:.0f} {(reach * 0.6 + rise * 0.5) * size:.0f} 0 0 1 "
            f"{2 * reach * size:.0f} 0z",
            colour,
        )


def tree(pen: Pen, x: float, y: float, height: float, colour: str, seed: int = 0) -> None:
    """A broad tree standing at (x, y), its crown lit from the left."""
    random = Random(seed)
    pen.path(
        f"M{x - height * 0.035:.0f} {y:.0f}L{x - height * 0.02:.0f} {y - height * 0.5:.0f}"
        f"H{x + height * 0.02:.0f}L{x + height * 0.04:.0f} {y:.0f}z",
        mix(colour, "#2b1d14", 0.7),
    )
    blobs = [
        (random.uniform(-0.34, 0.34), random.uniform(-0.92, -0.48), random.uniform(0.15, 0.25))
        for _ in range(9)
    ]
    for dx, dy, size in blobs:
        pen.ellipse(
            x + dx * height,
            y + dy * height,
            size * height,
            size * height * 0.82,
            mix(colour, "#0d1a16", 0.28),
        )
    for dx, dy, size in blobs:
        pen.ellipse(
            x + (dx - 0.045) * height,
            y + (dy - 0.05) * height,
            size * height * 0.78,
            size * height * 0.62,
            colour,
        )
    for dx, dy, size in blobs[:5]:
        pen.ellipse(
            x + (dx - 0.09) * height,
            y + (dy - 0.1) * height,
            size * height * 0.4,
            size * height * 0.3,
            mix(colour, "#FFF0B8", 0.22),
        )


def palm(pen: Pen, x: float, y: float, height: float, colour: str, lean: float = 0.12) -> None:
    """A coconut palm."""
    tx, ty = x + lean * height, y - height
    pen.stroke(
        f"M{x:.0f} {y:.0f}Q{x + lean * height * 0.2:.0f} {y - height * 0.55:.0f} {tx:.0f} {ty:.0f}",
        mix(colour, "#4a3524", 0.7),
        height * 0.035,
    )
    for index in range(9):
        angle = pi * (0.02 + 0.96 * index / 8)
        reach = height * (0.4 if index % 2 else 0.46)
        ex, ey = tx + cos(angle) * reach, ty - sin(angle) * reach * 0.5 + height * 0.12
        mx, my = tx + cos(angle) * reach * 0.5, ty - sin(angle) * reach * 0.6 - height * 0.06
        thick = height * 0.05
        pen.path(
            f"M{tx:.0f} {ty:.0f}Q{mx:.0f} {my:.0f} {ex:.0f} {ey:.0f}"
            f"Q{mx:.0f} {my + thick:.0f} {tx:.0f} {ty + thick * 0.4:.0f}z",
            mix(colour, "#FFF0B8" if index > 4 else "#0d1a16", 0.14),
        )


def road(
    pen: Pen,
    top: float,
    bottom: float,
    colour: str,
    line: str | None = "#F4EBD6",
    kerb: str | None = None,
) -> None:
    """A road across the picture, its near lane under the vehicle, with a dashed line."""
    pen.rectangle(
        0,
        top,
        WIDTH,
        bottom - top,
        pen.gradient(
            (0, top),
            (0, bottom),
            (0, mix(colour, "#FFFFFF", 0.1)),
            (0.4, colour),
            (1, mix(colour, "#0d0f14", 0.25)),
        ),
    )
    if kerb:
        for index in range(21):
            shade = "#F4F1EA" if index % 2 else kerb
            pen.shape(
                [
                    (index * 80 - 30, top - 14),
                    (index * 80 + 50, top - 14),
                    (index * 80 + 46, top + 6),
                    (index * 80 - 34, top + 6),
                ],
                shade,
            )
    if line:
        for index in range(-1, 7):
            x = index * 270
            pen.shape(
                [
                    (x + 30, bottom - 92),
                    (x + 170, bottom - 92),
                    (x + 164, bottom - 76),
                    (x + 20, bottom - 76),
                ],
                line,
                0.75,
            )


def facade(
    pen: Pen,
    x: float,
    y: float,
    width: float,
    height: float,
    colour: str,
    window: str,
    columns: int,
    rows: int,
    balcony: bool = False,
) -> None:
    """A front with rows of windows, its foot at y, lit from the left."""
    top = y - height
    pen.rectangle(
        x,
        top,
        width,
        height,
        pen.gradient(
            (x, 0),
            (x + width, 0),
            (0, mix(colour, "#FFF3D8", 0.16)),
            (1, mix(colour, "#20283a", 0.12)),
        ),
    )
    pen.rectangle(x - 6, top - 8, width + 12, 14, mix(colour, "#20283a", 0.22))
    wide, high = width / columns, height / rows
    for row in range(rows):
        for column in range(columns):
            wx, wy = x + wide * (column + 0.24), top + high * (row + 0.24)
            pen.rectangle(wx, wy, wide * 0.52, high * 0.5, window, 3)
            pen.rectangle(wx, wy, wide * 0.52, high * 0.13, mix(window, "#0d0f14", 0.3), 2)
            if balcony:
                pen.rectangle(
                    wx - wide * 0.08,
                    wy + high * 0.4,
                    wide * 0.68,
                    high * 0.18,
                    mix(colour, "#FFFFFF", 0.3),
                    2,
                )
                pen.rectangle(
                    wx - wide * 0.08,
                    wy + high * 0.56,
                    wide * 0.68,
                    high * 0.04,
                    mix(colour, "#20283a", 0.3),
                )


def speckle(
    pen: Pen, seed: int, count: int, top: float, colours: Sequence[str], size: float = 5.0
) -> None:
    """Small flat grains on the ground, larger towards us."""
    random = Random(seed)
    for _ in range(count):
        depth = random.random() ** 0.7
        y = top + (HEIGHT - top) * depth
        reach = size * (0.4 + 1.4 * depth)
        pen.ellipse(
            random.uniform(0, WIDTH), y, reach * 1.8, reach * 0.42, random.choice(colours), 0.5
        )
