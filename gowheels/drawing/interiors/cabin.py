"""Behind the wheel: the dash of a car, van, pickup, lorry, bus, and the auto's front seat.

India drives on the left: the wheel is on the right. The ground is seen through the windscreen.
"""

from gowheels.drawing.bodies.auto import canopy
from gowheels.drawing.canvas import Pen
from gowheels.drawing.lettering import write
from gowheels.drawing.paint import INK, MARIGOLD, tone
from gowheels.drawing.scene import Scene

from .parts import (
    console,
    dash,
    dial,
    frame,
    mirror,
    seats,
    steering_wheel,
    touch_screen,
    vents,
)


def car(pen: Pen, scene: Scene) -> None:
    """Hatchback, sedan, SUV and pickup."""
    frame(pen, scene, roof=150, sill=640)
    dash(pen, scene, top=610, tall=300)
    touch_screen(pen, 640, 590, 330, 190)
    vents(pen, ((120, 690), (510, 690), (1010, 690), (1490, 690)))
    console(pen, scene)
    steering_wheel(pen, scene, 1200, 860, 265)
    seats(pen, scene)
    mirror(pen, 800, 190)


def van(pen: Pen, scene: Scene) -> None:
    """A van: upright, with a lever on the dash."""
    frame(pen, scene, roof=120, sill=680)
    dash(pen, scene, top=660, tall=280)
    vents(pen, ((130, 740), (560, 740), (1020, 740), (1490, 740)))
    touch_screen(pen, 660, 700, 250, 120)
    pen.line([(800, 1010), (860, 880)], "#3a3d44", 20)
    pen.ellipse(864, 868, 32, 30, INK)
    pen.ellipse(856, 860, 12, 10, "#5a606a")
    steering_wheel(pen, scene, 1200, 900, 285, flat=0.82)
    seats(pen, scene)
    mirror(pen, 800, 160)


def heavy(pen: Pen, scene: Scene) -> None:
    """A lorry or a bus: a large flat wheel, a high screen, beads and tassels."""
    accent = scene.colours.accent
    frame(pen, scene, roof=130, sill=720)
    pen.rectangle(0, 96, 1600, 44, tone(scene.colours.colour, -0.1))
    for index in range(27):
        x = 20 + index * 60
        pen.shape(
            [(x, 100), (x + 30, 118), (x, 136), (x - 30, 118)],
            ("#c8402f", "#f4e7c6", "#1c7a43", MARIGOLD)[index % 4],
        )
    for index in range(41):
        x = index * 40
        drop = 26 * (1 - ((index % 8) / 4 - 1) ** 2)
        pen.ellipse(x, 150 + drop, 17, 17, "#c9650c" if index % 4 else "#f4e7c6")
        pen.ellipse(x - 3, 146 + drop, 12, 11, "#f59a14" if index % 4 else "#ffffff")
    dash(pen, scene, top=716, tall=220)
    pen.rectangle(980, 726, 470, 110, tone("#2b2e35", -0.2), 20)
    for x in (1090, 1215, 1340):
        dial(pen, x, 780, 44)
    for x in (140, 250, 360, 470):
        pen.rectangle(x, 774, 80, 38, "#1a1c20", 8)
        pen.rectangle(x + 10, 784, 26, 18, accent, 4)
    pen.line([(760, 1130), (820, 880)], "#3a3d44", 22)
    pen.ellipse(824, 862, 40, 40, "#b7322a")
    pen.ellipse(814, 850, 14, 14, "#e8788a")
    steering_wheel(pen, scene, 1215, 950, 330, flat=0.6)
    seats(pen, scene)


def auto(pen: Pen, scene: Scene) -> None:
    """The auto's handlebar under its narrow screen."""
    colour = scene.colours.colour
    lining = "#24272d"
    pen.path(
        "M0 0H1600V1200H0zM250 150Q800 90 1350 150L1430 690H170z", lining, 1, ' fill-rule="evenodd"'
    )
    pen.stroke("M250 150Q800 90 1350 150L1430 690H170z", "#0f1013", 12)
    pen.path("M0 0H1600V96Q800 40 0 96z", canopy(scene))
    for index in range(33):
        x = 270 + index * 33
        drop = 20 * (1 - ((index % 8) / 4 - 1) ** 2)
        pen.ellipse(x, 140 + drop, 15, 15, "#c9650c" if index % 4 else "#f4e7c6")
        pen.ellipse(x - 3, 136 + drop, 10, 10, "#f59a14" if index % 4 else "#ffffff")
    pen.shape(
        [(100, 700), (1500, 700), (1600, 1200), (0, 1200)],
        pen.gradient((0, 700), (0, 1200), (0, tone(colour, 0.1)), (1, tone(colour, -0.6))),
    )
    pen.shape([(100, 700), (1500, 700), (1520, 748), (80, 748)], tone(colour, 0.35))
    pen.rectangle(1130, 610, 190, 120, "#17191d", 14)
    pen.rectangle(1150, 630, 150, 56, "#2a1210", 6)
    pen.open('transform="translate(1164 640) scale(5.4)"')
    for stroke in write("46.00"):
        pen.line(stroke, "#ff7a4d", 0.9)
    pen.close()
    pen.rectangle(260, 800, 300, 130, tone(colour, -0.4), 20)
    pen.rectangle(1040, 800, 300, 130, tone(colour, -0.4), 20)
    pen.line([(800, 1200), (800, 850)], "#3a3d44", 60, cap="butt")
    pen.line([(784, 1200), (784, 850)], "#6c727b", 10, cap="butt")
    pen.rectangle(
        660, 720, 280, 170, pen.gradient((0, 720), (0, 890), (0, "#4a4e56"), (1, "#1d1f24")), 50
    )
    dial(pen, 800, 800, 66)
    for side in (-1, 1):
        pen.stroke(
            f"M{800 + 120 * side} 830Q{800 + 260 * side} 850 {800 + 360 * side} 900", "#8a9099", 30
        )
        pen.stroke(
            f"M{800 + 120 * side} 824Q{800 + 260 * side} 842 {800 + 350 * side} 890", "#d9dde2", 6
        )
        pen.line([(800 + 350 * side, 895), (800 + 500 * side, 950)], "#17191d", 58)
        pen.line([(800 + 360 * side, 884), (800 + 490 * side, 932)], "#3a3d44", 10)
        pen.line([(800 + 330 * side, 860), (800 + 480 * side, 880)], "#b9bfc6", 12)
