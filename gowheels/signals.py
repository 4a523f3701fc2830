"""What has to follow a change of a row, however the change came about."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from gowheels import photos, price_labels
from gowheels.models import UserProfile, Vehicle, VehicleImage
from gowheels.models.vehicle_states import VehicleQuerySet, relisted

# What decides about a price's label.
PRICED_BY = {"price", "brand_name", "model_name", "category", "year", "state"}


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


@receiver(post_save, sender=Vehicle)
def label_price(
    instance: Vehicle, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """Give a vehicle the label of its price at once, and let its group follow."""
    if raw or (update_fields is not None and not PRICED_BY & update_fields):
        return
    price_labels.label(instance)
    if instance.is_visible:
        price_labels.follow(Vehicle.objects.filter(pk=instance.pk))


@receiver(relisted)
def compare_with_listed(vehicles: VehicleQuerySet, **kwargs: Any) -> None:
    """Let the group of a vehicle that came or went follow."""
    price_labels.follow(vehicles)


@receiver(post_delete, sender=Vehicle)
def compare_without_deleted(instance: Vehicle, **kwargs: Any) -> None:
    """Let the group of a vehicle that is gone follow."""
    if instance.is_visible:
        price_labels.follow_deleted(instance)
