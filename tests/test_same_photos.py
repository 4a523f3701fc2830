"""The same picture under two owners comes to the notice of staff."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageEnhance

from gowheels import album, same_photos, waiting
from gowheels.models import SamePhoto, Vehicle
from gowheels.photos import prepare
from tests.factories import person, vehicle


def scene(seed: int = 0) -> Image.Image:
    """A picture with light and shade all over."""
    picture = Image.new("L", (900, 600))
    draw = ImageDraw.Draw(picture)
    for number in range(40):
        tone = (number * 67 + seed * 41) % 256
        left, top = (number * 131 + seed * 57) % 800, (number * 79 + seed * 23) % 500
        draw.rectangle((left, top, left + 160, top + 140), fill=tone)
    return picture.convert("RGB")


def prepared(picture: Image.Image, image_format: str = "JPEG", **options):
    out = BytesIO()
    picture.save(out, image_format, **options)
    return prepare(SimpleUploadedFile("scene", out.getvalue()))


def listed(seller, *pictures):
    made = vehicle(seller)
    album.add(made, list(pictures))
    same_photos.flag(made.pk)
    return made


def pairs() -> list[tuple[int, int]]:
    return [(one.image.vehicle_id, one.other.vehicle_id) for one in SamePhoto.objects.all()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "copy",
    [
        prepared,
        lambda picture: prepared(picture, quality=40),
        lambda picture: prepared(picture.resize((450, 300)), "WEBP"),
        lambda picture: prepared(ImageEnhance.Brightness(picture).enhance(1.08)),
    ],
    ids=["same", "saved again", "smaller", "lighter"],
)
def test_a_copy_under_another_owner_is_found(copy):
    first = listed(person(), prepared(scene()))
    second = listed(person(), prepared(scene(5)), copy(scene()))
    assert pairs() == [(second.pk, first.pk)]


@pytest.mark.django_db
def test_other_pictures_and_ones_own_are_no_copies():
    seller = person()
    listed(seller, prepared(scene()))
    listed(seller, prepared(scene()))
    listed(person(), prepared(scene(3)))
    assert pairs() == []


@pytest.mark.django_db
def test_a_plain_surface_says_nothing():
    for _ in range(2):
        listed(person(), prepared(Image.new("RGB", (400, 300), "grey")))
    assert pairs() == []


@pytest.mark.django_db
def test_a_second_look_finds_nothing_new():
    listed(person(), prepared(scene()))
    second = listed(person(), prepared(scene()))
    same_photos.flag(second.pk)
    assert len(pairs()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_photograph_is_looked_for_as_soon_as_it_is_stored():
    for seller in (person(), person()):
        album.add(vehicle(seller), [prepared(scene())])
    assert len(pairs()) == 1


@pytest.mark.django_db
def test_the_look_costs_the_same_few_queries_however_many_copies_there_are(
    django_assert_num_queries,
):
    made = listed(person(), prepared(scene()))
    for _ in range(3):
        listed(person(), prepared(scene()))
    image = made.images.select_related("vehicle").get()
    with django_assert_num_queries(4):
        assert len(same_photos.copies_of(image)) == 3


@pytest.mark.parametrize("number", [0, 5, -1, 2**63 - 1, -(2**63)])
def test_near_hashes_are_those_within_two_bits_and_fit_the_column(number):
    near = same_photos.near_hashes(number)
    assert len(set(near)) == len(near) == 1 + 64 + 64 * 63 // 2
    assert all(-(2**63) <= one < 2**63 for one in near)
    assert max(((one ^ number) % 2**64).bit_count() for one in near) == 2


@pytest.mark.django_db
def test_a_listing_that_is_live_waits_again_by_the_time_its_copy_is_found():
    listed(person(), prepared(scene()))
    second = listed(person(), prepared(scene()))
    found = waiting.with_anothers_photographs()
    assert (found.vehicles, found.count) == ([second], 1)
    assert not Vehicle.objects.get(pk=second.pk).is_visible
