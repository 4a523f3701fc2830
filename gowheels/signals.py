"""What has to follow a change of a row, however the change came about."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_save
from django.dispatch import receiver

from gowheels import photo_sizes, photos, places, price_labels, risk, roles, share_picture
from gowheels.models import (
    AuditEntry,
    BrandImage,
    FacetCount,
    GoneVehicle,
    ModelImage,
    Pincode,
    UploadedPhoto,
    UserProfile,
    Vehicle,
    VehicleImage,
)
from gowheels.models.audit import Via, door
from gowheels.models.facets import FACETS
from gowheels.models.images import StoredPhoto
from gowheels.models.listing_life import resubmitted
from gowheels.models.vehicle_states import VehicleQuerySet, relisted
from gowheels.search import text

# What decides about a price's label.
PRICED_BY = {"price", "brand_name", "model_name", "category", "year", "state"}


@receiver(pre_delete, sender=Vehicle)
def count_no_more(instance: Vehicle, **kwargs: Any) -> None:
    """Take a listed vehicle out of the counts before its row goes."""
    listed = Vehicle.objects.filter(pk=instance.pk).visible().values(*FACETS.values())
    if gone := list(listed):
        FacetCount.objects.follow(gone=gone, come=[])


@receiver(post_delete, sender=VehicleImage)
@receiver(post_delete, sender=UploadedPhoto)
def remove_files(instance: StoredPhoto, **kwargs: Any) -> None:
    """Delete a photograph's files once its row is gone for good, unless it has given them away."""
    if instance.image:
        paths = photo_sizes.paths_of(str(instance.image), instance.width)
        _once_committed(photos.remove, paths)


@receiver(post_delete, sender=UserProfile)
def remove_portrait(instance: UserProfile, **kwargs: Any) -> None:
    """Delete a person's photograph once the person is gone for good."""
    if instance.photo:
        _once_committed(photos.remove, [str(instance.photo)])


@receiver(post_migrate, dispatch_uid="gowheels.search")
def prepare_search(sender: Any, **kwargs: Any) -> None:
    """Have the full-text index and the first counts once the tables are there."""
    tables = connection.introspection.table_names() if sender.name == "gowheels" else []
    if FacetCount._meta.db_table in tables:
        text.install()
        if not FacetCount.objects.exists():
            FacetCount.objects.rebuild(Vehicle.objects.visible())


@receiver(post_migrate, dispatch_uid="gowheels.roles")
def prepare_roles(sender: Any, **kwargs: Any) -> None:
    """Have the groups of staff, each with the rights of its role."""
    if sender.name == "gowheels" and Group._meta.db_table in connection.introspection.table_names():
        # Django makes these after us, and the groups need them now.
        create_permissions(sender, verbosity=0)
        roles.ensure()


@receiver(pre_save, sender=BrandImage)
@receiver(pre_save, sender=ModelImage)
def remove_replaced_picture(
    sender: type[Model], instance: BrandImage | ModelImage, **kwargs: Any
) -> None:
    """Delete the picture of a make or model once another has taken its place for good."""
    rows: QuerySet[Any] = QuerySet(sender).filter(pk=instance.pk)
    standing = rows.values_list("image", flat=True).first()
    if standing and standing != instance.image.name:
        _once_committed(photos.remove, [standing])


@receiver([post_save, post_delete], sender=Pincode)
def forget_places(**kwargs: Any) -> None:
    """Let this process see a pincode that it has changed at once; others do within a minute."""
    places.forget()


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


@receiver(resubmitted)
def weigh_again(vehicle: Vehicle, **kwargs: Any) -> None:
    """Say how closely staff should look at what its owner has changed."""
    risk.weigh_later(vehicle.pk)


@receiver(relisted)
def compare_with_listed(vehicles: VehicleQuerySet, **kwargs: Any) -> None:
    """Let the group of a vehicle that came or went follow."""
    price_labels.follow(vehicles)


@receiver(post_delete, sender=Vehicle)
def compare_without_deleted(instance: Vehicle, **kwargs: Any) -> None:
    """Let the group of a vehicle that is gone follow."""
    if instance.is_visible:
        price_labels.follow_deleted(instance)


@receiver(post_delete, sender=Vehicle)
def keep_what_it_was(instance: Vehicle, **kwargs: Any) -> None:
    """Note of a vehicle that the public saw what an old link is answered by; forget its card."""
    if instance.was_visible:
        GoneVehicle.of(instance).save()
    _once_committed(share_picture.remove, instance.pk)


@receiver(post_delete, sender=Vehicle)
@receiver(post_delete, sender=Pincode)
@receiver(post_delete, sender=Group)
def record_deletion_by_staff(instance: Model, **kwargs: Any) -> None:
    """An owner's own deletion is no act of staff."""
    if door() is Via.ADMIN:
        AuditEntry.objects.record(AuditEntry.Verb.DELETE, instance)


def _once_committed(remove: Callable[[Any], object], what: Any) -> None:
    # A function, not a partial: of one that fails Django logs the name, which a partial has not.
    def remove_files_of_it() -> None:
        remove(what)

    transaction.on_commit(remove_files_of_it, robust=True)
