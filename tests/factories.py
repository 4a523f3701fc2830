"""What tests are made of: people, vehicles and photographs, each by one plain function."""

from datetime import timedelta
from functools import cache
from io import BytesIO
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from gowheels.models import UserProfile, Vehicle, VehicleImage

BACKEND = "gowheels.authentication.PersonBackend"
ORIENTATION = 0x0112
MAKER = 0x010F
GPS = 0x8825

numbers = count(10_000)


def person(name: str = "Meera", phone: str = "", **fields: Any) -> User:
    """A registered person, with a phone of their own unless one is given (E.164)."""
    phone = phone or f"+9198765{next(numbers)}"
    return UserProfile.objects.register(phone, name, **fields).user


def superuser(username: str = "asha") -> User:
    """Somebody of the staff, who has no phone."""
    return User.objects.create_superuser(username, password="long-enough-for-a-test")


def signed_in(user: User, **options: Any) -> Client:
    """A browser at which the person is signed in, as the site does it; it is `client.user`."""
    client = Client(**options)
    client.force_login(user, backend=BACKEND)
    if hasattr(user, "profile"):
        session = client.session
        session["user_id"], session["phone"] = user.pk, user.profile.phone
        session.save()
    client.user = user
    return client


def vehicle(seller: User | None = None, **fields: Any) -> Vehicle:
    """A vehicle of the seller's (or a new person's), approved and visible unless told otherwise."""
    made = Vehicle.objects.create(
        **{
            "seller": seller or person("Ravi"),
            "category": "car",
            "brand_name": "Tata",
            "model_name": "Nexon",
            "year": 2022,
            "price": "1850.00",
            "fuel": "petrol",
            "transmission": "manual",
            "seats": 5,
            "plate": "self_drive",
            "pincode": "560038",
            "locality": "Indiranagar",
            "district": "Bengaluru",
            "state": "Karnataka",
            "approval_status": "approved",
            **fields,
        }
    )
    Vehicle.objects.filter(pk=made.pk).relist()
    made.refresh_from_db()
    return made


def with_photographs(made: Vehicle, many: int = 1) -> Vehicle:
    """Give a vehicle rows of photographs whose files nobody opens."""
    VehicleImage.objects.bulk_create(
        VehicleImage(
            vehicle=made,
            image=f"vehicles/seller/{made.pk}x{position}-800.webp",
            position=position,
            width=800,
            height=600,
        )
        for position in range(many)
    )
    made.image_count = many
    made.cover = f"vehicles/seller/{made.pk}x0-cover-640.webp"
    made.cover_width, made.cover_height = 640, 480
    made.save()
    return made


def listing(**fields: Any) -> dict[str, Any]:
    """What an owner sends to list a vehicle; photographs go into `vehicle_images`."""
    return {
        "category": "car",
        "brand_name": "Maruti Suzuki",
        "model_name": "Swift",
        "year": "2021",
        "price": "1400",
        "fuel": "petrol",
        "transmission": "manual",
        "seats": "5",
        "plate": "self_drive",
        "pincode": "560038",
        "locality": "Indiranagar",
        "district": "Bengaluru",
        "state": "Karnataka",
        **fields,
    }


def trip_query(**length: int) -> dict[str, str]:
    """A trip as it is sent, from nine o'clock tomorrow: `trip_query(days=2, hours=5)`."""
    start = timezone.localtime() + timedelta(days=1)
    start = start.replace(hour=9, minute=0)
    ends = {"from": start, "to": start + timedelta(**length)}
    return {name: f"{end:%Y-%m-%dT%H:%M}" for name, end in ends.items()}


def photograph(
    width: int = 640,
    height: int = 480,
    image_format: str = "JPEG",
    *,
    mode: str = "RGB",
    name: str = "",
    gps: bool = False,
    orientation: int = 0,
) -> SimpleUploadedFile:
    """An upload of a picture: red above, blue below, as a camera or a phone would send it."""
    data = picture_bytes(width, height, image_format, mode, gps, orientation)
    return SimpleUploadedFile(name or f"photograph.{image_format.lower()}", data)


@cache
def picture_bytes(
    width: int, height: int, image_format: str, mode: str, gps: bool, orientation: int
) -> bytes:
    """The file of such a picture."""
    picture = Image.new("RGB", (width, height), "#c02020")
    picture.paste("#2020c0", (0, height // 2, width, height))
    exif = Image.Exif()
    if orientation:
        exif[ORIENTATION] = orientation
    if gps:
        exif[MAKER] = "Secretive Cameras"
        place = exif.get_ifd(GPS)
        place[1], place[2] = "N", (12.0, 58.0, 42.0)
        place[3], place[4] = "E", (77.0, 38.0, 24.0)
    out = BytesIO()
    picture.convert(mode).save(out, image_format, **({"exif": exif} if len(exif) or gps else {}))
    return out.getvalue()
