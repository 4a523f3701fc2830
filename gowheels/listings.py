"""How a vehicle enters the site: with all of its photographs, or not at all."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from gowheels import photos
from gowheels.models import Vehicle, VehicleImage
from gowheels.photos import Photo


def submit(vehicle: Vehicle, prepared: Sequence[Photo]) -> Vehicle:
    """Save a new vehicle and its photographs, the first as the cover, to wait for approval.

    A submission key that its seller has used before returns the vehicle that it made then: a form
    sent twice lists once. When anything fails, no row and no file stays behind.
    """
    if earlier := _submitted_before(vehicle):
        return earlier
    written: list[str] = []
    try:
        with transaction.atomic():
            vehicle.save()
            add_photos(vehicle, prepared, written)
    except IntegrityError:
        photos.remove(written)
        if earlier := _submitted_before(vehicle):
            return earlier
        raise
    except BaseException:
        photos.remove(written)
        raise
    return vehicle


def add_photos(vehicle: Vehicle, prepared: Sequence[Photo], written: list[str]) -> None:
    """Store the photographs of a vehicle that has none yet; call it inside a transaction.

    The paths of the files that were made are added to `written`.
    """
    images = [
        VehicleImage(
            vehicle=vehicle,
            image=photos.store(photo, is_cover=position == 0, written=written),
            position=position,
            width=photo.width,
            height=photo.height,
            perceptual_hash=photo.perceptual_hash,
        )
        for position, photo in enumerate(prepared)
    ]
    VehicleImage.objects.bulk_create(images)
    vehicle.image_count = len(images)
    if images:
        cover = images[0]
        vehicle.cover = photos.cover_path(str(cover.image), cover.width)
        vehicle.cover_width = photos.cover_width(cover.width)
        vehicle.cover_height = photos.cover_height(cover.width)
    vehicle.save(update_fields=["image_count", "cover", "cover_width", "cover_height"])


def _submitted_before(vehicle: Vehicle) -> Vehicle | None:
    if vehicle.submission_key is None:
        return None
    return Vehicle.objects.filter(
        seller=vehicle.seller, submission_key=vehicle.submission_key
    ).first()
