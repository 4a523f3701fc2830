"""The table of pincodes held in memory: by code, by position, by name."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from math import isnan, nan
from statistics import median

from gowheels.models import Pincode
from gowheels.place_names import ALIASES, beginnings, endings, one_typo, readings, squeezed
from gowheels.positions import Positions, distance_km

COLUMNS = ("code", "place", "district", "state", "latitude", "longitude")
Row = tuple[str, str, str, str, float | None, float | None]
CODE_DIGITS = 6
# Wherever a city's post began, its head office has the first number.
HEAD_OFFICE = 1


@dataclass(frozen=True)
class Place:
    """A place as it is suggested; `kind` is city, state, locality or pincode.

    A state is at no point; a city is where its head post office is.
    """

    kind: str
    label: str
    place: str
    district: str
    state: str
    pincode: str | None
    latitude: float | None
    longitude: float | None


class Gazetteer:
    """All pincodes, their districts (here: cities) and their states, in a few megabytes.

    Cities, states and localities are numbered in this order, each in the order of the alphabet, so
    that a smaller number comes first in a list.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        kept = sorted((row for row in rows if _is_code(row[0])), key=lambda row: (row[1:4], row[0]))
        self.names = [row[1] for row in kept]
        self.codes = array("I", (int(row[0]) for row in kept))
        self.latitudes = array("d", (nan if row[4] is None else row[4] for row in kept))
        self.longitudes = array("d", (nan if row[5] is None else row[5] for row in kept))
        self.areas = sorted({(row[2], row[3]) for row in kept})
        self.states = sorted({state for _, state in self.areas})
        number = {area: index for index, area in enumerate(self.areas)}
        self.area_of = array("H", (number[row[2], row[3]] for row in kept))
        self.sizes = array("H", [0] * len(self.areas))
        for area in self.area_of:
            self.sizes[area] += 1
        self.first_locality = len(self.areas) + len(self.states)

        self.by_code = array("H", sorted(range(len(kept)), key=self.codes.__getitem__))
        self.sorted_codes = array("I", (self.codes[row] for row in self.by_code))
        self.positions = Positions(
            (row, self.latitudes[row], self.longitudes[row])
            for row in range(len(kept))
            if self._is_placed(row)
        )
        self.centres = self._find_centres()
        self.keys, self.tags = self._index_names()

    def row(self, code: str) -> int | None:
        """The row of a pincode in any spacing, or None."""
        code = "".join(code.split())
        if not _is_code(code):
            return None
        found = bisect_left(self.sorted_codes, int(code))
        known = found < len(self.sorted_codes) and self.sorted_codes[found] == int(code)
        return self.by_code[found] if known else None

    def pincode(self, row: int) -> Pincode:
        """The row as a model instance, as the database would give it."""
        district, state = self.areas[self.area_of[row]]
        latitude, longitude = self.point(row)
        return Pincode(
            code=str(self.codes[row]),
            place=self.names[row],
            district=district,
            state=state,
            latitude=latitude,
            longitude=longitude,
        )

    def point(self, row: int) -> tuple[float | None, float | None]:
        """Where a row is, in degrees; None twice where nobody knows."""
        if not self._is_placed(row):
            return None, None
        return self.latitudes[row], self.longitudes[row]

    def place(self, owner: int) -> Place:
        """What is suggested for the number of a city, a state or a locality."""
        if owner < len(self.areas):
            district, state = self.areas[owner]
            latitude, longitude = self.point(self.centres[owner])
            label = place_text(district, state)
            return Place("city", label, district, district, state, None, latitude, longitude)
        if owner < self.first_locality:
            state = self.states[owner - len(self.areas)]
            return Place("state", state, state, "", state, None, None, None)
        return locality(self.pincode(owner - self.first_locality))

    def starting(self, digits: str, limit: int) -> list[Place]:
        """The pincodes that begin with so many digits, in their order."""
        missing = CODE_DIGITS - len(digits)
        if missing < 0:
            return []
        start = bisect_left(self.sorted_codes, int(digits) * 10**missing)
        end = bisect_left(self.sorted_codes, (int(digits) + 1) * 10**missing)
        rows = self.by_code[start : min(end, start + limit)]
        return [locality(self.pincode(row), by_code=True) for row in rows]

    def named(self, text: str, limit: int) -> list[Place]:
        """The places a word of whose name begins with `text`, or nearly so.

        Whole names come first, the larger place before the smaller; then cities, states and
        localities, each in the order of the alphabet. Of several with one label only the first.
        """
        for name, around in readings(text):
            whole, begun = self._matches([name], around)
            if whole or begun:
                return self._best(whole, begun, limit)
        name, around = next(readings(text), ("", ""))
        return self._best(*self._matches(one_typo(name), around), limit)

    def known(self, text: str, *, whole: bool) -> Place | None:
        """The one place that `text` names, or None; not a state, which is at no point.

        Without `whole` the first words of a name will do: "Andheri" for Andheri East.
        """
        for name, around in readings(text):
            found = [own for own in self._matches([name], around)[0] if not self._is_state(own)]
            if found:
                return self.place(min(found, key=self._rank))
        if whole:
            return None
        name, around = next(readings(text), ("", ""))
        begun = [
            owner
            for owner in self._matches([name], around)[1]
            if not self._is_state(owner) and name in beginnings(self._name(owner))
        ]
        return self.place(min(begun, key=self._rank)) if begun else None

    def _matches(self, names: Iterable[str], around: str) -> tuple[set[int], set[int]]:
        """Who is called one of `names`, and of whom a word begins with one of them."""
        whole: set[int] = set()
        begun: set[int] = set()
        within = {around} | {today for old, today in ALIASES.items() if old.startswith(around)}
        for name in names:
            for key, tag in self._starting_with(name):
                owner, is_part = divmod(tag, 2)
                if not around or self._lies_in(owner, within):
                    (begun if is_part or key != name else whole).add(owner)
        return whole, begun - whole

    def _best(self, whole: set[int], begun: set[int], limit: int) -> list[Place]:
        # A label is all that one sees of a place; some office or other has it three times.
        first = nsmallest(2 * limit, whole, key=self._rank) + nsmallest(2 * limit, begun)
        labelled: dict[str, Place] = {}
        for place in map(self.place, first):
            labelled.setdefault(place.label, place)
        return list(labelled.values())[:limit]

    def _rank(self, owner: int) -> tuple[int, bool, int, int]:
        """Sorts places of the same name: a city, then a town's head office, then by size."""
        if owner < self.first_locality:
            size = self.sizes[owner] if owner < len(self.areas) else 0
            return self._is_state(owner), False, -size, owner
        row = owner - self.first_locality
        is_branch = self.codes[row] % 1000 != HEAD_OFFICE
        return 2, is_branch, -self.sizes[self.area_of[row]], owner

    def _is_state(self, owner: int) -> bool:
        return len(self.areas) <= owner < self.first_locality

    def _name(self, owner: int) -> str:
        if owner < len(self.areas):
            return self.areas[owner][0]
        if owner < self.first_locality:
            return self.states[owner - len(self.areas)]
        return self.names[owner - self.first_locality]

    def _starting_with(self, name: str) -> Iterator[tuple[str, int]]:
        if not name:
            return
        index = bisect_left(self.keys, name)
        while index < len(self.keys) and self.keys[index].startswith(name):
            yield self.keys[index], self.tags[index]
            index += 1

    def _lies_in(self, owner: int, within: set[str]) -> bool:
        """Whether it is in a state, or for a locality a city, of which a name begins so."""
        if self._is_state(owner):
            return False
        is_city = owner < len(self.areas)
        area = owner if is_city else self.area_of[owner - self.first_locality]
        district, state = map(squeezed, self.areas[area])
        texts = [state] if is_city else [state, district + state]
        return any(text.startswith(around) for text in texts for around in within)

    def _is_placed(self, row: int) -> bool:
        return not isnan(self.latitudes[row])

    def _find_centres(self) -> array:
        """The row of each city's middle: its head office, or what lies nearest to the median."""
        rows: list[list[int]] = [[] for _ in self.areas]
        for row, area in enumerate(self.area_of):
            rows[area].append(row)
        return array("H", (self._centre(*pair) for pair in zip(self.areas, rows, strict=True)))

    def _centre(self, area: tuple[str, str], rows: list[int]) -> int:
        placed = [row for row in rows if self._is_placed(row)]
        if not placed:
            return rows[0]
        namesakes = [row for row in placed if self.names[row] == area[0]]
        if namesakes:
            return min(namesakes, key=lambda row: (self.codes[row] % 1000, self.codes[row]))
        middle = (
            median(self.latitudes[row] for row in placed),
            median(self.longitudes[row] for row in placed),
        )
        return min(
            placed,
            key=lambda row: distance_km(middle, (self.latitudes[row], self.longitudes[row])),
        )

    def _index_names(self) -> tuple[list[str], array]:
        """Every ending of every name, sorted, and beside each a tag: whose it is.

        A tag is twice the owner, and one more where the ending is not the whole name. The locality
        at the centre of a city is left out: it is the city.
        """
        pairs: set[tuple[str, int]] = set()
        called: dict[str, list[int]] = {name: [] for name in ALIASES.values()}
        for owner in range(self.first_locality + len(self.names)):
            if not self._stands_for_its_city(owner):
                whole, *parts = endings(self._name(owner)) or [""]
                pairs.add((whole, 2 * owner))
                pairs.update((part, 2 * owner + 1) for part in parts)
                called.get(whole, []).append(owner)
        for alias, name in ALIASES.items():
            pairs.update((alias, 2 * owner) for owner in called[name])
        ordered = sorted(pairs)
        return [key for key, _ in ordered], array("I", (tag for _, tag in ordered))

    def _stands_for_its_city(self, owner: int) -> bool:
        row = owner - self.first_locality
        return (
            row >= 0
            and self.centres[self.area_of[row]] == row
            and (self.names[row] == self.areas[self.area_of[row]][0])
        )


def locality(pincode: Pincode, *, by_code: bool = False) -> Place:
    """What is suggested for a pincode; `by_code` for somebody who types digits."""
    label = place_text(pincode.place, pincode.district)
    return Place(
        "pincode" if by_code else "locality",
        f"{pincode.code} {label}" if by_code else label,
        pincode.place,
        pincode.district,
        pincode.state,
        pincode.code,
        pincode.latitude,
        pincode.longitude,
    )


def place_text(locality: str, district: str) -> str:
    """Where it is: "Indiranagar, Bengaluru", and "Leh" where both are the same."""
    return district if locality == district else f"{locality}, {district}"


def _is_code(text: str) -> bool:
    return len(text) == CODE_DIGITS and text.isascii() and text.isdigit()
