"""What the demo's people offer: models of the catalogue at prices that fit, and in every state."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import accumulate
from random import Random
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from gowheels import catalogue
from gowheels.catalogue import CatalogueModel
from gowheels.demo.activity import Act
from gowheels.demo.calendar import Entry
from gowheels.demo.cities import City
from gowheels.demo.looks import Look, Looks
from gowheels.demo.people import Person
from gowheels.demo.words import Subject, describe
from gowheels.drawing import Scene
from gowheels.models import Pincode, Vehicle
from gowheels.photos import Photo

T = TypeVar("T")

# Of a hundred vehicles. Tractors stay out of the hills and the largest cities.
_CATEGORIES = {
    "car": 52, "bike": 17, "scooter": 12, "van": 4, "truck": 4, "auto": 3, "tractor": 3,
    "bicycle": 3, "bus": 2,
}  # fmt: skip
_TWO_WHEELED_CITIES = {"Goa", "Puducherry", "Manali", "Leh", "Udaipur", "Shillong"}
_NO_TRACTORS = {"Mumbai", "Delhi", "Kolkata", "Chennai", "Manali", "Leh", "Shimla", "Shillong"}
_POPULAR = {
    "Swift": 6, "Baleno": 5, "Creta": 6, "Nexon": 6, "Innova Crysta": 5, "Ertiga": 5, "i20": 5,
    "Thar": 5, "Wagon R": 4, "Dzire": 4, "Brezza": 4, "Venue": 4, "Seltos": 4, "Punch": 4,
    "XUV700": 4, "City": 4, "Scorpio N": 3, "Tiago": 3, "Carens": 3, "Fortuner": 3, "Polo": 3,
    "Classic 350": 6, "Himalayan": 4, "Hunter 350": 4, "Pulsar 150": 3, "Splendor Plus": 3,
    "Duke 390": 3, "Meteor 350": 3, "Activa 6G": 7, "Jupiter": 5, "Access 125": 4, "450X": 4,
    "Ntorq 125": 3, "Eeco": 3, "Traveller": 3, "Ace": 4, "Bolero Pickup": 3, "RE Compact": 3,
}  # fmt: skip
_DEAR = 6000
_PLATES = {
    "car": {"private": 52, "self_drive": 38, "commercial": 10},
    "bike": {"private": 55, "self_drive": 45},
    "scooter": {"private": 55, "self_drive": 45},
    "van": {"commercial": 65, "private": 30, "self_drive": 5},
    "tractor": {"private": 65, "commercial": 35},
    "bicycle": {"none": 1},
}
REJECTIONS = (
    "The photographs show two different vehicles. Send photographs of this one only.",
    "The papers could not be checked: nobody answered our call. List again when you can.",
    "A face and a house number can be seen in the photographs. Send others.",
    "The price a day looks like the price of a month. Check it and list again.",
    "The photographs are too dark to see the vehicle. Take them by daylight.",
    "This vehicle is listed already. Edit that listing, we have kept it.",
    "The model in the photographs is not the one in the form.",
    "The photographs are from the maker's advertisement. Send your own.",
)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
]


@dataclass
class Listing:
    """An unsaved vehicle with what comes to belong to it: photographs, and acts of visitors.

    `popularity` is how many views a usual day brings.
    """

    owner: Person
    vehicle: Vehicle
    look: Look
    key: UUID
    popularity: float
    scenes: list[Scene] = field(default_factory=list)
    pictures: list[Photo] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)


def listing(
    owner: Person,
    entry: Entry,
    pincodes: dict[str, Pincode],
    looks: Looks,
    today: datetime,
    chance: Random,
) -> Listing:
    """Make an owner's vehicle; `today` is when the last midnight was."""
    model = _drawn(_shares_of_models(_drawn(_shares_of_categories(owner.city), chance)), chance)
    near = owner.pincode if chance.random() < 0.9 else chance.choice(owner.city.pincodes)
    return offered(owner, model, pincodes[near], entry, looks, today, chance)


def _drawn(shares: tuple[Sequence[T], Sequence[float]], chance: Random) -> T:
    choices, sums = shares
    return chance.choices(choices, cum_weights=sums)[0]


@cache
def _shares_of_categories(city: City) -> tuple[Sequence[str], Sequence[float]]:
    """The categories, and with each the sum of the shares up to it."""
    shares = dict(_CATEGORIES)
    if city.name in _TWO_WHEELED_CITIES:
        shares |= {"bike": 45, "scooter": 45}
    if city.name in _NO_TRACTORS:
        del shares["tractor"]
    return list(shares), list(accumulate(shares.values()))


@cache
def _shares_of_models(category: str) -> tuple[Sequence[CatalogueModel], Sequence[float]]:
    """The models of a category, and with each the sum of how often these are offered."""
    models = [model for model in catalogue.models() if model.category == category]
    often = [
        _POPULAR.get(model.name, 1) * (0.3 if model.price_per_day > _DEAR else 1)
        for model in models
    ]
    return models, list(accumulate(often))


def offered(
    owner: Person,
    model: CatalogueModel,
    place: Pincode,
    entry: Entry,
    looks: Looks,
    today: datetime,
    chance: Random,
) -> Listing:
    """Make a vehicle of a model at a place, in the entry's state."""
    city = owner.city
    newest = min(model.to_year or today.year, today.year)
    oldest = max(model.from_year, today.year - 13)
    year = round(chance.triangular(min(oldest, newest), newest, max(oldest, newest - 2)))
    fuel = chance.choices(model.fuels, [5, 3, 2][: len(model.fuels)])[0]
    transmission = _transmission(model, fuel, chance)
    price = _price(model, year, fuel, transmission, city, today, chance)
    plate = _plate(model.category, fuel, chance)
    look = looks.next(model.body, plate)
    limited = model.km_per_day is not None and chance.random() < 0.8
    key = UUID(int=chance.getrandbits(128), version=4)
    vehicle = Vehicle(
        category=model.category,
        brand_name=model.brand,
        model_name=model.name,
        year=year,
        price=price,
        price_per_hour=_hourly(model, price, chance),
        deposit=0 if chance.random() < 0.15 else model.deposit,
        km_per_day=model.km_per_day if limited else None,
        extra_km_price=model.extra_km_price if limited else None,
        fuel=fuel,
        transmission=transmission,
        seats=model.seats,
        plate=plate,
        # Of those that share a drawing only the first, as no two vehicles have one number.
        registration="" if look.turn else look.registration.replace(" ", ""),
        pincode=place.code,
        locality=place.place,
        district=place.district,
        state=place.state,
        latitude=place.latitude,
        longitude=place.longitude,
        submission_key=key,
    )
    vehicle.description = describe(_subject(vehicle, look.paint, city, today, chance), chance)
    _put_in_state(vehicle, entry, today, chance)
    return Listing(owner, vehicle, look, key, chance.lognormvariate(-0.1, 0.8))


def _transmission(model: CatalogueModel, fuel: str, chance: Random) -> str:
    """What the fuel allows: electric cars change no gears, and gas comes with a manual box."""
    if fuel in {"electric", "hybrid"} and "automatic" in model.transmissions:
        return "automatic"
    if fuel == "cng" and "manual" in model.transmissions:
        return "manual"
    return chance.choices(model.transmissions, [7, 3][: len(model.transmissions)])[0]


def _price(
    model: CatalogueModel,
    year: int,
    fuel: str,
    transmission: str,
    city: City,
    today: datetime,
    chance: Random,
) -> Decimal:
    """The usual price, less for age, more for a dear city, a diesel, an automatic."""
    factor = max(0.6, 1.08 - 0.04 * (today.year - year)) * city.level * chance.uniform(0.9, 1.12)
    if len(model.fuels) > 1:
        factor *= {"diesel": 1.05, "electric": 1.12, "hybrid": 1.12}.get(fuel, 1)
    if len(model.transmissions) > 1 and transmission == "automatic":
        factor *= 1.07
    step = 10 if model.price_per_day < 1000 else 50 if model.price_per_day < _DEAR else 100
    return Decimal(max(step, round(model.price_per_day * factor / step) * step))


def _hourly(model: CatalogueModel, price: Decimal, chance: Random) -> Decimal | None:
    if model.price_per_hour is None or chance.random() < 0.4:
        return None
    usual = model.price_per_hour * float(price) / model.price_per_day
    return Decimal(max(10, round(usual / 5) * 5))


def _plate(category: str, fuel: str, chance: Random) -> str:
    if fuel == "electric" and category != "bicycle":
        return "electric"
    shares = _PLATES.get(category, {"commercial": 1})
    return chance.choices(list(shares), list(shares.values()))[0]


def _subject(vehicle: Vehicle, paint: str, city: City, today: datetime, chance: Random) -> Subject:
    age = max(today.year - vehicle.year, 0)
    yearly = {"tractor": 450, "bicycle": 700, "bike": 6500, "scooter": 5000}
    used = (age + 0.6) * yearly.get(vehicle.category, 12000) * chance.uniform(0.7, 1.3)
    return Subject(
        category=vehicle.category,
        model=vehicle.model_name,
        year=vehicle.year,
        fuel=vehicle.fuel,
        automatic=vehicle.transmission != "manual",
        seats=vehicle.seats,
        plate=vehicle.plate,
        paint=paint,
        place=vehicle.locality,
        city=city.name,
        month=chance.choice(_MONTHS),
        km=int(round(used, -2 if used > 1000 else -1)),
    )


def _put_in_state(vehicle: Vehicle, entry: Entry, today: datetime, chance: Random) -> None:
    """Set the state with its dates; an approved one was confirmed since."""
    vehicle.created_at = vehicle.confirmed_at = entry.created_at
    vehicle.approval_status = entry.status
    if entry.status == "pending":
        return
    vehicle.reviewed_at = vehicle.created_at + timedelta(minutes=chance.randint(9, 119))
    if entry.status == "rejected":
        vehicle.rejection_reason = chance.choice(REJECTIONS)
        return
    vehicle.available = chance.random() > 0.07
    forgotten = chance.random() < 0.02
    since = chance.randint(61, 90) if forgotten else chance.randint(0, 50)
    confirmed = today - timedelta(days=since, minutes=chance.randint(0, 600))
    vehicle.confirmed_at = max(vehicle.created_at, confirmed)
    list_if_public(vehicle)


def list_if_public(vehicle: Vehicle) -> None:
    """Say in the unsaved row what `relist()` would say: its UPDATE costs as much as the INSERT."""
    fresh = vehicle.confirmed_at >= timezone.now() - Vehicle.HIDDEN_AFTER
    vehicle.listed = int(vehicle.approval_status == "approved" and vehicle.available and fresh)
    vehicle.was_listed = vehicle.approval_status == "approved"
