"""`manage.py restore FILE`: an empty site becomes the one that was backed up."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gowheels import backups


class Command(BaseCommand):
    """The `restore` command."""

    help = (
        "Fills an empty site from the file that `backup` wrote, on SQLite or MariaDB, whichever it "
        "came from. The database has to be new (`migrate` has run and nothing else) and MEDIA_ROOT "
        "empty. Every byte is checked first; when anything goes wrong, nothing has changed. "
        "Example: manage.py migrate && manage.py restore /backups/gowheels-2026-11-24.tar"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Where from, and whether only to look."""
        parser.add_argument("file", type=Path, help="what `backup` wrote")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="check the file and whether it could be restored here, and change nothing",
        )

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        """Restore, and say what there is now."""
        try:
            manifest = backups.restore(file, dry_run=dry_run)
        except backups.BadBackup as problem:
            raise CommandError(f"{file} cannot be restored. {problem}") from None
        except backups.NotEmpty as problem:
            raise CommandError(f"This site is not empty. {problem}") from None
        except OSError as problem:
            raise CommandError(f"{file}: {problem.strerror or problem}") from None
        done = "could be restored. Nothing was changed" if dry_run else "restored"
        self.stdout.write(
            f"Backup of {manifest.made_at} {done}: {sum(manifest.rows.values()):,} rows."
        )
