"""A vehicle's life, and what the database itself refuses."""

import threading
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from gowheels.models import Vehicle, VehicleImage
from gowheels.models.listing_life import StateChanged
from tests.factories import person, superuser, vehicle, with_photographs


@pytest.mark.django_db
def test_a_new_vehicle_waits_and_is_not_seen():
    made = vehicle(approval_status="pending")
    assert not made.is_visible
    assert made.listing_state_label == "Waiting for approval"
    assert list(Vehicle.objects.pending()) == [made]


@pytest.mark.django_db
def test_an_approved_vehicle_is_seen_at_once_and_says_who_approved_it():
    made, asha = vehicle(approval_status="pending"), superuser()
    made.approve(asha)
    stored = Vehicle.objects.get()
    assert made.is_visible
    assert stored.approval_status == "approved"
    assert stored.reviewed_by == asha
    assert timezone.now() - stored.reviewed_at < timedelta(minutes=1)
    assert list(Vehicle.objects.visible()) == [made]


@pytest.mark.django_db
def test_a_rejected_vehicle_is_hidden_and_says_why():
    made, asha = vehicle(), superuser()
    made.reject(asha, "Too dark.")
    assert (made.approval_status, made.rejection_reason) == ("rejected", "Too dark.")
    assert not Vehicle.objects.visible().exists()
    made.approve(asha)
    assert (made.approval_status, made.rejection_reason) == ("approved", "")
    assert made.is_visible


@pytest.mark.django_db
def test_a_vehicle_that_is_sent_in_again_is_hidden_until_somebody_has_looked():
    made = vehicle()
    made.resubmit()
    assert (made.approval_status, made.is_visible) == ("pending", False)
    assert list(Vehicle.objects.pending()) == [made]


@pytest.mark.django_db
def test_of_two_who_decide_on_what_both_saw_the_second_is_told():
    made, asha, binu = vehicle(approval_status="pending"), superuser(), superuser("binu")
    one, other = Vehicle.objects.get(), Vehicle.objects.get()
    one.approve(asha)
    with pytest.raises(StateChanged) as told:
        other.reject(binu, "No.")
    assert told.value.vehicle.approval_status == "approved"
    assert told.value.vehicle.reviewed_by == asha
    made.refresh_from_db()
    assert (made.approval_status, made.rejection_reason) == ("approved", "")


@pytest.mark.django_db
def test_of_two_who_decide_the_same_one_wins_too():
    vehicle(approval_status="approved")
    one, other = Vehicle.objects.get(), Vehicle.objects.get()
    one.reject(superuser(), "The first reason.")
    with pytest.raises(StateChanged):
        other.reject(superuser("binu"), "The second reason.")
    assert Vehicle.objects.get().rejection_reason == "The first reason."


@pytest.mark.django_db(transaction=True)
def test_of_many_who_decide_at_once_exactly_one_wins():
    made, asha = vehicle(approval_status="pending"), superuser()
    start, outcomes = threading.Barrier(8), []

    def decide(number: int) -> None:
        seen = Vehicle.objects.get(pk=made.pk)
        start.wait()
        try:
            if number % 2:
                seen.approve(asha)
            else:
                seen.reject(asha, "No.")
            outcomes.append(("won", seen.approval_status))
        except StateChanged as told:
            outcomes.append(("told", told.vehicle.approval_status))
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made.refresh_from_db()
    assert sorted(outcome for outcome, _ in outcomes) == ["told"] * 7 + ["won"]
    assert {status for _, status in outcomes} == {made.approval_status}
    assert made.is_visible == (made.approval_status == "approved")


@pytest.mark.django_db
def test_an_owner_keeps_a_vehicle_back_and_offers_it_again():
    made = vehicle()
    made.set_available(False)
    assert not made.is_visible
    assert made.listing_state_label == "Not available"
    made.set_available(True)
    assert made.is_visible
    assert made.listing_state_label == "Live"


@pytest.mark.django_db
def test_a_vehicle_nobody_confirmed_for_sixty_days_is_hidden_until_its_owner_does(move_clock):
    made = vehicle()
    move_clock(days=59)
    Vehicle.objects.relist()
    made.refresh_from_db()
    assert made.is_visible
    move_clock(days=61)
    Vehicle.objects.relist()
    made.refresh_from_db()
    assert not made.is_visible
    assert made.listing_state_label == "Hidden"
    made.confirm()
    assert made.is_visible


@pytest.mark.django_db
def test_a_verb_writes_only_what_it_changes():
    made = vehicle()
    Vehicle.objects.filter(pk=made.pk).update(price=777, view_count=3)
    made.set_available(False)
    stored = Vehicle.objects.get()
    assert (stored.price, stored.view_count) == (Decimal("777.00"), 3)


@pytest.mark.django_db
def test_those_who_wait_longest_come_first():
    now = timezone.now()
    young = vehicle(approval_status="pending", created_at=now)
    old = vehicle(approval_status="pending", created_at=now - timedelta(hours=1))
    vehicle()
    assert list(Vehicle.objects.pending()) == [old, young]


@pytest.mark.django_db
def test_a_persons_vehicles_are_theirs_newest_first():
    seller, now = person(), timezone.now()
    old = vehicle(seller, created_at=now - timedelta(hours=1), approval_status="rejected")
    new = vehicle(seller, created_at=now)
    vehicle()
    assert list(Vehicle.objects.of(seller)) == [new, old]


@pytest.mark.django_db
def test_a_title_is_what_one_calls_it_and_the_address_follows():
    made = vehicle(brand_name="Royal Enfield", model_name="Classic 350", year=2019)
    assert str(made) == made.title == "Royal Enfield Classic 350 2019"
    assert made.get_absolute_url() == f"/vehicles/{made.pk}-royal-enfield-classic-350-2019/"


@pytest.mark.django_db
def test_deleting_a_person_deletes_what_hangs_on_them():
    made = with_photographs(vehicle(), 2)
    made.clicks.create(visitor="x", kind="view")
    made.seller.delete()
    assert not Vehicle.objects.exists()
    assert not VehicleImage.objects.exists()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_vehicle_outlives_the_member_of_staff_who_approved_it():
    made, asha = vehicle(approval_status="pending"), superuser()
    made.approve(asha)
    asha.delete()
    made.refresh_from_db()
    assert made.reviewed_by is None
    assert made.is_visible


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"price": 0},
        {"price": -1},
        {"price_per_hour": 0},
        {"deposit": -1},
        {"extra_km_price": -1},
        {"year": 1900},
        {"year": 2101},
        {"approval_status": "maybe"},
        {"listed": 2},
    ],
    ids=str,
)
def test_the_database_refuses_what_makes_no_sense(wrong):
    made = vehicle()
    with pytest.raises(IntegrityError), transaction.atomic():
        Vehicle.objects.filter(pk=made.pk).update(**wrong)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "edge", [{"price": "0.01"}, {"price": "999999.99"}, {"year": 1980}, {"deposit": 0}], ids=str
)
def test_the_database_takes_what_lies_at_the_edge(edge):
    made = vehicle(**edge)
    name, value = edge.popitem()
    assert getattr(made, name) == Decimal(value)


@pytest.mark.django_db
def test_the_database_refuses_two_photographs_in_one_place():
    made = with_photographs(vehicle(), 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        made.images.create(image="vehicles/seller/x-1.webp", position=0, width=1, height=1)


@pytest.mark.django_db
def test_the_database_refuses_the_same_form_twice():
    seller, key = person(), uuid4()
    vehicle(seller, submission_key=key)
    with pytest.raises(IntegrityError), transaction.atomic():
        vehicle(seller, submission_key=key)


@pytest.mark.django_db
def test_photographs_come_in_their_order():
    made = vehicle()
    for position in (2, 0, 1):
        made.images.create(
            image=f"vehicles/seller/{position}-1.webp", position=position, width=1, height=1
        )
    assert [image.position for image in made.images.all()] == [0, 1, 2]
    assert str(made.images.first()) == f"Photograph 1 of vehicle {made.pk}"
