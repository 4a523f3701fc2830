"""Every body that can be drawn, by name: each has a `size` and a `draw(stage, scene)`."""

from typing import Protocol

from gowheels.drawing.geometry import Point
from gowheels.drawing.scene import Scene
from gowheels.drawing.stage import Stage

from .auto import AUTO
from .bicycle import BICYCLE
from .bus import BUS
from .cars import HATCHBACK, PICKUP, SEDAN, SUV
from .motorbike import MOTORBIKE
from .scooter import SCOOTER
from .tractor import TRACTOR
from .truck import TRUCK
from .van import VAN


class Body(Protocol):
    """A vehicle that stands at x = 0 with its nose to the left, on z = 0, around y = 0."""

    @property
    def size(self) -> Point:
        """Length, width and height in centimetres."""

    def draw(self, stage: Stage, scene: Scene) -> None:
        """Draw it in the scene's paint and plate."""


MODELS: dict[str, Body] = {
    "hatchback": HATCHBACK,
    "sedan": SEDAN,
    "suv": SUV,
    "van": VAN,
    "pickup": PICKUP,
    "truck": TRUCK,
    "bus": BUS,
    "motorbike": MOTORBIKE,
    "scooter": SCOOTER,
    "auto": AUTO,
    "tractor": TRACTOR,
    "bicycle": BICYCLE,
}
