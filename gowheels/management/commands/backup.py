"""`manage.py backup FILE`: database and uploaded files in one file."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gowheels import backups
from gowheels.management.ending import tidily


class Command(BaseCommand):
    """The `backup` command."""

    help = (
        "Writes the database and all uploaded files into one file, which `restore` puts into an "
        "empty site on SQLite or MariaDB. Run it every night and keep the file on another machine: "
        "it holds everybody's phone numbers. Not in it: sessions, codes and .env with its keys. "
        "The site may run meanwhile. Example: manage.py backup /backups/gowheels-$(date +%F).tar"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path, help="a file that is not there yet, such as a.tar")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Write, and say what it holds."""
        target = file.resolve()
        if target.exists():
            raise CommandError(f"{file} is there already, and stays. Choose another name.")
        if not target.parent.is_dir():
            raise CommandError(f"There is no folder {target.parent}. Make it first.")
        if target.is_relative_to(Path(settings.MEDIA_ROOT).resolve()):
            raise CommandError("Below MEDIA_ROOT everybody could fetch it. Choose another folder.")
        with tidily():
            made = backups.make(target)
        megabytes = target.stat().st_size / 1_000_000
        vanished = f" {made.vanished:,} files went while it was made." if made.vanished else ""
        self.stdout.write(
            f"Backup: {made.rows:,} rows and {made.files:,} files, {megabytes:,.1f} MB.{vanished}"
        )
