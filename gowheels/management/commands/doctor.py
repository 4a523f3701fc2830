"""`manage.py doctor`: is this site well, and if not, what to do."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gowheels import doctor
from gowheels.doctor import Level


class Command(BaseCommand):
    """The `doctor` command."""

    help = (
        "Looks at settings, database, migrations, files, cache, texts, places, counts and clock, "
        "and says of each whether it is ok, with what to do if it is not. It changes nothing, "
        "sends nothing and tells no secret. Run it after every update, and when something is "
        "odd; any failure makes the exit code 1. Example: manage.py doctor"
    )
    # It tells what they find itself, and goes on.
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask every check, say what each found, and fail if one failed."""
        styles = {
            Level.OK: self.style.SUCCESS,
            Level.WARNING: self.style.WARNING,
            Level.FAILURE: self.style.ERROR,
        }
        counts: Counter[Level] = Counter()
        for subject, finding in doctor.examine(doctor.CHECKS):
            counts[finding.level] += 1
            self.stdout.write(
                f"{styles[finding.level](f'{finding.level:8}')} {subject}: {finding.found}"
            )
            if finding.advice:
                self.stdout.write(f"{'':8} → {finding.advice}")
        self.stdout.write(
            f"{counts[Level.OK]} ok, {counts[Level.WARNING]} warnings, "
            f"{counts[Level.FAILURE]} failures."
        )
        if counts[Level.FAILURE]:
            raise CommandError("This site needs somebody.")
