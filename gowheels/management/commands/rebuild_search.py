"""`manage.py rebuild_search`: what the search keeps beside the listings, made anew from them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from gowheels.models import FacetCount, Vehicle
from gowheels.search import text


class Command(BaseCommand):
    """Count every facet anew and see to the full-text index."""

    help = (
        "Brings `listed` in line with what it depends on, counts the facets of all listed vehicles "
        "anew and makes the full-text index if it is missing. The site keeps these itself as "
        "listings change: run this after rows were written by other means (a bulk load, SQL by "
        "hand), or whenever in doubt. Safe to run twice and while the site runs. "
        "Example: manage.py rebuild_search --dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """`--dry-run` only looks."""
        parser.add_argument(
            "--dry-run", action="store_true", help="count what is wrong, and change nothing"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Relist, count, index, and say what there is."""
        if dry_run:
            self.stdout.write(what_is_wrong())
            return
        relisted = Vehicle.objects.all().relist()
        counts = FacetCount.objects.rebuild(Vehicle.objects.visible())
        text.install()
        self.stdout.write(f"Search: {relisted} vehicles relisted, {counts} counts of facets.")


def what_is_wrong() -> str:
    """Rebuild inside a transaction that is taken back, and say what it changed."""
    with transaction.atomic():
        before = _counts()
        relisted = Vehicle.objects.all().relist()
        FacetCount.objects.rebuild(Vehicle.objects.visible())
        wrong = {cell for cell, _ in before ^ _counts()}
        transaction.set_rollback(True)
    return (
        f"Search: {relisted} vehicles would be relisted, {len(wrong)} counts of facets would "
        "change. Nothing was changed."
    )


def _counts() -> set[tuple[tuple[str, str, str], int]]:
    cells = FacetCount.objects.exclude(facet="version").exclude(count=0)
    rows = cells.values_list("scope", "facet", "value", "count")
    return {((scope, facet, value), count) for scope, facet, value, count in rows}
