"""The lorry of the highway: a painted cab with a crown, and a planked body full of colour."""

from gowheels.drawing.geometry import Point, arc, rounded
from gowheels.drawing.lettering import line_width
from gowheels.drawing.paint import AMBER, CHROME, INK, MARIGOLD, STEEL, UNDERSIDE, tone
from gowheels.drawing.plates import plate
from gowheels.drawing.scene import Scene
from gowheels.drawing.solid import Solid
from gowheels.drawing.stage import Stage
from gowheels.drawing.wheels import tread, wheel

from .glass import glaze
from .ornament import diamonds, garland, lotus, tassels
from .truck_bed import bed

CAB = Solid(
    sections=(
        ("nose", ((6, 62), (0, 74), (0, 120), (5, 146))),
        ("screen", ((5, 146), (14, 176), (26, 206))),
        ("brow", ((26, 206), (18, 226), (22, 246))),
        ("roof", ((22, 246), (60, 252), (120, 252), (168, 248))),
        ("back", ((168, 248), (174, 160), (174, 70))),
    ),
    width=226,
    belt=142,
    waist=0.92,
    nose=16,
    tail=4,
    crown=5,
)
AXLES = (98, 540)
RADIUS = 48.0
_CREAM = "#F4E7C6"


class Truck:
    """Draws a two-axle goods carrier."""

    size: Point = (700, 236, 268)

    def draw(self, stage: Stage, scene: Scene) -> None:
        """The whole lorry, standing at x = 0."""
        stage.shadow([(20, 108), (680, 108), (680, -112), (20, -112)], reach=46)
        for x in AXLES:
            wheel(stage, (x, -76, RADIUS), RADIUS, 34, far=True)
            tread(stage, (x, 108, RADIUS), RADIUS, 40)
        stage.solid([(x, y, z) for x in (40, 680) for y in (-50, 60) for z in (54, 90)], UNDERSIDE)
        parts = [bed, self._cab]
        for part in parts if stage.camera.yaw > -5 else parts[::-1]:
            part(stage, scene)
        self._chassis(stage, scene)
        for x in AXLES:
            wheel(stage, (x, 109, RADIUS), RADIUS, 36, "truck", "#d8c48a")
        if stage.camera.yaw > -5:
            self._mirror(stage, scene)

    def _chassis(self, stage: Stage, scene: Scene) -> None:
        stage.box((250, 84, 46), (330, 104, 86), STEEL)
        for x in (268, 312):
            stage.line([(x, 105, 46), (x, 105, 86)], "#3a3d44", 3)
        stage.box((352, 92, 52), (462, 100, 60), MARIGOLD)
        for x in range(356, 460, 22):
            stage.face([(x, 101, 52), (x + 10, 101, 52), (x + 14, 101, 60), (x + 4, 101, 60)], INK)
        well = arc(AXLES[1], RADIUS, 60, 20, 160, 16)
        stage.line([(x, 112, z) for x, z in well], "#15171b", 7)

    def _cab(self, stage: Stage, scene: Scene) -> None:
        colour, accent = scene.colours.colour, scene.colours.accent
        shade = stage.lit((0, 1, 0))
        side = CAB.side
        CAB.draw(stage, colour, {"brow": accent})
        skirt = [(4, 66), (172, 66), (172, 96), (2, 96)]
        stage.face(side(skirt, 0.2), tone(_CREAM, shade))
        diamonds(
            stage,
            lambda s, t: CAB.side([(6 + s * 164, 70 + t * 22)], 0.4)[0],
            6,
            tone("#B7322A", shade),
            tone("#1C7A43", shade),
        )
        stage.line(side([(2, 140), (174, 140)], 0.3), tone(_CREAM, shade), 4)
        stage.line(side([(2, 133), (174, 133)], 0.3), tone("#B7322A", shade), 3)
        pane = rounded([(44, 148), (56, 206), (136, 208), (136, 148)], 6)
        glaze(stage, stage.project(side(pane, 0.4)), 0.7)
        door = rounded([(36, 98), (36, 150), (50, 214), (144, 216), (144, 98)], 5)
        stage.line(side(door, 0.5), tone(colour, shade - 0.65), 1.6, closed=True)
        stage.line(side([(122, 124), (138, 124)], 0.8), CHROME, 4)
        lotus(
            stage,
            lambda a, b: CAB.side([(88 + a * 20, 113 + b * 20)], 0.6)[0],
            tone("#E8788A", shade + 0.1),
            tone("#1C7A43", shade + 0.1),
        )
        well = [(px, max(pz, 62)) for px, pz in arc(AXLES[0], RADIUS, 58, -20, 200, 20)]
        stage.face(side(well, 0.6), "#0c0d10")
        stage.line(side(arc(AXLES[0], RADIUS, 60, 16, 164, 18), 0.8), tone(_CREAM, shade), 4)
        if stage.camera.yaw > 5:
            self._face(stage, scene)

    def _face(self, stage: Stage, scene: Scene) -> None:
        front = CAB.front
        colour, accent = scene.colours.colour, scene.colours.accent
        glaze(stage, stage.project(CAB.patch("screen", 0.05, 0.97, 0.94)), 1.0)
        stage.line([CAB.at(5, 147, 0), CAB.at(26, 206, 0)], tone(colour, -0.3), 4)
        garland(
            stage,
            [
                CAB.at(24, 203 - 7 * (1 - abs(a) % 0.5 * 4) ** 2, a)
                for a in (i / 16 for i in range(-15, 16))
            ],
            4.2,
        )
        sign = "GOODS CARRIER"
        unit = 2.2
        left = -line_width(sign) * unit / 2

        def on_crown(a: float, b: float) -> Point:
            x, y, z = CAB.at(20, 236 - b * unit, (left + a * unit) / 106)
            return x - 5, y, z

        stage.write(sign, on_crown, INK if accent != "#2B2E36" else _CREAM, 1.05)
        band = [(a / 10, 140) for a in range(-10, 11)] + [(a / 10, 130) for a in range(10, -11, -1)]
        stage.face(front(band, 0.6), _CREAM)
        diamonds(
            stage,
            lambda s, t: front([(-0.98 + s * 1.96, 131 + t * 8)], 1)[0],
            14,
            "#B7322A",
            "#1C7A43",
        )
        grille = rounded([(-0.56, 124), (0.56, 124), (0.5, 86), (-0.5, 86)], 0.05)
        stage.face(front(grille, 0.8), "#15171b")
        for z in (93, 100, 107, 114):
            stage.line(front([(a / 20, z) for a in range(-10, 11)], 1.2), accent, 2.4)
        lotus(stage, lambda a, b: front([(a * 0.16, 98 + b * 17)], 2)[0], "#E8788A", "#2f9a5a")
        for side in (-1, 1):
            spot = front([(0.76 * side, 104)], 1.5)[0]
            stage.disc(spot, 15, tone(accent, -0.05), "x")
            stage.disc(spot, 12, CHROME, "x")
            stage.lens(spot, 9.5)
            stage.disc(front([(0.76 * side, 124)], 1.5)[0], 5, AMBER, "x")
        low, high = 58.0, 80.0
        bar = [(a / 10, high) for a in range(-10, 11)] + [(a / 10, low) for a in range(10, -11, -1)]
        stage.face(front(bar, 9), INK)
        for index in range(10):
            a = -1 + index * 0.2
            stage.face(
                front(
                    [(a, low + 2), (a + 0.1, low + 2), (a + 0.16, high - 2), (a + 0.06, high - 2)],
                    10,
                ),
                MARIGOLD,
            )
        tassels(stage, [front([(a / 12, low)], 10)[0] for a in range(-11, 12)], 16)
        plate(
            stage,
            (CAB.front_x(70) - 13, -30, 77),
            (0, 60, 0),
            (0, 0, -15),
            scene.plate,
            scene.plate_text,
        )

    def _mirror(self, stage: Stage, scene: Scene) -> None:
        for side in (1, -1) if stage.turned else (1,):
            y = 108 * side
            stage.line([(30, y, 212), (8, y + 14 * side, 206)], "#17191d", 3)
            stage.solid(
                [
                    (4 + dx, y + (6 + dy) * side, z)
                    for dx in (0, 6)
                    for dy in (0, 16)
                    for z in (166, 206)
                ],
                "#1d1f24",
            )


TRUCK = Truck()
