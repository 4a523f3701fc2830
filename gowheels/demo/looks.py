"""How the demo's vehicles look: fewer looks than vehicles, so that drawing them takes seconds."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any
from zlib import crc32

from gowheels.demo.cities import CITIES
from gowheels.drawing import GROUNDS, Scene

# How many vehicles of a body and a kind of plate look different. What is common has more.
_VARIANTS = {
    ("suv", "private"): 8,
    ("suv", "self_drive"): 7,
    ("hatchback", "private"): 5,
    ("hatchback", "self_drive"): 3,
    ("sedan", "private"): 3,
    ("motorbike", "private"): 5,
    ("motorbike", "self_drive"): 4,
    ("scooter", "private"): 3,
    ("bicycle", "none"): 3,
}
_FEW = 2
_STRIDE = 5
# As on the road: much white and grey, a little of all else.
_PAINTS = ("white", "red", "silver", "blue", "grey", "white", "teal", "black", "silver", "copper",
           "white", "grey", "green", "yellow")  # fmt: skip
_BODY_PAINTS = {"auto": ("yellow", "green"), "tractor": ("red", "blue", "green")}
# A look is seen from one end, few from both.
_ENDS = (("rear",), ("front",), ("rear",), ("front",), ("front", "rear"))
# One of these is behind the glass of every interior; few, as interiors are shared.
_THROUGH_THE_GLASS = ("street", "parking")


@dataclass(frozen=True)
class Look:
    """A body with its paint, plate and places; `turn` counts the vehicles that had it before."""

    body: str
    plate: str
    paint: str
    registration: str
    grounds: tuple[str, str]
    seed: int
    turn: int


class Looks:
    """Gives out looks in turn, so that vehicles of one kind that follow each other differ."""

    def __init__(self) -> None:
        self._given: Counter[tuple[str, str]] = Counter()

    def next(self, body: str, plate: str) -> Look:
        """The next look of this body and kind of plate."""
        turn, variant = divmod(self._given[body, plate], _VARIANTS.get((body, plate), _FEW))
        self._given[body, plate] += 1
        return Look(body=body, plate=plate, **_variant(body, plate, variant), turn=turn)


@cache
def _variant(body: str, plate: str, variant: int) -> dict[str, Any]:
    """What vehicles of one look share: paint, registration, grounds and seed."""
    kind = f"{body} {plate}"
    chance = Random(f"{kind} {variant}")
    # From a start of its own, each kind goes through the paints and the grounds in strides.
    start = crc32(kind.encode())
    paints = _BODY_PAINTS.get(body, _PAINTS)
    place = start + variant * _STRIDE
    return {
        "paint": paints[(start // 7 + variant) % len(paints)],
        "registration": _registration(plate, chance),
        "grounds": (GROUNDS[place % len(GROUNDS)], GROUNDS[(place + 7) % len(GROUNDS)]),
        "seed": chance.randrange(1000),
    }


def _registration(plate: str, chance: Random) -> str:
    if plate == "none":
        return ""
    city = chance.choices(CITIES, [city.weight for city in CITIES])[0]
    letters = "".join(chance.choices("ABCDEFGHJKLMNPRSTUVWXYZ", k=2))
    return f"{chance.choice(city.offices)} {letters} {chance.randint(1, 9999):04d}"


def album(look: Look, chance: Random) -> list[Scene]:
    """The three to six scenes of a vehicle, the cover first. Of a look, few are ever asked for."""
    around = ["three_quarter", "side", *_ENDS[look.seed % len(_ENDS)]]
    cover = around.pop(look.turn % 3)
    views = [cover, *around[: chance.randint(1, 3)], "interior"]
    if look.seed % 3 == 0:
        views.append("detail")
    return [_scene(look, view) for view in views]


def _scene(look: Look, view: str) -> Scene:
    if view == "interior":
        behind = _THROUGH_THE_GLASS[look.seed % len(_THROUGH_THE_GLASS)]
        return Scene(look.body, view, "white", behind, "none", "", look.seed % 2)
    ground = look.grounds[view in {"side", "rear"}]
    return Scene(look.body, view, look.paint, ground, look.plate, look.registration, look.seed)
