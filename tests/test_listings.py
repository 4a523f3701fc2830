"""A vehicle enters with all of its photographs, or not at all."""

import threading
from uuid import uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import DatabaseError, IntegrityError, connection, transaction

from gowheels import listings
from gowheels.models import Vehicle, VehicleImage
from gowheels.photos import prepare
from tests.factories import person, photograph


def draft(seller, **fields) -> Vehicle:
    return Vehicle(
        **{
            "seller": seller,
            "category": "bike",
            "brand_name": "Hero",
            "model_name": "Splendor",
            "year": 2020,
            "price": 400,
            "fuel": "petrol",
            "transmission": "manual",
            "seats": 2,
            "plate": "private",
            "pincode": "560038",
            "locality": "Indiranagar",
            "district": "Bengaluru",
            "state": "Karnataka",
            **fields,
        }
    )


@pytest.fixture(scope="module")
def two_photographs():
    return [prepare(photograph(500, 400)), prepare(photograph(300, 400))]


@pytest.mark.django_db
def test_a_vehicle_is_saved_with_its_photographs_and_waits(two_photographs, stored):
    made = listings.submit(draft(person()), two_photographs)
    first, second = made.images.all()
    made.refresh_from_db()
    assert (made.approval_status, made.listed) == ("pending", 0)
    assert (first.position, first.width, first.height) == (0, 500, 400)
    assert (second.position, second.width, second.height) == (1, 300, 400)
    assert first.perceptual_hash == two_photographs[0].perceptual_hash
    assert (made.image_count, made.cover_width, made.cover_height) == (2, 500, 375)
    assert {made.cover, first.image.name, second.image.name} <= set(stored())
    assert len(stored()) == 5


@pytest.mark.django_db
def test_a_vehicle_may_have_no_photograph():
    made = listings.submit(draft(person()), [])
    made.refresh_from_db()
    assert (made.image_count, made.cover) == (0, "")


@pytest.mark.django_db
@pytest.mark.parametrize("fails_at", [1, 2, 4, 5])
def test_a_disk_that_fails_midway_leaves_no_row_and_no_file(
    two_photographs, stored, monkeypatch, fails_at
):
    saved, save = [], FileSystemStorage._save

    def fill_up(self, name, content):
        if len(saved) + 1 == fails_at:
            raise OSError(28, "No space left on device")
        saved.append(name)
        return save(self, name, content)

    monkeypatch.setattr(FileSystemStorage, "_save", fill_up)
    with pytest.raises(OSError, match="No space"):
        listings.submit(draft(person()), two_photographs)
    assert len(saved) == fails_at - 1
    assert stored() == []
    assert not Vehicle.objects.exists()
    assert not VehicleImage.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("failure", [DatabaseError("gone"), IntegrityError("no"), SystemExit()])
def test_a_database_that_fails_after_the_files_leaves_none(
    two_photographs, stored, monkeypatch, failure
):
    def fail(images):
        assert len(stored()) == 5
        raise failure

    monkeypatch.setattr(VehicleImage.objects, "bulk_create", fail)
    with pytest.raises(type(failure)):
        listings.submit(draft(person()), two_photographs)
    assert stored() == []
    assert not Vehicle.objects.exists()


@pytest.mark.django_db
def test_a_vehicle_that_the_database_refuses_is_an_error_also_with_a_key(stored):
    with pytest.raises(IntegrityError):
        listings.submit(draft(person(), price=0, submission_key=uuid4()), [])
    assert stored() == []


@pytest.mark.django_db
def test_a_form_sent_twice_lists_once(two_photographs, stored):
    seller, key = person(), uuid4()
    one = listings.submit(draft(seller, submission_key=key), two_photographs)
    files = stored()
    again = listings.submit(draft(seller, submission_key=key), two_photographs)
    assert again.pk == one.pk
    assert Vehicle.objects.count() == 1
    assert stored() == files


@pytest.mark.django_db
def test_a_key_is_the_sellers_own():
    key = uuid4()
    one = listings.submit(draft(person(), submission_key=key), [])
    other = listings.submit(draft(person(), submission_key=key), [])
    assert one.pk != other.pk


@pytest.mark.django_db
def test_without_a_key_each_form_lists_its_own():
    seller = person()
    listings.submit(draft(seller), [])
    listings.submit(draft(seller), [])
    assert Vehicle.objects.count() == 2


@pytest.mark.django_db
def test_a_form_that_arrives_twice_at_once_lists_once_and_leaves_no_file(
    two_photographs, stored, monkeypatch
):
    seller, key = person(), uuid4()
    with transaction.atomic():
        winner = draft(seller, submission_key=key)
        winner.save()
    look, looks = listings._submitted_before, []

    def too_early(vehicle):
        looks.append(vehicle)
        return None if len(looks) == 1 else look(vehicle)

    monkeypatch.setattr(listings, "_submitted_before", too_early)
    assert listings.submit(draft(seller, submission_key=key), two_photographs).pk == winner.pk
    assert stored() == []


@pytest.mark.django_db(transaction=True)
def test_the_same_form_from_several_threads_lists_one_vehicle(two_photographs, stored):
    seller, key, answers, start = person(), uuid4(), [], threading.Barrier(6)

    def submit():
        start.wait()
        try:
            answers.append(listings.submit(draft(seller, submission_key=key), two_photographs).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=submit) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = Vehicle.objects.get()
    assert answers == [made.pk] * 6
    assert made.images.count() == 2
    assert len(stored()) == 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["instance", "queryset", "seller", "photograph"])
def test_what_is_deleted_takes_its_files_along(two_photographs, stored, how):
    kept = listings.submit(draft(person()), two_photographs[:1])
    files_kept = stored()
    gone = listings.submit(draft(person()), two_photographs)
    match how:
        case "instance":
            gone.delete()
        case "queryset":
            Vehicle.objects.filter(pk=gone.pk).delete()
        case "seller":
            gone.seller.delete()
        case "photograph":
            for image in gone.images.all():
                image.delete()
    assert stored() == files_kept
    assert Vehicle.objects.filter(pk=kept.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_deletion_that_is_rolled_back_keeps_the_files(two_photographs, stored):
    made = listings.submit(draft(person()), two_photographs)
    files = stored()
    with transaction.atomic():
        made.delete()
        transaction.set_rollback(True)
    assert stored() == files
