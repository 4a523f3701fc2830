"""Grounds of the country: sea, tea hills, the monsoon, mustard fields."""

from random import Random

from gowheels.drawing.canvas import Pen
from gowheels.drawing.paint import MARIGOLD

from .parts import HEIGHT, WIDTH, cloud, floor, palm, ridge, road, sky, speckle, sun, tree


def sea(pen: Pen) -> None:
    """A promenade on the west coast, palms and a blue bay."""
    sky(pen, 600, (0, "#5fa6cb"), (0.55, "#a9d2d8"), (1, "#fbe9c4"))
    cloud(pen, 420, 210, 120, "#ffffff", 0.75)
    cloud(pen, 1150, 300, 90, "#ffffff", 0.6)
    ridge(pen, [(900, 600), (1100, 556), (1280, 570), (1450, 528), (1620, 548)], 604, "#8fb3b4")
    pen.rectangle(
        0,
        600,
        WIDTH,
        170,
        pen.gradient((0, 600), (0, 770), (0, "#7fc0c6"), (0.4, "#3c93a8"), (1, "#2a7d92")),
    )
    random = Random(3)
    for _ in range(46):
        y = 606 + 150 * random.random() ** 1.3
        pen.ellipse(
            random.uniform(0, WIDTH),
            y,
            14 + (y - 600) * 0.35,
            1.6 + (y - 600) * 0.012,
            "#e6f6f2",
            0.6,
        )
    pen.path("M310 640l70 0l-14 18h-44z", "#c8402f")
    pen.path("M346 560v78h48q-4-52-48-78z", "#fbf7f0")
    pen.path("M1190 618l44 0l-9 11h-27z", "#2b2e36")
    pen.path("M1212 566v50h30q-3-34-30-50z", "#f2c04a")
    pen.rectangle(
        0, 728, WIDTH, 60, pen.gradient((0, 728), (0, 788), (0, "#f0e2c6"), (1, "#cdb792"))
    )
    for x in range(20, WIDTH, 88):
        pen.rectangle(x, 744, 40, 44, "#b39b77", 18)
    pen.rectangle(0, 716, WIDTH, 18, "#fbf1dc")
    floor(pen, 786, (0, "#d9c7a4"), (1, "#b49f7c"))
    road(pen, 850, HEIGHT, "#83868a", kerb=MARIGOLD)
    palm(pen, 110, 800, 560, "#4d8a58", 0.1)
    palm(pen, 250, 796, 430, "#5a965f", -0.08)
    palm(pen, 1480, 800, 600, "#4d8a58", -0.09)


def hills(pen: Pen) -> None:
    """Tea gardens in the southern hills, mist between the ridges."""
    sky(pen, 640, (0, "#8fbccb"), (0.6, "#d5e4d8"), (1, "#f7efd6"))
    sun(pen, 260, 210, 54, "#fff2c4", 5)
    ridge(
        pen,
        [(-20, 430), (200, 330), (420, 400), (700, 280), (960, 390), (1240, 300), (1620, 410)],
        700,
        "#a9c6c1",
        "#dfe9db",
    )
    ridge(
        pen,
        [(-20, 520), (260, 440), (520, 500), (860, 400), (1160, 490), (1620, 420)],
        720,
        "#7fae9a",
        "#cfe0c6",
    )
    ridge(
        pen,
        [(-20, 560), (300, 600), (640, 520), (1000, 590), (1320, 500), (1620, 540)],
        780,
        "#6aa06a",
        "#8fb96b",
    )
    for row in range(9):
        y = 560 + row * 23
        lift = 40 - row * 4
        pen.stroke(
            f"M-20 {y + 20}Q300 {y + lift} 640 {y - 20}T1000 {y + 26}T1320 {y - 30}T1640 {y}",
            "#3f7a4a" if row % 2 else "#558f54",
            9 + row * 1.1,
            0.75,
        )
    for x, height, seed in ((140, 250, 31), (1420, 300, 32), (1180, 190, 33)):
        tree(pen, x, 740, height, "#4f8657", seed)
    floor(pen, 752, (0, "#8aa863"), (1, "#6f8a4d"))
    road(pen, 830, HEIGHT, "#77797c")
    for x in range(-20, WIDTH, 120):
        pen.rectangle(x, 776, 22, 62, "#f2ece0", 4)
        pen.rectangle(x, 790, 22, 14, "#25282e")
    pen.rectangle(0, 794, WIDTH, 9, "#b9b7ae")


def monsoon(pen: Pen) -> None:
    """A town road in the rains: low cloud, wet asphalt, umbrellas of trees."""
    sky(pen, 720, (0, "#5e6f7c"), (0.6, "#93a3a8"), (1, "#bcc5bf"))
    for x, y, size, shade in (
        (240, 150, 190, "#72838e"),
        (760, 110, 240, "#6a7b87"),
        (1330, 170, 220, "#74858f"),
        (1050, 260, 160, "#8495a0"),
    ):
        cloud(pen, x, y, size, shade, 1.0)
    ridge(
        pen,
        [(-20, 560), (280, 500), (600, 545), (980, 490), (1300, 540), (1620, 500)],
        760,
        "#7f9797",
        "#9fb0a6",
    )
    for x, height, seed in (
        (90, 420, 41),
        (430, 300, 42),
        (820, 260, 43),
        (1180, 330, 44),
        (1510, 440, 45),
    ):
        tree(pen, x, 744, height, "#466f5b", seed)
    pen.rectangle(0, 700, WIDTH, 56, "#8a8f86")
    floor(pen, 744, (0, "#73806f"), (1, "#5b665c"))
    pen.rectangle(
        0,
        800,
        WIDTH,
        400,
        pen.gradient((0, 800), (0, HEIGHT), (0, "#8d979c"), (0.3, "#68737a"), (1, "#454f57")),
    )
    for index in range(-1, 7):
        x = index * 270
        pen.shape(
            [(x + 30, 1108), (x + 170, 1108), (x + 164, 1124), (x + 20, 1124)], "#dfe3df", 0.6
        )
    random = Random(12)
    for x in (90, 430, 820, 1180, 1510):
        pen.path(
            f"M{x - 80} 806h160l-34 190h-90z",
            pen.gradient((0, 806), (0, 1000), (0, "#2f4a42", 0.4), (1, "#2f4a42", 0.0)),
        )
    for _ in range(16):
        pen.ellipse(
            random.uniform(0, WIDTH),
            random.uniform(850, 1180),
            random.uniform(60, 170),
            random.uniform(6, 15),
            "#c6d1d3",
            0.3,
        )
    for _ in range(34):
        left, top = random.uniform(0, WIDTH), random.uniform(830, 1190)
        pen.stroke(f"M{left:.0f} {top:.0f}a12 4 0 0 1 24 0", "#e6eef0", 1.6, 0.6)
    streaks = "".join(
        f"M{x:.0f} {y:.0f}l-10 {length:.0f}"
        for x, y, length in (
            (random.uniform(0, WIDTH), random.uniform(-20, 900), random.uniform(34, 80))
            for _ in range(150)
        )
    )
    pen.stroke(streaks, "#eef4f5", 1.8, 0.4)


def fields(pen: Pen) -> None:
    """Mustard in flower on the northern plain."""
    sky(pen, 640, (0, "#77b3d3"), (0.6, "#c4dfe0"), (1, "#fbf0d0"))
    cloud(pen, 300, 200, 130, "#ffffff", 0.7)
    cloud(pen, 1250, 260, 110, "#ffffff", 0.6)
    ridge(pen, [(-20, 612), (300, 596), (700, 606), (1100, 590), (1620, 604)], 660, "#9fbf9a")
    for x, height, seed in ((120, 210, 51), (360, 150, 52), (1210, 170, 53), (1460, 250, 54)):
        tree(pen, x, 650, height, "#6d9a5c", seed)
    pen.shape([(760, 646), (760, 560), (840, 520), (920, 560), (920, 646)], "#d39a72")
    pen.shape([(745, 566), (840, 512), (935, 566), (920, 572), (840, 530), (760, 572)], "#9a5236")
    pen.rectangle(822, 596, 36, 50, "#6b4630")
    floor(pen, 640, (0, "#e8c53a"), (0.32, "#e3b52a"), (1, "#a98a3c"))
    random = Random(6)
    for _ in range(260):
        y = 650 + 190 * random.random()
        size = 3 + (y - 640) * 0.05
        pen.ellipse(
            random.uniform(0, WIDTH),
            y,
            size * 1.5,
            size,
            random.choice(("#f6dc5a", "#fbe88a", "#7f9a3a", "#c79d1f")),
        )
    for index in range(-9, 10):
        pen.line([(800 + index * 60, 650), (800 + index * 220, 846)], "#8f8a34", 2.5, 0.35)
    pen.rectangle(
        0,
        846,
        WIDTH,
        360,
        pen.gradient((0, 846), (0, HEIGHT), (0, "#c9a77c"), (0.5, "#b58f63"), (1, "#94714b")),
    )
    for y, strength in ((905, 0.3), (1080, 0.35)):
        pen.path(
            f"M0 {y}Q400 {y - 14} 800 {y}T1600 {y - 6}"
            f"V{y + 36}Q1200 {y + 26} 800 {y + 40}T0 {y + 34}z",
            "#7d5b3a",
            strength,
        )
    for x in range(-10, WIDTH, 34):
        lean = random.uniform(-14, 14)
        pen.path(
            f"M{x} 862q{lean:.0f} -26 {lean * 1.6:.0f} -46q4 26 14 46z",
            random.choice(("#6f8f3a", "#87a046", "#5c7d35")),
        )
    speckle(pen, 7, 70, 900, ("#d9bb92", "#8a6744"), 6)
