"""Delete what has served its time: codes, counts of limits, sessions."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from gowheels import limits
from gowheels.models import OneTimePassword, PersonSession


class Command(BaseCommand):
    """The `forget_expired` command."""

    help = (
        "Deletes expired one-time codes (which hold phone numbers), counts that no limit looks at "
        "any more, and sessions that are over. Run it once a day; a second run finds nothing. "
        "Example: manage.py forget_expired --dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """`--dry-run` only looks."""
        parser.add_argument(
            "--dry-run", action="store_true", help="count what would go, and change nothing"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Delete, and say how many of each."""
        with transaction.atomic():
            codes, _ = OneTimePassword.objects.expired().delete()
            counts = limits.forget_old()
            sessions, _ = PersonSession.objects.filter(expire_date__lt=timezone.now()).delete()
            transaction.set_rollback(dry_run)
        would = "Nothing was changed. Would go:" if dry_run else "Forgot"
        self.stdout.write(f"{would} {codes} codes, {counts} counts and {sessions} sessions.")
