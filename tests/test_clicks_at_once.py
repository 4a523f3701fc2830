"""Acts that arrive at the same moment are counted each once, on every database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from gowheels.models import DailyTotal, Lead, Vehicle, VehicleClick
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 50


def all_at_once(acts):
    """Do all of the acts, each on a connection of its own, started together."""
    start = Barrier(len(acts))

    def run(act):
        start.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_fifty_visitors_at_once_are_fifty_views():
    seen = vehicle()
    record = VehicleClick.objects.record
    acts = [
        lambda number=number: record(seen, f"browser:{number}", "view") for number in range(AT_ONCE)
    ]
    assert all(all_at_once(acts))
    assert Vehicle.objects.get(pk=seen.pk).view_count == AT_ONCE
    assert DailyTotal.objects.get().count == AT_ONCE


def test_fifty_looks_of_one_person_at_once_are_one_lead():
    seen, customer = vehicle(), person()
    record = VehicleClick.objects.record
    acts = [lambda: record(seen, f"user:{customer.pk}", "contact", customer)] * AT_ONCE
    assert sum(all_at_once(acts)) == 1
    assert Lead.objects.count() == 1
    assert Vehicle.objects.get(pk=seen.pk).contact_count == 1
    assert DailyTotal.objects.get().count == 1
