"""The two of the demo whom one signs in as: Asha Rao, who rents and lends, and the staff."""

from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.models import User

from gowheels import catalogue
from gowheels.demo.accounts import EMAIL_DOMAIN
from gowheels.demo.cities import CITIES
from gowheels.demo.listings import Listing, offered
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
# Model and state of each of her vehicles, in the order in which she gets them.
_OFFERS = (("Nexon", "approved"), ("Classic 350", "pending"), ("Activa 6G", "rejected"))


def offers(
    count: int, seed: int, pincodes: dict[str, Pincode], looks: Looks, today: datetime
) -> list[Listing]:
    """The first `count` of Asha's three vehicles: one is listed, one waits, one was refused."""
    models = {model.name: model for model in catalogue.models()}
    made = []
    for name, status in _OFFERS[:count]:
        chance = Random(f"{seed} asha {name}")
        listing = offered(
            models[name], ASHA.city, pincodes[ASHA.pincode], status, looks, today, chance
        )
        if status == "approved":
            _keep_alive(listing, today)
        made.append(listing)
    return made


def _keep_alive(listing: Listing, today: datetime) -> None:
    """Let the listing have been there for long, confirmed of late, and liked."""
    listing.vehicle.available = True
    listing.vehicle.created_at = today - timedelta(days=94, minutes=-600)
    listing.vehicle.reviewed_at = listing.vehicle.created_at + timedelta(minutes=52)
    listing.vehicle.confirmed_at = today - timedelta(days=4, minutes=-700)
    listing.popularity = 4.0


def staff(password: str) -> User | None:
    """Make the superuser of the desk; None when somebody else has that name already."""
    if User.objects.filter(username=STAFF_USERNAME).exists():
        return None
    return User.objects.create_superuser(
        STAFF_USERNAME, STAFF_EMAIL, password, first_name="Demo", last_name="Staff"
    )
