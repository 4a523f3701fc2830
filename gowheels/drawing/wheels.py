"""Wheels: a tyre with thickness, and a rim drawn once flat, then laid into the wheel's plane."""

from math import cos, pi, sin

from .geometry import Point
from .paint import RUBBER, STEEL, mix, tone
from .stage import Stage


def _around(count: int, shape: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """The shape (points around a centre) turned to `count` places."""
    turned = []
    for index in range(count):
        c, s = cos(2 * pi * index / count), sin(2 * pi * index / count)
        turned.append([(x * c - y * s, x * s + y * c) for x, y in shape])
    return turned


def wheel(
    stage: Stage,
    centre: Point,
    radius: float,
    width: float,
    rim: str = "alloy",
    colour: str = "#B9BFC6",
    far: bool = False,
) -> None:
    """A wheel whose outer face stands at `centre`, its tyre reaching `width` inwards.

    `rim` is alloy, star, steel, truck, spoked, thin, moped or lugged. A `far` wheel, of which only
    the inner side shows between the others, is a dark shape.
    """
    x, y, z = centre
    if far:
        tread(stage, centre, radius, width)
        return
    hollow = rim in ("spoked", "thin")
    pen = stage.pen
    origin = stage.camera.project(centre)
    right = stage.camera.project((x + radius, y, z))
    up = stage.camera.project((x, y, z + radius))
    a, b = right[0] - origin[0], right[1] - origin[1]
    c, d = origin[0] - up[0], origin[1] - up[1]
    matrix = f"matrix({a:.3f} {b:.3f} {c:.3f} {d:.3f} {origin[0]:.2f} {origin[1]:.2f})"
    if hollow:
        _hollow_tyre(stage, centre, radius, width)
    pen.open(f'transform="{matrix}"')
    _RIMS[rim](stage, colour)
    pen.close()


def tread(stage: Stage, centre: Point, radius: float, width: float) -> None:
    """The tyre's thickness alone, to be drawn before the body that hides most of it."""
    x, y, z = centre
    rims = [
        *stage.ring(centre, radius, steps=48),
        *stage.ring((x, y - width, z), radius, steps=48),
    ]
    stage.solid(rims, "#131418")


def _tyre(stage: Stage, rim: float) -> None:
    pen = stage.pen
    pen.ellipse(0, 0, 1, 1, RUBBER)
    pen.ellipse(
        0,
        0,
        0.93,
        0.93,
        pen.gradient((-0.6, -0.8), (0.6, 0.8), (0, "#4a4d55"), (0.45, "#2a2c32"), (1, "#16171b")),
    )
    pen.ellipse(0, 0, 0.84, 0.84, "#25272c")
    pen.ellipse(0, 0, rim + 0.03, rim + 0.03, "#101114")


def _alloy(stage: Stage, colour: str) -> None:
    pen = stage.pen
    _tyre(stage, 0.68)
    pen.ellipse(0, 0, 0.68, 0.68, tone(colour, 0.2))
    pen.ellipse(
        0.02, 0.025, 0.63, 0.63, pen.gradient((0, -0.6), (0, 0.6), (0, "#15171b"), (1, "#33363d"))
    )
    pen.ellipse(0.04, 0.05, 0.36, 0.36, "#4a4e56")
    for blade in _around(5, [(-0.1, -0.08), (-0.15, -0.66), (0.15, -0.66), (0.1, -0.08)]):
        pen.shape([(px + 0.025, py + 0.035) for px, py in blade], "#0f1013")
        light = 0.45 - 0.55 * (blade[1][0] * 0.6 + blade[1][1] * 0.7)
        pen.shape(blade, tone(colour, min(0.6, light - 0.3)))
        pen.line([blade[0], blade[1]], tone(colour, 0.7), 0.025, 0.7)
    _hub(stage, colour, 0.17)


def _star(stage: Stage, colour: str) -> None:
    pen = stage.pen
    _tyre(stage, 0.7)
    pen.ellipse(0, 0, 0.7, 0.7, tone(colour, 0.1))
    pen.ellipse(0.02, 0.025, 0.65, 0.65, "#1b1d22")
    blades = _around(5, [(-0.05, -0.1), (-0.24, -0.66), (-0.1, -0.68), (0.0, -0.2)])
    blades += _around(5, [(0.05, -0.1), (0.24, -0.66), (0.1, -0.68), (0.0, -0.2)])
    for blade in blades:
        pen.shape(blade, tone(colour, 0.25 - 0.5 * blade[1][1]))
    _hub(stage, colour, 0.16)


def _steel(stage: Stage, colour: str) -> None:
    pen = stage.pen
    _tyre(stage, 0.66)
    pen.ellipse(
        0,
        0,
        0.66,
        0.66,
        pen.gradient((-0.4, -0.5), (0.4, 0.5), (0, tone(colour, 0.4)), (1, tone(colour, -0.4))),
    )
    pen.ellipse(0, 0, 0.52, 0.52, tone(colour, -0.3))
    pen.ellipse(-0.02, -0.03, 0.5, 0.5, tone(colour, -0.02))
    for hole in _around(8, [(-0.07, -0.38), (0, -0.45), (0.07, -0.38), (0, -0.33)]):
        pen.shape(hole, "#1b1d22")
    _hub(stage, tone(colour, -0.1), 0.2)


def _truck(stage: Stage, colour: str) -> None:
    pen = stage.pen
    _tyre(stage, 0.6)
    pen.ellipse(
        0,
        0,
        0.6,
        0.6,
        pen.gradient((-0.4, -0.5), (0.4, 0.5), (0, tone(colour, 0.35)), (1, tone(colour, -0.35))),
    )
    pen.ellipse(0.02, 0.03, 0.48, 0.48, tone(colour, -0.5))
    pen.ellipse(-0.01, -0.01, 0.42, 0.42, tone(colour, -0.15))
    for nut in _around(8, [(0, -0.31)]):
        pen.ellipse(nut[0][0], nut[0][1], 0.045, 0.045, "#2a2c32")
    pen.ellipse(0, 0, 0.2, 0.2, "#B7322A")
    pen.ellipse(-0.02, -0.03, 0.13, 0.13, "#F6A800")


def _moped(stage: Stage, colour: str) -> None:
    pen = stage.pen
    _tyre(stage, 0.62)
    pen.ellipse(0, 0, 0.62, 0.62, tone(colour, -0.1))
    pen.ellipse(0.02, 0.03, 0.55, 0.55, "#1b1d22")
    for blade in _around(3, [(-0.14, -0.1), (-0.1, -0.6), (0.1, -0.6), (0.14, -0.1)]):
        pen.shape(blade, tone(colour, 0.1 - 0.4 * blade[1][1]))
    pen.ellipse(0, 0, 0.28, 0.28, tone(STEEL, -0.4))
    _hub(stage, colour, 0.16)


def _lugged(stage: Stage, colour: str) -> None:
    pen = stage.pen
    for lug in _around(22, [(-0.09, -0.9), (-0.02, -1.04), (0.09, -1.04), (0.04, -0.9)]):
        pen.shape(lug, "#141519")
    pen.ellipse(0, 0, 0.98, 0.98, RUBBER)
    for lug in _around(22, [(-0.09, -0.74), (-0.01, -0.98), (0.09, -0.98), (0.0, -0.74)]):
        pen.shape(lug, "#33363d" if lug[1][0] < 0.1 else "#2a2c32")
    pen.ellipse(0, 0, 0.76, 0.76, "#1f2126")
    pen.ellipse(
        0,
        0,
        0.6,
        0.6,
        pen.gradient((-0.4, -0.5), (0.4, 0.5), (0, tone(colour, 0.3)), (1, tone(colour, -0.4))),
    )
    pen.ellipse(0.02, 0.03, 0.47, 0.47, tone(colour, -0.45))
    pen.ellipse(0, 0, 0.34, 0.34, tone(colour, -0.05))
    for nut in _around(6, [(0, -0.22)]):
        pen.ellipse(nut[0][0], nut[0][1], 0.04, 0.04, "#2a2c32")
    pen.ellipse(0, 0, 0.12, 0.12, "#2a2c32")


def _hub(stage: Stage, colour: str, size: float) -> None:
    pen = stage.pen
    pen.ellipse(0.015, 0.02, size + 0.02, size + 0.02, "#0f1013")
    pen.ellipse(0, 0, size, size, tone(colour, 0.1))
    pen.ellipse(-0.02, -0.03, size * 0.6, size * 0.6, tone(colour, -0.35))


def _hollow_tyre(stage: Stage, centre: Point, radius: float, width: float) -> None:
    """A narrow tyre that one can look through, its tread seen when the view is turned."""
    x, y, z = centre
    turned = abs(stage.camera.yaw) > 2
    steps = 5 if turned else 2
    band = radius * (0.15 if width > 6 else 0.055)
    for index in range(steps):
        share = index / (steps - 1)
        ring = stage.ring((x, y - width * (1 - share), z), radius - band / 2, steps=40)
        colour = mix("#0f1013", "#2c2e34", share)
        stage.line(ring, colour, band * (0.9 + 0.1 * share), closed=True)
    stage.line(
        stage.ring((x, y, z), radius - band * 0.28, steps=40), "#4a4d55", band * 0.12, closed=True
    )


def _spokes(stage: Stage, colour: str, count: int, reach: float, thick: float) -> None:
    pen = stage.pen
    hub = 0.09
    paths = []
    for index in range(count):
        angle = 2 * pi * index / count
        lean = 0.9 if index % 2 else -0.9
        paths.append(
            f"M{hub * cos(angle + lean):.3f} {hub * sin(angle + lean):.3f}"
            f"L{reach * cos(angle):.3f} {reach * sin(angle):.3f}"
        )
    pen.stroke("".join(paths), colour, thick)


def _circle(radius: float) -> str:
    return f"M{radius} 0A{radius} {radius} 0 1 1 {-radius} 0A{radius} {radius} 0 1 1 {radius} 0Z"


def _spoked(stage: Stage, colour: str) -> None:
    pen = stage.pen
    _spokes(stage, tone(colour, -0.15), 36, 0.8, 0.012)
    pen.stroke(_circle(0.8), tone(colour, -0.5), 0.09)
    pen.stroke(_circle(0.8), tone(colour, 0.3), 0.05)
    pen.ellipse(0, 0, 0.3, 0.3, "#5c626b")
    pen.ellipse(
        0, 0, 0.24, 0.24, pen.gradient((-0.2, -0.2), (0.2, 0.2), (0, "#d5d9de"), (1, "#7c828b"))
    )
    pen.ellipse(0, 0, 0.09, 0.09, "#3a3d44")


def _thin(stage: Stage, colour: str) -> None:
    pen = stage.pen
    _spokes(stage, "#8a9099", 32, 0.92, 0.009)
    pen.stroke(_circle(0.92), tone(colour, -0.2), 0.04)
    pen.stroke(_circle(0.93), tone(colour, 0.4), 0.014)
    pen.ellipse(0, 0, 0.075, 0.075, "#4a4e56")


_RIMS = {
    "alloy": _alloy,
    "star": _star,
    "steel": _steel,
    "truck": _truck,
    "moped": _moped,
    "lugged": _lugged,
    "spoked": _spoked,
    "thin": _thin,
}
