"""`manage.py import_catalogue`: makes and models of one's own."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gowheels.sheets import catalogue, reading

SHEET = "catalogue.csv"


class Command(BaseCommand):
    """The `import_catalogue` command."""

    help = (
        "Adds makes and models from a CSV file (UTF-8) with the columns category, brand, model "
        "and, if you like, picture: the name of a JPEG, PNG, WebP or AVIF beside the file. A line "
        "without a model is about its make. What is there already stays, however it is spelt; a "
        "picture takes the place of the one before. One wrong line and nothing is added. The makes "
        "that come with GoWheels: load_catalogue. Example: manage.py import_catalogue tractors/"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What to import, and whether only to look."""
        parser.add_argument("path", type=Path, help=f"a CSV file, or a folder with {SHEET}")
        parser.add_argument("--dry-run", action="store_true", help="check, and change nothing")

    def handle(self, *args: Any, path: Path, dry_run: bool, **options: Any) -> None:
        """Import, or name all that is wrong."""
        file = path / SHEET if path.is_dir() else path
        try:
            with reading.opened(file, catalogue.NEEDED, catalogue.KNOWN) as sheet:
                outcome = catalogue.load(sheet.lines, file.parent, dry_run=dry_run)
        except reading.BadSheet as problem:
            raise CommandError(f"{file}: {problem} Nothing was added.") from None
        except OSError as problem:
            raise CommandError(f"{problem.filename or file}: {problem.strerror}") from None
        if outcome.problems:
            self.stderr.write("\n".join(outcome.problems))
            raise CommandError(f"{len(outcome.problems):,} problems. Nothing was added.")
        would = "Nothing was changed. It would be: " if dry_run else ""
        self.stdout.write(
            f"{would}{outcome.added:,} makes and models new, {outcome.pictures:,} pictures."
        )
