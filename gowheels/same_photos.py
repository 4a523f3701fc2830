"""The same picture under two owners, found by its perceptual hash and shown to staff.

A copy that was made smaller, saved again or lightened a little keeps its hash but for a bit or
two. Every hash so near is looked up in the index by itself, so that the search costs the same
however many photographs there are.
"""

from itertools import combinations

from django.db import transaction

from gowheels.models import SamePhoto, VehicleImage
from gowheels.models.retrying import done_again

BITS = 64
MOST_BITS_APART = 2
# A picture that is copied more often than this is one that staff have found by then.
MOST_COPIES = 5
HASHES_AT_ONCE = 900
MOST_NEAR = 100
# What every plain surface has, whoever photographs it.
SAYS_NOTHING = (0, -1)


def look_later(vehicle_id: int, first_position: int) -> None:
    """Look for copies of a vehicle's photographs from a position on, once they are committed."""

    # A function, not a partial: of one that fails Django logs the name, which a partial has not.
    def look() -> None:
        flag(vehicle_id, first_position)

    transaction.on_commit(look, robust=True)


@done_again
def flag(vehicle_id: int, first_position: int = 0) -> None:
    """Keep for staff which of a vehicle's photographs another owner has shown before."""
    images = VehicleImage.objects.filter(vehicle_id=vehicle_id, position__gte=first_position)
    found = [
        SamePhoto(image=image, other=other)
        for image in images.select_related("vehicle")
        for other in copies_of(image)
    ]
    SamePhoto.objects.bulk_create(found, ignore_conflicts=True)


def copies_of(image: VehicleImage) -> list[VehicleImage]:
    """Photographs of other owners that look like this one, at most MOST_COPIES, the oldest first.

    Read by the index of the hash alone, in a fixed number of queries.
    """
    if image.perceptual_hash is None or image.perceptual_hash in SAYS_NOTHING:
        return []
    hashes = near_hashes(image.perceptual_hash)
    near: list[int] = []
    # Apart from the owners, and in short lists: MariaDB makes a table of a long one, and may then
    # start with every vehicle there is.
    for start in range(0, len(hashes), HASHES_AT_ONCE):
        part = hashes[start : start + HASHES_AT_ONCE]
        found = VehicleImage.objects.filter(perceptual_hash__in=part).order_by()
        near += found.values_list("pk", flat=True)[:MOST_NEAR]
    others = VehicleImage.objects.filter(pk__in=near).exclude(
        vehicle__seller=image.vehicle.seller_id
    )
    return list(others.order_by("pk")[:MOST_COPIES])


def near_hashes(perceptual_hash: int) -> list[int]:
    """All hashes at most MOST_BITS_APART from one, as signed integers of 64 bits; itself too."""
    flips = [
        sum(1 << bit for bit in bits)
        for count in range(MOST_BITS_APART + 1)
        for bits in combinations(range(BITS), count)
    ]
    return [_signed((perceptual_hash % (1 << BITS)) ^ flip) for flip in flips]


def _signed(number: int) -> int:
    return number - (1 << BITS) if number >> (BITS - 1) else number
