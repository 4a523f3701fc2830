"""A vehicle's photographs are added, moved and removed whole, and its cover follows."""

import threading

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import connection

from gowheels import album
from gowheels.album import OtherPhotos, TooManyPhotos
from gowheels.models import Vehicle, VehicleImage
from gowheels.photo_sizes import cover_path
from gowheels.photos import prepare
from tests.factories import person, photograph, superuser, vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def prepared():
    """Three photographs that differ in their width, none prepared as a cover."""
    return [prepare(photograph(width, 300), as_cover=False) for width in (500, 700, 900)]


def widths(made: Vehicle) -> list[int]:
    return [image.width for image in made.images.all()]


def test_the_first_photograph_becomes_the_cover_with_files_of_its_own(prepared, stored):
    made = vehicle()
    album.add(made, prepared)
    made.refresh_from_db()
    first = made.images.first()
    assert (made.image_count, made.cover) == (3, cover_path(first.image.name, 500))
    assert (made.cover_width, made.cover_height) == (500, 375)
    covers = {name for name in stored() if "-cover-" in name}
    assert len(covers) == 2
    assert made.cover in covers


def test_more_photographs_stand_behind_those_that_are_there(prepared):
    made = vehicle()
    album.add(made, prepared[:1])
    album.add(made, prepared[1:])
    assert widths(made) == [500, 700, 900]
    assert [image.position for image in made.images.all()] == [0, 1, 2]


def test_a_photograph_more_asks_staff_to_look_again(prepared):
    made, refused = vehicle(), vehicle(approval_status="pending")
    refused.reject(superuser(), "Too dark.")
    album.add(made, prepared[:1])
    album.add(refused, prepared[:1])
    for one in (made, refused):
        one.refresh_from_db()
        assert (one.approval_status, one.listed, one.rejection_reason) == ("pending", 0, "")


def test_order_and_removal_need_nobodys_look(prepared):
    made = vehicle()
    album.add(made, prepared)
    made.refresh_from_db()
    made.approve(superuser())
    album.reorder(made, [image.pk for image in reversed(made.images.all())])
    album.remove(made.images.last())
    made.refresh_from_db()
    assert (made.approval_status, made.listed) == ("approved", 1)


@pytest.mark.parametrize("order", [[2, 0, 1], [0, 2, 1], [2, 1, 0], [0, 1, 2]])
def test_photographs_take_the_order_that_is_asked_for(prepared, stored, order):
    made = vehicle()
    album.add(made, prepared)
    ids = [image.pk for image in made.images.all()]
    album.reorder(made, [ids[place] for place in order])
    made.refresh_from_db()
    images = list(made.images.all())
    assert [image.pk for image in images] == [ids[place] for place in order]
    assert [image.position for image in images] == [0, 1, 2]
    assert made.cover == cover_path(images[0].image.name, images[0].width)
    assert made.cover in stored()


@pytest.mark.parametrize(
    "change", [lambda ids: ids[:2], lambda ids: [*ids, 0], lambda ids: ids[:0]]
)
def test_an_order_of_other_photographs_changes_nothing(prepared, change):
    made = vehicle()
    album.add(made, prepared)
    ids = [image.pk for image in made.images.all()]
    with pytest.raises(OtherPhotos):
        album.reorder(made, change(ids))
    assert [image.pk for image in made.images.all()] == ids


@pytest.mark.django_db(transaction=True)
def test_a_photograph_that_is_removed_takes_its_files_and_its_place(prepared, stored):
    made = vehicle()
    album.add(made, prepared)
    album.remove(made.images.first())
    made.refresh_from_db()
    assert widths(made) == [700, 900]
    assert (made.image_count, made.cover_width) == (2, 640)
    for image in list(made.images.all()):
        album.remove(image)
    made.refresh_from_db()
    assert (made.image_count, made.cover, made.cover_width) == (0, "", 0)
    assert stored() == []


def test_a_vehicle_has_twelve_photographs_at_most(prepared, stored):
    made = vehicle()
    album.add(made, prepared[:1] * 11)
    files = stored()
    with pytest.raises(TooManyPhotos) as told:
        album.add(made, prepared[:2])
    assert told.value.room == 1
    assert made.images.count() == 11
    assert stored() == files


@pytest.mark.django_db(transaction=True)
def test_photographs_that_arrive_at_once_do_not_pass_the_limit(prepared, stored):
    made, refused, start = vehicle(), [], threading.Barrier(6)
    album.add(made, prepared[:1] * 9)
    files = len(stored())

    def add():
        start.wait()
        try:
            album.add(made, prepared[:1])
        except TooManyPhotos:
            refused.append(1)
        finally:
            connection.close()

    threads = [threading.Thread(target=add) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made.refresh_from_db()
    assert (len(refused), made.image_count) == (3, 12)
    assert [image.position for image in made.images.all()] == list(range(12))
    assert len(stored()) == files + 3 * 2


@pytest.mark.parametrize("fails_at", [1, 3, 8])
def test_a_disk_that_fails_midway_leaves_the_album_as_it_was(
    prepared, stored, monkeypatch, fails_at
):
    made, saved, save = vehicle(), [], FileSystemStorage._save

    def fill_up(self, name, content):
        if len(saved) + 1 == fails_at:
            raise OSError(28, "No space left on device")
        saved.append(name)
        return save(self, name, content)

    monkeypatch.setattr(FileSystemStorage, "_save", fill_up)
    with pytest.raises(OSError, match="No space"):
        album.add(made, prepared)
    assert stored() == []
    assert not VehicleImage.objects.exists()
    made.refresh_from_db()
    assert (made.image_count, made.cover, made.approval_status) == (0, "", "approved")


def test_the_lists_count_a_vehicle_once_whatever_happens_to_its_photographs(prepared, anonymous):
    made = vehicle(person("Ravi"))
    album.add(made, prepared)
    assert anonymous.get("/get-vehicles/").json()["count"] == 0
    made.refresh_from_db()
    made.approve(superuser())
    album.remove(made.images.first())
    listed = anonymous.get("/get-vehicles/").json()
    assert (listed["count"], listed["vehicles"][0]["image_count"]) == (1, 2)
