"""Fill the site with the demo, a batch of owners at a time."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from gowheels import photos
from gowheels.demo import accounts, activity, listings, photographs, rows, wellknown
from gowheels.demo.cities import known_pincodes
from gowheels.demo.listings import Listing
from gowheels.demo.looks import Looks, album
from gowheels.demo.people import Person, person, spare_phones
from gowheels.models import Pincode, UserProfile, Vehicle, VehicleClick, VehicleImage

PROCESSES = 2
# Small with photographs, so that the progress bar moves; large without, as each batch has a price.
BATCH_WITH_PHOTOGRAPHS = 20
BATCH = 1000
# So many vehicles have visitors as a real site has; of more, each has the fewer.
BUSY_VEHICLES = 3000
_FLEETS = {1: 46, 2: 25, 3: 14, 4: 8, 5: 4, 6: 3}


@dataclass
class Owner:
    """A person and what they offer."""

    person: Person
    offers: list[Listing]


@dataclass
class Made:
    """How much was made, vehicles by state; `asha` says whether her number was free."""

    owners: int = 0
    customers: int = 0
    photographs: int = 0
    clicks: int = 0
    vehicles: Counter[str] = field(default_factory=Counter)
    asha: bool = False


def seed(count: int, number: int, with_photographs: bool, staff: User | None) -> Made:
    """Make `count` vehicles with their owners, visitors and clicks; `number` decides which.

    The pincodes must be loaded. Reviews are signed by `staff`, if there is one.
    """
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    made = Made(asha=not UserProfile.objects.filter(phone=wellknown.ASHA.phone).exists())
    spare = spare_phones(number)
    customers = _add_customers(count, number, spare, today)
    made.customers = len(customers)
    interest = min(1.0, BUSY_VEHICLES / count) if count else 0

    pool = ProcessPoolExecutor(PROCESSES) if with_photographs else nullcontext()
    with pool as processes, tqdm(total=count, desc="Vehicles", disable=None) as progress:
        gallery = photographs.Gallery(processes) if processes else None
        owners = _owners(count, number, made.asha, known_pincodes(), today)
        for batch in _batches(owners, BATCH_WITH_PHOTOGRAPHS if gallery else BATCH):
            offers = [offer for owner in batch for offer in owner.offers]
            _take_pictures(offers, gallery)
            for offer in offers:
                views = interest * offer.popularity
                offer.acts = activity.acts_on(offer.vehicle, customers, views, today, offer.chance)
            _save(batch, spare, staff, today)
            made.owners += len(batch)
            made.photographs += sum(len(offer.pictures) for offer in offers)
            made.clicks += sum(len(offer.acts) for offer in offers)
            made.vehicles.update(offer.vehicle.approval_status for offer in offers)
            progress.update(len(offers))
    return made


def _add_customers(count: int, number: int, spare: Iterator[str], today: datetime) -> list[int]:
    people = [person("customer", each, number) for each in range(min(max(6, count // 3), 2000))]
    with transaction.atomic():
        return [user.pk for user in accounts.add(people, spare, today)]


def _owners(
    count: int, number: int, with_asha: bool, pincodes: dict[str, Pincode], today: datetime
) -> Iterator[Owner]:
    """Yield owners until they offer `count` vehicles, Asha first."""
    looks = Looks()
    if with_asha:
        offers = wellknown.offers(count, number, pincodes, looks, today)
        yield Owner(wellknown.ASHA, offers)
        count -= len(offers)
    states = listings.statuses(number)
    chance = Random(f"{number} fleets")
    index = 0
    while count > 0:
        someone = person("owner", index, number)
        fleet = min(count, chance.choices(list(_FLEETS), list(_FLEETS.values()))[0])
        yield Owner(
            someone,
            [
                listings.listing(someone, each, next(states), pincodes, looks, today)
                for each in range(fleet)
            ],
        )
        count -= fleet
        index += 1


def _batches(owners: Iterator[Owner], size: int) -> Iterator[list[Owner]]:
    """Group owners so that a group offers about `size` vehicles."""
    batch: list[Owner] = []
    offered = 0
    for owner in owners:
        batch.append(owner)
        offered += len(owner.offers)
        if offered >= size:
            yield batch
            batch, offered = [], 0
    if batch:
        yield batch


def _take_pictures(offers: list[Listing], gallery: photographs.Gallery | None) -> None:
    if gallery is None:
        return
    albums = gallery.photographs(album(offer.look, offer.chance) for offer in offers)
    for offer, pictures in zip(offers, albums, strict=True):
        offer.pictures = pictures


def _save(batch: list[Owner], spare: Iterator[str], staff: User | None, today: datetime) -> None:
    """Write a batch, rows and files; when anything fails, none of it stays behind."""
    written: list[str] = []
    try:
        with transaction.atomic():
            _write(batch, spare, staff, today, written)
    except BaseException:
        photos.remove(written)
        raise


def _write(
    batch: list[Owner],
    spare: Iterator[str],
    staff: User | None,
    today: datetime,
    written: list[str],
) -> None:
    users = accounts.add([owner.person for owner in batch], spare, today)
    offers, images = [], []
    for owner, user in zip(batch, users, strict=True):
        for offer in owner.offers:
            offer.vehicle.seller = user
            offer.vehicle.reviewed_by = staff if offer.vehicle.reviewed_at else None
            images += photographs.store(offer.vehicle, offer.key.hex, offer.pictures, written)
            offers.append(offer)
    vehicles = [offer.vehicle for offer in offers]
    rows.add(vehicles, "submission_key", seller__in=users)
    Vehicle.objects.filter(pk__in=[vehicle.pk for vehicle in vehicles]).relist()
    VehicleImage.objects.bulk_create(images, batch_size=500)
    clicks = [click for offer in offers for click in activity.rows(offer.vehicle, offer.acts)]
    VehicleClick.objects.bulk_create(clicks, batch_size=1000)
