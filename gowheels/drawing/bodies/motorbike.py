"""The motorcycle: a long-stroke single with a teardrop tank, in the old Indian manner."""

from gowheels.drawing.geometry import Point, arc, smooth
from gowheels.drawing.paint import AMBER, CHROME, INK, STEEL, TAIL, tone
from gowheels.drawing.plates import plate
from gowheels.drawing.scene import Scene
from gowheels.drawing.stage import Stage
from gowheels.drawing.wheels import wheel

FRONT = (40.0, 33.0)
REAR = (178.0, 33.0)
_BLACK = "#2a2c32"
TANK = (
    (74, 90),
    (80, 99),
    (96, 104),
    (114, 101),
    (128, 91),
    (131, 84),
    (114, 81),
    (92, 81),
    (78, 84),
)
SADDLE = ((128, 88), (138, 85), (154, 85), (166, 91), (168, 84), (152, 79), (134, 80))
PILLION = ((168, 90), (182, 91), (198, 93), (201, 87), (186, 83), (170, 83))
PANEL = ((116, 76), (148, 78), (156, 68), (148, 53), (126, 52), (116, 62))
CASE = ((84, 42), (94, 50), (118, 53), (138, 48), (146, 38), (138, 28), (112, 23), (90, 28))


class Motorbike:
    """Draws a 350 cc single."""

    size: Point = (216, 78, 132)

    def draw(self, stage: Stage, scene: Scene) -> None:
        """The whole motorcycle on its stand, standing at x = 0."""
        stage.shadow([(20, 12), (200, 12), (200, -14), (20, -14)], reach=15)
        back = [self._silencer, self._rear, self._middle, self._front, self._bars]
        order = (
            back
            if stage.camera.yaw >= -5
            else [self._silencer, self._front, self._bars, self._middle, self._rear]
        )
        for part in order:
            part(stage, scene)

    def _silencer(self, stage: Stage, scene: Scene) -> None:
        stage.tube(
            [(98, -13, 56), (90, -14, 44), (96, -15, 30), (120, -15, 25), (150, -16, 26)], CHROME, 4
        )
        stage.tube([(150, -16, 26), (160, -16, 27), (208, -17, 33)], CHROME, 8.5)
        stage.tube([(206, -17, 33), (214, -17, 34)], tone(STEEL, -0.3), 5)

    def _rear(self, stage: Stage, scene: Scene) -> None:
        colour = scene.colours.colour
        x, z = REAR
        stage.tube([(138, -11, 36), (x, -11, z)], "#3a3d44", 5)
        stage.tube([(x, -12, z + 2), (160, -12, 78)], CHROME, 5)
        wheel(stage, (x, 5.5, z), 32, 11, "spoked", CHROME)
        guard = [*arc(x, z, 40.5, -24, 138, 22), *arc(x, z, 35.5, 138, -24, 22)]
        stage.pillow(guard, 0, 8.5, colour, flat=1.0)
        stripe = arc(x, z, 38, -20, 134, 22)
        stage.line([(px, 8.7, pz) for px, pz in stripe], tone(scene.colours.accent, 0.1), 0.9)
        stage.tube([(136, 10, 36), (x + 4, 10, z)], "#3a3d44", 5.5)
        stage.pillow(
            [(134, 42), (x + 6, 41), (x + 10, 36), (x + 2, 30), (136, 32)], 11, 2, _BLACK, flat=1
        )
        stage.tube([(x, 12, z + 3), (163, 12, 80)], _BLACK, 4)
        for step in range(7):
            a = 0.2 + step * 0.1
            px, pz = x + (163 - x) * a, z + 3 + (80 - z - 3) * a
            stage.line([(px - 3.4, 13, pz - 1), (px + 3.4, 13, pz + 1)], CHROME, 1.6)
        end = arc(x, z, 40, -12, -12, 1)[0]
        stage.solid(
            [
                *stage.ring((end[0] - 6, 0, end[1] + 25), 5.5, "x"),
                *stage.ring((end[0] + 5, 0, end[1] + 25), 5, "x"),
            ],
            "#3a3d44",
        )
        stage.solid(
            [
                *stage.ring((end[0] + 1, 0, end[1] + 25), 5.4, "x"),
                *stage.ring((end[0] + 5, 0, end[1] + 25), 5, "x"),
            ],
            tone(TAIL, -0.15),
        )
        for side in (-1, 1):
            lamp = (end[0] - 6, 15 * side, end[1] + 27)
            stage.line([(end[0] - 6, 4 * side, end[1] + 25), lamp], _BLACK, 1.6)
            rims = [
                *stage.ring((lamp[0] - 2, *lamp[1:]), 3.6, "x"),
                *stage.ring((lamp[0] + 3, *lamp[1:]), 2.8, "x"),
            ]
            stage.solid(rims, "#C9650C")
        if stage.camera.yaw < -5:
            stage.disc((end[0] + 5.5, 0, end[1] + 25), 5, TAIL, "x")
            plate(
                stage,
                (end[0] + 5, 11, end[1] + 17),
                (0, -22, 0),
                (0, 0, -16),
                scene.plate,
                scene.plate_text,
                rows=2,
            )

    def _middle(self, stage: Stage, scene: Scene) -> None:
        colour, accent = scene.colours.colour, scene.colours.accent
        cloth = scene.pick(("#4a2f22", "#22242a", "#5b3a24"), 2)
        stage.tube([(72, 0, 92), (84, 0, 50), (96, 0, 26)], _BLACK, 5)
        stage.tube([(150, 9, 78), (140, 9, 34)], _BLACK, 4.5)
        cylinder = [(93, 50), (116, 50), (114, 79), (93, 79)]
        stage.pillow(cylinder, 0, 12, "#7f858e", flat=1.0)
        for index in range(7):
            z = 54 + index * 3.7
            stage.line([(91, 12.3, z), (118, 12.3, z)], "#4a4e56", 1.2)
            stage.line([(91, 12.3, z + 1.1), (118, 12.3, z + 1.1)], "#c9ced4", 0.8)
        stage.pillow(smooth([*CASE, CASE[0]], 4), 0, 14, "#9aa0a8", flat=0.7)
        stage.disc((104, 14.6, 38), 10.5, "#6c727b")
        stage.disc((104, 14.8, 38), 9, "#b6bcc3")
        stage.disc((104, 15, 38), 4, "#7b818a")
        stage.disc((130, 14.6, 38), 7.5, "#6c727b")
        stage.disc((130, 14.8, 38), 6.2, "#aab0b8")
        stage.line([(114, 15, 29), (128, 15, 29)], "#5a606a", 1.2)
        stage.tube([(112, 17, 26), (124, 20, 24)], _BLACK, 3)
        stage.tube([(132, 10, 26), (122, 20, 6), (118, 22, 1)], _BLACK, 2.6)
        panel = smooth([*PANEL, PANEL[0]], 4)
        stage.pillow(panel, 0, 12, colour, flat=0.8, near=0.02)
        stage.line([(x, 12.3, z) for x, z in panel], tone(accent, 0.1), 0.8, closed=True)
        stage.pillow(smooth([*PILLION, PILLION[0]], 3), 0, 11, cloth, flat=0.5)
        stage.pillow(smooth([*SADDLE, SADDLE[0]], 3), 0, 13, cloth, flat=0.4)
        for x in (140, 148, 156):
            stage.line([(x, 10, 86), (x + 1, 11, 81)], tone(cloth, -0.5), 0.7)
        near = stage.pillow(smooth([*TANK, TANK[0]], 5), 0, 14, colour, flat=0.45)
        cx, cz = 100, 91.5
        pad = [(cx + (x - cx) * 0.62 + 4, 14.2, cz + (z - cz) * 0.6 - 2) for x, z in near]
        stage.line(pad, tone(accent, 0.2), 1.1, closed=True)
        badge = [(cx + (x - cx) * 0.26 - 2, 14.3, cz + (z - cz) * 0.3) for x, z in near]
        stage.face(badge, tone(accent, 0.15))
        shine = smooth([(80, 96), (94, 101), (110, 99.5), (122, 93)])
        stage.line([(x, 10, z) for x, z in shine], "#ffffff", 1.5, 0.5)

    def _front(self, stage: Stage, scene: Scene) -> None:
        colour = scene.colours.colour
        x, z = FRONT
        stage.tube([(x, -9, z), (72, -9, 102)], CHROME, 4.6)
        wheel(stage, (x, 5, z), 33, 10, "spoked", CHROME)
        guard = [*arc(x, z, 40, 4, 144, 20), *arc(x, z, 36, 144, 4, 20)]
        stage.pillow(guard, 0, 7.5, colour, flat=1.0)
        stage.line(
            [(px, 7.7, pz) for px, pz in arc(x, z, 38, 8, 140, 20)],
            tone(scene.colours.accent, 0.1),
            0.9,
        )
        stage.line([(x + 2, 8, z), (x - 10, 8, z + 36)], CHROME, 1.4)
        stage.line([(x + 2, 8, z), (x + 28, 8, z + 26)], CHROME, 1.4)
        stage.tube([(x, 9, z), (56, 9, 66)], tone(STEEL, 0.1), 6)
        stage.tube([(56, 9, 66), (72, 9, 102)], CHROME, 4.6)
        stage.disc((x, 9.5, z), 3.4, STEEL)

    def _bars(self, stage: Stage, scene: Scene) -> None:
        colour = scene.colours.colour
        self._bar(stage, -1)
        nacelle = smooth(
            [(52, 86), (49, 95), (52, 105), (66, 107), (80, 101), (80, 92), (66, 86), (52, 86)], 4
        )
        stage.pillow(nacelle, 0, 11, colour, flat=0.15)
        if stage.camera.yaw >= -5:
            stage.cylinder((54, 0, 95.5), (48, 0, 95.5), 11.2, CHROME, "x", CHROME)
            stage.lens((47.6, 0, 95.5), 9.4, "#dfe9ee")
            stage.disc((47.2, 2, 97.5), 4.4, "#ffffff", "x", 0.75)
            if stage.camera.yaw > 5:
                plate(stage, (47, -15, 83), (0, 30, 0), (0, 0, -9.5), scene.plate, scene.plate_text)
        self._bar(stage, 1)

    def _bar(self, stage: Stage, side: int) -> None:
        for spot in ((56, 17 * side, 88),):
            stage.disc(spot, 4.4, "#8a4a08", "x")
            stage.disc((spot[0] - 1, spot[1], spot[2]), 3.6, AMBER, "x")
        stage.line([(60, 9 * side, 90), (56, 17 * side, 88)], _BLACK, 1.6)
        stage.tube(
            [(72, 4 * side, 104), (70, 14 * side, 112), (78, 26 * side, 114), (86, 32 * side, 112)],
            CHROME,
            2.8,
        )
        stage.tube([(84, 30 * side, 112.5), (98, 38 * side, 109)], "#1c1e22", 4.2)
        stage.line([(82, 29 * side, 109), (88, 38 * side, 106)], STEEL, 1.2)
        stage.line([(78, 25 * side, 114), (74, 30 * side, 128)], INK, 1.4)
        stage.disc((75, 31 * side, 130), 7.5, "#17191d", "x")
        if stage.camera.yaw < -5:
            stage.disc((75.4, 31 * side, 130), 6.4, "#9fb4c0", "x")
        elif not stage.turned and side > 0:
            stage.pillow(
                smooth([(72, 123), (70, 130), (73, 136), (77, 130), (72, 123)], 3), 31, 7, "#24272d"
            )


MOTORBIKE = Motorbike()
