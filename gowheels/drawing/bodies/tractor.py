"""The tractor: a long bonnet, wheels of two sizes, mudguards with a seat between."""

from gowheels.drawing.geometry import Point, arc, rounded, smooth
from gowheels.drawing.paint import AMBER, CHROME, INK, STEEL, TAIL, UNDERSIDE, tone
from gowheels.drawing.plates import plate
from gowheels.drawing.scene import Scene
from gowheels.drawing.solid import Solid
from gowheels.drawing.stage import Stage
from gowheels.drawing.wheels import tread, wheel

HOOD = Solid(
    sections=(
        ("nose", ((30, 66), (24, 80), (22, 104), (28, 126))),
        ("hood", ((28, 126), (60, 137), (110, 142), (164, 144))),
        ("back", ((164, 144), (168, 110), (168, 74))),
    ),
    width=58,
    belt=118,
    waist=0.74,
    nose=9,
    tail=1,
    crown=5,
)
FRONT = (64.0, 40.0)
REAR = (226.0, 74.0)


class Tractor:
    """Draws a forty-five horsepower farm tractor."""

    size: Point = (304, 176, 190)

    def draw(self, stage: Stage, scene: Scene) -> None:
        """The whole tractor, standing at x = 0."""
        stage.shadow([(40, 60), (290, 84), (290, -88), (40, -64)], reach=30)
        rim = tone("#F4E7C6", -0.02) if scene.paint != "yellow" else "#d8d4c8"
        self._far(stage)
        stage.solid([(x, y, z) for x in (40, 80) for y in (-56, 60) for z in (44, 58)], UNDERSIDE)
        ahead = [self._engine, self._hood, self._nose]
        behind = [self._seat]
        for part in behind + ahead if stage.camera.yaw >= -5 else ahead + behind:
            part(stage, scene)
        if stage.camera.yaw >= -5:
            self._rear_wheel(stage, scene, rim)
            self._front_wheel(stage, rim)
        else:
            self._front_wheel(stage, rim)
            self._rear_wheel(stage, scene, rim)

    def _far(self, stage: Stage) -> None:
        wheel(stage, (REAR[0], -50, REAR[1]), REAR[1], 34, far=True)
        wheel(stage, (FRONT[0], -44, FRONT[1]), FRONT[1], 20, far=True)

    def _front_wheel(self, stage: Stage, rim: str) -> None:
        spot = (FRONT[0], 66, FRONT[1])
        tread(stage, spot, FRONT[1], 20)
        self._lugs(stage, spot, FRONT[1], 20, 14)
        wheel(stage, spot, FRONT[1], 20, "lugged", rim)

    def _rear_wheel(self, stage: Stage, scene: Scene, rim: str) -> None:
        spot = (REAR[0], 86, REAR[1])
        tread(stage, spot, REAR[1], 34)
        self._lugs(stage, spot, REAR[1], 34, 20)
        wheel(stage, spot, REAR[1], 34, "lugged", rim)
        self._guard(stage, scene, 72)

    def _lugs(self, stage: Stage, spot: Point, radius: float, width: float, count: int) -> None:
        """Bars across the tread, where it shows."""
        if not stage.turned:
            return
        x, y, z = spot
        front = stage.camera.yaw > 0
        for index in range(count):
            angle = (100 if front else -80) + 160 * index / (count - 1)
            (a, b), (c, d) = arc(x, z, radius, angle, angle + 5, 1)
            stage.line([(a, y, b), (c, y - width / 2, d)], "#2f3238", 3.4)
            stage.line([(c, y - width / 2, d), (a, y - width, b)], "#24262b", 3.4)

    def _guard(self, stage: Stage, scene: Scene, middle: float) -> None:
        x, z = REAR
        band = [*arc(x, z, 86, 24, 152, 20), *arc(x, z, 80, 152, 24, 20)]
        stage.pillow(band, middle - 4, 17, scene.colours.colour, flat=1.0)
        spot = arc(x, z, 88, 120, 120, 1)[0]
        stage.solid(
            [
                (spot[0] + dx, middle + 6 + dy, spot[1] + dz)
                for dx in (-4, 4)
                for dy in (-5, 5)
                for dz in (0, 9)
            ],
            "#17191d",
        )
        stage.disc((spot[0] - 4.5, middle + 6, spot[1] + 5), 4, AMBER, "x")

    def _engine(self, stage: Stage, scene: Scene) -> None:
        block = "#3a3d44"
        stage.box((40, -20, 52), (170, 22, 84), block)
        stage.box((160, -24, 46), (250, 26, 92), block)
        for x in range(56, 156, 14):
            stage.line([(x, 22.5, 58), (x, 22.5, 80)], "#5a606a", 2.4)
        stage.box((92, 22, 60), (128, 30, 80), STEEL)
        stage.tube([(120, 30, 76), (140, 31, 92)], STEEL, 4)
        stage.box((150, 24, 58), (196, 60, 64), "#2a2c32")
        stage.line([(150, 60, 62), (196, 60, 62)], "#5a606a", 1.6)
        stage.line([(160, 58, 60), (160, 58, 40), (186, 58, 40), (186, 58, 60)], "#3a3d44", 2.4)

    def _hood(self, stage: Stage, scene: Scene) -> None:
        colour, accent = scene.colours.colour, scene.colours.accent
        shade = stage.lit((0, 1, 0))
        HOOD.draw(stage, colour)
        side = HOOD.side
        vent = rounded([(50, 84), (54, 112), (124, 116), (124, 84)], 6)
        stage.face(side(vent, 0.4), "#1b1d22")
        for z in (90, 96, 102, 108):
            stage.line(side([(56, z), (120, z + 1)], 0.6), "#4a4e56", 1.6)
        stripe = [(30, 120), (100, 128), (166, 130), (166, 124), (100, 121), (28, 113)]
        stage.face(side(stripe, 0.5), tone(accent, shade + 0.15))
        stage.tube([(112, 12, 140), (112, 12, 168)], "#2a2c32", 7)
        stage.tube([(112, 12, 166), (112, 12, 184), (107, 12, 189)], CHROME, 4.6)

    def _nose(self, stage: Stage, scene: Scene) -> None:
        front = HOOD.front
        if stage.camera.yaw <= 5:
            stage.box((18, -22, 56), (30, 24, 68), "#2a2c32")
            return
        grille = rounded([(-0.7, 114), (0.7, 114), (0.74, 74), (-0.74, 74)], 0.06)
        stage.face(front(grille, 0.6), "#15171b")
        for z in range(78, 104, 5):
            stage.line(front([(a / 10, z) for a in range(-6, 7)], 1), "#5a606a", 1.2)
        for side in (-1, 1):
            spot = front([(0.44 * side, 108)], 1.4)[0]
            stage.disc(spot, 6.6, CHROME, "x")
            stage.lens((spot[0] - 0.6, *spot[1:]), 5.2)
        stage.box((18, -26, 54), (30, 28, 68), "#2a2c32")
        plate(stage, (17, -17, 67), (0, 34, 0), (0, 0, -11), scene.plate, scene.plate_text)

    def _seat(self, stage: Stage, scene: Scene) -> None:
        stage.box((186, -40, 88), (270, 40, 94), "#2a2c32")
        self._guard(stage, scene, -62)
        self._guard_panel(stage, scene)
        stage.tube([(166, 0, 120), (182, 0, 146)], "#3a3d44", 5)
        stage.line(stage.ring((183, 0, 148), 19, "z", 24), INK, 3.2, closed=True)
        stage.line([(183, -18, 148), (183, 18, 148)], "#3a3d44", 2)
        cloth = "#2a2c32"
        stage.pillow([(212, 104), (214, 113), (246, 113), (248, 104)], 0, 20, cloth)
        stage.pillow(
            smooth([(242, 112), (248, 142), (256, 142), (252, 108), (242, 112)], 3), 0, 20, cloth
        )
        for side in (-1, 1):
            stage.tube([(262, 44 * side, 92), (262, 42 * side, 186)], "#2a2c32", 5)
        stage.tube([(262, -42, 186), (262, 42, 186)], "#2a2c32", 5)
        if stage.camera.yaw < -5:
            stage.box((250, -30, 50), (284, 32, 84), "#3a3d44")
            plate(stage, (285, 20, 80), (0, -40, 0), (0, 0, -13), scene.plate, scene.plate_text)
            stage.line([(284, -36, 46), (300, -40, 40)], "#2a2c32", 4)
            stage.line([(284, 36, 46), (300, 40, 40)], "#2a2c32", 4)
            for side in (-1, 1):
                stage.disc((286, 50 * side, 112), 5, TAIL, "x")

    def _guard_panel(self, stage: Stage, scene: Scene) -> None:
        """The inner wall of the near mudguard, between wheel and seat."""
        x, z = REAR
        wall = [*arc(x, z, 84, 30, 150, 16), (x - 60, 94), (x + 60, 94)]
        stage.face([(px, 48, pz) for px, pz in wall], tone(scene.colours.colour, -0.45))


TRACTOR = Tractor()
