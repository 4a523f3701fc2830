"""Fold old clicks into daily totals."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from tqdm import tqdm

from gowheels.insights import DAYS
from gowheels.pruning import Folded, acts_before, fold_before


class Command(BaseCommand):
    """The `prune_clicks` command."""

    help = (
        "Deletes views, looks at numbers, calls and WhatsApp presses that are older than --days. "
        "How many there were a day and vehicle stays in the daily totals, so charts and counters "
        "show the same before and after; by whom is forgotten, and so is that a visitor came. "
        "Leads stay. A batch is one transaction: it can be stopped at any time and run again. "
        "Run it once a month. Exits with 0 when all old clicks are folded. "
        "Example: manage.py prune_clicks --days 90 --dry-run"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --days and --dry-run."""
        parser.add_argument(
            "--days",
            type=_days,
            default=90,
            help="keep the clicks of so many days, today included (default: 90)",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="count what would go, and change nothing"
        )

    def handle(self, *args: Any, days: int, dry_run: bool, **options: Any) -> None:
        """Fold, and say how much."""
        first_kept = timezone.localdate() - timedelta(days=days - 1)
        done = Folded()
        with tqdm(total=acts_before(first_kept), desc="Clicks", disable=None) as progress:
            for batch in fold_before(first_kept, dry_run):
                done.acts += batch.acts
                done.groups += batch.groups
                done.raised += batch.raised
                progress.update(batch.acts)
        verb = "Would fold" if dry_run else "Folded"
        self.stdout.write(
            f"{verb} {done.acts} clicks from before {first_kept:%-d %b %Y} into {done.groups} "
            f"daily totals, of which {done.raised} had to be raised."
        )


def _days(text: str) -> int:
    days = int(text) if text.isascii() and text.isdigit() else 0
    if not DAYS <= days <= 3650:  # noqa: PLR2004 - ten years
        raise ArgumentTypeError(f"a whole number from {DAYS} to 3650, which charts need")
    return days
