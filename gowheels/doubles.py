"""What stands twice in the catalogue, or in listings only: made one, and the listings follow."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Min

from gowheels.models import BrandImage, FacetCount, ModelImage, Vehicle
from gowheels.models.facets import scope_of
from gowheels.models.fields import search_key

MOST_UNKNOWN = 50


@dataclass(frozen=True)
class UnknownMake:
    """A make that listings name and the catalogue does not, in one category of vehicle."""

    key: str
    name: str
    category: str
    count: int

    @property
    def category_label(self) -> str:
        """The category in words."""
        return str(Vehicle.Category(self.category).label)


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
        of_double = Vehicle.objects.filter(category=double.category, brand_key=double.key)
        moved = of_double.respell(brand_name=into.name)
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
        of_double = Vehicle.objects.filter(
            category=brand.category, brand_key=brand.key, model_key=double.key
        )
        moved = of_double.respell(model_name=into.name)
        double.delete()
    return moved


def unknown_makes() -> list[UnknownMake]:
    """The makes that are listed most and are not in the catalogue, at most MOST_UNKNOWN."""
    known = set(BrandImage.objects.values_list("key", flat=True))
    listed = FacetCount.objects.values_of("brand")
    fullest = sorted(listed, key=lambda key: (-listed[key], key))
    missing = [key for key in fullest if key not in known][:MOST_UNKNOWN]
    cells = FacetCount.objects.filter(
        scope__in=[scope_of("brand", key) for key in missing], facet="category", count__gt=0
    )
    spelt = Vehicle.objects.visible().filter(brand_key__in=missing).order_by()
    names = dict(spelt.values_list("brand_key").annotate(name=Min("brand_name")))
    found = [
        UnknownMake(key, names[key], category, count)
        for scope, category, count in cells.values_list("scope", "value", "count")
        for key in [scope.removeprefix(scope_of("brand", ""))]
        if key in names
    ]
    return sorted(found, key=lambda make: (-make.count, make.name))


def add_make(name: str, category: str) -> BrandImage:
    """Take a make into the catalogue as listings spell it; one that is there stays as it is."""
    found, _ = BrandImage.objects.get_or_create(
        category=category, key=search_key(name), defaults={"name": name}
    )
    return found


def _take_picture(double: BrandImage | ModelImage, into: BrandImage | ModelImage) -> None:
    if double.image and not into.image:
        into.image = double.image
        into.save()
