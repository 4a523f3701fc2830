"""`manage.py export_vehicles`: vehicles as a sheet."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gowheels.management.ending import quietly, tidily
from gowheels.models import Vehicle
from gowheels.sheets import exporting
from gowheels.sheets.files import written_whole


class Command(BaseCommand):
    """The `export_vehicles` command."""

    help = (
        "Writes vehicles as CSV (UTF-8) with the columns of the site's forms and endpoints, to a "
        "file or to the screen. `import_vehicles` reads what --with-phones wrote. A cell that a "
        "spreadsheet would take for a formula has an apostrophe before it. It changes nothing. "
        "Example: manage.py export_vehicles cars.csv --category car --status approved"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, and which."""
        parser.add_argument("file", type=Path, nargs="?", help="standard output, if not given")
        parser.add_argument("--status", choices=Vehicle.Status.values, help="only these")
        parser.add_argument("--category", choices=Vehicle.Category.values, help="only these")
        parser.add_argument(
            "--with-phones",
            action="store_true",
            help="with each seller's number and name: keep such a file to yourself",
        )

    def handle(
        self,
        *args: Any,
        file: Path | None,
        status: str | None,
        category: str | None,
        with_phones: bool,
        **options: Any,
    ) -> None:
        """Write, and say how many."""
        asked = {"approval_status": status, "category": category}
        vehicles = Vehicle.objects.filter(**{name: said for name, said in asked.items() if said})
        if file is None:
            with quietly(self.stdout):
                count = exporting.write(vehicles, self.stdout, with_phones=with_phones)
        elif not file.resolve().parent.is_dir():
            raise CommandError(f"There is no folder {file.resolve().parent}. Make it first.")
        else:
            with tidily(), written_whole(file.resolve()) as out:
                count = exporting.write(vehicles, out, with_phones=with_phones)
        # Not among the lines, which may go on to another program.
        self.stderr.write(f"Exported {count:,} vehicles.", self.style.SUCCESS)
