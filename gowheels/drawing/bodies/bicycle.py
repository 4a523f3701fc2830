"""The roadster: a diamond frame, swept bars, mudguards, a stand and a carrier."""

from gowheels.drawing.geometry import Point, arc, smooth
from gowheels.drawing.paint import CHROME, INK, STEEL, TAIL, tone
from gowheels.drawing.scene import Scene
from gowheels.drawing.stage import Stage
from gowheels.drawing.wheels import wheel

FRONT = (36.0, 35.0)
REAR = (142.0, 35.0)
CRANK = (98.0, 30.0)
SEAT_TOP = (110.0, 84.0)
HEAD_TOP = (62.0, 92.0)
HEAD_LOW = (57.0, 74.0)


class Bicycle:
    """Draws a gentleman's roadster."""

    size: Point = (178, 60, 112)

    def draw(self, stage: Stage, scene: Scene) -> None:
        """The whole bicycle on its stand, standing at x = 0."""
        stage.shadow([(10, 5), (168, 5), (168, -6), (10, -6)], reach=9)
        parts = [self._rear, self._frame, self._front]
        for part in parts if stage.camera.yaw >= -5 else [self._front, self._frame, self._rear]:
            part(stage, scene)

    def _rear(self, stage: Stage, scene: Scene) -> None:
        colour = scene.colours.colour
        x, z = REAR
        stage.tube([(x, -6, z), (SEAT_TOP[0] - 2, -2, 76)], colour, 2.2)
        stage.tube([(x, -6, z), (*CRANK[:1], -3, CRANK[1])], colour, 2.4)
        wheel(stage, (x, 2, z), 35, 4, "thin", CHROME)
        self._guard(stage, scene, x, z, -30, 118)
        stage.tube([(x, 6, z), (SEAT_TOP[0] - 2, 2, 76)], colour, 2.2)
        stage.tube([(x, 6, z), (CRANK[0], 3, CRANK[1])], colour, 2.4)
        for side in (-1, 1):
            stage.tube([(112, 6 * side, 76), (168, 7 * side, 77)], STEEL, 1.8)
            stage.line([(x, 6 * side, z), (160, 7 * side, 76)], STEEL, 1.4)
        for px in range(122, 168, 9):
            stage.line([(px, -7, 77), (px, 7, 77)], STEEL, 1.4)
        stage.solid(
            [(x + 34 + dx, dy, 47 + dz) for dx in (0, 4) for dy in (-3, 3) for dz in (0, 6)], TAIL
        )
        stage.tube([(x, 7, z - 2), (x + 8, 10, 2)], STEEL, 1.8)

    def _guard(
        self, stage: Stage, scene: Scene, x: float, z: float, start: float, end: float
    ) -> None:
        band = [*arc(x, z, 39.2, start, end, 22), *arc(x, z, 37, end, start, 22)]
        stage.pillow(band, 0, 3.6, scene.colours.colour, flat=1.0)
        stage.line(
            [(px, 3.8, pz) for px, pz in arc(x, z, 38.2, start + 4, end - 4, 22)],
            tone(scene.colours.accent, 0.1),
            0.7,
        )

    def _frame(self, stage: Stage, scene: Scene) -> None:
        colour, accent = scene.colours.colour, scene.colours.accent
        cx, cz = CRANK
        stage.tube([(cx, -8, cz), (cx - 12, -8, cz + 12)], CHROME, 1.8)
        stage.solid(
            [
                (cx - 17 + dx, -8 - dy, cz + 11 + dz)
                for dx in (0, 9)
                for dy in (0, 9)
                for dz in (0, 3)
            ],
            INK,
        )
        for start, end in ((HEAD_LOW, CRANK), (CRANK, SEAT_TOP), (HEAD_TOP, SEAT_TOP)):
            low = (end[0], 0, end[1] - 6) if start is HEAD_TOP else (end[0], 0, end[1])
            high = (start[0] + 1, 0, start[1] - 5) if start is HEAD_TOP else (start[0], 0, start[1])
            stage.tube([high, low], colour, 3.6)
        stage.line([(74, 1.6, 84.4), (98, 1.6, 81.6)], tone(accent, 0.1), 1.4)
        stage.line([(68, 1.6, 62), (84, 1.6, 46)], tone(accent, 0.1), 1.4)
        case = smooth(
            [
                (86, 30),
                (92, 40),
                (104, 41),
                (140, 40),
                (147, 35),
                (140, 30),
                (104, 22),
                (92, 22),
                (86, 30),
            ],
            4,
        )
        stage.pillow(case, 5, 1.5, colour, flat=1, near=-0.1)
        stage.line([(x, 6.8, z) for x, z in case], tone(accent, 0.1), 0.7, closed=True)
        stage.disc((cx, 7, cz), 5, STEEL)
        stage.tube([(cx, 8, cz), (cx + 12, 8, cz - 13)], CHROME, 2)
        stage.solid(
            [
                (cx + 8 + dx, 8 + dy, cz - 16 + dz)
                for dx in (0, 9)
                for dy in (0, 9)
                for dz in (0, 3)
            ],
            INK,
        )
        stage.tube([(SEAT_TOP[0], 0, 82), (SEAT_TOP[0] + 2, 0, 92)], CHROME, 2.4)
        saddle = smooth(
            [(98, 96), (112, 95), (124, 98), (128, 95), (122, 90), (112, 91), (99, 94), (98, 96)], 4
        )
        stage.pillow(saddle, 0, 7.5, "#5b3a24", flat=0.2)

    def _front(self, stage: Stage, scene: Scene) -> None:
        colour = scene.colours.colour
        x, z = FRONT
        stage.tube([(x, -5, z), (52, -5, 66), (HEAD_LOW[0], 0, HEAD_LOW[1])], colour, 2.6)
        wheel(stage, (x, 2, z), 35, 4, "thin", CHROME)
        self._guard(stage, scene, x, z, 14, 136)
        stage.tube([(x, 5, z), (52, 5, 66), (HEAD_LOW[0], 0, HEAD_LOW[1])], colour, 2.6)
        stage.tube([(HEAD_LOW[0], 0, HEAD_LOW[1]), (HEAD_TOP[0], 0, HEAD_TOP[1])], colour, 4.2)
        stage.tube([(62, 0, 92), (64, 0, 101)], CHROME, 2.4)
        for side in (-1, 1):
            curve = [
                (64, 0, 101),
                (60, 8 * side, 102),
                (62, 18 * side, 103),
                (72, 26 * side, 101),
                (80, 28 * side, 99),
            ]
            stage.tube(curve, CHROME, 2.2)
            stage.tube([(78, 27.6 * side, 99.4), (92, 29 * side, 97)], "#3a2a20", 3.6)
            stage.line([(68, 22 * side, 99), (82, 27 * side, 94)], STEEL, 0.9)
        stage.disc((63, 10, 105), 3.2, CHROME, "z")
        stage.solid(
            [(62 + dx, 9 + dy, 103 + dz) for dx in (-2, 3) for dy in (-2, 3) for dz in (0, 2.6)],
            "#dfe3e7",
        )
        stage.cylinder((58, 0, 92), (50, 0, 91), 5, CHROME, "x", "#dfe9ee")
        if stage.camera.yaw >= -5:
            stage.disc((49.6, 0, 91), 3.8, "#f6f3e6", "x")


BICYCLE = Bicycle()
