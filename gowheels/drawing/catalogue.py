"""The drawing of a catalogue model: its body from the side, on a plain soft ground."""

from PIL import Image

from .bodies import MODELS
from .canvas import Pen, rasterise
from .geometry import Camera
from .paint import PAINTS, mix
from .scene import Scene
from .stage import Light, Stage

_GROUNDS = {
    "white": "#CFE0E2",
    "silver": "#F3E3C4",
    "grey": "#F4E4BE",
    "black": "#F6DFA6",
    "red": "#F6E3C8",
    "blue": "#E3ECEF",
    "teal": "#F3E8CC",
    "green": "#F4EBCF",
    "yellow": "#DDE7E8",
    "copper": "#E6ECE6",
}


def model_drawing(body: str, paint: str = "blue") -> Image.Image:
    """A body (one of `scene.BODIES`) in a paint (a key of `PAINTS`) as RGB, 640 x 480.

    Raises ValueError for a name that is not known.
    """
    scene = Scene(body, "side", paint, plate="none")
    length, width, height = MODELS[body].size
    corners = [
        (x, y, z) for x in (0, length) for y in (-width / 2, width / 2) for z in (0.0, height)
    ]
    view = Camera(0, 2.5, max(length, height * 1.5) * 8).fitted(corners, (60, 70, 580, 392))
    ground = _GROUNDS[paint]
    pen = Pen()
    pen.rectangle(
        0,
        0,
        640,
        480,
        pen.gradient((0, 0), (0, 480), (0, mix(ground, "#FFFFFF", 0.45)), (1, ground)),
    )
    pen.ellipse(320, 250, 196, 196, mix(ground, PAINTS[paint].accent, 0.16))
    pen.rectangle(
        0,
        372,
        640,
        108,
        pen.gradient(
            (0, 372), (0, 480), (0, mix(ground, "#6B5B44", 0.16)), (1, mix(ground, "#6B5B44", 0.04))
        ),
    )
    stage = Stage(view, Light(amount=0.02, shadow=0.4), pen)
    MODELS[body].draw(stage, scene)
    return rasterise(pen.svg(640, 480), 640, 480).convert("RGB")
