"""A lettered badge for a make: its monogram on a plate or a coin, its name below."""

from zlib import crc32

from PIL import Image

from .canvas import Pen, rasterise
from .geometry import rounded
from .lettering import latin, line_width, write
from .paint import INK, PAPER, mix, tone

# Grounds that stand out from white and from near black alike, each with its letters' colour.
_PALETTE = (
    ("#F0A818", INK),
    ("#B7402F", PAPER),
    ("#2C6BAA", PAPER),
    ("#2E7F55", PAPER),
    ("#16808A", PAPER),
    ("#7A4F8C", PAPER),
    ("#C46A2B", PAPER),
    ("#A63F63", PAPER),
    ("#5C6F86", PAPER),
    ("#7C8A2E", PAPER),
)
_SIDE = 320.0


def monogram(name: str) -> str:
    """One to four letters for a name: its initials, or itself when short ("TVS", "KTM").

    Empty when nothing in the name can be drawn.
    """
    words = latin(name).replace("-", " ").replace(".", " ").replace("&", " ").split()
    if not words:
        return ""
    if len(words) == 1:
        return words[0] if len(words[0]) <= 3 else words[0][0]
    return "".join(word[0] for word in words[:3])


def brand_badge(name: str) -> Image.Image:
    """The badge of a make as RGBA, 320 x 320, its corners transparent.

    The same name always gets the same badge. Letters that cannot be drawn are left out; a name of
    none at all gets a wheel.
    """
    stamp = crc32(name.strip().casefold().encode())
    ground, letters = _PALETTE[stamp % len(_PALETTE)]
    pen = Pen()
    coin = (stamp // 16) % 3 == 0
    _ground(pen, ground, letters, coin)
    short = monogram(name)
    full = " ".join(latin(name).split())
    named = bool(full) and full != short and len(full) <= 18
    if short:
        _monogram(pen, short, ground, letters, 146 if named else 160, 150 if coin else 168)
    else:
        _wheel(pen, letters)
    if named:
        _name(pen, full, letters, 236, 150 if coin else 220)
    return rasterise(pen.svg(_SIDE, _SIDE), int(_SIDE), int(_SIDE))


def _ground(pen: Pen, ground: str, letters: str, coin: bool) -> None:
    light = pen.gradient(
        (60, 0), (260, 320), (0, tone(ground, 0.3)), (0.5, ground), (1, tone(ground, -0.28))
    )
    if coin:
        pen.ellipse(160, 160, 150, 150, tone(ground, -0.45))
        pen.ellipse(160, 158, 148, 148, light)
        pen.stroke("M160 28A132 132 0 1 1 159.9 28Z", letters, 4, 0.85)
        return
    pen.rectangle(12, 14, 296, 296, tone(ground, -0.45), 46)
    pen.rectangle(12, 10, 296, 296, light, 46)
    edge = [(28, 26), (292, 26), (292, 290), (28, 290)]
    pen.line(rounded(edge, 46, 8), letters, 4, 0.85, closed=True)
    for x in (52, 268):
        pen.ellipse(x, 50, 5, 5, letters, 0.85)


def _monogram(pen: Pen, text: str, ground: str, letters: str, middle: float, reach: float) -> None:
    unit = min(reach / line_width(text), 108 / 6)
    left, top = 160 - line_width(text) * unit / 2, middle - 3 * unit
    for shift, ink, width in ((3.5, tone(ground, -0.6), 1.25), (0, letters, 1.2)):
        for stroke in write(text):
            pen.line(
                [(left + x * unit + shift, top + y * unit + shift) for x, y in stroke],
                mix(ink, ground, 0.1),
                unit * width,
            )


def _name(pen: Pen, text: str, letters: str, middle: float, reach: float) -> None:
    unit = min(reach / line_width(text), 3.6)
    left, top = 160 - line_width(text) * unit / 2, middle - 3 * unit
    for stroke in write(text):
        pen.line([(left + x * unit, top + y * unit) for x, y in stroke], letters, unit * 1.05)


def _wheel(pen: Pen, letters: str) -> None:
    pen.stroke("M160 94A66 66 0 1 1 159.9 94Z", letters, 20)
    pen.ellipse(160, 160, 16, 16, letters)
    for x, y in ((160, 104), (107, 142), (127, 205), (193, 205), (213, 142)):
        pen.line([(160, 160), (x, y)], letters, 9)
