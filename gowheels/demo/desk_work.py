"""What the demo gives staff to do, beside what waits: new people, a doubtful listing, reports."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import islice
from random import Random

from django.contrib.auth.models import User
from django.db.models import Count, F, Min, OuterRef, Q, Subquery
from django.utils import timezone

from gowheels import same_photos
from gowheels.demo import accounts, wellknown
from gowheels.demo.listings import Listing
from gowheels.demo.people import Person, person
from gowheels.models import SamePhoto, UserProfile, Vehicle, VehicleReport

# A smaller demo is there for something else.
FEWEST_VEHICLES = 100
# Of ten who have an account one came in the last thirty days and looks around.
_NEWCOMERS = 0.1
_DAYS = 30
_TOO_GOOD = Decimal("0.3")
_ASKS = " Call 98450 12345 before you book, I answer faster there. 500 in advance keeps it for you."
_REPORTS = (
    ("fraud", "He wanted 2,000 by UPI before he would send the address."),
    ("fraud", "Asked for money first, then did not pick up."),
    ("wrong", "The car in the photographs is not the one I was shown."),
    ("gone", "Sold in summer, the owner says."),
)


def newcomers(customers: int, seed: int) -> list[Person]:
    """People who joined in the last thirty days and have done nothing yet."""
    chance = Random(f"{seed} newcomers")
    numbers = range(customers, customers + round(customers * _NEWCOMERS))
    return [
        replace(person("customer", number, seed), joined=chance.randrange(_DAYS))
        for number in numbers
    ]


def make_doubtful(offers: Sequence[Listing]) -> list[Listing]:
    """Let the last that waits be too cheap, name a number, and have another's picture and plate.

    Returns it, or nothing where none waits.
    """
    mine = [offer for offer in offers if offer.owner != wellknown.ASHA]
    doubtful = next((offer for offer in reversed(mine) if _waits(offer)), None)
    if doubtful is None:
        return []
    vehicle = doubtful.vehicle
    vehicle.price = round(vehicle.price * _TOO_GOOD)
    vehicle.price_per_hour = None
    vehicle.description += _ASKS
    alike = (
        offer
        for offer in mine
        if offer.vehicle.listed and offer.owner != doubtful.owner and offer.scenes
        if offer.vehicle.category == vehicle.category and offer.vehicle.registration
    )
    for other in islice(alike, 1):
        doubtful.scenes[:1] = other.scenes[:1]
        vehicle.registration = other.vehicle.registration
    return [doubtful]


def _waits(offer: Listing) -> bool:
    return offer.vehicle.approval_status == Vehicle.Status.PENDING


def leave(doubtful: Sequence[Listing], people: Sequence[int], seed: int) -> None:
    """Once all is saved: give what is doubtful to people who are new, by user id, and report."""
    for offer, person_id in zip(doubtful, people, strict=False):
        Vehicle.objects.filter(pk=offer.vehicle.pk).update(seller=person_id)
        _flag_the_first_photograph(offer.vehicle)
    _let_owners_join_before_they_list()
    _report(Random(f"{seed} reports"))


def _flag_the_first_photograph(vehicle: Vehicle) -> None:
    """That alone, and once: many of the demo share a drawing."""
    for image in vehicle.images.filter(position=0):
        for other in same_photos.copies_of(image)[:1]:
            SamePhoto.objects.create(image=image, other=other)


def _let_owners_join_before_they_list() -> None:
    """Whoever has no decision yet came just then, the others at any time before."""
    decided = Count("vehicles", filter=Q(vehicles__reviewed_at__isnull=False))
    owners = accounts.demo_users().annotate(first=Min("vehicles__created_at"), decided=decided)
    moved = list(owners.filter(Q(decided=0, first__isnull=False) | Q(date_joined__gt=F("first"))))
    for owner in moved:
        owner.date_joined = owner.first - timedelta(minutes=25)
    User.objects.bulk_update(moved, ["date_joined"], batch_size=500)
    joined = User.objects.filter(pk=OuterRef("user")).values("date_joined")
    UserProfile.objects.filter(user__in=moved).update(created_at=Subquery(joined))


def _report(chance: Random) -> None:
    """Enough people report two of the vehicles that are shown."""
    shown = Vehicle.objects.visible().filter(seller__in=accounts.demo_users())
    shown = shown.exclude(seller__username=wellknown.ASHA.username).order_by("pk")
    people = accounts.demo_users().filter(vehicles=None).order_by("pk")
    old = list(people.filter(date_joined__lt=timezone.now() - timedelta(days=_DAYS)))
    for vehicle in chance.sample(list(shown), 2):
        for reporter, (reason, note) in zip(
            chance.sample(old, len(_REPORTS)), _REPORTS, strict=True
        ):
            VehicleReport.objects.create(
                vehicle=vehicle,
                reporter=reporter,
                reason=reason,
                note=note,
                created_at=timezone.now() - timedelta(minutes=chance.randrange(60, 4000)),
            )
