"""Photographs wait for their listing, and are its own once it is sent."""

from uuid import uuid4

import pytest

from gowheels import listings, uploads
from gowheels.album import OtherPhotos, TooManyPhotos
from gowheels.models import UploadedPhoto, Vehicle, VehicleImage
from gowheels.photos import prepare
from gowheels.uploads import UploadsGone
from tests.factories import person, photograph
from tests.test_listings import draft

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def prepared():
    return [prepare(photograph(width, 300), as_cover=False) for width in (500, 700)]


def ids_of(owner, key) -> list[int]:
    return [row.pk for row in UploadedPhoto.objects.of(owner, key)]


def test_a_listing_takes_the_photographs_that_waited_for_it(prepared, stored):
    seller, key = person(), uuid4()
    uploads.add(seller, key, prepared)
    files = stored()
    first, second = UploadedPhoto.objects.of(seller, key)
    second.set_text("The back")
    made = listings.submit(draft(seller, submission_key=key), [], [second.pk, first.pk])
    images = list(made.images.all())
    assert [image.width for image in images] == [700, 500]
    assert [image.alternative_text for image in images] == ["The back", ""]
    assert (made.image_count, made.cover_width) == (2, 640)
    assert not UploadedPhoto.objects.exists()
    assert set(files) < set(stored())
    assert {image.image.name for image in images} <= set(files)
    assert [name for name in stored() if name not in files] == sorted(
        made.cover.replace("640", width) for width in ("320", "640")
    )


@pytest.mark.django_db(transaction=True)
def test_files_stay_when_their_upload_becomes_a_vehicles(prepared, stored):
    seller, key = person(), uuid4()
    uploads.add(seller, key, prepared)
    made = listings.submit(draft(seller, submission_key=key), [], ids_of(seller, key))
    assert {image.image.name for image in made.images.all()} <= set(stored())


def test_photographs_of_the_form_itself_stand_behind(prepared):
    seller, key = person(), uuid4()
    uploads.add(seller, key, prepared[:1])
    made = listings.submit(draft(seller, submission_key=key), prepared[1:], ids_of(seller, key))
    assert [image.width for image in made.images.all()] == [500, 700]


def test_a_form_sent_again_gives_the_first_vehicle_and_not_an_error(prepared, stored):
    seller, key = person(), uuid4()
    uploads.add(seller, key, prepared)
    ids = ids_of(seller, key)
    one = listings.submit(draft(seller, submission_key=key), [], ids)
    files = stored()
    assert listings.submit(draft(seller, submission_key=key), [], ids).pk == one.pk
    assert VehicleImage.objects.count() == 2
    assert stored() == files


def test_nobody_lists_with_the_photographs_of_somebody_else_or_of_another_listing(prepared, stored):
    seller, key, other = person(), uuid4(), person()
    uploads.add(seller, key, prepared)
    files = stored()
    for thief, stolen in ((other, key), (seller, uuid4())):
        with pytest.raises(UploadsGone):
            listings.submit(draft(thief, submission_key=stolen), [], ids_of(seller, key))
    assert not Vehicle.objects.exists()
    assert len(ids_of(seller, key)) == 2
    assert stored() == files


def test_a_listing_that_fails_keeps_its_photographs_waiting(prepared, stored):
    seller, key = person(), uuid4()
    uploads.add(seller, key, prepared)
    files = stored()
    with pytest.raises(UploadsGone):
        listings.submit(draft(seller, submission_key=key), prepared, [*ids_of(seller, key), 0])
    assert len(ids_of(seller, key)) == 2
    assert stored() == files


def test_twelve_may_wait_for_a_listing(prepared, stored):
    seller, key = person(), uuid4()
    uploads.add(seller, key, prepared[:1] * 12)
    files = stored()
    with pytest.raises(TooManyPhotos):
        uploads.add(seller, key, prepared[:1])
    assert stored() == files


@pytest.mark.django_db(transaction=True)
def test_what_a_person_left_lying_makes_room(prepared, stored):
    seller, keys = person(), [uuid4() for _ in range(4)]
    for key in keys:
        uploads.add(seller, key, prepared[:1] * 12)
    assert UploadedPhoto.objects.count() == UploadedPhoto.MAX_WAITING
    assert [len(ids_of(seller, key)) for key in keys] == [0, 12, 12, 12]
    assert len(stored()) == UploadedPhoto.MAX_WAITING * 2


def test_waiting_photographs_take_an_order(prepared):
    seller, key = person(), uuid4()
    uploads.add(seller, key, prepared)
    uploads.add(seller, key, prepared[:1])
    first, second, third = ids_of(seller, key)
    uploads.reorder(seller, key, [third, first, second])
    assert ids_of(seller, key) == [third, first, second]
    with pytest.raises(OtherPhotos):
        uploads.reorder(person(), key, [third, first, second])


@pytest.mark.django_db(transaction=True)
def test_a_person_who_leaves_takes_waiting_photographs_along(prepared, stored):
    seller = person()
    uploads.add(seller, uuid4(), prepared)
    seller.delete()
    assert stored() == []
