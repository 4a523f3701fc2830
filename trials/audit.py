"""Is everything there that was promised? `python -m trials.audit PROMISES`, in the site's place.

It prints JSON: by fault how many promises are lost, and what is half there.
"""

import json
import os
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import django

SELLERS = "Trial"


def audit(promises: dict[str, list[list[object]]], day: str) -> dict[str, object]:
    """Compare the promises with the rows and the files."""
    from django.db.models import Sum  # noqa: PLC0415 - wants django.setup() first

    from gowheels import media_files  # noqa: PLC0415
    from gowheels.hashing import keyed_hash  # noqa: PLC0415
    from gowheels.models import DailyTotal, Vehicle, VehicleClick  # noqa: PLC0415

    lost: Counter[str] = Counter()
    listed = Vehicle.objects.filter(seller__first_name__startswith=SELLERS)
    photographs = {
        (str(row.submission_key), row.pk): len(row.images.all())
        for row in listed.prefetch_related("images")
    }
    for fault, key, vehicle, count in promises["listings"]:
        lost[str(fault)] += photographs.get((str(key), int(str(vehicle)))) != count
    rows = VehicleClick.objects.exclude(visitor__startswith="user:")
    there = set(rows.values_list("vehicle_id", "visitor"))
    for fault, vehicle, agent in promises["clicks"]:
        visitor = keyed_hash("gowheels.visitor", day, "127.0.0.1", str(agent))
        lost[str(fault)] += (vehicle, visitor) not in there
    half = [
        f"vehicle {pk} has {many} photographs" for (_, pk), many in photographs.items() if many != 2
    ]
    keys = Counter(key for key, _ in photographs)
    half += [f"{key} is listed {times} times" for key, times in keys.items() if times > 1]
    counted = VehicleClick.objects.filter(day=day, kind="view").count()
    totals = DailyTotal.objects.filter(day=day, kind="view")
    total = totals.aggregate(sum=Sum("count"))["sum"] or 0
    if counted != total:
        half.append(f"{counted} clicks of today, and a total of {total}")
    media_files.IN_FLIGHT = timedelta(0)
    found = media_files.compare()
    half += [f"no file {path}" for path in found.missing_paths]
    media_files.compare(delete=True)
    left = media_files.compare().strays
    return {
        "lost": lost, "half": half[:20], "strays": found.strays, "strays_left": left,
        "clicks": counted, "listings": len(photographs),
    }  # fmt: skip


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gowheels_project.settings")
    django.setup()
    from django.utils import timezone

    print(json.dumps(audit(json.loads(Path(sys.argv[1]).read_text()), str(timezone.localdate()))))
