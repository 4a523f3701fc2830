"""Capitals and digits as single strokes, in the manner of a painted number plate.

A glyph is drawn on a grid 4 wide and 6 high, y down. Round letters have their corners rounded.
"""

import unicodedata

from .geometry import Flat, rounded

_BOWL = 1.5
_GLYPHS: dict[str, tuple[float, str]] = {
    "A": (0, "0,6 2,0 4,6|0.7,4.1 3.3,4.1"),
    "B": (_BOWL, "0,3 2.4,3 3.7,3 3.7,0 2.4,0 0,0|0,0 0,6|0,6 2.4,6 4,6 4,3 2.4,3 0,3"),
    "C": (2, "4,1.4 4,0 2,0 0,0 0,6 4,6 4,4.6"),
    "D": (2, "0,0 0,6|0,6 4,6 4,0 0,0"),
    "E": (0, "4,0 0,0 0,6 4,6|0,3 3.2,3"),
    "F": (0, "4,0 0,0 0,6|0,3 3.2,3"),
    "G": (2, "4,1.4 4,0 0,0 0,6 4,6 4,4|4,4.4 4,3.3|4,3.3 2.4,3.3"),
    "H": (0, "0,0 0,6|4,0 4,6|0,3 4,3"),
    "I": (0, "2,0 2,6"),
    "J": (1.8, "3.4,0 3.4,6 0,6 0,4.4"),
    "K": (0, "0,0 0,6|4,0 0,3.6|1.4,2.5 4,6"),
    "L": (0, "0,0 0,6 3.8,6"),
    "M": (0, "0,6 0,0 2,3.8 4,0 4,6"),
    "N": (0, "0,6 0,0 4,6 4,0"),
    "O": (2, "2,0 0,0 0,6 4,6 4,0 2,0"),
    "P": (_BOWL, "0,0 0,6|0,0 4,0 4,3.3 0,3.3"),
    "Q": (2, "2,0 0,0 0,6 4,6 4,0 2,0|2.6,4.4 4.2,6.4"),
    "R": (_BOWL, "0,0 0,6|0,0 4,0 4,3.3 0,3.3|2,3.3 4,6"),
    "S": (1.5, "4,1.3 4,0 0,0 0,3 4,3 4,6 0,6 0,4.7"),
    "T": (0, "0,0 4,0|2,0 2,6"),
    "U": (2, "0,0 0,6 4,6 4,0"),
    "V": (0, "0,0 2,6 4,0"),
    "W": (0, "0,0 1,6 2,1.8 3,6 4,0"),
    "X": (0, "0,0 4,6|4,0 0,6"),
    "Y": (0, "0,0 2,3 4,0|2,3 2,6"),
    "Z": (0, "0,0 4,0 0,6 4,6"),
    "0": (2, "2,0 0,0 0,6 4,6 4,0 2,0"),
    "1": (0, "0.8,1.3 2.3,0 2.3,6"),
    "2": (1.7, "0,1.5 0,0 4,0 4,2.4 0,6|0,6 4,6"),
    "3": (1.5, "0,1.2 0,0 3.8,0 3.8,2.8 1.6,2.8|1.6,2.8 4,2.8 4,6 0,6 0,4.8"),
    "4": (0, "3,6 3,0 0,4.2 4,4.2"),
    "5": (1.5, "0,2.6 4,2.2 4,6 0,6 0,4.8|0,2.6 0.4,0|0.4,0 3.8,0"),
    "6": (1.8, "3.8,1.2 3.6,0 0,0 0,6 4,6 4,2.6 0,2.6 0,4"),
    "7": (0, "0,0 4,0 1.4,6"),
    "8": (1.4, "2,2.8 0.2,2.8 0.2,0 3.8,0 3.8,2.8 2,2.8|2,2.8 0,2.8 0,6 4,6 4,2.8 2,2.8"),
    "9": (1.8, "0.2,4.8 0.4,6 4,6 4,0 0,0 0,3.4 4,3.4 4,2"),
    "&": (1, "4,6 0.6,1.8 0.6,0 2.8,0 2.8,1.6 0,4 0,6 3,6 4,3.6"),
    "-": (0, "1,3 3,3"),
    ".": (0, "1.9,6 2.1,6"),
    ",": (0, "2.1,5.9 1.6,7.1"),
    "₹": (1.6, "0,0 4,0|0,1.7 4,1.7|0,0 3.4,0 3.4,3.4 0.2,3.4|0.2,3.4 3.2,6.2"),
    " ": (0, ""),
}


def _strokes(radius: float, outline: str) -> list[list[Flat]]:
    pairs = [[pair.split(",") for pair in line.split()] for line in outline.split("|") if line]
    lines = [[(float(x), float(y)) for x, y in line] for line in pairs]
    if not radius:
        return lines
    return [rounded(line, radius, 4, closed=False) if len(line) > 2 else line for line in lines]


_STROKES = {letter: _strokes(*glyph) for letter, glyph in _GLYPHS.items()}


def latin(text: str) -> str:
    """The text as the capitals, digits and few signs that can be drawn; accents are dropped."""
    plain = unicodedata.normalize("NFKD", text).upper()
    return "".join(letter for letter in plain if letter in _GLYPHS)


def letter_width(letter: str) -> float:
    """How much of a line a letter takes, in units of the 4 x 6 grid."""
    return {" ": 2.4, "I": 2.6, "1": 4.4, "M": 6.2, "W": 6.6, ".": 2.4, ",": 2.4}.get(letter, 5.6)


def line_width(text: str) -> float:
    """The width of a line in grid units, without the space after its last letter."""
    return sum(letter_width(letter) for letter in text) - 1.6 if text else 0.0


def write(text: str) -> list[list[Flat]]:
    """The strokes of a line of text: x from 0 to `line_width(text)`, y from 0 to 6."""
    strokes: list[list[Flat]] = []
    cursor = 0.0
    for letter in text:
        width = letter_width(letter)
        room = width - 1.6
        stretch = room / 4 if letter in "MW" else 1.0
        shift = cursor + (0 if letter in "MW" else (room - 4) / 2)
        strokes += [[(shift + x * stretch, y) for x, y in line] for line in _STROKES[letter]]
        cursor += width
    return strokes
