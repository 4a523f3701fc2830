"""What handlebars are put together from. Units: 1600 x 1200."""

from gowheels.drawing.canvas import Pen
from gowheels.drawing.geometry import smooth
from gowheels.drawing.paint import CHROME, tone


def lamp_back(pen: Pen, colour: str, y: float) -> None:
    """The back of the head lamp."""
    pen.ellipse(800, y - 40, 230, 150, "#0f1013")
    pen.ellipse(
        800,
        y - 46,
        222,
        142,
        pen.gradient(
            (580, 0),
            (1020, 0),
            (0, tone(colour, 0.35)),
            (0.5, tone(colour, 0.05)),
            (1, tone(colour, -0.55)),
        ),
    )


def bar(pen: Pen, points: list[tuple[float, float]], width: float) -> None:
    """A chromed handlebar along the points."""
    curve = smooth(points, 8)
    pen.line(curve, "#5a606a", width)
    pen.line([(x, y - width * 0.08) for x, y in curve], CHROME, width * 0.7)
    pen.line([(x, y - width * 0.2) for x, y in curve], "#ffffff", width * 0.16)


def grips(pen: Pen, grips: tuple[tuple[float, float, float, float], ...]) -> None:
    """Grips, each from its outer end to its inner one, with a lever."""
    for x0, y0, x1, y1 in grips:
        pen.line([(x0, y0), (x1, y1)], "#0f1013", 66)
        pen.line([(x0, y0 - 10), (x1, y1 - 10)], "#2f3238", 36)
        for step in range(1, 8):
            t = step / 8
            x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
            pen.line([(x - 4, y - 30), (x + 4, y + 28)], "#0a0b0d", 4)
        toward = 90 if x1 > x0 else -90
        pen.stroke(
            f"M{x1 + toward * 0.3:.0f} {y1 - 30}Q{x1 - toward} {y1 - 60} {x0 + toward * 0.2:.0f} "
            f"{y0 - 70}",
            "#c9ced4",
            14,
        )
        pen.rectangle(x1 - 34 + toward * 0.3, y1 - 44, 68, 78, "#1d1f24", 14)


def mirrors(pen: Pen, spots: tuple[tuple[float, float], ...], foot: float) -> None:
    """Two mirrors on stalks that rise from `foot`."""
    for x, y in spots:
        inner = x + (130 if x < 800 else -130)
        pen.stroke(
            f"M{inner} {foot + 110}Q{inner - (10 if x < 800 else -10)} {foot - 60} {x} {y + 60}",
            "#1d1f24",
            15,
        )
        pen.ellipse(x, y, 142, 96, "#15171b")
        pen.ellipse(
            x,
            y,
            128,
            83,
            pen.gradient(
                (x, y - 80),
                (x, y + 80),
                (0, "#cfe0e6"),
                (0.55, "#a9bfc6"),
                (0.56, "#7d8a86"),
                (1, "#5c6866"),
            ),
        )
        pen.ellipse(x - 40, y - 30, 40, 18, "#ffffff", 0.4)
