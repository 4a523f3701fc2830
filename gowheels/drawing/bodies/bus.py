"""The bus: a long hull with a row of windows, a folding door and a painted wave."""

from gowheels.drawing.geometry import Point, arc, rounded, smooth
from gowheels.drawing.lettering import line_width
from gowheels.drawing.paint import AMBER, CHROME, PLASTIC, TAIL, UNDERSIDE, tone
from gowheels.drawing.plates import plate
from gowheels.drawing.scene import Scene
from gowheels.drawing.solid import Solid
from gowheels.drawing.stage import Stage
from gowheels.drawing.wheels import tread, wheel

from .glass import glaze

HULL = Solid(
    sections=(
        ("nose", ((6, 36), (0, 50), (0, 100), (4, 128))),
        ("screen", ((4, 128), (14, 190), (30, 252))),
        ("brow", ((30, 252), (38, 282), (56, 302))),
        ("roof", ((56, 302), (120, 310), (500, 312), (880, 310), (930, 302))),
        ("tail", ((930, 302), (946, 260), (950, 180), (950, 90), (944, 40))),
    ),
    width=246,
    belt=150,
    waist=0.93,
    nose=30,
    tail=18,
    crown=8,
)
AXLES = (210, 690)
RADIUS = 49.0
_NAMES = ("SHUBH YATRA", "SAFAR", "MANGALAM", "NILGIRI", "KAVERI")
_ROUTES = ("MYSURU", "PUNE", "MADURAI", "JAIPUR", "HAMPI", "KOCHI")


class Bus:
    """Draws a coach of thirty to fifty seats."""

    size: Point = (950, 246, 312)

    def draw(self, stage: Stage, scene: Scene) -> None:
        """The whole bus, standing at x = 0."""
        colour = scene.colours.colour
        stage.shadow([(10, 118), (940, 118), (940, -123), (10, -123)], reach=55)
        for x in AXLES:
            wheel(stage, (x, -80, RADIUS), RADIUS, 34, far=True)
            tread(stage, (x, 120, RADIUS), RADIUS, 36)
        stage.solid(
            [(x, y, z) for x in (60, 900) for y in (-100, 112) for z in (26, 60)], UNDERSIDE
        )
        HULL.draw(stage, colour)
        self._flank(stage, scene)
        if stage.camera.yaw > 5:
            self._nose(stage, scene)
        elif stage.camera.yaw < -5:
            self._tail(stage, scene)
        for x in AXLES:
            well = [(px, max(pz, 36)) for px, pz in arc(x, RADIUS, 58, -30, 210, 20)]
            stage.face(HULL.side(well), "#0c0d10")
            wheel(stage, (x, 121, RADIUS), RADIUS, 34, "truck", "#c8ccd1")
        if stage.camera.yaw > -5:
            self._mirror(stage)

    def _flank(self, stage: Stage, scene: Scene) -> None:
        colour, accent = scene.colours.colour, scene.colours.accent
        shade = stage.lit((0, 1, 0))
        side = HULL.side
        band = [
            *smooth([(14, 130), (200, 132), (420, 118), (640, 84), (948, 70)]),
            *smooth([(948, 112), (700, 116), (480, 140), (240, 148), (6, 148)]),
        ]
        stage.face(side(band), tone(accent, shade + 0.12))
        line = smooth([(8, 118), (220, 118), (430, 102), (620, 72), (948, 56)])
        stage.line(side(line), tone(accent, shade + 0.1), 4)
        glass = rounded([(70, 168), (84, 262), (918, 268), (934, 168)], 14)
        points = stage.project(side(glass, 0.2))
        glaze(stage, points, 0.5)
        stage.pen.clip(points)
        for index in range(7):
            x = 168 + 116 * index
            stage.face(
                side([(x - 3, 160), (x + 3, 160), (x + 3, 280), (x - 3, 280)], 0.3), "#14181d"
            )
            if index < 6:
                stage.line(side([(x + 3, 222), (x + 113, 222)], 0.3), "#1a2027", 2.2)
                seat = rounded([(x + 64, 160), (x + 68, 204), (x + 98, 204), (x + 100, 160)], 10)
                stage.face(side(seat, 0.1), "#11161b", 0.5)
                tie = smooth([(x + 2, 268), (x + 24, 262), (x + 18, 214), (x + 6, 168)])
                stage.face(side([*tie, (x + 2, 168)], 0.3), tone(accent, -0.15), 0.5)
        stage.pen.close()
        door = rounded([(78, 44), (84, 256), (152, 258), (152, 44)], 6)
        stage.face(side(door, 0.4), tone(colour, shade - 0.5))
        for x in (90, 122):
            pane = rounded([(x, 70), (x + 3, 246), (x + 26, 247), (x + 26, 70)], 5)
            glaze(stage, stage.project(side(pane, 0.6)), 0.3)
        stage.line(side([(119, 44), (121, 256)], 0.6), "#101216", 2)
        for x in (300, 420, 540, 780, 870):
            hatch = rounded(
                [
                    (x, 46),
                    (x, 82),
                    (x + 88 if x < 700 else x + 70, 82),
                    (x + 88 if x < 700 else x + 70, 46),
                ],
                4,
            )
            stage.line(side(hatch, 0.2), tone(colour, shade - 0.6), 1.2, 0.7, closed=True)
        stage.line(side([(150, 40), (944, 42)], 0.2), tone(colour, shade - 0.6), 5, 0.8)
        name = scene.pick(_NAMES)
        self._words(
            stage,
            name,
            480,
            126,
            20,
            tone(scene.colours.colour, 0.9) if scene.paint in ("black", "grey") else "#FBF7F0",
        )

    def _words(self, stage: Stage, text: str, x: float, z: float, high: float, colour: str) -> None:
        unit = high / 6
        stage.write(text, lambda a, b: HULL.side([(x + a * unit, z - b * unit)], 0.6)[0], colour)

    def _nose(self, stage: Stage, scene: Scene) -> None:
        accent = scene.colours.accent
        front = HULL.front
        glaze(stage, stage.project(HULL.patch("screen", 0.04, 0.98, 0.95)), 1.0)
        for start, end in ((-0.55, -0.1), (0.1, 0.55)):
            stage.line([HULL.at(6, 134, start), HULL.at(11, 172, end)], "#101216", 2.4)
        stage.line([HULL.at(17, 204, 0), HULL.at(30, 252, 0)], "#14181d", 3)
        board = [(a, z) for a, z in ((-0.62, 262), (0.62, 262), (0.62, 290), (-0.62, 290))]
        stage.face(front(board, 1), "#101216")
        route = scene.pick(_ROUTES, 3)
        unit = 3.0
        left = -line_width(route) * unit / 2

        def on_board(a: float, b: float) -> Point:
            x, y, z = HULL.at(HULL.front_x(285 - b * unit), 285 - b * unit, (left + a * unit) / 116)
            return x - 2, y, z

        stage.write(route, on_board, "#F6C61A", 0.9)
        band = [(a / 10, 118) for a in range(-10, 11)] + [(a / 10, 104) for a in range(10, -11, -1)]
        stage.face(front(band, 0.5), tone(accent, 0.05))
        grille = rounded([(-0.5, 96), (0.5, 96), (0.42, 72), (-0.42, 72)], 0.04)
        stage.face(front(grille, 0.6), "#15171b")
        for z in (78, 84, 90):
            stage.line(front([(a / 10, z) for a in range(-4, 5)], 1), CHROME, 1.6, 0.7)
        for side in (-1, 1):
            lamp = [(0.56 * side, 74), (0.93 * side, 74), (0.95 * side, 98), (0.58 * side, 94)]
            stage.face(front(lamp, 0.8), "#17191d")
            for a, size in ((0.66, 9), (0.84, 9)):
                spot = front([(a * side, 85)], 2)[0]
                stage.disc(spot, size, "#aab8c2", "x")
                stage.lens(spot, size * 0.7)
        bumper = [(a / 10, 66) for a in range(-10, 11)] + [(a / 10, 40) for a in range(10, -11, -1)]
        stage.face(front(bumper, 0.8), PLASTIC)
        plate(
            stage,
            (HULL.front_x(60) - 4, -32, 62),
            (0, 64, 0),
            (0, 0, -15),
            scene.plate,
            scene.plate_text,
        )

    def _tail(self, stage: Stage, scene: Scene) -> None:
        rear = HULL.rear
        colour = scene.colours.colour
        pane = rounded([(0.76, 190), (0.74, 274), (-0.74, 274), (-0.76, 190)], 0.05)
        glaze(stage, stage.project(rear(pane)), 0.4)
        name = scene.pick(_NAMES)
        unit = 3.2
        left = line_width(name) * unit / 2
        stage.write(
            name,
            lambda a, b: rear([((left - a * unit) / 122, 172 - b * unit)], 1)[0],
            scene.colours.accent,
        )
        for side in (-1, 1):
            for z, lamp in ((128, TAIL), (112, AMBER), (96, "#e9e2d8")):
                spot = rear([(0.84 * side, z)], 1)[0]
                stage.disc(spot, 8.5, "#17191d", "x")
                stage.disc(spot, 7, lamp, "x")
        for z in (60, 68, 76, 84):
            stage.line(rear([(0.5, z), (-0.5, z)], 0.6), tone(colour, -0.7), 3)
        bumper = [(a / 10, 52) for a in range(-10, 11)] + [(a / 10, 38) for a in range(10, -11, -1)]
        stage.face(rear(bumper, 0.8), PLASTIC)
        plate(
            stage,
            (HULL.rear_x(110) + 2, 34, 122),
            (0, -68, 0),
            (0, 0, -17),
            scene.plate,
            scene.plate_text,
        )

    def _mirror(self, stage: Stage) -> None:
        for side in (-1, 1):
            if not stage.turned and side < 0:
                continue
            y = 116 * side
            stage.line(
                [(26, y, 262), (-10, y + 8 * side, 266), (-16, y + 8 * side, 240)], "#17191d", 4
            )
            stage.solid(
                [
                    (-20 + dx, y + (2 + dy) * side, z)
                    for dx in (0, 9)
                    for dy in (0, 16)
                    for z in (200, 244)
                ],
                "#1d1f24",
            )


BUS = Bus()
