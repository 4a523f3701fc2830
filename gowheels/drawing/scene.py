"""What a demo photograph shows: one frozen value, so that equal scenes are equal pictures."""

from dataclasses import dataclass

from .paint import PAINTS, Paint

BODIES = (
    "hatchback",
    "sedan",
    "suv",
    "van",
    "pickup",
    "truck",
    "bus",
    "motorbike",
    "scooter",
    "auto",
    "tractor",
    "bicycle",
)
VIEWS = ("three_quarter", "side", "rear", "interior", "front", "detail")
GROUNDS = (
    "street",
    "sea",
    "hills",
    "monsoon",
    "night_market",
    "petrol_pump",
    "parking",
    "ghats",
    "fields",
    "apartment_gate",
    "highway",
    "fort",
    "mountains",
)
PLATES = ("private", "commercial", "self_drive", "electric", "none")


@dataclass(frozen=True)
class Scene:
    """A vehicle, how it is seen and where it stands.

    `body` is one of BODIES, `view` of VIEWS, `paint` a key of PAINTS, `ground` of GROUNDS and
    `plate` of PLATES; `plate_text` is a registration such as "KA 05 MX 2147". `seed` varies small
    things: the wheels, the trim's cloth, the framing. Raises ValueError for a name unknown.
    """

    body: str
    view: str = "three_quarter"
    paint: str = "white"
    ground: str = "street"
    plate: str = "private"
    plate_text: str = "KA 05 MX 2147"
    seed: int = 0

    def __post_init__(self) -> None:
        for value, known in (
            (self.body, BODIES),
            (self.view, VIEWS),
            (self.paint, PAINTS),
            (self.ground, GROUNDS),
            (self.plate, PLATES),
        ):
            if value not in known:
                raise ValueError(f"{value!r} is not one of {', '.join(known)}")

    @property
    def colours(self) -> Paint:
        """The paint's colour and accent."""
        return PAINTS[self.paint]

    def pick(self, options: tuple[str, ...], salt: int = 0) -> str:
        """One of the options, by the seed: the same for the same scene."""
        return options[(self.seed * 2654435761 + salt * 40503 >> 7) % len(options)]
