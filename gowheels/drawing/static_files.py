"""Writes the site's drawn furniture into static/img: `python -m gowheels.drawing.static_files`."""

import sys
from pathlib import Path

from PIL import Image

from .canvas import Pen, rasterise
from .lettering import line_width, write
from .paint import INK, MARIGOLD
from .photograph import photograph
from .scene import Scene
from .silhouettes import categories_svg

FOLDER = Path(__file__).resolve().parents[2] / "static" / "img"


def _lettering(
    pen: Pen, text: str, x: float, y: float, height: float, colour: str, weight: float
) -> None:
    unit = height / 6
    for stroke in write(text):
        pen.line([(x + a * unit, y + b * unit) for a, b in stroke], colour, unit * weight)


def _number_plate(
    pen: Pen,
    x: float,
    y: float,
    width: float,
    height: float,
    text: str,
    letters: float,
    colours: tuple[str, str] = (MARIGOLD, INK),
) -> None:
    """A plate with a line of text in its middle, `letters` high."""
    ground, ink = colours
    pen.rectangle(x, y, width, height, ink, height * 0.14)
    pen.rectangle(
        x + height * 0.04,
        y + height * 0.04,
        width - height * 0.08,
        height * 0.92,
        ground,
        height * 0.11,
    )
    edge = height * 0.1
    pen.stroke(
        f"M{x + edge * 1.8:.1f} {y + edge:.1f}H{x + width - edge * 1.8:.1f}q{edge * 0.8:.1f} 0 "
        f"{edge * 0.8:.1f} {edge * 0.8:.1f}V{y + height - edge * 1.8:.1f}q0 {edge * 0.8:.1f} "
        f"{-edge * 0.8:.1f} {edge * 0.8:.1f}H{x + edge * 1.8:.1f}q{-edge * 0.8:.1f} 0 "
        f"{-edge * 0.8:.1f} {-edge * 0.8:.1f}V{y + edge * 1.8:.1f}q0 {-edge * 0.8:.1f} "
        f"{edge * 0.8:.1f} {-edge * 0.8:.1f}z",
        ink,
        max(1.0, height * 0.03),
    )
    if text:
        wide = line_width(text) * letters / 6
        _lettering(pen, text, x + (width - wide) / 2, y + (height - letters) / 2, letters, ink, 1.3)


def favicon() -> str:
    """The plate wordmark reduced to GW, 64 x 64."""
    pen = Pen()
    _number_plate(pen, 0, 8, 64, 48, "GW", 24)
    return pen.svg(64, 64)


def blank_plate() -> str:
    """A number plate with nothing on it but its bolts, 240 x 72."""
    pen = Pen()
    _number_plate(pen, 2, 2, 236, 68, "", 0)
    for x in (30, 210):
        pen.ellipse(x, 36, 5, 5, "#9a6a00")
        pen.line([(x - 3, 36), (x + 3, 36)], INK, 1.4)
    return pen.svg(240, 72)


def road() -> str:
    """A wide strip of road that bends away, drawn in one dashed line on ink, 1600 x 480."""
    pen = Pen()
    pen.rectangle(0, 0, 1600, 480, INK)
    run = "M-40 420C260 400 420 330 640 300S980 320 1140 240 1290 96 1640 70"
    pen.stroke(run, "#24272d", 96)
    pen.stroke(run, "#2c3037", 84)
    pen.stroke(run, MARIGOLD, 6, dashes="46 34", cap="butt")
    return pen.svg(1600, 480, ' preserveAspectRatio="xMidYMid slice"')


def share_picture() -> Image.Image:
    """The picture of a shared link that has none of its own, 1200 x 630."""
    scene = Scene("suv", "three_quarter", "teal", "hills", "self_drive", "KA 05 GW 2026", 0)
    picture = photograph(scene, 1200).crop((0, 200, 1200, 830)).convert("RGBA")
    pen = Pen()
    _number_plate(pen, 56, 48, 372, 104, "GOWHEELS", 44)
    return rasterise(pen.svg(1200, 630), 1200, 630, beneath=picture.tobytes()).convert("RGB")


def touch_icon() -> Image.Image:
    """The icon for a phone's home screen, 180 x 180."""
    pen = Pen()
    pen.rectangle(0, 0, 180, 180, INK)
    _number_plate(pen, 18, 48, 144, 84, "GW", 44)
    return rasterise(pen.svg(180, 180), 180, 180).convert("RGB")


def write_all(folder: Path = FOLDER) -> list[Path]:
    """Write every file into the folder; gives their paths."""
    written = []
    drawings = {
        "categories.svg": categories_svg(),
        "favicon.svg": favicon(),
        "blank_plate.svg": blank_plate(),
        "road.svg": road(),
    }
    for name, drawing in drawings.items():
        path = folder / name
        path.write_text(drawing + "\n")
        written.append(path)
    pictures = {"share.png": share_picture(), "apple-touch-icon.png": touch_icon().quantize(32)}
    for name, picture in pictures.items():
        path = folder / name
        picture.save(path, optimize=True)
        written.append(path)
    return written


if __name__ == "__main__":
    for path in write_all():
        size = path.stat().st_size
        sys.stdout.write(f"{size:7,d}  {path.relative_to(FOLDER.parent)}\n")
