"""Photographs that arrive while the form of their vehicle is still being filled in."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User

from gowheels import album
from gowheels.models import UploadedPhoto, Vehicle, VehicleImage
from gowheels.models.retrying import done_again
from gowheels.photos import Photo


class UploadsGone(Exception):
    """A form names photographs that are not waiting: removed meanwhile, or too old."""


@done_again
def add(
    owner: Any, submission_key: UUID, prepared: Sequence[Photo], upload_key: UUID | None = None
) -> list[int]:
    """Keep photographs for a listing to come; returns their ids. Raises TooManyPhotos.

    One that has been sent under its `upload_key` already is there once. A person may have so many
    waiting; beyond that the oldest of other listings make room.
    """
    with album.all_or_nothing() as written:
        # Held, so that photographs that arrive at once are counted one after another.
        User.objects.select_for_update().get(pk=owner.pk)
        there = UploadedPhoto.objects.of(owner, submission_key)
        if earlier := album.sent_before(there, upload_key):
            return earlier
        album.check_room(there.count(), len(prepared))
        last = there.last()
        others = UploadedPhoto.objects.filter(owner=owner).exclude(submission_key=submission_key)
        room = UploadedPhoto.MAX_WAITING - Vehicle.MAX_PHOTOS
        too_old = list(others.order_by("-pk").values_list("pk", flat=True)[room:])
        UploadedPhoto.objects.filter(pk__in=too_old).delete()
        rows = album.stored(
            UploadedPhoto,
            prepared,
            written,
            owner=owner,
            submission_key=submission_key,
            upload_key=upload_key,
        )
        for position, row in enumerate(rows, start=last.position + 1 if last else 0):
            row.position = position
            row.save()
        return [row.pk for row in rows]


def reorder(owner: Any, submission_key: UUID, ids: Sequence[int]) -> None:
    """Put a listing's waiting photographs into the order of `ids`. Raises OtherPhotos."""
    ordered = album.in_order(list(UploadedPhoto.objects.of(owner, submission_key)), ids)
    for position, row in enumerate(ordered):
        row.position = position
    UploadedPhoto.objects.bulk_update(ordered, ["position"])


def claim(vehicle: Vehicle, ids: Sequence[int]) -> list[VehicleImage]:
    """Turn waiting photographs into ones of the vehicle (unsaved), in the order of `ids`.

    Call it inside a transaction. Raises UploadsGone.
    """
    waiting = UploadedPhoto.objects.of(vehicle.seller, vehicle.submission_key)
    by_id = {row.pk: row for row in waiting.select_for_update().filter(pk__in=ids)}
    if len(by_id) != len(ids):
        raise UploadsGone
    # A row without a path leaves its files where they are when it goes.
    claimed = UploadedPhoto.objects.filter(pk__in=ids)
    claimed.update(image="")
    claimed.delete()
    return [
        VehicleImage(
            image=str(row.image),
            width=row.width,
            height=row.height,
            perceptual_hash=row.perceptual_hash,
            alternative_text=row.alternative_text,
            upload_key=row.upload_key,
        )
        for row in (by_id[pk] for pk in ids)
    ]
