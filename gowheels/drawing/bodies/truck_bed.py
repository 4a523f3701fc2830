"""The lorry's body behind its cab: planks, painted fields and "HORN OK PLEASE"."""

from gowheels.drawing.geometry import Point, rounded
from gowheels.drawing.lettering import line_width
from gowheels.drawing.paint import AMBER, INK, MARIGOLD, TAIL, tone
from gowheels.drawing.plates import plate
from gowheels.drawing.scene import Scene
from gowheels.drawing.stage import Stage

from .ornament import Place, diamonds, garland, lotus, tassels

BED = (196.0, 690.0)
LOW, HIGH = 104.0, 248.0
_HALF = 118.0
_CREAM = "#F4E7C6"


def bed(stage: Stage, scene: Scene) -> None:
    """The planked body: painted sides, a tarpaulin over the load, and the tail board."""
    colour, accent = scene.colours.colour, scene.colours.accent
    start, end = BED
    base = "#8a5a34" if scene.paint == "copper" else colour
    stage.box((start, -_HALF, LOW), (end, _HALF, HIGH), base)
    shade = stage.lit((0, 1, 0))
    inside = [
        (start + 5, _HALF - 6, HIGH),
        (end - 5, _HALF - 6, HIGH),
        (end - 5, -_HALF + 6, HIGH),
        (start + 5, -_HALF + 6, HIGH),
    ]
    stage.face(inside, "#2b2420")
    cover = [
        (start + 5 + (end - start - 10) * i / 12, 0, HIGH + 14 + 3 * (i % 2)) for i in range(13)
    ]
    stage.face(
        [
            (start + 5, _HALF - 6, HIGH),
            *[(x, y + 20, z) for x, y, z in cover],
            (end - 5, _HALF - 6, HIGH),
        ],
        tone("#4d6b57", shade + 0.2),
    )
    stage.face(
        [
            (start + 5, -_HALF + 6, HIGH),
            *[(x, y + 20, z) for x, y, z in cover],
            (end - 5, -_HALF + 6, HIGH),
        ],
        tone("#4d6b57", 0.28),
    )
    y = _HALF + 0.5
    for index in range(1, 6):
        z = LOW + (HIGH - LOW) * index / 6
        stage.line([(start, y, z), (end, y, z)], tone(base, shade - 0.5), 1.0, 0.7)
    count = 5
    wide = (end - start) / count
    for index in range(count):
        _panel(stage, scene, start + wide * index, wide, shade, index)
    for z, strip in ((HIGH - 4, accent), (LOW + 4, _CREAM)):
        stage.line([(start, y + 1, z), (end, y + 1, z)], tone(strip, shade), 8, cap="butt")
    if stage.camera.yaw < -5:
        _rear(stage, scene)


def _panel(stage: Stage, scene: Scene, x: float, wide: float, shade: float, index: int) -> None:
    """One framed field of the body's side, with its picture."""
    y = _HALF + 1.5
    frame = rounded(
        [
            (x + 9, LOW + 18),
            (x + 9, HIGH - 16),
            (x + wide - 9, HIGH - 16),
            (x + wide - 9, LOW + 18),
        ],
        12,
    )
    stage.line([(px, y, pz) for px, pz in frame], tone(_CREAM, shade + 0.05), 3, closed=True)
    centre = x + wide / 2
    middle = (LOW + HIGH) / 2
    stage.line([(x, y, LOW), (x, y, HIGH)], tone(_CREAM, shade - 0.1), 5, cap="butt")

    def spot(a: float, b: float) -> Point:
        return centre + a * 30, y + 0.5, middle - 16 + b * 32

    field = tone(("#1C7A43", "#B7322A", "#2463A6")[index % 3], shade + 0.05)
    stage.face(
        [(centre + dx * 34, y, middle + dz * 42) for dx, dz in ((-1, 0), (0, 1), (1, 0), (0, -1))],
        field,
    )
    stage.line(
        [(centre + dx * 34, y, middle + dz * 42) for dx, dz in ((-1, 0), (0, 1), (1, 0), (0, -1))],
        tone(MARIGOLD, shade + 0.1),
        2.4,
        closed=True,
    )
    lotus(stage, spot, tone("#F2A0A8", shade + 0.15), tone("#F6C61A", shade + 0.1))


def _rear(stage: Stage, scene: Scene) -> None:
    x = BED[1] + 1
    stage.face(
        [
            (x, _HALF - 4, LOW + 4),
            (x, -_HALF + 4, LOW + 4),
            (x, -_HALF + 4, 150),
            (x, _HALF - 4, 150),
        ],
        "#1C6E45",
    )
    for text, middle, unit, colour in (
        ("HORN", 66, 2.9, "#F6C61A"),
        ("OK", 0, 4.4, "#F7F6F1"),
        ("PLEASE", -66, 2.4, "#F6C61A"),
    ):
        corner = (middle + line_width(text) * unit / 2, 218 + 3 * unit)
        for shift, ink in ((1.2, INK), (0, colour)):
            stage.write(text, _on_tail(x + 1, corner, unit, shift), ink, 1.25)
    lotus(stage, lambda a, b: (x + 1, a * -26, 160 + b * 26), "#F2A0A8", "#F6C61A")
    for side in (-1, 1):
        diamonds(stage, _on_tail(x + 1, (36 * side, 158), -72 * side, 0, 30), 3, _CREAM, MARIGOLD)
        stage.face(
            [
                (x + 1, side * 108, 112),
                (x + 1, side * 86, 112),
                (x + 1, side * 86, 142),
                (x + 1, side * 108, 142),
            ],
            INK,
        )
        for z, lamp in ((134, TAIL), (120, AMBER)):
            stage.disc((x + 2, side * 97, z), 6.5, lamp, "x")
    garland(
        stage,
        [(x + 2, y, 150 - 10 * (1 - ((y + 80) % 54 / 27 - 1) ** 2)) for y in range(80, -81, -7)],
        3.6,
    )
    plate(stage, (x + 2, 34, 138), (0, -68, 0), (0, 0, -22), scene.plate, scene.plate_text)
    stage.box((BED[1] - 8, -_HALF, 62), (BED[1] + 2, _HALF, 76), INK)
    for index in range(11):
        y = _HALF - 8 - index * 21
        stage.face(
            [(x + 2, y, 64), (x + 2, y - 10, 64), (x + 2, y - 16, 75), (x + 2, y - 6, 75)],
            MARIGOLD,
        )
    tassels(stage, [(x + 2, y, 62) for y in range(-105, 106, 15)], 16)


def _on_tail(
    x: float, corner: tuple[float, float], unit: float, shift: float, rise: float | None = None
) -> Place:
    """Lays a flat grid on the tail board from a corner (y, z), `unit` centimetres a step."""
    up = -unit if rise is None else rise

    def place(a: float, b: float) -> Point:
        return x, corner[0] - a * unit - shift, corner[1] + b * up - shift

    return place
