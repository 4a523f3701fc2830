"""`manage.py refresh_prices`: what comparable vehicles cost, and the label of each price."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from gowheels.price_labels import Refreshed, refresh_all


class Command(BaseCommand):
    """The `refresh_prices` command."""

    help = (
        "Computes the median price a day of vehicles that are alike, and from it the label of each "
        "vehicle: good price, fair price, above similar. A vehicle that is saved takes its label "
        "at once, and small groups follow each listing; this sees to all the rest. Run it once a "
        "day, or once an hour on a busy site; a second run changes nothing. "
        "Example: manage.py refresh_prices --dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """`--dry-run` only looks."""
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="count the medians that are out of date, and change nothing",
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Refresh, and say how much had to change."""
        self.stdout.write(summary(refresh_all(dry_run), dry_run))


def summary(refreshed: Refreshed, dry_run: bool) -> str:
    """Say in one line what there is and what had to change."""
    medians = f"Prices: {refreshed.medians:,} medians"
    if dry_run:
        return f"{medians}, {refreshed.medians_changed:,} would change. Nothing was changed."
    if not (refreshed.medians_changed or refreshed.labels_changed):
        return f"{medians}, every label as before. Nothing was changed."
    return (
        f"{medians}, {refreshed.medians_changed:,} changed; "
        f"{refreshed.labels_changed:,} vehicles have another label."
    )
