"""Grounds that one travels to: river ghats, a highway at dusk, a desert fort, a high pass."""

from random import Random

from gowheels.drawing.canvas import Pen
from gowheels.drawing.geometry import rounded

from .parts import HEIGHT, WIDTH, floor, ridge, road, sky, speckle, sun, tree


def ghats(pen: Pen) -> None:
    """A quay that looks across the river at temples and steps, at dawn."""
    sky(pen, 600, (0, "#8a9cc4"), (0.45, "#e0b4a4"), (0.8, "#f8d29a"), (1, "#fbe6bd"))
    sun(pen, 420, 420, 60, "#fff0c2", 6)
    colours = ("#c98b66", "#b8755a", "#d6a076", "#a9684f", "#c27f5e")
    random = Random(14)
    for index, x in enumerate(range(-30, WIDTH, 118)):
        height = random.randint(110, 230)
        colour = colours[index % 5]
        pen.rectangle(
            x,
            610 - height,
            122,
            height,
            pen.gradient((x, 0), (x + 122, 0), (0, colour), (1, "#96604c")),
        )
        for column in range(3):
            for row in range(2):
                wx, wy = x + 16 + column * 36, 630 - height + row * 58
                pen.path(f"M{wx} {wy + 34}v-20q9 -16 18 0v20z", "#6d4238")
        if index % 3 == 1:
            top = 610 - height
            pen.shape(
                [
                    (x + 20, top),
                    (x + 34, top - 90),
                    (x + 54, top - 150),
                    (x + 61, top - 172),
                    (x + 68, top - 150),
                    (x + 88, top - 90),
                    (x + 102, top),
                ],
                "#b0694c",
            )
            pen.shape(
                [
                    (x + 20, top),
                    (x + 34, top - 90),
                    (x + 54, top - 150),
                    (x + 61, top - 172),
                    (x + 61, top),
                ],
                "#d28e68",
            )
            pen.line([(x + 61, top - 172), (x + 61, top - 214)], "#6d4238", 3)
            pen.shape([(x + 62, top - 214), (x + 92, top - 204), (x + 62, top - 192)], "#f08a12")
    for step in range(5):
        pen.rectangle(0, 606 + step * 9, WIDTH, 10, ("#e3b98d", "#c9986f")[step % 2])
    pen.rectangle(
        0,
        650,
        WIDTH,
        120,
        pen.gradient((0, 650), (0, 770), (0, "#d3a489"), (0.5, "#a9a0a8"), (1, "#8793ab")),
    )
    for _ in range(40):
        y = 656 + 104 * random.random()
        pen.ellipse(
            random.uniform(0, WIDTH), y, 20 + (y - 650) * 0.4, 2 + (y - 650) * 0.02, "#fbe3bf", 0.5
        )
    for x, y in ((1080, 700), (1330, 684), (620, 690)):
        pen.path(f"M{x - 70} {y}q70 34 140 0l-14 26h-112z", "#5a3a34")
        pen.rectangle(x - 26, y - 24, 52, 24, "#c8402f", 4)
    pen.rectangle(0, 756, WIDTH, 44, "#d9b48c")
    pen.rectangle(0, 748, WIDTH, 14, "#f0d3a8")
    floor(pen, 798, (0, "#c8a582"), (1, "#93745c"))
    for row in range(8):
        y = 812 + row * row * 6.4 + row * 6
        pen.line([(0, y), (WIDTH, y)], "#7d5f4a", 2.2, 0.45)
        for index in range(-8, 9):
            joint = (index + (row % 2) * 0.5) * (130 + row * 40)
            pen.line([(800 + joint, y), (800 + joint * 1.12, y + 14 + row * 12)], "#7d5f4a", 2, 0.4)


def highway(pen: Pen) -> None:
    """A divided highway at dusk, windmills on the ridge."""
    sky(pen, 680, (0, "#3b4a7c"), (0.4, "#8a6a92"), (0.72, "#e58e68"), (1, "#fbc77a"))
    sun(pen, 330, 600, 74, "#ffdf9c", 5)
    for x, y, wide in ((880, 330, 420), (1240, 420, 330), (620, 250, 260)):
        pen.ellipse(x, y, wide, 13, "#f2a884", 0.5)
    ridge(
        pen,
        [(-20, 620), (260, 570), (560, 610), (900, 540), (1260, 600), (1620, 550)],
        720,
        "#6b547c",
        "#a8708a",
    )
    for x, y, size in ((880, 545, 130), (1060, 566, 100), (1420, 572, 120), (620, 604, 90)):
        pen.line([(x, y), (x, y - size)], "#efd9d2", 4)
        for dx, dy in ((0.5, -0.3), (-0.5, -0.28), (0.02, 0.58)):
            pen.line([(x, y - size), (x + dx * size, y - size + dy * size)], "#efd9d2", 4)
    ridge(
        pen,
        [(-20, 664), (400, 640), (800, 668), (1200, 636), (1620, 660)],
        760,
        "#4a3d5e",
        "#6b4c66",
    )
    floor(pen, 716, (0, "#8a6a62"), (1, "#5c4a52"))
    road(pen, 800, HEIGHT, "#595566", "#ffe3b0")
    for x in range(0, WIDTH, 200):
        pen.rectangle(x + 30, 762, 14, 50, "#8d8796")
    pen.rectangle(
        0, 762, WIDTH, 20, pen.gradient((0, 762), (0, 782), (0, "#d9c2bb"), (1, "#8d8090"))
    )
    pen.rectangle(0, 806, WIDTH, 9, "#ffe3b0", 0, 0.8)
    for x in (180, 1330):
        pen.line([(x, 780), (x, 300), (x + (70 if x < 800 else -70), 286)], "#3a3450", 8)


def fort(pen: Pen) -> None:
    """Below a sandstone fort of the desert, at noon."""
    sky(pen, 660, (0, "#6aa9cf"), (0.6, "#b9d8da"), (1, "#f8e6c0"))
    ridge(
        pen,
        [(-20, 560), (300, 500), (760, 430), (1200, 470), (1620, 560)],
        720,
        "#d8a468",
        "#e3bd86",
    )
    stone = "#cf9656"
    for x, top, wide in (
        (240, 380, 120),
        (470, 340, 150),
        (760, 290, 170),
        (1060, 340, 150),
        (1310, 400, 120),
    ):
        pen.rectangle(
            x,
            top,
            wide,
            300,
            pen.gradient((x, 0), (x + wide, 0), (0, "#eabf82"), (0.6, stone), (1, "#a87040")),
            wide * 0.12,
        )
        for index in range(4):
            pen.rectangle(x + wide * (0.06 + index * 0.24), top - 20, wide * 0.15, 30, "#dcaa6a", 6)
    pen.rectangle(
        200, 450, 1270, 200, pen.gradient((0, 450), (0, 650), (0, "#dfad6c"), (1, "#b98048"))
    )
    for x in range(200, 1470, 44):
        pen.rectangle(x, 430, 28, 30, "#e6b878", 8)
    for x in range(270, 1440, 110):
        pen.path(f"M{x} 560v-34q14 -26 28 0v34z", "#8a5632")
    pen.path("M770 660v-110q60 -90 120 0v110z", "#6d4228")
    for x in (800, 1000):
        pen.path(f"M{x - 46} 292h92l-8 -18q-38 -58 -76 0z", "#e8c08a")
        pen.line([(x, 240), (x, 214)], "#8a5632", 4)
    ridge(
        pen,
        [(-20, 660), (400, 640), (800, 656), (1200, 636), (1620, 652)],
        780,
        "#d9ac74",
        "#cf9f68",
    )
    for x, height, seed in ((90, 190, 61), (1500, 220, 62)):
        tree(pen, x, 700, height, "#8f9a58", seed)
    floor(pen, 736, (0, "#e0bb88"), (0.5, "#cfa36c"), (1, "#ab7f4d"))
    for y, strength in ((860, 0.2), (980, 0.2), (1110, 0.22)):
        pen.path(
            f"M0 {y}Q300 {y - 26} 700 {y}T1600 {y - 10}"
            f"V{y + 22}Q1100 {y + 16} 700 {y + 26}T0 {y + 20}z",
            "#8a5f34",
            strength,
        )
    speckle(pen, 15, 90, 800, ("#f0d3a4", "#8f6638"), 6)


def mountains(pen: Pen) -> None:
    """A high pass: snow, prayer flags and a gravel road."""
    sky(pen, 640, (0, "#2f74ad"), (0.6, "#8fbfd8"), (1, "#dcebea"))
    for points, dark, snow in (
        (
            ((-60, 640), (170, 300), (330, 470), (560, 210), (820, 520), (900, 640)),
            "#7d8fa3",
            "#f4f7f8",
        ),
        (
            ((640, 640), (880, 380), (1080, 180), (1270, 420), (1420, 330), (1680, 640)),
            "#71839a",
            "#f7f9f9",
        ),
    ):
        pen.shape(points, pen.gradient((0, 200), (0, 640), (0, dark), (1, "#b3bfc4")))
        for left, peak, right in zip(points, points[1:], points[2:], strict=False):
            if peak[1] < left[1] and peak[1] < right[1]:
                x, y = peak
                lx, rx = (left[0] - x) * 0.42, (right[0] - x) * 0.42
                ly, ry = (left[1] - y) * 0.42, (right[1] - y) * 0.42
                pen.shape(
                    [
                        (x, y),
                        (x + rx, y + ry),
                        (x + rx * 0.6, y + ry * 0.8),
                        (x + rx * 0.3, y + ry * 1.1),
                        (x, y + ry * 0.7),
                        (x + lx * 0.35, y + ly * 1.05),
                        (x + lx * 0.65, y + ly * 0.8),
                        (x + lx, y + ly),
                    ],
                    snow,
                )
                pen.shape(
                    [
                        (x, y),
                        (x + rx, y + ry),
                        (x + rx * 0.6, y + ry * 0.8),
                        (x + rx * 0.3, y + ry * 1.1),
                        (x + 14, y + ry * 0.6),
                    ],
                    "#b9c9d6",
                    0.7,
                )
    ridge(
        pen,
        [(-20, 600), (300, 540), (700, 610), (1150, 530), (1620, 600)],
        760,
        "#a38e78",
        "#c2ac90",
    )
    for start, end, low in (((60, 470), (760, 560), 70), ((860, 560), (1560, 440), 80)):
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + low * 2)
        pen.stroke(
            f"M{start[0]} {start[1]}Q{middle[0]} {middle[1]} {end[0]} {end[1]}", "#f4f1ea", 3
        )
        for index in range(1, 14):
            t = index / 14
            flag = start[0] + (end[0] - start[0]) * t
            top = start[1] + (end[1] - start[1]) * t + low * 4 * t * (1 - t) * 0.98
            corners = [(-15, 0), (15, 0), (17, 38), (-13, 36)]
            pen.shape(
                rounded([(flag + dx, top + dy) for dx, dy in corners], 3, 2),
                ("#2463a6", "#f4f1ea", "#c8402f", "#3c7a4a", "#efa91a")[index % 5],
            )
    floor(pen, 740, (0, "#c4ae92"), (0.5, "#ab957b"), (1, "#857260"))
    for x in range(10, WIDTH, 150):
        pen.shape(
            rounded([(x, 800), (x + 14, 764), (x + 74, 760), (x + 100, 802)], 10, 2), "#d9cdb8"
        )
        pen.shape([(x + 50, 802), (x + 60, 764), (x + 74, 760), (x + 100, 802)], "#9c8b76", 0.6)
    speckle(pen, 16, 130, 820, ("#e0d0b6", "#75624f", "#94816c"), 6)
