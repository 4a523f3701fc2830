"""The photographs of a vehicle, in order: added, moved, removed, with the cover kept right.

Whoever changes an album holds its vehicle's row, so that two at once neither pass the limit nor
lose each other's order.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypedDict
from uuid import UUID

from django.db import transaction
from django.db.models import F

from gowheels import photo_sizes, photos, risk, same_photos
from gowheels.models import AuditEntry, Vehicle, VehicleImage
from gowheels.models.images import StoredPhoto
from gowheels.models.retrying import done_again
from gowheels.photo_sizes import source_set, stored_widths
from gowheels.photos import Photo

# While photographs change places, their old positions are out of the way of the new ones.
OUT_OF_THE_WAY = 1000


class TooManyPhotos(Exception):
    """There would be more photographs than a vehicle may have; `room` says how many more may."""

    def __init__(self, room: int) -> None:
        self.room = room
        super().__init__(f"Room for {room} more")


class OtherPhotos(Exception):
    """An order names other photographs than there are."""


class ShownPhoto(TypedDict):
    """A photograph as its owner's pages show and change it."""

    id: int
    src: str
    srcset: str
    width: int
    height: int
    alternative_text: str


@contextmanager
def all_or_nothing() -> Iterator[list[str]]:
    """A transaction over files too: those whose paths are put into its list go if it fails."""
    written: list[str] = []
    try:
        with transaction.atomic():
            yield written
    except BaseException:
        photos.remove(written)
        raise


def shown(images: Sequence[StoredPhoto]) -> list[ShownPhoto]:
    """Photographs for JSON, in the order given."""
    return [
        {
            "id": image.pk,
            "src": image.image.url,
            "srcset": source_set(str(image.image), stored_widths(image.width)),
            "width": image.width,
            "height": image.height,
            "alternative_text": image.alternative_text,
        }
        for image in images
    ]


def stored(
    model: Callable[..., Any], prepared: Sequence[Photo], written: list[str], **fields: Any
) -> list[Any]:
    """Write photographs' files, and return a row of `model` for each, unsaved."""
    return [
        model(
            image=photos.store(photo, is_cover=number == 0, written=written),
            width=photo.width,
            height=photo.height,
            perceptual_hash=photo.perceptual_hash,
            **fields,
        )
        for number, photo in enumerate(prepared)
    ]


@done_again
def add(vehicle: Vehicle, prepared: Sequence[Photo], upload_key: UUID | None = None) -> list[int]:
    """Put photographs behind those of a vehicle; staff look at it again, for it shows what it is.

    Returns their ids: those of before, where one has been sent under its `upload_key` already.
    Raises TooManyPhotos.
    """
    with all_or_nothing() as written:
        locked = _hold(vehicle)
        if earlier := sent_before(locked.images, upload_key):
            return earlier
        check_room(locked.images.count(), len(prepared))
        new = stored(VehicleImage, prepared, written, upload_key=upload_key)
        append(locked, new, written)
        if locked.approval_status != Vehicle.Status.PENDING:
            locked.resubmit()
        return [image.pk for image in locked.images.all()][-len(prepared) :]


def sent_before(photographs: Any, upload_key: UUID | None) -> list[int]:
    """The ids of what has arrived under a key: none or one. Hold what the rows belong to."""
    if upload_key is None:
        return []
    return list(photographs.filter(upload_key=upload_key).values_list("pk", flat=True))


def check_room(there: int, more: int) -> None:
    """Raise TooManyPhotos if `more` photographs are too many beside those that are there."""
    if there + more > Vehicle.MAX_PHOTOS:
        raise TooManyPhotos(max(0, Vehicle.MAX_PHOTOS - there))


def append(vehicle: Vehicle, images: Sequence[VehicleImage], written: list[str]) -> None:
    """Save rows as the last photographs of a vehicle; call it inside `all_or_nothing`."""
    last = vehicle.images.order_by("position").last()
    first_new = last.position + 1 if last else 0
    for position, image in enumerate(images, start=first_new):
        image.vehicle, image.position = vehicle, position
    VehicleImage.objects.bulk_create(images)
    _keep_cover(vehicle, written)
    same_photos.look_later(vehicle.pk, first_new)
    risk.weigh_later(vehicle.pk)


@done_again
def reorder(vehicle: Vehicle, ids: Sequence[int]) -> None:
    """Put all photographs of a vehicle into the order of `ids`; the first is the cover.

    Raises OtherPhotos.
    """
    with all_or_nothing() as written:
        locked = _hold(vehicle)
        images = in_order(list(locked.images.all()), ids)
        locked.images.update(position=F("position") + OUT_OF_THE_WAY)
        _number(images)
        _keep_cover(locked, written)


def remove(image: VehicleImage, by: Any = None) -> None:
    """Take a photograph out of its vehicle's album; its files go with it.

    `by` is who of the staff takes it away, which is recorded; None where its owner does.
    """
    with all_or_nothing() as written:
        locked = _hold(image.vehicle)
        taken = {"position": image.position, "image": str(image.image)}
        image.delete()
        _number(list(locked.images.all()))
        _keep_cover(locked, written)
        if by:
            verb = AuditEntry.Verb.REMOVE_PHOTOGRAPH
            AuditEntry.objects.record(verb, locked, by=by, before=taken)
        risk.weigh_later(locked.pk)


def in_order(images: Sequence[Any], ids: Sequence[int]) -> list[Any]:
    """The photographs in the order of their ids, which have to name all. Raises OtherPhotos."""
    by_id = {image.pk: image for image in images}
    if sorted(ids) != sorted(by_id):
        raise OtherPhotos
    return [by_id[pk] for pk in ids]


def _hold(vehicle: Vehicle) -> Vehicle:
    return Vehicle.objects.select_for_update().get(pk=vehicle.pk)


def _number(images: Sequence[VehicleImage]) -> None:
    # One by one: they are few, and MariaDB holds each row by itself to the rule that no two of a
    # vehicle have one position.
    for position, image in enumerate(images):
        image.position = position
        image.save(update_fields=["position"])


def _keep_cover(vehicle: Vehicle, written: list[str]) -> None:
    images = list(vehicle.images.all())
    vehicle.image_count = len(images)
    vehicle.cover, vehicle.cover_width, vehicle.cover_height = "", 0, 0
    if images:
        path, width = str(images[0].image), images[0].width
        photos.add_covers(path, width, written)
        vehicle.cover = photo_sizes.cover_path(path, width)
        vehicle.cover_width = photo_sizes.cover_width(width)
        vehicle.cover_height = photo_sizes.cover_height(width)
    vehicle.save(update_fields=["image_count", "cover", "cover_width", "cover_height"])
