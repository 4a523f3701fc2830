"""Number plates: the four colours of India, laid flat on a drawing or into its space."""

from collections.abc import Callable

from .canvas import Pen
from .geometry import Flat, Point, rounded
from .lettering import latin, line_width, write
from .stage import Stage

Place = Callable[[float, float], Flat]

# Of each kind, the ground's colour and the letters'.
PLATE_COLOURS: dict[str, tuple[str, str]] = {
    "private": ("#F7F6F1", "#17181B"),
    "commercial": ("#F6C61A", "#17181B"),
    "self_drive": ("#17181B", "#F6C61A"),
    "electric": ("#1C7A43", "#F7F6F1"),
}


def plate_lines(text: str, rows: int) -> list[str]:
    """The plate's text in one row, or in two as on a two-wheeler ("KA 05" over "MX 2147")."""
    words = latin(text).split()
    if rows == 1 or len(words) < 2:
        return [" ".join(words)]
    half = (len(words) + 1) // 2
    return [" ".join(words[:half]), " ".join(words[half:])]


def plate(
    stage: Stage, corner: Point, across: Point, down: Point, kind: str, text: str, rows: int = 1
) -> None:
    """A plate in space: its upper left corner, and its width and height as directions.

    A kind that is not in `PLATE_COLOURS` ("none") draws nothing.
    """

    def place(s: float, t: float) -> Flat:
        x, y, z = (corner[i] + across[i] * s + down[i] * t for i in range(3))
        return stage.camera.project((x, y, z))

    size = stage.size(corner)
    width = sum(part * part for part in across) ** 0.5 * size
    height = sum(part * part for part in down) ** 0.5 * size
    _plate(stage.pen, place, width, height, kind, text, rows)


def _plate(
    pen: Pen, place: Place, width: float, height: float, kind: str, text: str, rows: int
) -> None:
    if kind not in PLATE_COLOURS:
        return
    ground, letters = PLATE_COLOURS[kind]
    aspect = width / height

    def outline(inset: float) -> list[Flat]:
        corners = [
            (inset, inset),
            (aspect - inset, inset),
            (aspect - inset, 1 - inset),
            (inset, 1 - inset),
        ]
        return [place(s / aspect, t) for s, t in rounded(corners, 0.12)]

    pen.shape(outline(-0.05), "#0f1013")
    pen.shape(outline(0), ground)
    pen.line(outline(0.07), letters, height * 0.03, closed=True, opacity=0.8)
    lines = plate_lines(text, rows)
    row = 1 / len(lines)
    for index, line in enumerate(lines):
        grid = line_width(line)
        if not grid:
            continue
        high = row * (0.56 if len(lines) == 1 else 0.62)
        unit = min(high / 6, (aspect - 0.34) / grid)
        left = (aspect - grid * unit) / 2
        top = row * index + (row - 6 * unit) / 2 + (0.03 if index == 0 else -0.03) * (rows > 1)
        for stroke in write(line):
            pen.line(
                [place((left + a * unit) / aspect, top + b * unit) for a, b in stroke],
                letters,
                height * unit * 0.98,
            )
