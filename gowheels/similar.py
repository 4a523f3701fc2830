"""Vehicles like one: of its kind, near it and about its price first.

However many there are nearby, only the newest of each neighbouring pincode are looked at: each
part of the query reads a few entries from the end of one index.
"""

from dataclasses import dataclass
from decimal import Decimal

from gowheels import places
from gowheels.cards import COLUMNS, ListedVehicle, card_of
from gowheels.models import GoneVehicle, Vehicle
from gowheels.models.reading import reading

MOST = 8
RADIUS = 25  # km
PRICE_SHARE = Decimal("0.4")  # a price this much above or below is a similar one
# How much is looked at: the nearest pincodes, the newest of each, of the state and of the kind.
NEAREST_PINCODES = 30
NEWEST_OF_PINCODE = 30
NEWEST_ELSEWHERE = 100
# What is visible, from the end of one index. By hand, because the ORM takes longer to write thirty
# of these than a database to answer them; one level down, because SQLite allows no LIMIT above.
NEWEST = (
    "SELECT * FROM (SELECT id, category, price, pincode, state FROM gowheels_vehicle"
    " WHERE listed = 1 AND {column} = %s ORDER BY ranked_at DESC, id DESC LIMIT {count})"
    " AS part{number}"
)


@dataclass(frozen=True)
class _Candidate:
    id: int
    category: str
    price: Decimal
    pincode: str
    state: str


def similar_to(subject: Vehicle | GoneVehicle, count: int = MOST) -> list[ListedVehicle]:
    """At most `count` other visible vehicles of the same kind; three queries at most.

    Those within RADIUS come first, then those of the state, then all others; of each, those with
    a similar price first, and of these the nearest, then the newest.
    """
    price = subject.price if isinstance(subject, Vehicle) else None
    centre = places.centre_of(subject.pincode)
    nearby = places.around(centre, RADIUS) if centre else {subject.pincode: 0}
    alike = {
        found
        for found in _candidates(subject, nearby)
        if found.category == subject.category and found.id != subject.pk
    }

    def rank(found: _Candidate) -> tuple[int, bool, int, int]:
        circle = 0 if found.pincode in nearby else 1 if found.state == subject.state else 2
        differs = price is not None and abs(found.price - price) > price * PRICE_SHARE
        return circle, differs, nearby.get(found.pincode, 0), -found.id

    best = [found.id for found in sorted(alike, key=rank)[:count]]
    shown = Vehicle.objects.filter(pk__in=best).still_visible()
    rows = {row["id"]: row for row in shown.values(*COLUMNS)}
    return [card_of(rows[pk], nearby.get(rows[pk]["pincode"])) for pk in best if pk in rows]


def _candidates(subject: Vehicle | GoneVehicle, nearby: dict[str, int]) -> list[_Candidate]:
    """What is near and new, or in the state, or of the kind, each once or more; unranked."""
    nearest = sorted(nearby, key=lambda code: nearby[code])[:NEAREST_PINCODES]
    looked_at = [("pincode", code, NEWEST_OF_PINCODE) for code in nearest]
    looked_at.append(("state", subject.state, NEWEST_ELSEWHERE))
    looked_at.append(("category", subject.category, NEWEST_ELSEWHERE))
    parts = [
        NEWEST.format(column=column, count=count, number=number)
        for number, (column, _, count) in enumerate(looked_at)
    ]
    with reading(Vehicle).cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [value for _, value, _ in looked_at])
        rows = cursor.fetchall()
    return [
        _Candidate(pk, category, Decimal(str(price)), pincode, state)
        for pk, category, price, pincode, state in rows
    ]
