"""`manage.py load_pincodes`: fill the table of pincodes from the shipped list."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from tqdm import tqdm

from gowheels import places
from gowheels.models import Pincode

FIELDS = ["place", "district", "state", "latitude", "longitude"]
BATCH = 1000


class Command(BaseCommand):
    """Fill the table of pincodes; run it again after each update of the list."""

    help = (
        "Loads India's pincodes as they come with GoWheels: once after `migrate`, and after an "
        "update of the list. What is there already and the same is left alone, so a second run "
        "changes nothing. Example: manage.py load_pincodes --dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """`--dry-run` only looks."""
        parser.add_argument(
            "--dry-run", action="store_true", help="count what would change, and change nothing"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Write the pincodes that are new or differ from the shipped ones; delete none."""
        present = {code: values for code, *values in Pincode.objects.values_list("code", *FIELDS)}
        new, changed = [], []
        for pincode in places.shipped():
            values = present.get(pincode.code)
            if values is None:
                new.append(pincode)
            elif values != [getattr(pincode, name) for name in FIELDS]:
                changed.append(pincode)

        same = len(present) - len(changed)
        said = f"{len(new)} new, {len(changed)} changed, {same} as before."
        if dry_run:
            self.stdout.write(f"Nothing was changed. It would be: {said}")
            return
        with transaction.atomic():
            for start in tqdm(range(0, len(new), BATCH), desc="Pincodes", disable=None):
                Pincode.objects.bulk_create(new[start : start + BATCH])
            Pincode.objects.bulk_update(changed, FIELDS, batch_size=BATCH // len(FIELDS))
        places.forget()
        self.stdout.write(f"Pincodes: {said}")
