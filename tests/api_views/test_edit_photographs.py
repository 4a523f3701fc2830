"""The edit form without scripts: its photographs are added and removed with the rest of it."""

import pytest

from gowheels import album
from gowheels.models import Vehicle
from gowheels.photos import prepare
from tests.api_views.test_edit_vehicle import PLAIN, edit, form_of
from tests.factories import photograph, superuser, vehicle, with_photographs

pytestmark = pytest.mark.django_db


def save(browser, made: Vehicle, **changed):
    """Press "Save changes" on the edit page of a browser without scripts."""
    return browser.post(f"/vehicles/{made.pk}/edit/", form_of(made, **changed), **PLAIN)


def widths(made: Vehicle) -> list[int]:
    return [image.width for image in made.images.all()]


@pytest.fixture
def pictured(owner) -> Vehicle:
    """An approved vehicle with two photographs, 500 and 600 pixels wide."""
    made = vehicle(owner.user)
    album.add(made, [prepare(photograph(width, 300)) for width in (500, 600)])
    made.refresh_from_db()
    made.approve(superuser())
    return made


def test_photographs_that_are_chosen_are_added_behind_and_looked_at(owner, pictured):
    sent = [photograph(700, 300, gps=True), photograph(800, 300)]
    response = save(owner, pictured, vehicle_images=sent, price="1900")
    assert response["Location"] == "/dashboard/"
    pictured.refresh_from_db()
    assert widths(pictured) == [500, 600, 700, 800]
    assert (pictured.approval_status, pictured.price) == ("pending", 1900)
    assert "Our staff look at it next" in owner.get("/dashboard/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_what_is_marked_is_removed_with_its_files_and_stays_live(owner, pictured, stored):
    first = pictured.images.first()
    save(owner, pictured, remove=[first.pk])
    pictured.refresh_from_db()
    assert widths(pictured) == [600]
    assert (pictured.approval_status, pictured.image_count) == ("approved", 1)
    assert first.image.name not in stored()
    assert pictured.cover in stored()
    # Sent again, it finds nothing to remove.
    assert save(owner, pictured, remove=[first.pk]).status_code == 302


def test_a_full_album_takes_a_photograph_in_the_place_of_another(owner):
    made = with_photographs(vehicle(owner.user), 12)
    save(owner, made, remove=[made.images.first().pk], vehicle_images=[photograph(500, 300)])
    assert widths(made) == [800] * 11 + [500]


def test_one_too_many_is_told_beside_the_field_and_nothing_is_saved(owner, stored):
    made = with_photographs(vehicle(owner.user), 12)
    response = save(owner, made, vehicle_images=[photograph(500, 300)], price="1900")
    text = response.content.decode()
    assert response.status_code == 400
    assert "A vehicle may have 12 photographs. Remove one to add another." in text
    assert "Choose the photographs again" in text
    assert 'value="1900"' in text
    made.refresh_from_db()
    assert (made.price, made.images.count(), stored()) == (1850, 12, [])


def test_a_mistake_elsewhere_keeps_what_was_marked(owner, pictured):
    marked = pictured.images.last().pk
    response = save(owner, pictured, remove=[marked], price="0")
    assert response.status_code == 400
    assert f'name="remove" value="{marked}" checked' in response.content.decode()
    assert response.content.decode().count(" checked>Remove") == 1
    assert widths(pictured) == [500, 600]


def test_a_conflict_saves_no_photograph_and_keeps_what_was_marked(owner, pictured):
    marked = [image.pk for image in pictured.images.all()]
    sent = form_of(pictured, remove=marked, price="2000")
    save(owner, pictured, price="1500")
    response = owner.post(f"/vehicles/{pictured.pk}/edit/", sent, **PLAIN)
    assert response.status_code == 409
    assert response.content.decode().count(" checked>Remove") == 2
    assert widths(pictured) == [500, 600]


def test_photographs_that_changed_meanwhile_are_no_conflict(owner, pictured):
    open_form = form_of(pictured, price="1900")
    album.add(pictured, [prepare(photograph(700, 300))])
    album.remove(pictured.images.first())
    assert edit(owner, pictured, open_form).status_code == 200
    pictured.refresh_from_db()
    assert (pictured.price, widths(pictured)) == (1900, [600, 700])


def test_the_photographs_of_another_vehicle_cannot_be_removed(owner, outsider, pictured):
    theirs = with_photographs(vehicle(outsider.user))
    save(owner, pictured, remove=[theirs.images.get().pk])
    assert theirs.images.count() == 1


def test_a_program_may_send_all_at_once_too(owner, pictured):
    sent = form_of(pictured, vehicle_images=[photograph(700, 300)])
    assert edit(owner, pictured, sent).json()["vehicle"]["state"] == "pending"
    assert widths(pictured) == [500, 600, 700]
    sent = form_of(pictured, vehicle_images=[photograph(60, 60)] * 12)
    refused = edit(owner, pictured, sent)
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["vehicle_images"])
