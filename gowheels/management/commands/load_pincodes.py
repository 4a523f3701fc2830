"""`manage.py load_pincodes`: fill the table of pincodes from the shipped list."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from gowheels import places
from gowheels.models import Pincode

FIELDS = ["place", "district", "state", "latitude", "longitude"]
BATCH = 1000


class Command(BaseCommand):
    """Fill the table of pincodes; run it again after each update of the list."""

    help = "Load India's pincodes. What is there already and the same is left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the pincodes that are new or differ from the shipped ones; delete none."""
        present = {code: values for code, *values in Pincode.objects.values_list("code", *FIELDS)}
        new, changed = [], []
        for pincode in places.shipped():
            values = present.get(pincode.code)
            if values is None:
                new.append(pincode)
            elif values != [getattr(pincode, name) for name in FIELDS]:
                changed.append(pincode)

        with transaction.atomic():
            for start in tqdm(range(0, len(new), BATCH), desc="Pincodes", disable=None):
                Pincode.objects.bulk_create(new[start : start + BATCH])
            Pincode.objects.bulk_update(changed, FIELDS, batch_size=BATCH // len(FIELDS))
        places.forget()
        same = len(present) - len(changed)
        self.stdout.write(f"Pincodes: {len(new)} new, {len(changed)} changed, {same} as before.")
