"""Colours: mixing them, the ten paints, and the inks that every drawing shares."""

from dataclasses import dataclass
from functools import lru_cache

INK = "#1A1C20"
RUBBER = "#1D1F24"
UNDERSIDE = "#121419"
PLASTIC = "#25272C"
CHROME = "#C9CED4"
STEEL = "#8A9099"
MARIGOLD = "#F6A800"
LAMP = "#FFF3D0"
TAIL = "#C3261D"
AMBER = "#F08A12"
PAPER = "#FBF7F0"

_DEEP = "#0D1226"
_BRIGHT = "#FFF8EA"


@dataclass(frozen=True)
class Paint:
    """A vehicle's paint: its name for people, its colour and the accent that goes with it."""

    name: str
    colour: str
    accent: str = MARIGOLD


PAINTS: dict[str, Paint] = {
    "white": Paint("Pearl white", "#DEDBD4", "#C8402F"),
    "silver": Paint("Monsoon silver", "#A9B1B8", "#2A5C8A"),
    "grey": Paint("Slate grey", "#59636E", "#F6A800"),
    "black": Paint("Midnight black", "#2B2E36", "#F6A800"),
    "red": Paint("Brick red", "#B7322A", "#F3D9A4"),
    "blue": Paint("Sea blue", "#2463A6", "#F4E3BE"),
    "teal": Paint("Peacock teal", "#15737A", "#F6C34A"),
    "green": Paint("Leaf green", "#3C7A4A", "#F6C34A"),
    "yellow": Paint("Marigold", "#EFA91A", "#2B2E36"),
    "copper": Paint("Copper brown", "#9A5B33", "#F3D9A4"),
}


@lru_cache(maxsize=65536)
def mix(first: str, second: str, share: float) -> str:
    """`first` with `share` (0 to 1) of `second` in it, as "#rrggbb"."""
    parts = (
        round(int(first[i : i + 2], 16) * (1 - share) + int(second[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{min(255, max(0, part)):02x}" for part in parts)


@lru_cache(maxsize=65536)
def tone(colour: str, light: float) -> str:
    """The colour lit: -1 is its deepest shade, 0 itself, 1 its highlight."""
    if light < 0:
        return mix(colour, _DEEP, min(1.0, -light) * 0.78)
    return mix(colour, _BRIGHT, min(1.0, light) * 0.55)
