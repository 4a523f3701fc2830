"""A demo photograph: a vehicle on its ground, or the view from its seat."""

from random import Random

from PIL import Image

from .bodies import MODELS
from .canvas import Pen, rasterise
from .geometry import Camera, Point
from .grounds import GROUNDS, HEIGHT, WIDTH, ground
from .interiors import INTERIORS
from .scene import Scene
from .stage import Stage

# Of each view: yaw, pitch (degrees), distance (times the vehicle's length), box of the picture
_VIEWS = {
    "three_quarter": (38, 8, 3.0, (130, 250, 1470, 1056)),
    "side": (0, 2.5, 8.0, (110, 290, 1490, 1000)),
    "rear": (-47, 9, 3.0, (130, 250, 1470, 1056)),
    "front": (66, 6, 3.2, (230, 240, 1370, 1064)),
}
_NARROW = ("motorbike", "scooter", "bicycle")


def camera(body: str, view: str, seed: int = 0) -> Camera:
    """The camera for a view of a body: the vehicle stands on the ground, in the middle."""
    length, width, height = MODELS[body].size
    if view == "detail":
        return _close_up(body, seed)
    turn, pitch, distance, box = _VIEWS[view]
    yaw = turn + (seed % 5 - 2) * 1.5 if turn else 0.0
    reach = max(length, height * 1.5) * distance
    left, top, right, bottom = box
    if body in _NARROW:
        top += 30
    return Camera(yaw, pitch, reach).fitted(
        _corners(length, width, height), (left, top, right, bottom)
    )


def _corners(length: float, width: float, height: float) -> list[Point]:
    return [
        (x, y, z)
        for x in (length * 0.02, length * 0.98)
        for y in (-width / 2, width / 2)
        for z in (0.0, height)
    ]


def _close_up(body: str, seed: int) -> Camera:
    """A close look at the front corner: lamp, wheel and plate."""
    length, width, height = MODELS[body].size
    reach = min(length, height * 1.7) * 0.62
    corners = [
        (x, y, z)
        for x in (0.0, reach)
        for y in (-width * 0.22, width / 2)
        for z in (0.0, height * 0.86)
    ]
    yaw = 34 + seed % 4 * 3
    view = Camera(yaw, 7, max(length, height * 1.5) * 2.2)
    return view.fitted(corners, (60, 30, 1540, 1150))


def photograph(scene: Scene, width: int = 1600) -> Image.Image:
    """The scene as an RGB picture, `width` pixels wide and 4:3.

    At 1600 a picture takes 20 to 60 ms of one core. Each ground is drawn once a width and kept
    (8 MB at 1600), so scenes on few grounds are cheapest; paint, plate, text and seed cost nothing
    extra. Equal scenes give equal pixels: draw such a scene once and copy its files.
    """
    size = (width, width * 3 // 4)
    place = GROUNDS[scene.ground]
    behind = ground(scene.ground, width)
    if scene.view == "interior":
        pen = Pen(place.light.tint, place.light.amount * 0.7)
        INTERIORS[scene.body](pen, scene)
    else:
        stage = Stage(camera(scene.body, scene.view, scene.seed), place.light)
        MODELS[scene.body].draw(stage, scene)
        pen = stage.pen
        if place.light.wet:
            _rain(pen)
    return rasterise(pen.svg(WIDTH, HEIGHT), *size, beneath=behind).convert("RGB")


def _rain(pen: Pen) -> None:
    """A few streaks of rain before the vehicle, as the ground has them behind it."""
    chance = Random(20)
    streaks = []
    for _ in range(60):
        x, y, length = chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT), chance.uniform(60, 110)
        streaks.append(f"M{x:.0f} {y:.0f}l-14 {length:.0f}")
    pen.stroke("".join(streaks), "#F4F8F9", 2.4, 0.34)
