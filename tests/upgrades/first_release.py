"""What a site held that had been in use at the first release: several of each, awkward ones too.

Written through the models of the migrations, which know the columns of that release and no verbs.
"""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

LONG = "Well kept, 🚜 “as new” & <b>bold</b>; 100% of it.\n" * 40
WORDS = "Single owner, serviced every 5,000 km, papers in order, no smoking please."
# Yesterday's, as a listing that nobody confirms for a month is another one by then.
NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=123456) - timedelta(1)
numbers = count(1)


def fill(apps: Any) -> None:
    """Fill the database through `apps`, the models as they were."""
    people = _people(apps)
    vehicles = _vehicles(apps, people)
    _activity(apps, people, vehicles)
    _catalogue(apps)
    _bookkeeping(apps)


def _people(apps: Any) -> dict[str, Any]:
    users = apps.get_model("auth", "User").objects
    profiles = apps.get_model("gowheels", "UserProfile").objects
    people = {"staff": users.create(username="asha", is_staff=True, password="!", email="a@b.in")}
    for name, fields in {
        "Ravi": {"pincode": "560038"},
        "मीरा देवी": {"photo": "people/meera.webp"},
        "O'Brien; DROP TABLE": {"is_blocked": True},
        "": {},
    }.items():
        user = users.create(username=f"person-{next(numbers)}", first_name=name)
        phone = f"+9198765{next(numbers):05}"
        profiles.create(user=user, phone=phone, created_at=NOON - timedelta(days=400), **fields)
        people[name] = user
    return people


def _vehicles(apps: Any, people: dict[str, Any]) -> list[Any]:
    ravi, meera, blocked = people["Ravi"], people["मीरा देवी"], people["O'Brien; DROP TABLE"]
    reviewed = {"reviewed_by": people["staff"], "reviewed_at": NOON}
    approved = {"approval_status": "approved", **reviewed}
    live = {**approved, "listed": 1}
    alike = [
        {"seller": meera, "price": price, "description": text, **live}
        for price, text in (
            ("900.00", WORDS),
            ("1000.00", WORDS.upper()),
            ("1000.00", ""),
            ("1050.00", "Short."),
            ("2500.00", LONG),
        )
    ]
    rows = [
        *alike,
        # The same make in two spellings, and one that no Latin letter is in.
        {"seller": ravi, "brand_name": "Maruti Suzuki", "model_name": "Swift", **live},
        {"seller": ravi, "brand_name": "maruti  SUZUKI", "model_name": "swift", **live},
        {"seller": ravi, "brand_name": "टाटा", "model_name": "नेक्सॉन", "description": "गाड़ी " * 30},
        {"seller": ravi, "brand_name": "—", "model_name": "B" * 50, "locality": "L" * 80},
        {
            "seller": ravi,
            "approval_status": "rejected",
            "rejection_reason": "त" * 300,
            "reviewed_at": NOON,
        },
        {"seller": ravi, "available": False, **approved},
        {"seller": blocked, **approved},
        {"seller": ravi, "confirmed_at": NOON - timedelta(days=90), **approved},
        {"seller": ravi, "confirmed_at": NOON - timedelta(days=40), **live},
        {
            "seller": meera,
            "category": "tractor",
            "year": 1980,
            "price": "999999.99",
            "price_per_hour": "0.01",
            "deposit": "999999.99",
            "km_per_day": 0,
            "extra_km_price": "0.00",
            "latitude": 12.9784,
            "longitude": 77.6408,
            "cover": "vehicles/seller/a-cover-640.webp",
            "cover_width": 640,
            "cover_height": 480,
            "image_count": 3,
            "view_count": 7,
            "contact_count": 2,
            "call_count": 1,
            "whatsapp_count": 1,
            "submission_key": UUID("12345678-1234-5678-1234-567812345678"),
            "pincode": "999999",
            "state": "",
            **live,
        },
    ]
    vehicles = apps.get_model("gowheels", "Vehicle").objects
    return [vehicles.create(**_vehicle(age, row)) for age, row in enumerate(rows)]


def _vehicle(age: int, fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "category": "car",
        "brand_name": "Hyundai",
        "model_name": "i20",
        "year": 2021,
        "price": "1200.00",
        "fuel": "petrol",
        "transmission": "manual",
        "seats": 5,
        "plate": "self_drive",
        "pincode": "560038",
        "locality": "Indiranagar",
        "district": "Bengaluru",
        "state": "Karnataka",
        "created_at": NOON - timedelta(days=100 + age, microseconds=age),
        "confirmed_at": NOON,
        **fields,
    }


def _activity(apps: Any, people: dict[str, Any], vehicles: list[Any]) -> None:
    images = apps.get_model("gowheels", "VehicleImage").objects
    for position, fingerprint in enumerate((None, -(2**63), 2**63 - 1)):
        images.create(
            vehicle=vehicles[-1],
            image=f"vehicles/seller/{position}-800.webp",
            position=position,
            width=800,
            height=600,
            perceptual_hash=fingerprint,
        )
    clicks = apps.get_model("gowheels", "VehicleClick").objects
    for visitor, kind, user, days in (
        ("browser:1", "view", None, 0),
        ("browser:2", "view", None, 0),
        ("browser:1", "view", None, 1),
        ("person:2", "contact", people["मीरा देवी"], 0),
        # The same person at another browser: one lead.
        ("browser:3", "contact", people["मीरा देवी"], 0),
        ("person:2", "contact", people["मीरा देवी"], 3),
        ("person:4", "contact", people[""], 0),
        ("browser:4", "contact", None, 0),
        ("person:2", "whatsapp", people["मीरा देवी"], 0),
        ("person:4", "call", people[""], 0),
    ):
        when = NOON - timedelta(days=days, minutes=next(numbers))
        clicks.create(
            vehicle=vehicles[0],
            visitor=visitor,
            kind=kind,
            user=user,
            day=NOON.date() - timedelta(days=days),
            created_at=when,
        )
    reports = apps.get_model("gowheels", "VehicleReport").objects
    for name, fields in {
        "Ravi": {"reason": "fraud", "note": "अग्रिम माँगा"},
        "मीरा देवी": {"reason": "gone", "resolved_by": people["staff"], "resolved_at": NOON},
    }.items():
        reports.create(vehicle=vehicles[1], reporter=people[name], created_at=NOON, **fields)
    profile = apps.get_model("gowheels", "UserProfile").objects.get(user=people["Ravi"])
    profile.favourites.set([vehicles[0], vehicles[-1]])


def _catalogue(apps: Any) -> None:
    brands = apps.get_model("gowheels", "BrandImage").objects
    models = apps.get_model("gowheels", "ModelImage").objects
    car = brands.create(category="car", name="Hyundai", image="brands/hyundai.webp")
    brands.create(category="truck", name="HYUNDAI")
    models.create(brand=car, name="i20", image="models/i20.webp")
    models.create(brand=brands.create(category="car", name="टाटा"), name="नेक्सॉन")
    pincodes = apps.get_model("gowheels", "Pincode").objects
    place = {"district": "Bengaluru", "state": "Karnataka"}
    pincodes.create(code="560038", place="Indiranagar", latitude=12.97, longitude=77.64, **place)
    pincodes.create(code="560001", place="Bengaluru", **place)


def _bookkeeping(apps: Any) -> None:
    codes = apps.get_model("gowheels", "OneTimePassword").objects
    for purpose, used_at in (("sign_in", None), ("change_phone", NOON)):
        codes.create(
            phone="+919876543210",
            purpose=purpose,
            code_hash="a" * 64,
            browser_hash="b" * 64,
            sent_at=NOON,
            expires_at=NOON + timedelta(minutes=5),
            used_at=used_at,
            attempts=3,
        )
    apps.get_model("gowheels", "RateCount").objects.create(key="otp:1", started_at=NOON, count=4)
    apps.get_model("gowheels", "PersonSession").objects.create(
        session_key="k" * 32, session_data="data", expire_date=NOON, user_id=None
    )
