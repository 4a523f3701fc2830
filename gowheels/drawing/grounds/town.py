"""Grounds of the town: street, apartment gate, parking floor, petrol pump, market at night."""

from random import Random

from gowheels.drawing.canvas import Pen
from gowheels.drawing.paint import MARIGOLD, mix

from .parts import HEIGHT, WIDTH, facade, floor, road, sky, speckle, sun, tree


def street(pen: Pen) -> None:
    """A quiet residential street with rain trees, in the morning."""
    sky(pen, 700, (0, "#9cc4d6"), (0.6, "#d3e2dd"), (1, "#f4ead2"))
    facade(pen, -40, 700, 330, 470, "#e0b893", "#7d8f98", 3, 4, True)
    facade(pen, 300, 700, 270, 350, "#cfd3c0", "#7d8f98", 3, 3)
    facade(pen, 1010, 700, 300, 400, "#d99f86", "#74868f", 3, 4)
    facade(pen, 1330, 700, 320, 520, "#e7d3ac", "#7d8f98", 3, 5, True)
    pen.rectangle(560, 520, 470, 180, "#e9dcc2")
    for x in range(590, 1020, 110):
        pen.rectangle(x, 560, 70, 140, "#8d9a96", 4)
        pen.rectangle(x - 8, 540, 86, 16, "#c8674a", 3)
    for x, height, seed in ((230, 430, 1), (660, 350, 2), (960, 380, 3), (1500, 460, 4)):
        tree(pen, x, 724, height, "#6f9a5b", seed)
    pen.rectangle(
        0, 640, WIDTH, 80, pen.gradient((0, 640), (0, 720), (0, "#d8b08a"), (1, "#c39470"))
    )
    pen.rectangle(0, 632, WIDTH, 12, "#efdcbc")
    floor(pen, 712, (0, "#cfc4b2"), (1, "#b5a997"))
    road(pen, 800, HEIGHT, "#7b7d82", kerb="#2b2e36")
    pen.path("M0 860Q500 830 900 900T1600 880V1010Q1200 960 800 1000T0 960z", "#4b5a52", 0.1)


def apartment_gate(pen: Pen) -> None:
    """The gate of a housing society, its watchman's cabin and bougainvillea."""
    sky(pen, 720, (0, "#86b6d2"), (0.7, "#cfe2e4"), (1, "#eaeadb"))
    facade(pen, -60, 720, 470, 690, "#d9c4a8", "#6f848f", 4, 7, True)
    facade(pen, 520, 720, 520, 610, "#e8dcc6", "#75899a", 5, 6, True)
    facade(pen, 1170, 720, 500, 700, "#cfae94", "#6f848f", 4, 7, True)
    for x, seed in ((450, 11), (1110, 12)):
        tree(pen, x, 724, 340, "#5f8f5e", seed)
    pen.rectangle(
        0, 560, 520, 190, pen.gradient((0, 560), (0, 750), (0, "#efe3cc"), (1, "#cdbb9c"))
    )
    pen.rectangle(
        1120, 560, 480, 190, pen.gradient((0, 560), (0, 750), (0, "#efe3cc"), (1, "#cdbb9c"))
    )
    for x in (500, 1100):
        pen.rectangle(
            x, 500, 56, 250, pen.gradient((x, 0), (x + 56, 0), (0, "#d1744e"), (1, "#a4512f"))
        )
        pen.rectangle(x - 8, 484, 72, 20, "#f1e6cf", 3)
        pen.ellipse(x + 28, 468, 17, 17, "#fff3cf")
    for x in range(566, 1100, 24):
        pen.rectangle(x, 545, 7, 205, "#3a4440")
    for y in (556, 640, 724):
        pen.rectangle(560, y, 540, 9, "#3a4440")
    random = Random(5)
    for centre in (90, 330, 1330, 1530):
        for _ in range(26):
            petal = random.gauss(centre, 62), random.gauss(572, 26)
            pen.ellipse(*petal, 17, 13, random.choice(("#c7447f", "#d8629a", "#4f8450", "#3f7246")))
    floor(pen, 720, (0, "#cdbfa9"), (1, "#ad9f8b"))
    for row in range(9):
        seam = 760 + row * row * 5.6
        pen.line([(0, seam), (WIDTH, seam)], "#8f816d", 1.5 + row * 0.25, 0.5)
    for index in range(-12, 13):
        pen.line([(800 + index * 74, 748), (800 + index * 250, HEIGHT)], "#8f816d", 1.8, 0.4)
    pen.path("M0 780L520 752V800L0 900z", "#5d5344", 0.16)


def parking(pen: Pen) -> None:
    """The floor of a covered car park, light coming in from the left."""
    pen.rectangle(
        0,
        0,
        WIDTH,
        760,
        pen.gradient((0, 0), (WIDTH, 0), (0, "#dfe0d8"), (0.45, "#b4b9b8"), (1, "#7f878c")),
    )
    pen.shape([(0, 0), (WIDTH, 0), (WIDTH, 170), (1180, 260), (420, 260), (0, 150)], "#8c9396")
    for x in (150, 520, 890, 1260):
        pen.shape(
            [
                (x, 0),
                (x + 90, 0),
                (700 + (x - 700) * 0.62 + 52, 258),
                (700 + (x - 700) * 0.62, 258),
            ],
            "#7a8286",
        )
    for x in (330, 760, 1190):
        pen.shape([(x, 120), (x + 190, 120), (x + 178, 132), (x + 12, 132)], "#fdf8e6")
        pen.shape([(x, 100), (x + 190, 100), (x + 190, 120), (x, 120)], "#5f676b")
    pen.rectangle(0, 640, WIDTH, 120, "#9aa19f", 0, 0.5)
    pen.rectangle(0, 690, WIDTH, 26, MARIGOLD, 0, 0.85)
    for x, wide in ((250, 130), (1240, 150)):
        pen.rectangle(
            x,
            190,
            wide,
            580,
            pen.gradient((x, 0), (x + wide, 0), (0, "#e8e6da"), (0.5, "#c3c5c0"), (1, "#868d90")),
        )
        pen.rectangle(x, 560, wide, 120, MARIGOLD)
        for index in range(3):
            pen.shape(
                [
                    (x + index * wide / 3, 680),
                    (x + (index + 0.5) * wide / 3, 680),
                    (x + (index + 1) * wide / 3, 560),
                    (x + (index + 0.5) * wide / 3, 560),
                ],
                "#25282e",
            )
    floor(pen, 756, (0, "#aeb1ad"), (0.5, "#9b9f9d"), (1, "#7f8486"))
    for start, end in ((300, -320), (700, 430), (1000, 1180), (1330, 1950)):
        pen.shape(
            [(start, 760), (start + 14, 760), (end + 46, HEIGHT), (end, HEIGHT)], "#f3efe2", 0.85
        )
    pen.shape([(0, 790), (1020, 758), (1500, 758), (0, 1060)], "#ffffff", 0.13)
    pen.rectangle(0, 756, WIDTH, 12, "#5f676b", 0, 0.35)


def petrol_pump(pen: Pen) -> None:
    """A highway filling station late in the afternoon."""
    sky(pen, 720, (0, "#7fb2cf"), (0.65, "#d9e3d8"), (1, "#f6e2bd"))
    for x, height, seed in ((60, 260, 21), (1530, 300, 22), (1380, 220, 23)):
        tree(pen, x, 724, height, "#7f9d62", seed)
    facade(pen, 1010, 722, 420, 210, "#efe8d8", "#6f8794", 5, 1)
    pen.rectangle(1000, 490, 440, 30, "#1c6e45")
    for x in (330, 1150):
        pen.rectangle(
            x, 300, 44, 440, pen.gradient((x, 0), (x + 44, 0), (0, "#fbf7f0"), (1, "#b9b4aa"))
        )
    pen.rectangle(
        120, 190, 1300, 120, pen.gradient((0, 190), (0, 310), (0, "#fbf7f0"), (1, "#e2dccf"))
    )
    pen.rectangle(120, 216, 1300, 44, "#c8402f")
    pen.rectangle(120, 260, 1300, 16, MARIGOLD)
    pen.shape([(120, 310), (1420, 310), (1340, 336), (220, 336)], "#a9a59c")
    for x in (420, 720, 1020):
        pen.shape([(x, 314), (x + 120, 314), (x + 110, 328), (x + 14, 328)], "#fffbe8")
    for x in (520, 900):
        pen.rectangle(x - 60, 716, 250, 30, "#d8d2c4", 6)
        pen.rectangle(
            x, 500, 126, 222, pen.gradient((x, 0), (x + 126, 0), (0, "#f2ede2"), (1, "#c4bfb4")), 8
        )
        pen.rectangle(x, 500, 126, 52, "#c8402f", 8)
        pen.rectangle(x + 18, 566, 90, 52, "#2b3238", 4)
        for row in (578, 594):
            pen.rectangle(x + 30, row, 50, 8, "#9fd39a")
        pen.stroke(f"M{x + 126} 600q44 20 26 90t-30 30", "#25282e", 9)
        pen.rectangle(x + 106, 650, 22, 34, "#25282e", 4)
    floor(pen, 720, (0, "#cbc4b6"), (1, "#a39c90"))
    for x in (-300, 300, 800, 1300, 1900):
        pen.line([(800 + (x - 800) * 0.55, 742), (x, HEIGHT)], "#8d867a", 3, 0.6)
    for y in (830, 1000):
        pen.line([(0, y), (WIDTH, y)], "#8d867a", 3, 0.5)
    pen.shape([(0, 770), (1600, 742), (1600, 800), (0, 880)], "#5b5348", 0.2)


def night_market(pen: Pen) -> None:
    """A bazaar after dark: stalls, strings of bulbs, a wet shine on the road."""
    sky(pen, 760, (0, "#131a38"), (0.6, "#2d2a52"), (1, "#6a3f52"))
    random = Random(8)
    for x in range(-40, WIDTH, 190):
        height = random.randint(260, 470)
        facade(
            pen,
            x,
            740,
            180,
            height,
            random.choice(("#2c2c4c", "#38304f", "#2a3450")),
            random.choice(("#f4bd5c", "#3d4263", "#d98f4a", "#3d4263")),
            3,
            4,
        )
    for index in range(6):
        x = -20 + index * 275
        cloth = ("#c8402f", "#15737a", "#efa91a", "#8e3a6b", "#2463a6", "#3c7a4a")[index]
        pen.rectangle(
            x, 520, 250, 220, pen.gradient((0, 520), (0, 740), (0, "#f6c063"), (1, "#7d4630"))
        )
        for shelf in (610, 664):
            pen.rectangle(x + 12, shelf, 226, 8, "#5a2f28")
            for spot in range(11):
                pen.ellipse(
                    x + 26 + spot * 20,
                    shelf - 9,
                    9,
                    10,
                    random.choice(("#e2562f", "#f2b632", "#6b9a3e", "#f7e3b0", "#b83a55")),
                )
        pen.rectangle(x, 700, 250, 44, mix(cloth, "#1a1530", 0.4))
        for strip in range(5):
            pen.shape(
                [
                    (x - 12 + strip * 55, 486),
                    (x + 43 + strip * 55, 486),
                    (x + 40 + strip * 54, 540),
                    (x + 13 + strip * 54, 556),
                    (x - 14 + strip * 54, 540),
                ],
                cloth if strip % 2 else "#f6ead0",
            )
        pen.ellipse(
            x + 125,
            590,
            130,
            100,
            pen.glow((x + 125, 590), 130, (0, "#ffdf9a", 0.55), (1, "#ffb54a", 0.0)),
        )
    for sweep, y in enumerate((250, 330)):
        for part in range(3):
            start = part * 560 - 60 - sweep * 200
            pen.stroke(f"M{start} {y}q280 150 560 0", "#191a30", 3)
            for bulb in range(1, 12):
                t = bulb / 12
                bx, by = start + 560 * t, y + 300 * t * (1 - t) + 8
                pen.ellipse(
                    bx, by, 17, 17, pen.glow((bx, by), 17, (0, "#ffe2a0", 0.7), (1, "#ffc457", 0))
                )
                pen.ellipse(bx, by, 6, 6, "#fff1c9")
    floor(pen, 740, (0, "#4a3a4f"), (0.35, "#3a3248"), (1, "#211f33"))
    for index in range(6):
        x = 105 + index * 275
        pen.path(
            f"M{x - 90} 746L{x + 90} 746L{x + 40 + (x - 800) * 0.25:.0f} 1080"
            f"L{x - 60 + (x - 800) * 0.25:.0f} 1080z",
            pen.gradient((0, 746), (0, 1080), (0, "#f6b45a", 0.34), (1, "#f6b45a", 0.0)),
        )
    speckle(pen, 9, 60, 800, ("#5a4a63", "#2a2740", "#7a5a5a"), 7)
    sun(pen, 1390, 120, 44, "#f2ead2", 3)
