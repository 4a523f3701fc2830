"""How labels and medians follow each listing, without a refresh of everything."""

import threading
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gowheels import price_labels
from gowheels.models import PriceBenchmark, Vehicle
from tests.factories import person, superuser, vehicle
from tests.test_price_labels import NEXONS, fleet, kept, labels

pytestmark = pytest.mark.django_db


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """A block at whose end everything that waits for the commit is done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def five() -> list[Vehicle]:
    """Five listed Nexons with their medians and labels."""
    made = fleet(1000, 1000, 1000, 1000, 1000)
    price_labels.refresh_all()
    return made


def test_a_new_vehicle_has_its_label_before_it_is_approved(five):
    made = vehicle(price=700, approval_status="pending")
    assert made.price_label == "good"


def test_a_new_price_has_its_label_at_once(five):
    five[0].price = Decimal(1500)
    five[0].save(update_fields=["price"])
    assert five[0].price_label == "above"
    assert labels(pk=five[0].pk) == ["above"]


def test_a_label_costs_a_save_of_anything_else_nothing(five, django_assert_num_queries):
    with django_assert_num_queries(1):
        five[0].save(update_fields=["deposit", "rejection_reason", "updated_at"])
    with CaptureQueriesContext(connection) as captured:
        five[0].save(update_fields=["description"])
    assert not [query for query in captured if PriceBenchmark._meta.db_table in query["sql"]]


def test_the_label_leaves_the_time_of_the_last_change_alone(five):
    five[0].refresh_from_db()
    before = five[0].updated_at
    five[0].price = Decimal(1500)
    five[0].save(update_fields=["price"])
    five[0].refresh_from_db()
    assert five[0].updated_at == before


def test_the_fifth_that_is_approved_labels_all_five(commit):
    fleet(500, 1000, 1000, 1000)
    fifth = vehicle(price=2000, approval_status="pending")
    assert labels() == [""] * 5
    with commit():
        fifth.approve(superuser())
    assert kept(NEXONS).count == 5
    assert labels() == ["good", "fair", "fair", "fair", "above"]


@pytest.mark.parametrize("leave", ["reject", "keep back", "block", "delete"])
def test_the_fifth_that_leaves_silences_all(five, commit, leave):
    with commit():
        if leave == "reject":
            five[0].reject(superuser(), "No.")
        elif leave == "keep back":
            five[0].set_available(False)
        elif leave == "block":
            five[0].seller.profile.block(None, "Spam.")
        else:
            five[0].delete()
    assert kept(NEXONS) is None
    assert labels(listed=1) == [""] * 4


def test_a_new_price_moves_the_median_and_the_labels_of_others(five, commit):
    for each in five[:3]:
        each.price = Decimal(2000)
        with commit():
            each.save(update_fields=["price"])
    assert kept(NEXONS).median == Decimal(2000)
    assert labels() == ["good", "good", "fair", "fair", "fair"]


def test_without_its_model_a_vehicle_falls_back_on_its_category(five, commit):
    fleet(*[3000] * 5, model_name="Safari")
    price_labels.refresh_all()
    with commit():
        five[0].set_available(False)
    assert labels(model_key="nexon", listed=1) == ["good"] * 4


def test_a_pending_price_moves_no_median(five, commit):
    before = list(PriceBenchmark.objects.values())
    with commit():
        vehicle(price=9000, approval_status="pending")
    assert list(PriceBenchmark.objects.values()) == before


def test_a_large_group_waits_for_the_refresh(five, commit, monkeypatch):
    monkeypatch.setattr(price_labels, "LIVE_GROUP", 5)
    made = vehicle(price=700, approval_status="pending")
    with commit():
        made.approve(superuser())
    assert kept(NEXONS).count == 5
    assert labels(pk=made.pk) == ["good"]
    price_labels.refresh_all()
    assert kept(NEXONS).count == 6


def test_many_that_change_at_once_wait_for_the_refresh(five, commit, monkeypatch):
    monkeypatch.setattr(price_labels, "LIVE_VEHICLES", 4)
    with commit() as callbacks:
        Vehicle.objects.relist()
    assert callbacks == []


@pytest.mark.django_db(transaction=True)
def test_a_failure_to_follow_does_not_fail_the_change(monkeypatch):
    asked = []

    def fail(group: price_labels.Group) -> None:
        asked.append(group)
        raise RuntimeError("No medians today.")

    made = vehicle()
    monkeypatch.setattr(price_labels, "refresh_group", fail)
    made.set_available(False)
    assert asked
    assert not Vehicle.objects.get().available


def test_following_costs_the_same_for_five_and_for_fifty(five, django_assert_num_queries):
    with django_assert_num_queries(2):
        price_labels.refresh_group(NEXONS)
    fleet(*[1000] * 45)
    price_labels.refresh_all()
    with django_assert_num_queries(2):
        price_labels.refresh_group(NEXONS)


def test_reading_a_group_is_an_index_alone(five):
    for group in price_labels.groups_of(Vehicle.objects.values(*price_labels.COLUMNS)[0]):
        plan = price_labels._members(group).values_list("pk", "price").explain()
        name = "vehicle_model_group" if group.model_key else "vehicle_age_group"
        if connection.vendor == "sqlite":
            assert f"COVERING INDEX {name}" in plan


@pytest.mark.django_db(transaction=True)
def test_many_who_list_at_once_all_count():
    made = [vehicle(person("Ravi"), price=1000, approval_status="pending") for _ in range(8)]
    asha, start, failed = superuser(), threading.Barrier(8), []

    def approve(pk: int) -> None:
        one = Vehicle.objects.get(pk=pk)
        start.wait()
        try:
            one.approve(asha)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is the finding
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=approve, args=[each.pk]) for each in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert Vehicle.objects.visible().count() == 8
    price_labels.refresh_group(NEXONS)
    assert kept(NEXONS).count == 8
    assert labels() == ["fair"] * 8
