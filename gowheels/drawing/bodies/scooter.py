"""The family scooter: an apron, a flat floor, a rounded tail and a long seat."""

from gowheels.drawing.geometry import Point, arc, smooth
from gowheels.drawing.paint import AMBER, CHROME, INK, STEEL, TAIL, tone
from gowheels.drawing.plates import plate
from gowheels.drawing.scene import Scene
from gowheels.drawing.stage import Stage
from gowheels.drawing.wheels import tread, wheel

FRONT = (32.0, 21.0)
REAR = (152.0, 21.0)
APRON = ((44, 92), (38, 76), (37, 58), (44, 42), (56, 32), (66, 34), (58, 48), (56, 66), (60, 92))
TAIL_PANEL = (
    (100, 36),
    (99, 52),
    (106, 66),
    (124, 72),
    (156, 75),
    (182, 76),
    (190, 68),
    (184, 54),
    (164, 44),
    (134, 40),
    (112, 34),
)
SEAT = (
    (101, 72),
    (106, 79),
    (126, 80),
    (146, 83),
    (176, 88),
    (186, 84),
    (184, 76),
    (150, 73),
    (118, 69),
)
COWL = ((46, 90), (41, 99), (44, 109), (56, 114), (66, 110), (66, 98), (60, 90))
NOSE = ((38, 84), (34, 70), (35, 56), (42, 52), (46, 66), (48, 84))


class Scooter:
    """Draws a gearless scooter."""

    size: Point = (192, 72, 132)

    def draw(self, stage: Stage, scene: Scene) -> None:
        """The whole scooter on its stand, standing at x = 0."""
        stage.shadow([(16, 13), (182, 13), (182, -14), (16, -14)], reach=14)
        parts = [self._rear, self._front, self._bars]
        for part in parts if stage.camera.yaw >= -5 else [self._front, self._bars, self._rear]:
            part(stage, scene)

    def _rear(self, stage: Stage, scene: Scene) -> None:
        colour, accent = scene.colours.colour, scene.colours.accent
        cloth = scene.pick(("#22242a", "#4a2f22", "#22242a"), 2)
        x, z = REAR
        stage.tube([(120, -14, 20), (150, -17, 20), (184, -18, 28)], "#3a3d44", 9)
        tread(stage, (x, 6, z), 21, 12)
        wheel(stage, (x, 6, z), 21, 12, "moped", "#c3c8ce")
        stage.pillow(
            [(104, 32), (128, 36), (162, 32), (166, 22), (150, 14), (116, 16)],
            9,
            3,
            "#4a4e56",
            flat=0.9,
        )
        stage.disc((x - 2, 12.3, z), 6, "#7b818a")
        stage.disc((118, 12.3, 25), 7, "#6c727b")
        stage.line([(124, 12.4, 30), (146, 12.4, 28)], "#33363d", 1.4)
        stage.tube([(116, 12, 16), (108, 16, 4), (104, 17, 1)], "#2a2c32", 2.4)
        guard = [*arc(x, z, 28, -28, 60, 10), *arc(x, z, 25, 60, -28, 10)]
        stage.pillow(guard, 0, 7, "#24262b", flat=1)
        body = smooth([*TAIL_PANEL, TAIL_PANEL[0]], 5)
        stage.pillow(body, 0, 18, colour, flat=0.3)
        shade = 0.12
        fold = smooth([(108, 58), (134, 54), (162, 58), (184, 66)])
        stage.line([(px, 17, pz) for px, pz in fold], tone(colour, shade + 0.45), 1.2, 0.8)
        low = [
            *smooth([(112, 52), (136, 48), (162, 53), (180, 60)]),
            *smooth([(176, 54), (158, 47), (134, 43), (114, 42)]),
        ]
        stage.face([(px, 17, pz) for px, pz in low], tone(colour, -0.35), 0.7)
        stage.line(
            [(px, 17.4, pz) for px, pz in smooth([(120, 64), (140, 66), (162, 68)])],
            tone(accent, 0.1),
            1.8,
        )
        stage.pillow(smooth([*SEAT, SEAT[0]], 4), 0, 15, cloth, flat=0.4)
        stage.line(
            [(px, 13, pz) for px, pz in smooth([(106, 73), (130, 75), (156, 78), (182, 80)])],
            tone(cloth, 0.4),
            0.7,
            0.7,
        )
        stage.tube(
            [(164, 13, 80), (184, 14, 88), (194, 6, 91), (194, -6, 91), (184, -14, 88)], STEEL, 2.6
        )
        if stage.camera.yaw < -5:
            lamp = smooth([(8, 72), (11, 66), (7, 60), (-7, 60), (-11, 66), (-8, 72), (8, 72)], 3)
            stage.face([(189, y, pz) for y, pz in lamp], "#5f100d")
            stage.face([(189.5, y * 0.86, 66 + (pz - 66) * 0.8) for y, pz in lamp], TAIL)
            for side in (-1, 1):
                stage.disc((187, 14 * side, 65), 3.6, AMBER, "x")
            stage.solid([(184, y, z) for y in (-6, 6) for z in (34, 60)], "#24262b")
            plate(
                stage,
                (187, 11, 56),
                (0, -22, 0),
                (0, 0, -15),
                scene.plate,
                scene.plate_text,
                rows=2,
            )
        else:
            stage.pillow([(182, 72), (191, 70), (190, 64), (183, 60)], 0, 12, TAIL, flat=1)

    def _front(self, stage: Stage, scene: Scene) -> None:
        colour, accent = scene.colours.colour, scene.colours.accent
        x, z = FRONT
        stage.tube([(x + 2, -7, z), (46, -7, 54)], STEEL, 4)
        tread(stage, (x, 5.5, z), 21, 11)
        wheel(stage, (x, 5.5, z), 21, 11, "moped", "#c3c8ce")
        stage.tube([(x + 2, 8, z), (46, 8, 54)], STEEL, 4)
        floor = [(54, 30), (112, 30), (112, 37), (60, 39)]
        stage.pillow(floor, 0, 16, "#2b2d33", flat=1)
        stage.pillow([(56, 27), (112, 27), (112, 33), (58, 33)], 0, 17, colour, flat=1)
        for px in range(66, 108, 8):
            stage.line([(px, -14, 39), (px, 14, 38.6)], "#15171b", 1.4)
        apron = smooth([*APRON, APRON[0]], 4)
        stage.pillow(apron, 0, 20, colour, flat=0.25)
        if stage.camera.yaw < -5:
            panel = [
                (59, y, pz)
                for y, pz in ((16, 86), (17, 60), (13, 42), (-13, 42), (-17, 60), (-16, 86))
            ]
            stage.face(panel, tone("#3a3d44", -0.1))
        guard = smooth(
            [
                (8, 26),
                (14, 40),
                (30, 47),
                (48, 42),
                (54, 30),
                (46, 34),
                (30, 38),
                (16, 32),
                (8, 26),
            ],
            4,
        )
        stage.pillow(guard, 0, 8, colour, flat=0.5)
        stage.pillow(smooth([*NOSE, NOSE[0]], 4), 0, 8, tone(colour, 0.12), flat=0.2)
        if stage.camera.yaw > 5:
            for side in (-1, 1):
                lamp = [
                    (38.5 + abs(y) * 0.12, y * side, pz)
                    for y, pz in ((8, 78), (15, 80), (14, 74), (9, 72))
                ]
                stage.face(lamp, AMBER)
            stage.disc((33, 0, 74), 3.4, CHROME, "x")
            plate(stage, (33.5, -13, 64), (0, 26, 0), (0, 0, -8.5), scene.plate, scene.plate_text)
        else:
            stage.face([(46, 17, 80), (54, 19, 82), (54, 19, 76), (47, 17, 74)], AMBER)
        stage.line(
            [(px, 19.5, pz) for px, pz in smooth([(52, 84), (48, 66), (52, 48), (60, 38)])],
            tone(accent, 0.05),
            1.6,
        )

    def _bars(self, stage: Stage, scene: Scene) -> None:
        colour = scene.colours.colour
        self._bar(stage, -1)
        stage.pillow(smooth([*COWL, COWL[0]], 4), 0, 15, colour, flat=0.2)
        if stage.camera.yaw > 5:
            lens = smooth(
                [
                    (0, 109),
                    (9, 108),
                    (12, 101),
                    (7, 95),
                    (0, 94),
                    (-7, 95),
                    (-12, 101),
                    (-9, 108),
                    (0, 109),
                ],
                4,
            )
            stage.face([(42.5, y * 1.12, 101.5 + (z - 101.5) * 1.15) for y, z in lens], CHROME)
            stage.face([(42, y, z) for y, z in lens], "#7f919c")
            stage.face([(41.6, y * 0.8, 102 + (z - 102) * 0.75) for y, z in lens], "#e9f0f3")
            if stage.light.lamps:
                stage.lens((41.4, 0, 101.5), 5.5)
        elif not stage.turned:
            stage.pillow(
                smooth([(45, 94), (40, 101), (44, 108), (49, 101), (45, 94)], 4), 8, 6, "#cfd9de"
            )
        elif stage.camera.yaw < -5:
            dial = [(64, y, z) for y, z in ((-10, 109), (10, 109), (12, 102), (-12, 102))]
            stage.face(dial, "#17191d")
        self._bar(stage, 1)

    def _bar(self, stage: Stage, side: int) -> None:
        stage.tube([(56, 12 * side, 107), (62, 22 * side, 108)], "#2a2c32", 5)
        stage.tube([(61, 20 * side, 108), (68, 34 * side, 106)], "#1c1e22", 4.4)
        stage.line([(58, 20 * side, 105), (62, 34 * side, 102)], STEEL, 1.2)
        stage.line([(58, 17 * side, 109), (54, 24 * side, 124)], INK, 1.4)
        mirror = [
            (54, y * side, z)
            for y, z in smooth(
                [(17, 124), (20, 131), (30, 132), (34, 126), (28, 121), (17, 124)], 3
            )
        ]
        stage.face(mirror, "#17191d")
        if stage.camera.yaw < -5:
            stage.face(
                [
                    (54.5, 25.5 * side + (y - 25.5 * side) * 0.8, 126.5 + (z - 126.5) * 0.76)
                    for _, y, z in mirror
                ],
                "#9fb4c0",
            )
        elif not stage.turned and side > 0:
            stage.pillow(
                smooth([(52, 121), (50, 127), (53, 132), (57, 127), (52, 121)], 3), 28, 7, "#24272d"
            )


SCOOTER = Scooter()
