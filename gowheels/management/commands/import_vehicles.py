"""`manage.py import_vehicles`: the vehicles of a sheet, listed."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gowheels.management.ending import tidily
from gowheels.sheets import columns, importing, reading
from gowheels.sheets.files import guarded, written_whole
from gowheels.sheets.importing import Outcome, Wanted
from gowheels.sheets.reading import Line

SHOWN = 50


class Command(BaseCommand):
    """The `import_vehicles` command."""

    help = (
        "Lists the vehicles of a CSV file (UTF-8) by the rules of the site's own form. The first "
        "line names the columns: phone (the seller's), category, brand_name, model_name, year, "
        "price, fuel, transmission, seats, plate, pincode and, if you like, price_per_hour, "
        "deposit, registration, km_per_day, extra_km_price, description, locality, district, "
        "state, name (the seller's) and external_id. One wrong line and nothing is listed, unless "
        "--skip-bad. A line that was listed once is not listed again: it is known by external_id "
        "or, without one, by all that it says. Example: manage.py import_vehicles cars.csv "
        "--dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What to import, and how."""
        parser.add_argument("file", type=Path, help="a CSV file")
        parser.add_argument("--dry-run", action="store_true", help="check, and change nothing")
        parser.add_argument(
            "--skip-bad", action="store_true", help="list the right lines; needs --refused"
        )
        parser.add_argument(
            "--refused",
            type=Path,
            metavar="FILE",
            help="where the wrong lines go, with what is wrong in the column `error`",
        )
        parser.add_argument(
            "--make-sellers",
            action="store_true",
            help="register sellers whom the site does not know, by phone and name",
        )
        parser.add_argument(
            "--approve", metavar="USERNAME", help="approve all of them in the name of this person"
        )

    def handle(
        self,
        *args: Any,
        file: Path,
        dry_run: bool,
        skip_bad: bool,
        refused: Path | None,
        make_sellers: bool,
        approve: str | None,
        **options: Any,
    ) -> None:
        """Import, name what is wrong, and say how many of each."""
        if skip_bad != bool(refused):
            raise CommandError("--skip-bad and --refused FILE go together.")
        wanted = Wanted(make_sellers, approver(approve) if approve else None, skip_bad, dry_run)
        try:
            with (
                tidily(),
                reading.opened(file, columns.NEEDED, columns.KNOWN) as sheet,
                self._refusing(refused, sheet.names) as refuse,
            ):
                outcome = importing.load(sheet.lines, wanted, refuse)
        except reading.BadSheet as problem:
            raise CommandError(f"{file}: {problem} Nothing was imported.") from None
        except OSError as problem:
            raise CommandError(f"{problem.filename or file}: {problem.strerror}") from None
        if outcome.refused and not skip_bad:
            raise CommandError(f"{outcome.refused:,} lines are wrong. Nothing was imported.")
        self.stdout.write(summary(outcome))

    @contextmanager
    def _refusing(self, path: Path | None, names: list[str]) -> Iterator[Callable[[Line], None]]:
        """What to do with each wrong line: say it, up to so many, or write it to a file."""
        if path:
            with written_whole(path.resolve()) as out:
                sheet = csv.writer(out, lineterminator="\n")
                kept = [place for place, name in enumerate(names) if name != columns.ERROR]
                sheet.writerow([*(names[place] for place in kept), columns.ERROR])

                def write(line: Line) -> None:
                    raw = [*line.raw, *[""] * len(names)]
                    beyond = line.raw[len(names) :]
                    error = guarded(" ".join(line.problems))
                    sheet.writerow([*(raw[place] for place in kept), error, *beyond])

                yield write
            return
        said = 0

        def say(line: Line) -> None:
            nonlocal said
            said += 1
            if said <= SHOWN:
                self.stderr.write("\n".join(line.problems))
            elif said == SHOWN + 1:
                self.stderr.write("… and more.")

        yield say


def approver(username: str) -> User:
    """The person of that name. Raises CommandError unless they may decide about vehicles."""
    user = User.objects.filter(username=username, is_active=True, is_staff=True).first()
    if user is None or not user.has_perm("gowheels.change_vehicle"):
        raise CommandError(f"{username} is nobody who may approve vehicles.")
    return user


def summary(outcome: Outcome) -> str:
    """Say in one line what came of it."""
    would = "" if outcome.changed else "Nothing was changed. It would be: "
    return (
        f"{would}{outcome.listed:,} vehicles listed, {outcome.present:,} there already, "
        f"{outcome.refused:,} lines refused, {outcome.sellers:,} sellers registered."
    )
