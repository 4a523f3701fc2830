from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gowheels.models import Vehicle, VehicleClick
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", VehicleClick.Kind.values)
def test_an_act_counts_once_a_visitor_and_day(kind, move_clock):
    seen = vehicle()
    record = VehicleClick.objects.record
    assert record(seen, "browser:a", kind) is True
    assert record(seen, "browser:a", kind) is False
    assert record(seen, "browser:b", kind) is True
    move_clock(days=1)
    assert record(seen, "browser:a", kind) is True
    seen.refresh_from_db()
    counts = {"view": 0, "contact": 0, "call": 0, "whatsapp": 0, kind: 3}
    assert counts == {name: getattr(seen, f"{name}_count") for name in counts}
    assert seen.clicks.count() == 3


def test_a_day_ends_at_midnight_in_india(monkeypatch):
    seen = vehicle()
    night = timezone.now().replace(hour=18, minute=29)
    for moment in (night, night + timedelta(minutes=2)):
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        assert VehicleClick.objects.record(seen, "browser:a", "view") is True


def test_an_act_remembers_who_it_was_and_goes_with_the_person():
    seen, visitor = vehicle(), person()
    VehicleClick.objects.record(seen, f"user:{visitor.pk}", "contact", visitor)
    click = seen.clicks.get()
    assert click.user == visitor
    assert str(click) == f"Number shown of vehicle {seen.pk} on {click.day}"
    visitor.delete()
    assert not VehicleClick.objects.exists()


def test_the_database_refuses_an_act_it_does_not_know():
    with pytest.raises(IntegrityError), transaction.atomic():
        VehicleClick.objects.create(vehicle=vehicle(), visitor="x", kind="stare")


def test_an_act_on_a_vehicle_that_is_gone_meanwhile_counts_nothing():
    seen = vehicle()
    Vehicle.objects.get(pk=seen.pk).delete()
    assert VehicleClick.objects.record(seen, "browser:a", "view") is False
    assert not VehicleClick.objects.exists()
