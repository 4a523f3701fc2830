"""What stands twice in the catalogue: made one, and the listings follow. It is in the audit."""

from django.db import transaction

from gowheels.models import AuditEntry, BrandImage, ModelImage, Vehicle
from gowheels.models.audit import as_stored
from gowheels.models.vehicle_states import VehicleQuerySet


def merge_makes(double: BrandImage, into: BrandImage) -> int:
    """Make one make of two of a category; returns how many listings were respelt.

    Models that only the double has move over; of two of one name the one that stays takes the
    picture where it has none. Raises ValueError for a make of another category, or the same one.
    """
    if double.pk == into.pk or double.category != into.category:
        raise ValueError("Two makes of one category can be merged.")
    with transaction.atomic():
        kept = {model.key: model for model in into.models.all()}
        for model in double.models.all():
            if model.key in kept:
                _take_picture(model, kept[model.key])
            else:
                model.brand = into
                model.save()
        _take_picture(double, into)
        moved = make_one(double, listed_as_make(double.category, double.key), into)
        double.delete()
    return moved


def merge_models(double: ModelImage, into: ModelImage) -> int:
    """Make one model of two of a make; returns how many listings were respelt.

    Raises ValueError for a model of another make, or the same one.
    """
    if double.pk == into.pk or double.brand_id != into.brand_id:
        raise ValueError("Two models of one make can be merged.")
    brand = into.brand
    with transaction.atomic():
        _take_picture(double, into)
        moved = make_one(double, listed_as_model(brand, double.key), into)
        double.delete()
    return moved


def listed_as_make(category: str, key: str) -> VehicleQuerySet:
    """The vehicles that are listed under a make, by its key."""
    return Vehicle.objects.filter(category=category, brand_key=key)


def listed_as_model(brand: BrandImage, key: str) -> VehicleQuerySet:
    """The vehicles of a make that are listed under a model, by its key."""
    return Vehicle.objects.filter(category=brand.category, brand_key=brand.key, model_key=key)


def make_one(double: object, listed: VehicleQuerySet, into: BrandImage | ModelImage) -> int:
    """Have listings take the spelling of `into`, of which `double` is one; returns how many.

    Call it in the transaction of the merge.
    """
    name = "brand_name" if isinstance(into, BrandImage) else "model_name"
    moved = listed.respell(**{name: into.name})
    with as_stored():
        AuditEntry.objects.record(
            AuditEntry.Verb.MERGE,
            into,
            before={"double": str(double)},
            after={"into": str(into), "listings": moved},
        )
    return moved


def _take_picture(double: BrandImage | ModelImage, into: BrandImage | ModelImage) -> None:
    if double.image and not into.image:
        into.image = double.image
        into.save()
