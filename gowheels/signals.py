"""What has to follow a change of a row, however the change came about."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from gowheels import photos, places
from gowheels.models import Pincode, UserProfile, VehicleImage


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


@receiver([post_save, post_delete], sender=Pincode)
def forget_places(**kwargs: Any) -> None:
    """Let this process see a pincode that it has changed at once; others do within a minute."""
    places.forget()
