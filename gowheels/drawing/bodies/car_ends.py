"""A car's two ends: glass, lamps, grille, bumper and plate."""

from collections.abc import Sequence

from gowheels.drawing.geometry import Flat
from gowheels.drawing.paint import AMBER, CHROME, LAMP, PLASTIC, TAIL, mix, tone
from gowheels.drawing.plates import plate
from gowheels.drawing.scene import Scene
from gowheels.drawing.stage import Stage

from .car_shape import Shape
from .glass import glaze

PLATE_WIDE = 47.0


def nose(shape: Shape, stage: Stage, scene: Scene) -> None:
    """Windscreen, bonnet, lamps, grille and plate."""
    hull, colour = shape.hull, scene.colours.colour
    glass = stage.project(hull.patch("screen", *shape.screen_pane, 0.95, 0.9))
    glaze(stage, glass)
    if "hood" in hull.curves:
        hood = hull.curves["hood"][1:]
        fold = [hull.at(x, z, 0.5 + 0.14 * step / len(hood)) for step, (x, z) in enumerate(hood)]
        stage.line(fold, tone(colour, -0.35), 0.9, 0.6)
        stage.line([(x, -y, z) for x, y, z in fold], tone(colour, 0.5), 0.9, 0.6)
        stage.line(
            [hull.at(*hull.curves["hood"][1], a / 10) for a in range(-9, 10)],
            tone(colour, -0.5),
            0.8,
            0.7,
        )
    stage.face(hull.front(_both(shape.intake)), PLASTIC)
    stage.face(hull.front(_both(shape.grille)), "#15171b")
    heights = [z for _, z in shape.grille]
    for step in (0.3, 0.55, 0.8):
        z = min(heights) + (max(heights) - min(heights)) * step
        reach = max(a for a, _ in shape.grille) * 0.86
        stage.line(hull.front([(a * reach / 8, z) for a in range(-8, 9)], 0.8), "#5a606a", 0.9)
    stage.line(hull.front(_both(shape.grille), 0.8), CHROME, 1.0, 0.8, closed=True)
    badge = hull.front([(0, min(heights) + (max(heights) - min(heights)) * 0.6)], 1.5)[0]
    stage.disc(badge, 4.2, "#dfe3e7", "x")
    stage.disc(badge, 3.0, "#5a606a", "x")
    for side in (-1, 1):
        head_lamp(shape, stage, side)
    stage.line(hull.front([(a / 10, shape.sill + 4) for a in range(-8, 9)], 1), "#0f1013", 4)
    x = hull.front_x(shape.plate_front) - 2.5
    _plate(stage, scene, x, shape.plate_front, PLATE_WIDE)


def head_lamp(shape: Shape, stage: Stage, side: int) -> None:
    """A head lamp, wrapped around the corner when it is the near one."""
    hull = shape.hull
    outline = _outline(shape.lamp, side)
    stage.face(hull.front(outline, 0.6), "#17191d")
    cx, cz = _middle(outline)
    inner = _within(outline, 0.84, 0.72)
    stage.face(hull.front(inner, 0.9), "#aab8c2")
    lens = hull.front([(cx - 0.04 * side, cz), (cx + 0.16 * side, cz)], 1.4)
    for spot, size in zip(lens, (4.6, 4.0), strict=True):
        stage.disc(spot, size, "#5f6d78", "x")
        stage.lens(spot, size * 0.72)
    top = max(z for _, z in inner)
    stage.line(hull.front([(a, min(z + 1, top)) for a, z in inner[:2]], 1), "#f7fbff", 1.0, 0.9)
    if side > 0:
        outer = max(a for a, _ in outline)
        high = max(z for a, z in outline if a > outer - 0.1)
        x = hull.front_x(high)
        low = min(z for a, z in outline if a > outer - 0.1)
        wrap = [
            (hull.front_x(low) - 1.5, low),
            (x - 1.5, high),
            (x + shape.lamp_wrap, high + 1.5),
            (x + shape.lamp_wrap * 0.4, low + 1),
        ]
        stage.face(hull.side(wrap, 0.3), "#17191d")
        mid = [
            (px * 0.9 + (x + shape.lamp_wrap * 0.36) * 0.1, pz * 0.8 + (low + high) * 0.1)
            for px, pz in wrap
        ]
        stage.face(hull.side(mid, 0.5), "#9fadb7")


def tail(shape: Shape, stage: Stage, scene: Scene) -> None:
    """Rear window, lamps, plate and bumper."""
    hull, colour = shape.hull, scene.colours.colour
    if "glass" in hull.curves:
        glaze(stage, stage.project(hull.patch("glass", *shape.rear_pane, 0.86, 0.9)))
    bumper = [
        (a / 10, z)
        for z, run in ((shape.sill + 2, range(-9, 10)), (shape.sill + 16, range(9, -10, -1)))
        for a in run
    ]
    stage.face(hull.rear(bumper), PLASTIC)
    seam = shape.plate_rear + 12
    stage.line(hull.rear([(a / 10, seam) for a in range(-7, 8)], 0.8), tone(colour, 0.5), 1.0, 0.6)
    for side in (-1, 1):
        tail_lamp(shape, stage, side)
    x = hull.rear_x(shape.plate_rear) + 1.5
    recess = [
        (0.36, shape.plate_rear + 9),
        (-0.36, shape.plate_rear + 9),
        (-0.36, shape.plate_rear - 9),
        (0.36, shape.plate_rear - 9),
    ]
    stage.face(hull.rear(recess, 0.6), tone(colour, -0.7))
    _plate(stage, scene, x, shape.plate_rear, -PLATE_WIDE)


def tail_lamp(shape: Shape, stage: Stage, side: int) -> None:
    """A tail lamp, wrapped around the corner when it is the near one."""
    hull = shape.hull
    outline = _outline(shape.tail_lamp, side)
    stage.face(hull.rear(outline, 0.6), "#5f100d")
    stage.face(hull.rear(_within(outline, 0.82, 0.84), 1), TAIL)
    light = [(a, z - 2) for a, z in _within(outline, 0.7, 0.3)]
    stage.face(hull.rear(light, 1.2), mix(AMBER, LAMP, 0.5))
    if side > 0:
        high = max(z for _, z in outline)
        low = min(z for _, z in outline)
        wrap = [
            (hull.rear_x(high), high),
            (hull.rear_x(low), low),
            (hull.rear_x(low) - shape.tail_wrap * 0.6, low + 3),
            (hull.rear_x(high) - shape.tail_wrap, high),
        ]
        stage.face(hull.side(wrap, 0.4), "#8f1a14")


def _both(outline: Sequence[Flat]) -> list[Flat]:
    """An outline given for one half, right side first, mirrored to a whole."""
    return [*outline, *((-a, z) for a, z in reversed(outline))]


def _outline(half: Sequence[Flat], side: int) -> list[Flat]:
    """A lamp on one side; what comes near the corner goes on to it."""
    return [((1.0 if a > 0.9 else a) * side, z) for a, z in half]


def _middle(outline: Sequence[Flat]) -> Flat:
    return sum(a for a, _ in outline) / len(outline), sum(z for _, z in outline) / len(outline)


def _within(outline: Sequence[Flat], width: float, height: float) -> list[Flat]:
    """The same outline about the same middle, scaled."""
    cx, cz = _middle(outline)
    return [(cx + (a - cx) * width, cz + (z - cz) * height) for a, z in outline]


def _plate(stage: Stage, scene: Scene, x: float, z: float, wide: float) -> None:
    """The plate across an end of the car; `wide` is negative where it is read from behind."""
    corner = (x, -wide / 2, z + 6)
    plate(stage, corner, (0, wide, 0), (0, 0, -11.5), scene.plate, scene.plate_text)
