"""The categories as flat drawings of three tones, from the same geometry as the photographs."""

from collections.abc import Sequence

from .bodies import bicycle, bus, motorbike, scooter, tractor, truck, truck_bed
from .bodies.auto import FRONT as AUTO_FRONT
from .bodies.auto import HULL as AUTO_HULL
from .bodies.auto import REAR as AUTO_REAR
from .bodies.car_shape import Shape
from .bodies.cars import SUV
from .bodies.van import VAN
from .canvas import Pen
from .geometry import Flat, arc, rounded, smooth

# Three tones that each stand out from white and from #1C1F25.
BODY = "#F2A516"
SHADE = "#C97F0A"
GLASS = "#33465A"
TYRE = "#6C727D"
HUB = "#E9E4DA"

_WIDE, _HIGH = 160.0, 112.0


class _Sheet:
    """Lays centimetres on the drawing: the vehicle stands on its foot, in the middle."""

    def __init__(self, length: float, height: float) -> None:
        self.pen = Pen()
        self.scale = min(148 / length, 92 / height)
        self.left = (_WIDE - length * self.scale) / 2

    def spots(self, points: Sequence[Flat]) -> list[Flat]:
        return [(self.left + x * self.scale, 104 - z * self.scale) for x, z in points]

    def shape(self, points: Sequence[Flat], fill: str) -> None:
        self.pen.shape(self.spots(points), fill)

    def line(self, points: Sequence[Flat], colour: str, width: float) -> None:
        self.pen.line(self.spots(points), colour, max(1.4, width * self.scale))

    def wheel(self, x: float, radius: float, hub: float = 0.5, gap: str = "") -> None:
        ((cx, cy),) = self.spots([(x, radius)])
        size = radius * self.scale
        if gap:
            self.pen.ellipse(cx, cy, size * 1.2, size * 1.2, gap)
        self.pen.ellipse(cx, cy, size, size, TYRE)
        self.pen.ellipse(cx, cy, size * hub, size * hub, HUB)
        self.pen.ellipse(cx, cy, size * hub * 0.36, size * hub * 0.36, TYRE)

    def hoop(self, x: float, radius: float, width: float) -> None:
        """A wheel that one looks through."""
        ((cx, cy),) = self.spots([(x, radius)])
        size = (radius - width / 2) * self.scale
        self.pen.stroke(
            f"M{cx - size:.1f} {cy:.1f}a{size:.1f} {size:.1f} 0 1 1 {2 * size:.1f} 0"
            f"a{size:.1f} {size:.1f} 0 1 1 {-2 * size:.1f} 0z",
            TYRE,
            width * self.scale,
        )
        self.pen.ellipse(cx, cy, 2.2, 2.2, TYRE)


def _car(shape: Shape) -> Pen:
    length, _, height = shape.size
    sheet = _Sheet(length, height)
    sheet.shape(shape.hull.profile, BODY)
    low = [*shape.crease, (length - 4, shape.sill), (shape.crease[0][0], shape.sill)]
    sheet.shape(low, SHADE)
    for pane in shape.panes:
        sheet.shape(rounded(pane, 6, 2), GLASS)
    lamp = (
        [(8, 84), (30, 88), (26, 78), (4, 76)]
        if shape is SUV
        else [(8, 92), (22, 100), (22, 80), (6, 78)]
    )
    sheet.shape(lamp, HUB)
    for x in shape.axles:
        sheet.wheel(x, shape.radius, gap="#24272d")
    return sheet.pen


def _truck() -> Pen:
    sheet = _Sheet(700, 262)
    start, end = truck_bed.BED
    sheet.shape([(150, 66), (690, 66), (690, 92), (150, 92)], TYRE)
    sheet.shape(
        rounded(
            [
                (start, truck_bed.LOW - 10),
                (end, truck_bed.LOW - 10),
                (end, truck_bed.HIGH),
                (start, truck_bed.HIGH),
            ],
            10,
            2,
        ),
        SHADE,
    )
    for index in range(4):
        x = start + 62 + index * 123
        sheet.shape([(x - 44, 176), (x, 232), (x + 44, 176), (x, 120)], BODY)
        sheet.shape([(x - 18, 176), (x, 200), (x + 18, 176), (x, 152)], HUB)
    sheet.shape(truck.CAB.profile, BODY)
    sheet.shape([(4, 66), (174, 66), (174, 100), (1, 100)], SHADE)
    sheet.shape(rounded([(34, 150), (48, 210), (138, 212), (138, 150)], 8, 2), GLASS)
    for x in truck.AXLES:
        sheet.wheel(x, truck.RADIUS, 0.46, "#24272d")
    return sheet.pen


def _bus() -> Pen:
    sheet = _Sheet(950, 350)
    sheet.shape(bus.HULL.profile, BODY)
    sheet.shape(
        [*smooth([(2, 120), (240, 120), (520, 100), (948, 64)], 3), (944, 40), (6, 36)], SHADE
    )
    for x in (176, 300, 424, 548, 672, 796):
        sheet.shape(rounded([(x, 170), (x, 266), (x + 108, 266), (x + 108, 170)], 14, 2), GLASS)
    sheet.shape(rounded([(72, 60), (78, 266), (152, 266), (152, 60)], 10, 2), GLASS)
    sheet.shape([(10, 150), (26, 252), (48, 252), (48, 150)], GLASS)
    for x in bus.AXLES:
        sheet.wheel(x, bus.RADIUS, 0.5, "#24272d")
    return sheet.pen


def _auto() -> Pen:
    sheet = _Sheet(264, 178)
    sheet.shape(AUTO_HULL.profile, BODY)
    sheet.shape(
        [
            (52, 158),
            *AUTO_HULL.curves["roof"],
            *AUTO_HULL.curves["canopy"],
            (220, 104),
            (204, 148),
            (54, 150),
        ],
        SHADE,
    )
    sheet.shape(
        rounded(
            [(60, 52), (58, 96), (72, 149), (200, 149), (212, 108), (206, 64), (190, 52)], 8, 2
        ),
        GLASS,
    )
    sheet.shape([(190, 52), (182, 82), (204, 88), (206, 124), (214, 108), (208, 66)], HUB)
    sheet.line([(120, 50), (120, 150)], BODY, 4)
    sheet.line([(62, 84), (80, 108)], HUB, 4)
    for x in (AUTO_FRONT, AUTO_REAR):
        sheet.wheel(x, 23, 0.5, "#24272d")
    return sheet.pen


def _motorbike() -> Pen:
    sheet = _Sheet(216, 134)
    front, rear = motorbike.FRONT, motorbike.REAR
    for x, z in (front, rear):
        sheet.hoop(x, z, 9)
    sheet.line([(136, 38), (178, 33)], TYRE, 7)
    sheet.line([front, (72, 104)], TYRE, 6)
    sheet.line([(178, 36), (162, 80)], TYRE, 5)
    sheet.shape([*arc(*rear, 42, -20, 138, 10), *arc(*rear, 36, 138, -20, 10)], BODY)
    sheet.shape([*arc(*front, 41, 4, 142, 10), *arc(*front, 36, 142, 4, 10)], BODY)
    sheet.shape([(92, 48), (116, 48), (114, 80), (92, 80)], HUB)
    sheet.shape(smooth([*motorbike.CASE, motorbike.CASE[0]], 3), TYRE)
    sheet.shape(smooth([*motorbike.PANEL, motorbike.PANEL[0]], 3), SHADE)
    sheet.shape(smooth([*motorbike.TANK, motorbike.TANK[0]], 3), BODY)
    for seat in (motorbike.SADDLE, motorbike.PILLION):
        sheet.shape(smooth([*seat, seat[0]], 3), GLASS)
    sheet.shape(
        smooth([(52, 86), (49, 95), (52, 105), (66, 107), (80, 100), (66, 86), (52, 86)], 3), BODY
    )
    sheet.shape(arc(50, 95.5, 9, 90, 270, 8), HUB)
    sheet.line([(72, 104), (76, 114), (98, 109)], TYRE, 5)
    sheet.line([(76, 114), (74, 130)], TYRE, 3)
    return sheet.pen


def _scooter() -> Pen:
    sheet = _Sheet(194, 134)
    for x, z in (scooter.FRONT, scooter.REAR):
        sheet.wheel(x, z, 0.5)
    sheet.shape([(104, 32), (128, 38), (164, 32), (166, 20), (116, 16)], TYRE)
    sheet.shape([(54, 27), (114, 27), (114, 38), (58, 40)], SHADE)
    for outline, fill in (
        (scooter.TAIL_PANEL, BODY),
        (scooter.SEAT, GLASS),
        (scooter.APRON, BODY),
        (scooter.COWL, BODY),
    ):
        sheet.shape(smooth([*outline, outline[0]], 3), fill)
    sheet.shape(
        smooth(
            [
                (112, 52),
                (136, 48),
                (162, 53),
                (184, 62),
                (176, 50),
                (134, 40),
                (114, 40),
                (112, 52),
            ],
            3,
        ),
        SHADE,
    )
    sheet.shape(
        smooth([(8, 26), (14, 40), (30, 47), (48, 42), (54, 30), (30, 37), (8, 26)], 3), SHADE
    )
    sheet.shape(arc(46, 102, 6, 90, 270, 6), HUB)
    sheet.line([(58, 108), (74, 106)], TYRE, 5)
    sheet.line([(56, 110), (53, 128)], TYRE, 3)
    return sheet.pen


def _tractor() -> Pen:
    sheet = _Sheet(304, 192)
    sheet.shape([(40, 52), (250, 46), (250, 92), (40, 84)], TYRE)
    sheet.line([(112, 140), (112, 186)], TYRE, 7)
    sheet.line([(262, 92), (262, 186), (250, 186)], TYRE, 6)
    sheet.line([(170, 122), (186, 150)], TYRE, 5)
    sheet.shape(tractor.HOOD.profile, BODY)
    sheet.shape(rounded([(50, 84), (54, 112), (124, 116), (124, 84)], 6, 2), GLASS)
    x, z = tractor.REAR
    sheet.shape([*arc(x, z, 88, 20, 156, 14), *arc(x, z, 76, 156, 20, 14)], SHADE)
    sheet.shape(
        rounded([(212, 112), (244, 112), (246, 146), (256, 146), (256, 100), (212, 100)], 4, 2),
        GLASS,
    )
    sheet.wheel(x, z, 0.56)
    sheet.wheel(tractor.FRONT[0], tractor.FRONT[1], 0.52)
    return sheet.pen


def _bicycle() -> Pen:
    sheet = _Sheet(178, 112)
    front, rear, crank = bicycle.FRONT, bicycle.REAR, bicycle.CRANK
    seat, head, low = bicycle.SEAT_TOP, bicycle.HEAD_TOP, bicycle.HEAD_LOW
    for x, z in (front, rear):
        sheet.hoop(x, z, 4.4)
    for x, z in (front, rear):
        sheet.shape([*arc(x, z, 40.5, 20, 130, 10), *arc(x, z, 37.5, 130, 20, 10)], SHADE)
    for run in ((front, low, head), (low, crank, seat, head), (crank, rear, (108, 78))):
        sheet.line(run, BODY, 4.6)
    sheet.line([(112, 77), (168, 78), rear], TYRE, 2.4)
    sheet.line([seat, (112, 92)], TYRE, 3)
    sheet.shape(smooth([(98, 97), (112, 96), (124, 100), (128, 96), (112, 90), (98, 97)], 3), SHADE)
    sheet.line([head, (64, 101), (62, 104), (78, 101), (94, 98)], TYRE, 3.4)
    sheet.line([(crank[0] - 9, crank[1] + 13), (crank[0] + 9, crank[1] - 13)], TYRE, 3)
    ((cx, cy),) = sheet.spots([crank])
    sheet.pen.ellipse(cx, cy, 6, 6, HUB)
    sheet.pen.ellipse(cx, cy, 3, 3, TYRE)
    return sheet.pen


_DRAWINGS = {
    "car": lambda: _car(SUV),
    "van": lambda: _car(VAN),
    "truck": _truck,
    "bus": _bus,
    "auto": _auto,
    "bike": _motorbike,
    "scooter": _scooter,
    "tractor": _tractor,
    "bicycle": _bicycle,
}
CATEGORIES = tuple(_DRAWINGS)


def draw_category(pen: Pen, category: str, x: float, y: float, scale: float) -> None:
    """Lay a category's drawing, 160 x 112 times `scale`, on another with its corner at (x, y)."""
    pen.open(f'transform="translate({x:g} {y:g}) scale({scale:g})"')
    pen.parts += _DRAWINGS[category]().parts
    pen.close()


def categories_svg() -> str:
    """All drawings below each other in one SVG document.

    Each is a view named after its category, so `categories.svg#car` shows the car alone, 160 x 112,
    and a page of nine drawings asks for one file.
    """
    shown = []
    for row, category in enumerate(CATEGORIES):
        drawing = "".join(_DRAWINGS[category]().parts)
        top = row * _HIGH
        shown.append(f'<view id="{category}" viewBox="0 {top:g} {_WIDE:g} {_HIGH:g}"/>')
        shown.append(f'<g transform="translate(0 {top:g})">{drawing}</g>')
    tall = len(CATEGORIES) * _HIGH
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE:g} {tall:g}">'
        f"{''.join(shown)}</svg>"
    )
