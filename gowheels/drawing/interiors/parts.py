"""What cabins are put together from: windscreen, dash, dials, wheel, seats. Units: 1600 x 1200."""

from gowheels.drawing.canvas import Pen
from gowheels.drawing.geometry import arc, rounded
from gowheels.drawing.paint import MARIGOLD, tone
from gowheels.drawing.scene import Scene

_CLOTH = ("#2f3238", "#4a3524", "#6b5a48", "#33404a")


def frame(pen: Pen, scene: Scene, roof: float, sill: float) -> None:
    """The windscreen's opening: roof, pillars and the doors' windows at either side."""
    lining = "#d8d0c2" if scene.seed % 2 else "#4a4e56"
    screen = rounded([(240, roof), (1360, roof), (1490, sill), (110, sill)], 46)
    hole = "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in screen) + "Z"
    windows = ""
    for side in (-1, 1):
        pane = rounded(
            [
                (800 + side * dx, y)
                for dx, y in (
                    (810, roof + 30),
                    (634, roof + 60),
                    (752, sill - 20),
                    (820, sill + 10),
                )
            ],
            20,
        )
        windows += "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in pane) + "Z"
    pen.path(
        "M0 0H1600V1200H0Z" + hole + windows,
        pen.gradient(
            (0, 0),
            (0, sill),
            (0, tone(lining, -0.15)),
            (0.3, tone(lining, 0.05)),
            (1, tone(lining, -0.55)),
        ),
        1,
        ' fill-rule="evenodd"',
    )
    pen.stroke(hole, "#15171b", 14)
    for side in (-1, 1):
        edge = [(800 + side * 590, roof - 10), (800 + side * 716, sill)]
        pen.line(edge, tone(lining, 0.5), 5, 0.5)
    for x in (420, 1180):
        pen.shape(
            rounded(
                [
                    (x - 170, roof - 74),
                    (x + 170, roof - 74),
                    (x + 190, roof - 6),
                    (x - 190, roof - 6),
                ],
                16,
            ),
            tone(lining, 0.2),
        )
        pen.line([(x - 180, roof - 8), (x + 180, roof - 8)], tone(lining, -0.5), 4)
    shine = [(330, roof), (520, roof), (330, sill), (150, sill)]
    pen.shape(shine, "#ffffff", 0.1)


def dash(pen: Pen, scene: Scene, top: float, tall: float) -> None:
    """The dashboard: a dark shelf, a trim in the paint's colour, a lower half."""
    soft = "#2b2e35"
    pen.path(
        f"M0 {top + 40}Q400 {top - 20} 800 {top}T1600 {top + 40}V1200H0z",
        pen.gradient(
            (0, top), (0, top + tall), (0, tone(soft, 0.22)), (0.3, soft), (1, tone(soft, -0.4))
        ),
    )
    pen.stroke(f"M0 {top + 42}Q400 {top - 18} 800 {top + 2}T1600 {top + 42}", "#7b818a", 4, 0.8)
    trim = scene.colours.colour if scene.seed % 3 else "#8a6a48"
    pen.path(
        f"M0 {top + 130}Q400 {top + 86} 800 {top + 96}T1600 {top + 130}v38Q1200 {top + 126} "
        f"800 {top + 132}T0 {top + 168}z",
        tone(trim, 0.05),
    )
    pen.stroke(f"M0 {top + 130}Q400 {top + 86} 800 {top + 96}T1600 {top + 130}", tone(trim, 0.6), 4)
    lower = tone("#b9ad9a", -0.1) if scene.seed % 2 else tone(soft, -0.25)
    pen.path(
        f"M0 {top + 250}Q500 {top + 214} 800 {top + 224}T1600 {top + 250}V1200H0z",
        pen.gradient((0, top + 210), (0, 1200), (0, lower), (1, tone(lower, -0.6))),
    )
    pen.path(
        f"M120 {top + 290}h360q24 0 22 24l-8 110q-2 20 -24 20h-330q-22 0 -26 -20l-18 -110"
        f"q-2 -24 24 -24z",
        tone(lower, -0.18),
    )
    pen.rectangle(280, top + 306, 70, 16, "#8a9099", 8)


def touch_screen(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    """A touch screen that shows a map."""
    pen.rectangle(x - 14, y - 14, width + 28, height + 28, "#0f1013", 18)
    pen.rectangle(x, y, width, height, "#16324a", 8)
    pen.clip([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
    for dx in (0.15, 0.42, 0.78):
        pen.line([(x + width * dx, y), (x + width * (dx + 0.12), y + height)], "#3b5d78", 7)
    for dy in (0.3, 0.7):
        pen.line([(x, y + height * dy), (x + width, y + height * (dy - 0.1))], "#3b5d78", 7)
    pen.line(
        [
            (x + width * 0.2, y + height),
            (x + width * 0.47, y + height * 0.66),
            (x + width * 0.44, y + height * 0.26),
            (x + width * 0.8, y + height * 0.1),
        ],
        MARIGOLD,
        9,
    )
    pen.close()
    pen.ellipse(x + width * 0.47, y + height * 0.64, 13, 13, "#ffffff")
    pen.ellipse(x + width * 0.47, y + height * 0.64, 8, 8, "#2463a6")


def vents(pen: Pen, spots: tuple[tuple[float, float], ...]) -> None:
    """Air vents at these places."""
    for x, y in spots:
        pen.rectangle(x - 66, y - 30, 132, 60, "#8a9099", 18)
        pen.rectangle(x - 62, y - 26, 124, 52, "#0f1013", 15)
        for row in (-12, 2, 16):
            pen.line([(x - 52, y + row), (x + 52, y + row)], "#3a3d44", 6)


def console(pen: Pen, scene: Scene) -> None:
    """Knobs, the lever and the tunnel between the seats."""
    pen.path(
        "M640 830h330l60 370H580z",
        pen.gradient((580, 0), (1030, 0), (0, "#3a3d44"), (0.5, "#26292f"), (1, "#15171b")),
    )
    pen.rectangle(676, 840, 260, 66, "#15171b", 14)
    for x in (716, 806, 896):
        pen.ellipse(x, 873, 27, 27, "#8a9099")
        pen.ellipse(x, 873, 22, 22, "#2b2e35")
        pen.line([(x, 873), (x + 8, 857)], "#f4f0e8", 4)
    pen.path("M740 1070q60 -40 130 0l18 60H722z", "#17191d")
    pen.line([(806, 1090), (798, 985)], "#8a9099", 16)
    pen.ellipse(797, 966, 38, 44, "#15171b")
    pen.ellipse(786, 952, 14, 17, "#5a606a")


def dial(pen: Pen, x: float, y: float, radius: float) -> None:
    """A round instrument with a needle."""
    pen.ellipse(x, y, radius, radius, "#8a9099")
    pen.ellipse(x, y, radius * 0.92, radius * 0.92, "#101216")
    for ax, ay in arc(0, 0, 1, -40, 220, 9):
        pen.line(
            [
                (x + ax * radius * 0.7, y - ay * radius * 0.7),
                (x + ax * radius * 0.84, y - ay * radius * 0.84),
            ],
            "#f4f0e8",
            radius * 0.05,
        )
    pen.line([(x, y), (x - radius * 0.46, y - radius * 0.46)], "#ff7a4d", radius * 0.07)
    pen.ellipse(x, y, radius * 0.12, radius * 0.12, "#5a606a")


def steering_wheel(
    pen: Pen, scene: Scene, x: float, y: float, radius: float, flat: float = 0.94
) -> None:
    """Instruments and, before them, the steering wheel."""
    high = radius * flat
    if flat > 0.7:
        hood = y - high * 0.82
        pen.path(f"M{x - radius} {hood + 110}q20 -140 {radius} -140t{radius} 140z", "#15171b")
        for side in (-1, 1):
            dial(pen, x + side * radius * 0.42, hood + 52, radius * 0.32)
        pen.rectangle(x - 32, hood + 20, 64, 66, "#16324a", 8)
    thick = radius * 0.17
    pen.ellipse(x + 10, y + 16, radius + thick / 2, high + thick / 2, "#0a0b0d", 0.0)
    ring = (
        f"M{x - radius} {y}A{radius} {high} 0 1 1 {x + radius} {y}"
        f"A{radius} {high} 0 1 1 {x - radius} {y}Z"
    )
    for dx, dy in ((-0.98, 0.08), (0.98, 0.08), (0.0, 0.98)):
        ex, ey = x + dx * radius, y + dy * high
        pen.line([(x, y + high * 0.1), (ex, ey)], "#15171b", radius * 0.3, cap="butt")
        pen.line([(x, y + high * 0.06), (ex, ey - 8)], "#2f3238", radius * 0.2, cap="butt")
    pen.stroke(ring, "#0f1013", thick + 8)
    pen.stroke(ring, "#26292f", thick)
    inner = radius * 0.985
    pen.stroke(
        f"M{x - inner * 0.9:.0f} {y - high * 0.42:.0f}A{inner} {high} 0 0 1 "
        f"{x + inner * 0.5:.0f} {y - high * 0.86:.0f}",
        "#6c727b",
        thick * 0.3,
        0.8,
    )
    pen.path(
        f"M{x - radius * 0.42:.0f} {y - high * 0.2:.0f}q{radius * 0.42:.0f} {-high * 0.2:.0f} "
        f"{radius * 0.84:.0f} 0q20 {high * 0.3:.0f} {-radius * 0.14:.0f} {high * 0.56:.0f}"
        f"q{-radius * 0.28:.0f} {high * 0.14:.0f} {-radius * 0.56:.0f} 0"
        f"q{-radius * 0.16:.0f} {-high * 0.26:.0f} {-radius * 0.14:.0f} {-high * 0.56:.0f}z",
        pen.gradient((x, y - high * 0.3), (x, y + high * 0.4), (0, "#3a3d44"), (1, "#17191d")),
    )
    pen.ellipse(x, y + high * 0.06, radius * 0.13, radius * 0.13, "#b9bfc6")
    pen.ellipse(x, y + high * 0.06, radius * 0.09, radius * 0.09, tone(scene.colours.colour, -0.1))


def seats(pen: Pen, scene: Scene) -> None:
    """The shoulders of the two front seats, at the lower edge."""
    cloth = scene.pick(_CLOTH, 4)
    for x, wide in ((250, 440), (1330, 470)):
        pen.path(
            f"M{x - wide / 2} 1200q10 -110 90 -130q{wide / 2 - 90} -36 {wide - 180} 0"
            f"q80 20 90 130z",
            pen.gradient((0, 1050), (0, 1200), (0, tone(cloth, 0.18)), (1, tone(cloth, -0.4))),
        )
        pen.stroke(f"M{x - wide * 0.28:.0f} 1200q20 -90 60 -110", tone(cloth, 0.5), 4, 0.6)
        pen.stroke(f"M{x + wide * 0.28:.0f} 1200q-20 -90 -60 -110", tone(cloth, 0.5), 4, 0.6)


def mirror(pen: Pen, x: float, y: float) -> None:
    """The inner mirror with its string of marigolds."""
    pen.line([(x, y - 60), (x, y)], "#15171b", 16)
    pen.rectangle(x - 130, y - 8, 260, 76, "#15171b", 34)
    pen.rectangle(
        x - 120, y, 240, 60, pen.gradient((x, y), (x, y + 60), (0, "#b9c9d1"), (1, "#6c7f8a")), 28
    )
    pen.line([(x - 6, y + 66), (x - 6, y + 120)], "#c9650c", 3)
    for dy, size in ((124, 9), (142, 11), (162, 9)):
        pen.ellipse(x - 6, y + dy, size, size, "#f59a14" if dy != 142 else "#f4e7c6")
