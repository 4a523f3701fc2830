"""The auto rickshaw: three wheels, a snub nose, a canopy and an open side."""

from gowheels.drawing.geometry import Point, arc, rounded, smooth
from gowheels.drawing.paint import AMBER, CHROME, INK, TAIL, UNDERSIDE, tone
from gowheels.drawing.plates import plate
from gowheels.drawing.scene import Scene
from gowheels.drawing.solid import Solid
from gowheels.drawing.stage import Stage
from gowheels.drawing.wheels import tread, wheel

from .glass import glaze
from .ornament import garland

HULL = Solid(
    sections=(
        ("nose", ((20, 40), (12, 52), (10, 68), (16, 88), (26, 100))),
        ("screen", ((26, 100), (38, 128), (52, 158))),
        ("roof", ((52, 158), (72, 170), (140, 175), (214, 171), (240, 160))),
        ("canopy", ((240, 160), (252, 136), (258, 104))),
        ("tail", ((258, 104), (262, 84), (263, 60), (256, 36))),
    ),
    width=132,
    belt=100,
    waist=0.86,
    nose=38,
    tail=12,
    crown=7,
)
FRONT, REAR, RADIUS = 40.0, 214.0, 22.0
_SEATS = ("#9a3f35", "#3f6478", "#7d5632")


def canopy(scene: Scene) -> str:
    """The colour of the hood: yellow, or black over the paints that yellow would not suit."""
    return "#24272D" if scene.paint in ("yellow", "white", "copper") else "#F2B41B"


class Auto:
    """Draws a three-wheeler for three passengers."""

    size: Point = (264, 134, 176)

    def draw(self, stage: Stage, scene: Scene) -> None:
        """The whole auto, standing at x = 0."""
        stage.shadow([(30, 20), (190, 56), (250, 56), (250, -58), (190, -58), (30, -20)], reach=22)
        wheel(stage, (REAR, -44, RADIUS), RADIUS, 12, far=True)
        tread(stage, (REAR, 60, RADIUS), RADIUS, 13)
        stage.solid([(x, y, z) for x in (70, 240) for y in (-50, 54) for z in (24, 44)], UNDERSIDE)
        if stage.camera.yaw < -5:
            self._front_wheel(stage, scene)
        colour = scene.colours.colour
        hood = canopy(scene)
        HULL.draw(stage, colour, {"roof": hood, "canopy": hood})
        self._flank(stage, scene)
        if stage.camera.yaw >= -5:
            self._front_wheel(stage, scene)
        if stage.camera.yaw > 5:
            self._nose(stage, scene)
        elif stage.camera.yaw < -5:
            self._tail(stage, scene)
        else:
            self._lamp(stage, HULL.at(HULL.front_x(76), 76, 0), scene)
        wheel(stage, (REAR, 61, RADIUS), RADIUS, 13, "steel", "#c8b26a")
        lip = arc(REAR, RADIUS + 2, 29, 0, 180, 18)
        guard = [*lip, *arc(REAR, RADIUS + 2, 24, 180, 0, 18)]
        stage.face([(x, 63, z) for x, z in guard], tone(colour, stage.lit((0, 1, 0)) + 0.1))

    def _front_wheel(self, stage: Stage, scene: Scene) -> None:
        tread(stage, (FRONT, 6, RADIUS), RADIUS, 12)
        wheel(stage, (FRONT, 6, RADIUS), RADIUS, 12, "steel", "#c8b26a")
        cover = [*arc(FRONT, RADIUS, 30, 12, 168, 16), *arc(FRONT, RADIUS, 24, 168, 12, 16)]
        stage.pillow(cover, 0, 12, scene.colours.colour, flat=1.0)

    def _flank(self, stage: Stage, scene: Scene) -> None:
        colour, accent = scene.colours.colour, scene.colours.accent
        shade = stage.lit((0, 1, 0))
        side = HULL.side
        self._cabin(stage, scene)
        top = [
            (54, 156),
            *list(HULL.curves["roof"]),
            *HULL.curves["canopy"],
            (222, 102),
            (214, 116),
            (204, 144),
            (196, 152),
            (60, 150),
        ]
        points = stage.project(side(top, 0.4))
        high, low = min(y for _, y in points), max(y for _, y in points)
        hood = canopy(scene)
        stage.pen.shape(
            points,
            stage.pen.gradient(
                (0, high),
                (0, low),
                (0, tone(hood, shade + 0.45)),
                (0.35, tone(hood, shade + 0.15)),
                (1, tone(hood, shade - 0.2)),
            ),
        )
        stage.line(
            side(
                smooth([(60, 150), (196, 152), (206, 144), (216, 114), (224, 102), (258, 102)]), 0.8
            ),
            tone(hood, -0.6),
            1.6,
        )
        for x in range(78, 240, 34):
            rib = [(x, 153 if x < 200 else 120 + (240 - x) * 0.6), (x, 168 if x < 230 else 162)]
            stage.line(side(rib, 0.6), tone(hood, shade - 0.35), 1.0, 0.7)
        band = [(100, 44), (196, 46), (262, 70), (262, 78), (196, 54), (100, 52)]
        stage.face(side(band, 0.8), tone(accent, shade + 0.1))
        stage.line(side([(54, 40), (256, 38)], 0.8), tone(colour, -0.7), 3)
        stage.line([(96, 60, 92), (96, 60, 152)], "#17191d", 3)
        quarter = rounded([(226, 108), (216, 138), (236, 140), (246, 110)], 6)
        glaze(stage, stage.project(side(quarter, 1)), 0.5)

    def _cabin(self, stage: Stage, scene: Scene) -> None:
        """The open side: the dark within, the driver's seat, the bar and the bench."""
        side = HULL.side
        cloth = scene.pick(_SEATS, 5)
        shade = stage.lit((0, 1, 0))
        hole = [
            *smooth([(58, 56), (54, 92), (60, 126), (70, 151)]),
            (198, 153),
            (206, 143),
            (214, 110),
            (210, 74),
            (190, 56),
            (112, 50),
            (66, 50),
        ]
        points = stage.project(side(rounded(hole, 4), 0.2))
        high, low = min(y for _, y in points), max(y for _, y in points)
        stage.pen.shape(
            points,
            stage.pen.gradient(
                (0, high), (0, low), (0, "#181a1f"), (0.6, "#2a2d33"), (1, "#3a3a3c")
            ),
        )
        stage.pen.clip(points)
        stage.face(
            [(60, -58, 100), (120, -58, 100), (120, -58, 148), (70, -58, 148)], "#8fa6b3", 0.5
        )
        stage.face(
            [(130, -58, 100), (200, -58, 100), (196, -58, 148), (130, -58, 148)], "#8fa6b3", 0.4
        )
        stage.box((186, -56, 44), (226, 50, 82), cloth, (0.25, shade - 0.1, -0.3))
        stage.box((206, -56, 80), (226, 50, 128), tone(cloth, 0.08), (0.3, shade, -0.05))
        stage.line([(200, 51, 82), (200, 51, 124)], tone(cloth, -0.5), 1)
        stage.line([(122, -50, 96), (122, 52, 96)], CHROME, 2.6)
        stage.line([(122, 52, 50), (122, 52, 152)], "#15171b", 3.4)
        stage.box((98, -24, 56), (130, 24, 74), cloth, (0.3, shade, -0.2))
        stage.box((122, -22, 74), (130, 22, 100), tone(cloth, -0.1), (0.3, shade, -0.1))
        stage.tube([(58, 0, 70), (72, 0, 104)], "#5a606a", 5)
        stage.tube([(74, -26, 108), (72, 0, 105), (74, 26, 108)], "#17191d", 4)
        stage.solid(
            [(60 + dx, 14 + dy, 96 + dz) for dx in (0, 6) for dy in (0, 14) for dz in (0, 12)],
            "#F6C61A",
        )
        stage.pen.close()
        stage.line(
            side(rounded(hole, 4), 0.5), tone(scene.colours.colour, shade + 0.35), 2.2, closed=True
        )

    def _lamp(self, stage: Stage, spot: Point, scene: Scene) -> None:
        x, y, z = spot
        stage.cylinder((x + 6, y, z), (x - 5, y, z), 11, CHROME, "x", CHROME)
        stage.lens((x - 5.5, y, z), 9, "#e6edf0")
        stage.disc((x - 6, y + 2, z + 2), 4, "#ffffff", "x", 0.8)

    def _nose(self, stage: Stage, scene: Scene) -> None:
        colour, accent = scene.colours.colour, scene.colours.accent
        front = HULL.front
        glaze(stage, stage.project(HULL.patch("screen", 0.03, 0.95, 0.9)), 1.0)
        stage.line([HULL.at(27, 102, -0.1), HULL.at(37, 126, 0.42)], INK, 1.8)
        garland(
            stage,
            [
                HULL.at(50, 154 - 6 * (1 - (abs(a) % 0.6 / 0.3 - 1) ** 2), a)
                for a in (i / 14 for i in range(-12, 13))
            ],
            2.6,
        )
        stripe = [(a / 10, 95) for a in range(-10, 11)] + [(a / 10, 90) for a in range(10, -11, -1)]
        stage.face(front(stripe, 0.5), tone(accent, 0.1))
        chin = [(a / 10, 52) for a in range(-10, 11)] + [(a / 10, 46) for a in range(10, -11, -1)]
        stage.face(front(chin, 0.6), tone(colour, -0.6))
        self._lamp(stage, front([(0, 76)], 1)[0], scene)
        for side in (-1, 1):
            stage.disc(front([(0.5 * side, 80)], 2)[0], 5.4, CHROME, "x")
            stage.disc(front([(0.5 * side, 80)], 2.6)[0], 4.4, AMBER, "x")
        x = HULL.front_x(58) - 2
        plate(stage, (x, -19, 65), (0, 38, 0), (0, 0, -10.5), scene.plate, scene.plate_text)
        for side in (-1, 1):
            root = HULL.at(38, 128, side)
            stage.line([root, (30, root[1] + 12 * side, 134)], INK, 2)
            stage.solid(
                [
                    (26 + dx, root[1] + (8 + dy) * side, z)
                    for dx in (0, 5)
                    for dy in (0, 9)
                    for z in (122, 140)
                ],
                "#17191d",
            )

    def _tail(self, stage: Stage, scene: Scene) -> None:
        colour, accent = scene.colours.colour, scene.colours.accent
        rear = HULL.rear
        pane = rounded([(0.5, 116), (0.46, 142), (-0.46, 142), (-0.5, 116)], 0.05)
        glaze(stage, stage.project(rear(pane)), 0.5)
        stage.line(rear([(a / 10, 104) for a in range(-10, 11)], 0.8), tone(colour, -0.6), 1.8)
        band = [(a / 10, 98) for a in range(-10, 11)] + [(a / 10, 92) for a in range(10, -11, -1)]
        stage.face(rear(band, 0.8), tone(accent, 0.1))
        for z in (50, 55, 60):
            stage.line(rear([(0.4, z), (-0.4, z)], 0.8), tone(colour, -0.7), 2)
        for side in (-1, 1):
            for z, lamp in ((82, TAIL), (70, AMBER)):
                stage.disc(rear([(0.8 * side, z)], 1)[0], 6, "#17191d", "x")
                stage.disc(rear([(0.8 * side, z)], 1.5)[0], 5, lamp, "x")
        bar = [(a / 10, 44) for a in range(-10, 11)] + [(a / 10, 37) for a in range(10, -11, -1)]
        stage.face(rear(bar, 2), "#17191d")
        plate(
            stage,
            (HULL.rear_x(76) + 2, 18, 87),
            (0, -36, 0),
            (0, 0, -21),
            scene.plate,
            scene.plate_text,
            rows=2,
        )


AUTO = Auto()
