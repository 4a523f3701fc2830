"""What is kept of a vehicle that is here no more."""

import pytest
from django.db import transaction

from gowheels.models import GoneVehicle, Vehicle
from tests.factories import vehicle

pytestmark = pytest.mark.django_db


def test_the_least_is_kept_of_a_vehicle_that_the_public_saw():
    listed = vehicle()
    vehicle_id = listed.pk
    listed.delete()
    kept = GoneVehicle.objects.values().get()
    kept.pop("gone_at")
    assert kept == {
        "vehicle_id": vehicle_id,
        "category": "car",
        "brand_name": "Tata",
        "model_name": "Nexon",
        "pincode": "560038",
        "state": "Karnataka",
    }


def test_many_that_are_deleted_at_once_are_each_kept():
    seller = vehicle().seller
    vehicle(seller)
    vehicle(seller, approval_status="pending")
    Vehicle.objects.all().delete()
    assert GoneVehicle.objects.count() == 2


def test_a_deletion_that_is_taken_back_keeps_nothing():
    listed = vehicle()
    with transaction.atomic():
        listed.delete()
        transaction.set_rollback(True)
    assert not GoneVehicle.objects.exists()
    assert Vehicle.objects.exists()


def test_that_the_public_saw_it_is_remembered_however_it_was_listed():
    waiting = vehicle(approval_status="pending")
    assert waiting.was_visible is False
    # As bulk inserts do, without relist().
    Vehicle.objects.filter(pk=waiting.pk).update(listed=1)
    Vehicle.objects.filter(pk=waiting.pk).relist()
    waiting.refresh_from_db()
    assert (waiting.listed, waiting.was_listed, waiting.was_visible) == (0, True, True)
