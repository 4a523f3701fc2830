"""Vehicles out of the site, as a sheet."""

import csv
from typing import Any

from tqdm import tqdm

from gowheels.models.indexed import KEY, read_by
from gowheels.models.vehicle_states import VehicleQuerySet
from gowheels.parts import rows_by_key
from gowheels.sheets import columns
from gowheels.sheets.files import cell

PATHS = {"phone": "seller__profile__phone", "name": "seller__first_name"}


def write(vehicles: VehicleQuerySet, out: Any, *, with_phones: bool = False) -> int:
    """Write vehicles to a text file, the names of the columns first; returns how many.

    A seller's phone and name come with `with_phones` only.
    """
    sellers = columns.SELLER if with_phones else ()
    names = ["id", *sellers, *columns.VEHICLE, *columns.SAID_BY_SITE[1:]]
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(names)
    count = 0
    # A part by another index would sort all that is left, each time.
    rows = rows_by_key(read_by(vehicles, KEY), [PATHS.get(name, name) for name in names])
    for row in tqdm(rows, desc="Vehicles", unit="", disable=None):
        sheet.writerow([cell(value) for value in row])
        count += 1
    return count
