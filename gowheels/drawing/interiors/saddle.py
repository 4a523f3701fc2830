"""From the saddle: the handlebar and what is behind it, for two-wheelers and the tractor."""

from gowheels.drawing.canvas import Pen
from gowheels.drawing.geometry import smooth
from gowheels.drawing.paint import CHROME, INK, tone
from gowheels.drawing.scene import Scene

from .handlebar import bar, grips, lamp_back, mirrors
from .parts import dial


def motorbike(pen: Pen, scene: Scene) -> None:
    """Tank, clocks and the swept bar of the motorcycle."""
    colour, accent = scene.colours.colour, scene.colours.accent
    mirrors(pen, ((330, 300), (1270, 300)), 520)
    lamp_back(pen, colour, 620)
    bar(
        pen,
        [
            (180, 690),
            (360, 590),
            (560, 600),
            (660, 680),
            (800, 690),
            (940, 680),
            (1040, 600),
            (1240, 590),
            (1420, 690),
        ],
        30,
    )
    grips(pen, ((70, 742, 270, 640), (1530, 742, 1330, 640)))
    pen.rectangle(560, 640, 480, 70, "#2a2c32", 30)
    for x, size in ((700, 118), (925, 92)):
        pen.ellipse(x + 8, 572 + 14, size, size * 0.92, "#0f1013", 0.5)
        dial(pen, x, 566, size)
    tank = smooth(
        [(520, 1210), (470, 980), (560, 800), (800, 744), (1040, 800), (1130, 980), (1080, 1210)], 8
    )
    pen.shape(
        tank,
        pen.gradient(
            (470, 0),
            (1130, 0),
            (0, tone(colour, 0.35)),
            (0.3, tone(colour, 0.3)),
            (0.62, tone(colour, -0.08)),
            (1, tone(colour, -0.62)),
        ),
    )
    pen.shape(
        smooth([(585, 1200), (545, 990), (618, 850), (690, 806), (660, 900), (640, 1200)], 8),
        "#ffffff",
        0.22,
    )
    for side in (-1, 1):
        pen.line(
            smooth(
                [
                    (800 + side * 230, 1210),
                    (800 + side * 262, 1000),
                    (800 + side * 190, 850),
                    (800 + side * 60, 786),
                ],
                8,
            ),
            tone(accent, 0.1),
            8,
        )
    pen.ellipse(800, 900, 74, 50, "#3a3d44")
    pen.ellipse(800, 894, 70, 46, CHROME)
    pen.ellipse(800, 892, 54, 34, "#8a9099")
    pen.ellipse(790, 884, 30, 14, "#eef1f3")
    pen.path("M520 1200Q800 1090 1080 1200z", "#3a2a20")


def scooter(pen: Pen, scene: Scene) -> None:
    """The scooter's cowl with its clock, and the floor below."""
    colour = scene.colours.colour
    mirrors(pen, ((290, 270), (1310, 270)), 470)
    for side in (-1, 1):
        pen.line([(800 + side * 300, 640), (800 + side * 470, 660)], "#2a2c32", 54)
        pen.line([(800 + side * 380, 600), (800 + side * 620, 610)], CHROME, 14)
    grips(pen, ((150, 712, 350, 656), (1450, 712, 1250, 656)))
    cowl = smooth(
        [
            (430, 700),
            (450, 560),
            (580, 480),
            (800, 458),
            (1020, 480),
            (1150, 560),
            (1170, 700),
            (1000, 770),
            (800, 786),
            (600, 770),
            (430, 700),
        ],
        8,
    )
    pen.shape(
        cowl,
        pen.gradient(
            (430, 0),
            (1170, 0),
            (0, tone(colour, 0.35)),
            (0.5, tone(colour, 0.12)),
            (1, tone(colour, -0.45)),
        ),
    )
    pen.shape(
        smooth(
            [(540, 650), (570, 552), (800, 516), (1030, 552), (1060, 650), (800, 700), (540, 650)],
            8,
        ),
        "#101216",
    )
    dial(pen, 800, 606, 82)
    for x, shade in ((630, "#3fae6a"), (970, "#f08a12")):
        pen.rectangle(x - 40, 586, 80, 44, "#23262c", 8)
        pen.rectangle(x - 30, 598, 60, 20, shade, 5, 0.9)
    apron = smooth([(470, 790), (520, 1000), (560, 1210)], 6)
    other = smooth([(1040, 1210), (1080, 1000), (1130, 790)], 6)
    pen.shape([*apron, *other], pen.gradient((0, 780), (0, 1200), (0, "#4a4e56"), (1, "#23262c")))
    pen.line(apron, tone(colour, 0.3), 26)
    pen.line(other, tone(colour, -0.3), 26)
    pen.rectangle(640, 850, 320, 160, "#1d1f24", 26)
    pen.ellipse(800, 900, 36, 36, "#8a9099")
    pen.ellipse(800, 900, 27, 27, "#23262c")
    pen.rectangle(794, 880, 12, 40, CHROME, 4)
    pen.path("M700 980q100 44 200 0", "#0f1013")
    pen.stroke("M770 1040q30 60 70 0", CHROME, 12)


def bicycle(pen: Pen, scene: Scene) -> None:
    """The roadster's bar, bell and lamp."""
    colour = scene.colours.colour
    pen.line([(800, 1220), (800, 640)], tone(colour, -0.5), 74, cap="butt")
    pen.line([(792, 1220), (792, 640)], colour, 52, cap="butt")
    pen.line([(782, 1220), (782, 640)], tone(colour, 0.7), 10, cap="butt")
    pen.rectangle(752, 860, 96, 30, tone(scene.colours.accent, 0.1), 8)
    pen.rectangle(752, 900, 96, 10, tone(scene.colours.accent, 0.1), 4)
    pen.ellipse(800, 470, 92, 80, "#5a606a")
    pen.ellipse(
        800, 464, 88, 76, pen.gradient((720, 400), (880, 540), (0, "#eef1f3"), (1, "#7b818a"))
    )
    pen.ellipse(776, 436, 32, 22, "#ffffff", 0.8)
    bar(
        pen,
        [
            (150, 960),
            (190, 760),
            (330, 640),
            (560, 600),
            (800, 600),
            (1040, 600),
            (1270, 640),
            (1410, 760),
            (1450, 960),
        ],
        34,
    )
    for x in (148, 1452):
        pen.line([(x, 900), (x - (20 if x < 800 else -20), 1110)], "#2c1f17", 66)
        pen.line([(x - 8, 905), (x - (28 if x < 800 else -12), 1100)], "#6b4a34", 16)
    for side in (-1, 1):
        pen.stroke(
            f"M{800 + side * 150} 640Q{800 + side * 420} 690 {800 + side * 570} 900", CHROME, 12
        )
        pen.stroke(
            f"M{800 + side * 60} 640Q{800 + side * 160} 820 {800 + side * 20} 1000", "#1d1f24", 9
        )
    pen.rectangle(
        730, 560, 140, 90, pen.gradient((0, 560), (0, 650), (0, "#eef1f3"), (1, "#6c727b")), 26
    )
    pen.ellipse(1010, 560, 76, 66, "#5a606a")
    pen.ellipse(
        1010, 552, 72, 60, pen.gradient((940, 500), (1080, 620), (0, "#fbfcfd"), (1, "#8a9099"))
    )
    pen.ellipse(1010, 548, 22, 18, "#b9bfc6")
    pen.line([(1072, 580), (1110, 606)], "#5a606a", 14)


def tractor(pen: Pen, scene: Scene) -> None:
    """Along the bonnet over a thin wheel."""
    colour, accent = scene.colours.colour, scene.colours.accent
    pen.line([(1000, 700), (1000, 210)], "#2a2c32", 40, cap="butt")
    pen.line([(990, 700), (990, 210)], "#6c727b", 8, cap="butt")
    pen.line([(1000, 230), (1000, 150), (980, 110)], CHROME, 26)
    pen.shape(
        [(560, 820), (660, 520), (940, 520), (1040, 820)],
        pen.gradient(
            (560, 0),
            (1040, 0),
            (0, tone(colour, 0.3)),
            (0.45, tone(colour, 0.12)),
            (1, tone(colour, -0.4)),
        ),
    )
    pen.shape([(560, 820), (660, 520), (676, 520), (590, 820)], tone(accent, 0.1))
    pen.shape([(1040, 820), (940, 520), (924, 520), (1010, 820)], tone(accent, -0.1))
    pen.line([(800, 522), (800, 820)], tone(colour, -0.4), 4)
    for side in (-1, 1):
        edge = smooth(
            [
                (800 + side * 900, 640),
                (800 + side * 700, 660),
                (800 + side * 560, 780),
                (800 + side * 520, 1210),
            ],
            6,
        )
        pen.shape(
            [*edge, (800 + side * 900, 1210)],
            pen.gradient(
                (0, 640),
                (0, 1200),
                (0, tone(colour, 0.3 if side < 0 else 0.0)),
                (1, tone(colour, -0.5)),
            ),
        )
    pen.shape(
        [(470, 860), (540, 770), (1060, 770), (1130, 860), (1160, 1200), (440, 1200)],
        pen.gradient((0, 770), (0, 1200), (0, "#3a3d44"), (1, "#15171b")),
    )
    for x in (650, 800, 950):
        dial(pen, x, 856, 62)
    pen.line([(420, 1200), (470, 960)], "#5a606a", 20)
    pen.ellipse(474, 944, 36, 36, "#b7322a")
    pen.line([(1200, 1200), (1150, 990)], "#5a606a", 20)
    pen.ellipse(1146, 974, 34, 34, INK)
    pen.line([(800, 1200), (800, 1010)], "#2a2c32", 46, cap="butt")
    ring = "M490 1040A310 150 0 1 1 1110 1040A310 150 0 1 1 490 1040Z"
    for x, y in ((540, 970), (1060, 970), (800, 1190)):
        pen.line([(800, 1040), (x, y)], "#3a3d44", 30)
    pen.stroke(ring, "#0f1013", 52)
    pen.stroke(ring, "#2b2e35", 42)
    pen.stroke("M520 985A310 150 0 0 1 900 898", "#7b818a", 10, 0.8)
    pen.ellipse(800, 1036, 66, 40, "#15171b")
    pen.ellipse(800, 1030, 40, 24, tone(colour, 0.05))
