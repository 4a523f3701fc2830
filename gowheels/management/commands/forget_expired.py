"""Delete what has served its time: codes, counts of limits, sessions, photographs of no listing."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gowheels import limits
from gowheels.models import OneTimePassword, PersonSession, UploadedPhoto


class Command(BaseCommand):
    """The `forget_expired` command."""

    help = (
        "Deletes expired one-time codes (which hold phone numbers), counts that no limit looks at "
        "any more, sessions that are over, and photographs whose listing nobody has sent for two "
        "days. Run it once a day; a second run finds nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete, and say how many of each."""
        codes, _ = OneTimePassword.objects.expired().delete()
        counts = limits.forget_old()
        sessions, _ = PersonSession.objects.filter(expire_date__lt=timezone.now()).delete()
        photographs, _ = UploadedPhoto.objects.expired().delete()
        self.stdout.write(
            f"Forgot {codes} codes, {counts} counts, {sessions} sessions and "
            f"{photographs} photographs."
        )
