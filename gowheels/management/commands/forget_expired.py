"""Delete what has served its time: codes, counts, sessions, photographs, deleted vehicles."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from gowheels import limits
from gowheels.models import OneTimePassword, PersonSession, UploadedPhoto, Vehicle


class Command(BaseCommand):
    """The `forget_expired` command."""

    help = (
        "Deletes expired one-time codes (which hold phone numbers), counts that no limit looks at "
        "any more, sessions that are over, photographs whose listing nobody has sent for two days "
        "and, for good, the vehicles whose owners deleted them so long ago that they cannot be "
        "brought back, with their photographs. Run it once a day; a second run finds nothing. "
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
            photographs, _ = UploadedPhoto.objects.expired().delete()
            transaction.set_rollback(dry_run)
        due = Vehicle.objects.deleted_for_good().order_by("pk")
        vehicles = due.count() if dry_run else delete_each(due)
        would = "Nothing was changed. Would go:" if dry_run else "Forgot"
        self.stdout.write(
            f"{would} {codes} codes, {counts} counts, {sessions} sessions, "
            f"{photographs} photographs and {vehicles} vehicles."
        )


def delete_each(vehicles: QuerySet[Vehicle]) -> int:
    """Delete one by one, in order that a day with many does not hold up the site; how many."""
    count = 0
    for vehicle in vehicles.iterator():
        vehicle.delete()
        count += 1
    return count
