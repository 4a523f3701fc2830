"""What the demo will be: owners, and their vehicles in the order of time, in batches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, count, islice
from random import Random

from gowheels.demo import activity, listings, wellknown
from gowheels.demo.calendar import Entry, entries
from gowheels.demo.listings import Listing
from gowheels.demo.looks import Looks, album
from gowheels.demo.people import Person, person
from gowheels.models import Pincode

BATCH = 2000
# So many vehicles have visitors as a real site has; of more, each is the less likely to.
BUSY_VEHICLES = 3000
# How many vehicles an owner has, and with each the sum of the shares in a hundred up to it.
_FLEETS = (1, 2, 3, 4, 5, 6)
_FLEET_SUMS = list(accumulate((46, 25, 14, 8, 4, 3)))


@dataclass
class Batch:
    """New owners, and vehicles of theirs (or of Asha's) in the order in which they were listed."""

    owners: list[Person]
    offers: list[Listing]


@dataclass(frozen=True)
class Plan:
    """How much, and out of what: `seed` decides, `customers` are user ids.

    `pincodes` are those of the cities and of their `outskirts`, where only a large demo reaches.
    """

    vehicles: int
    seed: int
    today: datetime
    with_asha: bool
    with_photographs: bool
    customers: Sequence[int]
    pincodes: dict[str, Pincode]
    outskirts: dict[str, list[str]]

    def batches(self) -> Iterator[Batch]:
        """Think up the vehicles, some thousand at a time. No database is asked."""
        looks, busy = Looks(), Random(f"{self.seed} busy")
        interest = min(1.0, BUSY_VEHICLES / max(self.vehicles, 1))
        fleets = self._fleets()
        hers = wellknown.entries(self.vehicles if self.with_asha else 0, self.today)
        coming = entries(self.vehicles - len(hers), self.seed, self.today, hers)
        while batch := list(islice(coming, BATCH)):
            takers = _takers(fleets, sum(not entry.model for entry in batch))
            owners = [owner for owner, number in takers if number == 0]
            busy.shuffle(takers)
            turns = iter(takers)
            offers = [self._offer(entry, turns, looks, busy.random() < interest) for entry in batch]
            yield Batch(owners, offers)

    def _fleets(self) -> Iterator[tuple[Person, int]]:
        """Yield owners without end, and how many vehicles each has."""
        chance = Random(f"{self.seed} fleets")
        for index in count():
            size = chance.choices(_FLEETS, cum_weights=_FLEET_SUMS)[0]
            yield person("owner", index, self.seed, self.outskirts), size

    def _offer(
        self, entry: Entry, turns: Iterator[tuple[Person, int]], looks: Looks, busy: bool
    ) -> Listing:
        owner, number = (wellknown.ASHA, entry.model) if entry.model else next(turns)
        chance = Random(f"{self.seed} {owner.username} {number}")
        offer = (
            wellknown.offer(entry, self.pincodes, looks, self.today, chance)
            if entry.model
            else listings.listing(owner, entry, self.pincodes, looks, self.today, chance)
        )
        if self.with_photographs:
            offer.scenes = album(offer.look, chance)
        views = offer.popularity if busy else 0
        offer.acts = activity.acts_on(offer.vehicle, self.customers, views, self.today, chance)
        return offer


def _takers(fleets: Iterator[tuple[Person, int]], many: int) -> list[tuple[Person, int]]:
    """Give so many vehicles to owners: each once a vehicle, with its number from 0 on."""
    takers: list[tuple[Person, int]] = []
    while len(takers) < many:
        owner, size = next(fleets)
        takers += [(owner, number) for number in range(min(size, many - len(takers)))]
    return takers
