"""How a vehicle enters the site: with all of its photographs, or not at all."""

from collections.abc import Sequence

from django.db import IntegrityError

from gowheels import album, uploads
from gowheels.models import Vehicle, VehicleImage
from gowheels.models.retrying import done_again
from gowheels.photos import Photo


@done_again
def submit(vehicle: Vehicle, prepared: Sequence[Photo], uploaded: Sequence[int] = ()) -> Vehicle:
    """Save a new vehicle and its photographs, the first as the cover, to wait for approval.

    `uploaded` are the ids of waiting photographs, which stand before the `prepared`. A submission
    key that its seller has used before returns the vehicle that it made then: a form sent twice
    lists once. When anything fails, no row and no file stays behind. Raises UploadsGone and
    TooManyPhotos.
    """
    if earlier := _submitted_before(vehicle):
        return earlier
    album.check_room(len(uploaded), len(prepared))
    try:
        with album.all_or_nothing() as written:
            vehicle.save()
            images = uploads.claim(vehicle, uploaded) if uploaded else []
            images += album.stored(VehicleImage, prepared, written)
            album.append(vehicle, images, written)
    except (IntegrityError, uploads.UploadsGone):
        # Sent twice at once, and the other was first.
        if earlier := _submitted_before(vehicle):
            return earlier
        raise
    return vehicle


def _submitted_before(vehicle: Vehicle) -> Vehicle | None:
    if vehicle.submission_key is None:
        return None
    return Vehicle.objects.filter(
        seller=vehicle.seller, submission_key=vehicle.submission_key
    ).first()
