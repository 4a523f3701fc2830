"""No page of listings makes the database go through the table."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gowheels.models import Vehicle
from tests.factories import person, vehicle

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="a plan that no statistics sway"),
]
TABLE = "gowheels_vehicle"
PATHS = [
    "/",
    "/vehicles/",
    "/vehicles/?category=car&fuel=petrol",
    "/vehicles/?q=swift+diesel",
    "/vehicles/?pincode=560038&sort=nearest",
    "/vehicles/?category=car&sort=price&min_price=500",
    "/cars/",
    "/brands/tata/",
    "/brands/tata/nexon/",
    "/in/bengaluru/",
    "/in/bengaluru/cars/",
    "/api/vehicles/facets/",
    "/api/vehicles/facets/?brand=Tata&fuel=petrol",
    "/api/vehicles/suggest/?q=ne",
    "/sitemap.xml",
    "/sitemap-vehicles-0.xml",
    "/sitemap-brands.xml",
    "/sitemap-places.xml",
    "/sitemap-pages.xml",
    "/vehicles/feed/?category=car",
    "{vehicle}",
    "/api/vehicles/{id}/similar/",
    "/api/vehicles/{id}/quote/?from=2030-01-01T09:00&to=2030-01-02T09:00",
]


@pytest.fixture
def many(indiranagar):
    """Enough vehicles for a list of more than one page."""
    seller, moment = person(), timezone.now()
    return [
        vehicle(seller, price=1000 + number, created_at=moment - timedelta(hours=number))
        for number in range(40)
    ]


@pytest.mark.parametrize("path", PATHS)
def test_vehicles_are_found_by_an_index(anonymous, many, path):
    cache.clear()
    one: Vehicle = many[20]
    address = path.format(vehicle=one.get_absolute_url(), id=one.pk)
    with CaptureQueriesContext(connection) as captured:
        response = anonymous.get(address)
        b"".join(response.streaming_content) if response.streaming else None
    assert response.status_code == 200
    # The first row or the last one, in the order of the table itself, is no scan.
    read = [
        query["sql"]
        for query in captured
        if TABLE in query["sql"] and not query["sql"].endswith(" LIMIT 1")
    ]
    scans = [(line, sql) for sql in read for line in plan(sql) if is_scan(line, sql)]
    assert not scans


def is_scan(line: str, sql: str) -> bool:
    """Whether a line of the plan goes through the table, or through all that is listed."""
    of_all_listed = line.startswith(f"SEARCH {TABLE}") and line.endswith("(listed=?)")
    return line.startswith(f"SCAN {TABLE}") or (of_all_listed and "LIMIT" not in sql)


def plan(sql: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return [row[3] for row in cursor.fetchall()]
