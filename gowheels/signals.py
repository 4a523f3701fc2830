"""What has to follow a change of a row, however the change came about."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from gowheels import photos, share_picture
from gowheels.models import GoneVehicle, UserProfile, Vehicle, VehicleImage


@receiver(post_delete, sender=VehicleImage)
def remove_files(instance: VehicleImage, **kwargs: Any) -> None:
    """Delete a photograph's files once its row is gone for good."""
    paths = photos.paths_of(str(instance.image), instance.width)
    transaction.on_commit(partial(photos.remove, paths), robust=True)


@receiver(post_delete, sender=UserProfile)
def remove_portrait(instance: UserProfile, **kwargs: Any) -> None:
    """Delete a person's photograph once the person is gone for good."""
    if instance.photo:
        transaction.on_commit(partial(photos.remove, [str(instance.photo)]), robust=True)


@receiver(post_delete, sender=Vehicle)
def keep_what_it_was(instance: Vehicle, **kwargs: Any) -> None:
    """Note of a vehicle that the public saw what an old link is answered by; forget its card."""
    if instance.was_visible:
        GoneVehicle.of(instance).save()
    transaction.on_commit(partial(share_picture.remove, instance.pk), robust=True)
