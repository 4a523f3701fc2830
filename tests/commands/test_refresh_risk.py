"""What waits is weighed anew, with what has changed since it came."""

from io import StringIO

import pytest
from django.core.management import call_command

from gowheels.models import Vehicle
from tests.factories import vehicle

pytestmark = pytest.mark.django_db


def refresh(*options: str) -> str:
    out = StringIO()
    call_command("refresh_risk", *options, stdout=out)
    return out.getvalue()


def risks() -> list[int]:
    return list(Vehicle.objects.order_by("pk").values_list("risk", flat=True))


@pytest.fixture(autouse=True)
def rows_of_before(db):
    """Two that wait and one that is decided, none of them weighed."""
    vehicle(approval_status="pending")
    vehicle(approval_status="pending", description="Call 98765 43210.")
    vehicle()


def test_what_waits_gets_its_sum_and_its_place():
    assert refresh() == "Risk: 2 vehicles weighed, 2 changed.\n"
    assert risks() == [4, 7, 0]
    assert [each.risk for each in Vehicle.objects.queue()] == [7, 4]


def test_a_second_run_changes_nothing():
    refresh()
    assert refresh() == "Risk: 2 vehicles weighed, 0 changed.\n"


def test_a_dry_run_only_counts():
    said = refresh("--dry-run")
    assert said == "Risk: 2 vehicles weighed, 2 would change. Nothing was changed.\n"
    assert risks() == [0, 0, 0]


def test_what_is_decided_is_weighed_where_it_is_asked_for():
    assert refresh("--all") == "Risk: 3 vehicles weighed, 3 changed.\n"
    assert risks() == [4, 7, 4]
