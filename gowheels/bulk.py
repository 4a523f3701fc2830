"""What follows a bulk load: rows that came past the verbs, which keep the rest in line."""

from gowheels import price_labels
from gowheels.models import FacetCount, Vehicle


def settle() -> None:
    """Bring in line what is kept about vehicles outside their rows, after many came at once.

    Whoever loads in bulk calls it once at the end; what is kept so is rebuilt from here.
    """
    Vehicle.objects.all().relist()
    Vehicle.objects.all().rerank()
    price_labels.refresh_all()
    FacetCount.objects.rebuild(Vehicle.objects.visible())
