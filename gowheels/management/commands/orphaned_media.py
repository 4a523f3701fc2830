"""`manage.py orphaned_media`: files that no row names, and rows whose files are gone."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gowheels.media_files import TOLD, Compared, compare


class Command(BaseCommand):
    """The `orphaned_media` command."""

    help = (
        "Compares the photographs on disk (of vehicles, of listings to come, of people) with the "
        "rows that name them. It lists strays, which are files that no row names, and missing "
        "ones, which are files that a row names and nobody has. With --delete it deletes strays "
        "older than an hour; younger ones may belong to an upload that is under way. Missing "
        "files come back from a backup only. Exit code 0: all is as it should be, or is now; 1: "
        "something is left to do. Safe to run twice, and while the site runs. "
        "Example: manage.py orphaned_media --delete"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """`--delete` deletes; without it nothing changes."""
        parser.add_argument(
            "--delete", action="store_true", help="delete strays that are older than an hour"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="only list, whatever else is said"
        )

    def handle(self, *args: Any, delete: bool, dry_run: bool, **options: Any) -> None:
        """List what is wrong, a path a line, and say how much it is."""
        delete = delete and not dry_run
        found = compare(delete)
        for kind, paths, count in (
            ("deleted" if delete else "stray", found.stray_paths, found.strays),
            ("missing", found.missing_paths, found.missing),
        ):
            for path in paths:
                self.stdout.write(f"{kind}\t{path}")
            if count > TOLD:
                self.stdout.write(f"{kind}\tand {count - TOLD:,} more")
        if found.missing or found.strays > found.deleted:
            raise CommandError(summary(found))
        self.stdout.write(summary(found))


def summary(found: Compared) -> str:
    """Say in one line what there is and what was done."""
    strays = f"{found.deleted:,} strays deleted" if found.deleted else f"{found.strays:,} strays"
    return (
        f"{found.files:,} files: {strays}, {found.missing:,} missing, "
        f"{found.young:,} too young to judge."
    )
