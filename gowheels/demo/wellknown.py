"""The two of the demo whom one signs in as: Asha Rao, who rents and lends, and the staff."""

from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.models import User

from gowheels import catalogue
from gowheels.demo.accounts import EMAIL_DOMAIN
from gowheels.demo.calendar import Entry
from gowheels.demo.cities import CITIES
from gowheels.demo.listings import Listing, list_if_public, offered
from gowheels.demo.looks import Looks
from gowheels.demo.people import USERNAME_PREFIX, Person
from gowheels.models import Pincode

ASHA = Person(
    username=f"{USERNAME_PREFIX}owner-asha",
    name="Asha Rao",
    phone="+919876543210",
    city=CITIES[0],
    pincode="560038",
    joined=210,
)
STAFF_USERNAME = "staff"
STAFF_EMAIL = f"{STAFF_USERNAME}@{EMAIL_DOMAIN}"
_DAYS_AGO = {"approved": 94, "pending": 1, "rejected": 9}
# Model and state of each of her vehicles, in the order in which she gets them.
_OFFERS = (("Nexon", "approved"), ("Classic 350", "pending"), ("Activa 6G", "rejected"))


def entries(count: int, today: datetime) -> list[Entry]:
    """The first `count` of Asha's three vehicles: one is listed, one waits, one was refused."""
    return [
        Entry(today - timedelta(days=_DAYS_AGO[status], minutes=-600), status, model)
        for model, status in _OFFERS[:count]
    ]


def offer(
    entry: Entry, pincodes: dict[str, Pincode], looks: Looks, today: datetime, chance: Random
) -> Listing:
    """Make the vehicle of one of her entries."""
    model = next(each for each in catalogue.models() if each.name == entry.model)
    listing = offered(ASHA, model, pincodes[ASHA.pincode], entry, looks, today, chance)
    if entry.status == "approved":
        _keep_alive(listing, today)
    return listing


def _keep_alive(listing: Listing, today: datetime) -> None:
    """Let the listing have been confirmed of late, and liked."""
    listing.vehicle.available = True
    listing.vehicle.reviewed_at = listing.vehicle.created_at + timedelta(minutes=52)
    listing.vehicle.confirmed_at = today - timedelta(days=4, minutes=-700)
    list_if_public(listing.vehicle)
    listing.popularity = 4.0


def staff(password: str) -> User | None:
    """Make the superuser of the desk; None when somebody else has that name already."""
    if User.objects.filter(username=STAFF_USERNAME).exists():
        return None
    return User.objects.create_superuser(
        STAFF_USERNAME, STAFF_EMAIL, password, first_name="Demo", last_name="Staff"
    )
