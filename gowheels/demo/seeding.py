"""Fill the site with the demo, a batch at a time."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from gowheels import bulk, photos, risk
from gowheels.demo import (
    accounts,
    activity,
    cities,
    decisions,
    desk_work,
    photographs,
    rows,
    wellknown,
)
from gowheels.demo.ahead import ahead
from gowheels.demo.listings import Listing
from gowheels.demo.people import Person, person, spare_phones
from gowheels.demo.photographs import Gallery
from gowheels.demo.plan import Plan
from gowheels.models import Pincode, UserProfile, Vehicle

PROCESSES = 2
# From so many on the demo spreads around its cities, and a process of its own thinks it up.
MANY = 20_000
# Small, so that the progress bar moves; without photographs each batch of the plan is one.
WITH_PHOTOGRAPHS = 20


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
    spare = spare_phones(number)
    asha = _add_asha(spare, today)
    customers = _add_customers(count, number, spare, today)
    pincodes, outskirts = _places(count)
    plan = Plan(
        vehicles=count,
        seed=number,
        today=today,
        with_asha=bool(asha),
        with_photographs=with_photographs,
        customers=customers,
        pincodes=pincodes,
        outskirts=outskirts,
    )
    made = Made(owners=len(asha), customers=len(customers), asha=bool(asha))
    has_desk_work = desk_work.FEWEST_VEHICLES <= count < MANY
    doubtful: list[Listing] = []
    pool = ProcessPoolExecutor(PROCESSES) if with_photographs else nullcontext()
    with pool as processes, tqdm(total=count, desc="Vehicles", disable=None) as progress:
        gallery = Gallery(processes) if processes else None
        for batch in ahead(plan.batches()) if count >= MANY else plan.batches():
            sellers = asha | _add_people(batch.owners, spare, today)
            made.owners += len(batch.owners)
            if has_desk_work:
                doubtful += desk_work.make_doubtful(batch.offers)
            for offers in _portions(batch.offers, gallery):
                _save(offers, sellers, staff)
                made.photographs += sum(len(offer.pictures) for offer in offers)
                made.clicks += sum(len(offer.acts) for offer in offers)
                made.vehicles.update(offer.vehicle.approval_status for offer in offers)
                progress.update(len(offers))
    bulk.settle()
    if has_desk_work:
        newcomers = _add_people(desk_work.newcomers(len(customers), number), spare, today)
        made.customers += len(newcomers)
        desk_work.leave(doubtful, list(newcomers.values()), number)
    risk.weigh_all(list(Vehicle.objects.pending().values_list("pk", flat=True)))
    return made


def _add_asha(spare: Iterator[str], today: datetime) -> dict[str, int]:
    """Add her if nobody has her number; her id by her username, or nothing."""
    if UserProfile.objects.filter(phone=wellknown.ASHA.phone).exists():
        return {}
    return _add_people([wellknown.ASHA], spare, today)


def _add_customers(count: int, number: int, spare: Iterator[str], today: datetime) -> list[int]:
    people = [person("customer", each, number) for each in range(min(max(6, count // 3), 2000))]
    return list(_add_people(people, spare, today).values())


def _add_people(people: list[Person], spare: Iterator[str], today: datetime) -> dict[str, int]:
    with transaction.atomic():
        return {user.username: user.pk for user in accounts.add(people, spare, today)}


def _places(count: int) -> tuple[dict[str, Pincode], dict[str, list[str]]]:
    """The pincodes that a demo of this size reaches, and which of them lie around which city."""
    known = cities.known_pincodes()
    if count < MANY:
        return known, {}
    outskirts = cities.outskirts(known)
    around = {code for codes in outskirts.values() for code in codes}
    return known | Pincode.objects.in_bulk(around), outskirts


def _portions(offers: list[Listing], gallery: Gallery | None) -> Iterator[list[Listing]]:
    """Cut a batch into what is saved at once: with photographs little, after these are drawn."""
    if gallery is None:
        yield offers
        return
    for start in range(0, len(offers), WITH_PHOTOGRAPHS):
        portion = offers[start : start + WITH_PHOTOGRAPHS]
        albums = gallery.photographs(offer.scenes for offer in portion)
        for offer, pictures in zip(portion, albums, strict=True):
            offer.pictures = pictures
        yield portion


def _save(offers: list[Listing], sellers: dict[str, int], staff: User | None) -> None:
    """Write vehicles, rows and files; when anything fails, none of it stays behind."""
    written: list[str] = []
    try:
        with transaction.atomic():
            _write(offers, sellers, staff, written)
    except BaseException:
        photos.remove(written)
        raise


def _write(
    offers: list[Listing], sellers: dict[str, int], staff: User | None, written: list[str]
) -> None:
    images = []
    for offer in offers:
        offer.vehicle.seller_id = sellers[offer.owner.username]
        offer.vehicle.reviewed_by_id = staff.pk if staff and offer.vehicle.reviewed_at else None
        images += photographs.store(offer.vehicle, offer.key.hex, offer.pictures, written)
    vehicles = [offer.vehicle for offer in offers]
    rows.add(vehicles)
    rows.add(list(decisions.entries(vehicles, staff)))
    for image in images:
        image.vehicle = image.vehicle  # takes up the id that the vehicle has by now
    rows.add(images)
    acts = [(offer.vehicle, offer.acts) for offer in offers]
    rows.add([click for each in acts for click in activity.rows(*each)])
    rows.add([total for each in acts for total in activity.totals(*each)])
    rows.add([lead for each in acts for lead in activity.leads(*each)])
