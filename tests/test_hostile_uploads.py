"""What is sent as a photograph and is none, or is more than one, at every door that takes files.

Nothing is stored that is not a WebP file made here from pixels, under a name made here; and of an
upload that is refused, nothing is stored at all.
"""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from gowheels.models import (
    BrandImage,
    ModelImage,
    UploadedPhoto,
    UserProfile,
    Vehicle,
    VehicleImage,
)
from gowheels.urls import urlpatterns
from tests.factories import listing, vehicle
from tests.hostile_files import MORE_THAN_PHOTOGRAPHS, NAMES, NO_PHOTOGRAPHS, PAYLOAD, a_jpeg

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
KEY = UUID(int=7)
OUR_NAME = re.compile(
    r"(vehicles/seller/[0-9a-f]{32}(-cover)?-\d+|people/[0-9a-f]{32}|(brands|models)/[0-9a-f]{32})\.webp"
)


@dataclass(frozen=True)
class Door:
    """One way in: where a file is sent, and what beside it."""

    path: str
    field: str
    beside: Callable[[], dict]
    by_staff: bool = False


def models_of_brand(**fields) -> dict:
    """The empty table of models that Django admin sends with a brand."""
    management = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}
    return {**{f"models-{name}": value for name, value in management.items()}, **fields}


DOORS = {
    "add-vehicle": Door("/add-vehicle/", "vehicle_images", listing),
    "api/vehicles": Door("/api/vehicles/", "vehicle_images", listing),
    "edit": Door("/api/vehicles/{vehicle}/edit/", "vehicle_images", listing),
    "images": Door("/api/vehicles/{vehicle}/images/", "vehicle_images", dict),
    "uploads": Door(f"/api/uploads/{KEY}/", "vehicle_images", dict),
    "profile": Door("/api/profile/", "photo", lambda: {"name": "Ravi"}),
    "profile page": Door("/profile/", "photo", lambda: {"act": "save", "name": "Ravi"}),
    "brand": Door(
        "/admin/gowheels/brandimage/add/",
        "image",
        lambda: models_of_brand(name="Ather", category="scooter"),
        by_staff=True,
    ),
    "model": Door(
        "/admin/gowheels/modelimage/add/",
        "image",
        lambda: {
            "name": "450",
            "brand": BrandImage.objects.create(name="Ather", category="scooter").pk,
        },
        by_staff=True,
    ),
    "api/staff/brands": Door(
        "/api/staff/brands/",
        "image",
        lambda: {"name": "Ather", "category": "scooter"},
        by_staff=True,
    ),
    "api/staff/models": Door(
        "/api/staff/models/",
        "image",
        lambda: {
            "name": "450",
            "brand": BrandImage.objects.create(name="Ather", category="scooter").pk,
        },
        by_staff=True,
    ),
}


@pytest.fixture(params=DOORS, ids=lambda name: name.replace(" ", "_"))
def send(request, owner, staff):
    """Send one file or many through one of the doors; gives the answer."""
    door = DOORS[request.param]
    browser = staff if door.by_staff else owner
    path, beside = door.path, door.beside()
    if "{vehicle}" in path:
        made = vehicle(owner.user, approval_status="pending")
        # Which state of the vehicle an edit is of.
        path, beside["seen"] = path.format(vehicle=made.pk), made.fingerprint

    def sent(*files: SimpleUploadedFile):
        return browser.post(path, {**beside, door.field: list(files)})

    sent.door = door
    return sent


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def is_refused(answer, door: Door) -> bool:
    """Whether the form came back; from the admin with what is wrong."""
    if door.path.startswith("/admin/") and "errornote" not in answer.content.decode():
        return False
    return answer.status_code in (400, 413)


def pictures_in_rows() -> int:
    kept = [row.image for model in (BrandImage, ModelImage) for row in model.objects.all()]
    kept += [profile.photo for profile in UserProfile.objects.all()]
    return (
        sum(bool(picture) for picture in kept)
        + VehicleImage.objects.count()
        + UploadedPhoto.objects.count()
    )


@pytest.mark.parametrize("kind", NO_PHOTOGRAPHS)
def test_what_is_no_photograph_is_refused_and_leaves_nothing(send, stored, kind):
    name, content = NO_PHOTOGRAPHS[kind]
    answer = send(upload(name, content()))
    assert is_refused(answer, send.door), (answer.status_code, answer.content[:300])
    assert stored() == []
    assert pictures_in_rows() == 0
    assert b"Traceback" not in answer.content
    assert PAYLOAD not in answer.content


def is_made_here(file) -> bool:
    content = file.read_bytes()
    picture = Image.open(BytesIO(content))
    ends_with_itself = struct.unpack("<I", content[4:8])[0] + 8 == len(content)
    plain = not picture.getexif() and getattr(picture, "n_frames", 1) == 1
    return picture.format == "WEBP" and ends_with_itself and plain and PAYLOAD not in content


@pytest.mark.parametrize("kind", MORE_THAN_PHOTOGRAPHS)
def test_of_what_is_more_than_a_photograph_only_pixels_are_kept(send, stored, media, kind):
    name, content = MORE_THAN_PHOTOGRAPHS[kind]
    answer = send(upload(name, content()))
    assert answer.status_code in (200, 302), answer.content[:300]
    assert stored()
    for path in stored():
        assert OUR_NAME.fullmatch(path)
        assert is_made_here(media / path)
        assert b"index.html" not in (media / path).read_bytes()


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_no_name_of_an_upload_is_kept(send, stored, media, name):
    answer = send(renamed(name))
    assert answer.status_code in (200, 302) or is_refused(answer, send.door)
    assert all(OUR_NAME.fullmatch(path) for path in stored())
    beside_media = {path.name for path in media.parent.iterdir()}
    assert beside_media <= {"media"}


def renamed(name: str) -> SimpleUploadedFile:
    """An upload under a name that Django's own class would have cleaned."""
    file = upload("photo.jpg", a_jpeg())
    file._name = name
    return file


def test_a_file_of_fifty_megabytes_is_refused(send, stored):
    answer = send(upload("photo.jpg", a_jpeg() + bytes(50 * MEGABYTE)))
    assert is_refused(answer, send.door)
    assert stored() == []


def test_a_hundred_files_are_refused(send, stored):
    answer = send(*[upload(f"photo{number}.jpg", a_jpeg()) for number in range(100)])
    assert answer.status_code in (400, 413)
    assert stored() == []


def test_one_bad_file_among_good_ones_takes_all_of_them_along(owner, stored):
    files = [upload("photo.jpg", a_jpeg()), upload("page.jpg", PAYLOAD)]
    answer = owner.post("/add-vehicle/", listing(vehicle_images=files))
    assert answer.status_code == 400
    assert "page.jpg" in answer.json()["fields"]["vehicle_images"][0]
    assert stored() == []
    assert not Vehicle.objects.exists()


def test_every_address_that_takes_files_is_one_of_these_doors():
    """A door that is added has to be tried here, too."""
    taking = {
        str(pattern.pattern)
        for pattern in urlpatterns
        if getattr(pattern.callback, "takes_files", False)
    }
    # The edit page binds the form that its endpoint binds.
    tried = {"vehicles/<id:vehicle_id>/edit/"}
    for door in DOORS.values():
        path = door.path.removeprefix("/").replace("{vehicle}", "<id:vehicle_id>")
        tried.add(path.replace(str(KEY), "<uuid:submission_key>"))
    assert taking <= tried
