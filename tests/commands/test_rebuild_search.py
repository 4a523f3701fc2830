"""What the search keeps is made anew from the listings, whatever was done to them."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from gowheels.models import FacetCount, Vehicle
from gowheels.search import count
from tests.factories import vehicle

pytestmark = pytest.mark.django_db


def rebuild(*options: str) -> str:
    out = StringIO()
    call_command("rebuild_search", *options, stdout=out)
    return out.getvalue()


def test_what_was_written_behind_the_sites_back_is_listed_and_counted():
    vehicle()
    Vehicle.objects.filter(pk=vehicle(approval_status="pending").pk).update(
        approval_status="approved"
    )
    stale = vehicle()
    Vehicle.objects.filter(pk=stale.pk).update(confirmed_at=timezone.now() - timedelta(days=90))
    FacetCount.objects.all().delete()
    assert rebuild().startswith("Search: 2 vehicles relisted, ")
    assert Vehicle.objects.visible().count() == 2
    assert count({"category": "car"}).number == 2
    stale.refresh_from_db()
    assert not stale.is_visible


def test_the_second_time_nothing_has_changed():
    vehicle()
    rebuild()
    cells = FacetCount.objects.exclude(facet="version").order_by("scope", "facet", "value")
    before = list(cells.values_list("scope", "facet", "value", "count"))
    assert rebuild() == f"Search: 0 vehicles relisted, {len(before)} counts of facets.\n"
    assert list(cells.values_list("scope", "facet", "value", "count")) == before


def test_an_empty_site_has_nothing_to_count():
    assert rebuild() == "Search: 0 vehicles relisted, 0 counts of facets.\n"


def test_a_dry_run_counts_what_is_wrong_and_changes_nothing():
    vehicle()
    assert "0 vehicles would be relisted, 0 counts" in rebuild("--dry-run")
    made = vehicle(approval_status="pending")
    Vehicle.objects.filter(pk=made.pk).update(approval_status="approved")
    FacetCount.objects.filter(scope="", facet="all").update(count=7)
    cells = list(FacetCount.objects.order_by("pk").values_list())
    said = rebuild("--dry-run")
    assert said.startswith("Search: 1 vehicles would be relisted, ")
    assert "0 counts of facets" not in said
    assert list(FacetCount.objects.order_by("pk").values_list()) == cells
    assert Vehicle.objects.visible().count() == 1
