"""`manage.py remind_owners`: sink and hide what nobody confirms, and ask its owners in time."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from gowheels.models import UserProfile
from gowheels.reminders import Due, Outcome, due, hide_overdue, sink_stale, tell


class Command(BaseCommand):
    """The `remind_owners` command."""

    help = (
        "Moves the vehicles that nobody confirmed for 30 days down among the newest, hides those "
        "that nobody confirmed for 60 days, and texts their owners: once when a "
        "vehicle was not confirmed for 30 days, once when it hides, and at most one text a day "
        "that says how many vehicles it is about. Run it once a day, by day; a second run, or two "
        "at once, send nothing twice. A text that fails is tried again by the next run, and the "
        "exit code is then 1. People whose block has come to its end are let in again. "
        "Example: manage.py remind_owners --dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """`--dry-run` only looks."""
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say what there is to do, and change and send nothing",
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Hide, tell, and say how many of each."""
        found = due()
        if dry_run:
            over = UserProfile.objects.blocks_over().count()
            self.stdout.write(f"{plan(found)} {over:,} blocks would end. Nothing was changed.")
            return
        if ended := UserProfile.objects.end_blocks():
            self.stdout.write(f"Blocks: {ended:,} ended.")
        sunk, hidden = sink_stale(), hide_overdue()
        bar = tqdm(found.owners, desc="Owners", unit="owner", disable=None, leave=False)
        outcomes = Counter(tell(owner) for owner in bar)
        told, failed = outcomes[Outcome.TOLD], outcomes[Outcome.FAILED]
        self.stdout.write(
            f"Reminders: {sunk:,} vehicles sunk, {hidden:,} hidden; {told:,} owners told."
        )
        if failed:
            raise CommandError(f"{failed:,} texts were not taken. The next run tries them again.")


def plan(found: Due) -> str:
    """Say in one line what there is to do."""
    return (
        f"Reminders: {found.sinking:,} vehicles would sink, {found.overdue:,} would hide; "
        f"{len(found.owners):,} owners would be told."
    )
