"""`manage.py rebuild_search`: what the search keeps beside the listings, made anew from them."""

from typing import Any

from django.core.management.base import BaseCommand

from gowheels.models import FacetCount, Vehicle
from gowheels.search import text


class Command(BaseCommand):
    """Count every facet anew and see to the full-text index."""

    help = (
        "Brings `listed` in line with what it depends on, counts the facets of all listed vehicles "
        "anew and makes the full-text index if it is missing. The site keeps these itself as "
        "listings change: run this after rows were written by other means (a bulk load, SQL by "
        "hand, a restored backup), or whenever in doubt. Safe to run twice and while the site runs."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Relist, count, index, and say what there is."""
        relisted = Vehicle.objects.all().relist()
        counts = FacetCount.objects.rebuild(Vehicle.objects.visible())
        text.install()
        self.stdout.write(f"Search: {relisted} vehicles relisted, {counts} counts of facets.")
