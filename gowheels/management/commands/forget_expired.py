"""Delete what has served its time: codes, counts, sessions, photographs, deleted vehicles."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gowheels import limits
from gowheels.models import OneTimePassword, PersonSession, UploadedPhoto, Vehicle


class Command(BaseCommand):
    """The `forget_expired` command."""

    help = (
        "Deletes expired one-time codes (which hold phone numbers), counts that no limit looks at "
        "any more, sessions that are over, photographs whose listing nobody has sent for two days "
        "and, for good, the vehicles whose owners deleted them so long ago that they cannot be "
        "brought back, with their photographs. Run it once a day; a second run finds nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete, and say how many of each."""
        codes, _ = OneTimePassword.objects.expired().delete()
        counts = limits.forget_old()
        sessions, _ = PersonSession.objects.filter(expire_date__lt=timezone.now()).delete()
        photographs, _ = UploadedPhoto.objects.expired().delete()
        vehicles = 0
        # One by one, in order that a day with many does not hold up the site.
        for vehicle in Vehicle.objects.deleted_for_good().order_by("pk").iterator():
            vehicle.delete()
            vehicles += 1
        self.stdout.write(
            f"Forgot {codes} codes, {counts} counts, {sessions} sessions, "
            f"{photographs} photographs and {vehicles} vehicles."
        )
