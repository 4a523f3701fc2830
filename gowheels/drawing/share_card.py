"""The picture that a link to a vehicle is shown with: its photograph, its name and its price."""

from PIL import Image, ImageOps

from .canvas import Pen, rasterise
from .geometry import rounded
from .lettering import latin, line_width, write
from .paint import INK, MARIGOLD, PAPER
from .plates import PLATE_COLOURS
from .silhouettes import draw_category

SIZE = (1200, 630)
_WIDE, _HIGH = SIZE
_MARGIN = 56.0
_SOFT = "#D8D3C8"


def share_card(
    photo: Image.Image | None, category: str, title: str, place: str, price: str, plate: str
) -> Image.Image:
    """Draw the card, 1200 x 630, RGB.

    `photo` fills it; without one the drawing of `category` stands on a plain ground. `price`
    ("₹1,850 a day") is written on a plate of the kind `plate`. What no letters are drawn for is
    left out, and words that find no room.
    """
    pen = Pen()
    beneath = None
    if photo is None:
        pen.rectangle(0, 0, _WIDE, _HIGH, "#2A2D34")
        pen.ellipse(_WIDE / 2, 408, 330, 16, "#16181C")
        draw_category(pen, category, 320, 36, 3.6)
    else:
        # Cut at the top, where the sky is: the vehicle then stands above the words.
        beneath = ImageOps.fit(photo, SIZE, centering=(0.5, 0.85)).convert("RGBA").tobytes()
    shade = pen.gradient(
        (0, 330), (0, _HIGH), (0, "#0B0C0F", 0), (0.45, "#0B0C0F", 0.78), (1, "#0B0C0F", 0.95)
    )
    pen.rectangle(0, 330, _WIDE, _HIGH - 330, shade)
    _plate(pen, _MARGIN, 44, "GOWHEELS", 30, (MARIGOLD, INK))
    _words(pen, title, _MARGIN, 454, 48, PAPER, _WIDE - 2 * _MARGIN)
    asked = latin(price)
    start = _WIDE - _MARGIN - _plate_width(asked, 36)
    _plate(pen, start, 526, asked, 36, PLATE_COLOURS.get(plate, (MARIGOLD, INK)))
    _words(pen, place, _MARGIN, 549, 26, _SOFT, start - 2 * _MARGIN)
    return rasterise(pen.svg(_WIDE, _HIGH), _WIDE, _HIGH, beneath).convert("RGB")


def _words(
    pen: Pen, text: str, x: float, y: float, height: float, colour: str, room: float
) -> None:
    """A line of capitals, `height` tall or two thirds of it where that makes it fit."""
    words = latin(text).split()
    while words and line_width(" ".join(words)) * height / 9 > room:
        words.pop()
    line = " ".join(words)
    if line:
        _strokes(pen, line, x, y, min(height / 6, room / line_width(line)), colour)


def _strokes(pen: Pen, line: str, x: float, y: float, unit: float, colour: str) -> None:
    for stroke in write(line):
        pen.line([(x + a * unit, y + b * unit) for a, b in stroke], colour, unit * 1.15)


def _plate_width(text: str, height: float) -> float:
    return line_width(text) * height / 6 + 2 * height


def _plate(
    pen: Pen, x: float, y: float, text: str, height: float, colours: tuple[str, str]
) -> None:
    """A number plate around a line of letters that are `height` tall."""
    ground, letters = colours
    wide, high = _plate_width(text, height), height * 2
    pen.rectangle(x - 4, y - 4, wide + 8, high + 8, ground, height * 0.34)
    rim = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
    pen.line(rounded(rim, height * 0.25), letters, height * 0.1, closed=True)
    _strokes(pen, text, x + height, y + height / 2, height / 6, letters)
