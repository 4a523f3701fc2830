"""What the targets need of the database at hand, as JSON: `python -m benchmarks.samples`."""

import json
import os

import django

CLIENTS = 16
LAST_PAGE = 24


def samples() -> dict[str, object]:
    """The page of the newest vehicle, the cursor of the last page, and phones of accounts."""
    from gowheels.models import UserProfile, Vehicle  # noqa: PLC0415 - wants django.setup() first
    from gowheels.search import Count  # noqa: PLC0415
    from gowheels.search.pages import cursor_after  # noqa: PLC0415
    from gowheels.search.query import query_of  # noqa: PLC0415

    visible = Vehicle.objects.visible().order_by("listed", "ranked_at", "id")
    before_last = visible.values("id", "ranked_at", "pincode")[: LAST_PAGE + 1]
    newest = visible.last()
    return {
        "vehicle": newest and newest.get_absolute_url(),
        "last_page": cursor_after(query_of({}), list(before_last)[-1], Count(visible.count())),
        "phones": list(UserProfile.objects.values_list("phone", flat=True)[:CLIENTS]),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gowheels_project.settings")
    django.setup()
    print(json.dumps(samples()))
