"""Where a vehicle stands: each ground is drawn once a size, then kept."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from gowheels.drawing.canvas import Pen, rasterise
from gowheels.drawing.stage import Light

from . import country, landmarks, town
from .parts import HEIGHT, WIDTH


@dataclass(frozen=True)
class Ground:
    """A place: how it is drawn, and its light."""

    draw: Callable[[Pen], None]
    light: Light


GROUNDS = {
    "street": Ground(town.street, Light("#F3E3C0", 0.04, 0.5)),
    "apartment_gate": Ground(town.apartment_gate, Light("#F3E8D0", 0.04, 0.5)),
    "parking": Ground(town.parking, Light("#B9C0C4", 0.08, 0.46)),
    "petrol_pump": Ground(town.petrol_pump, Light("#F6E2BD", 0.06, 0.48)),
    "night_market": Ground(town.night_market, Light("#3A2C52", 0.22, 0.62, lamps=True)),
    "sea": Ground(country.sea, Light("#F8EBCB", 0.05, 0.48)),
    "hills": Ground(country.hills, Light("#E4EBD2", 0.06, 0.46)),
    "monsoon": Ground(country.monsoon, Light("#7F9099", 0.14, 0.42, lamps=True, wet=True)),
    "fields": Ground(country.fields, Light("#F8E7B4", 0.06, 0.5)),
    "ghats": Ground(landmarks.ghats, Light("#F2BE9A", 0.1, 0.48)),
    "highway": Ground(landmarks.highway, Light("#B8708A", 0.13, 0.52, lamps=True)),
    "fort": Ground(landmarks.fort, Light("#F6D7A2", 0.07, 0.54)),
    "mountains": Ground(landmarks.mountains, Light("#D9E6EC", 0.04, 0.52)),
}


@lru_cache(maxsize=32)
def ground(name: str, width: int) -> bytes:
    """The ground's pixels, RGBA, `width` wide and 4:3."""
    pen = Pen()
    GROUNDS[name].draw(pen)
    return rasterise(pen.svg(WIDTH, HEIGHT), width, width * 3 // 4).tobytes()


__all__ = ["GROUNDS", "HEIGHT", "WIDTH", "Ground", "ground"]
