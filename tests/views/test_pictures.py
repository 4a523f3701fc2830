"""The picture of a link: drawn once, then a file, and gone with its vehicle."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from gowheels import album, share_picture
from gowheels.models import Vehicle
from gowheels.photos import prepare
from tests.factories import photograph, superuser, vehicle, with_photographs

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawings(monkeypatch):
    """The titles of the cards that are drawn from now on."""
    titles, draw = [], share_picture.share_card

    def watched(photo, category, title, *rest):
        titles.append(title)
        return draw(photo, category, title, *rest)

    monkeypatch.setattr(share_picture, "share_card", watched)
    return titles


def address(shown: Vehicle) -> str:
    return f"/vehicles/{shown.pk}/share.jpg?v={share_picture.version(shown)}"


def picture_of(response) -> Image.Image:
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert len(response.content) < 300_000
    return Image.open(BytesIO(response.content))


def test_it_is_a_jpeg_of_the_size_that_is_stated(anonymous):
    picture = picture_of(anonymous.get(address(vehicle())))
    assert picture.format == "JPEG"
    assert picture.size == (share_picture.WIDTH, share_picture.HEIGHT)


def test_it_shows_the_cover(anonymous):
    shown = vehicle()
    album.add(shown, [prepare(photograph(1600, 1200))])
    Vehicle.objects.get().approve(superuser())
    picture = picture_of(anonymous.get(address(shown)))
    red, _, blue = picture.getpixel((600, 40))
    assert red > 150 > blue


def test_a_cover_whose_file_is_lost_or_broken_is_no_reason_for_none(anonymous):
    shown = with_photographs(vehicle(), 1)
    default_storage.save(shown.images.get().image.name, ContentFile(b"no picture"))
    picture_of(anonymous.get(address(shown)))
    picture_of(anonymous.get(address(with_photographs(vehicle(), 1))))


def test_it_is_drawn_once_whatever_version_is_asked_for(anonymous, drawings, stored):
    shown = vehicle()
    first = anonymous.get(address(shown))
    for version in ("", "?v=other", "?v=1&v=2"):
        assert anonymous.get(f"/vehicles/{shown.pk}/share.jpg{version}").content == first.content
    assert drawings == ["Tata Nexon 2022"]
    assert stored() == [share_picture.path_of(shown)]


@pytest.mark.parametrize(
    "change", [{"price": 900}, {"model_name": "Punch"}, {"cover": "b.webp"}, {"locality": "Ulsoor"}]
)
def test_what_it_shows_makes_a_new_one_in_place_of_the_old(anonymous, drawings, stored, change):
    shown = vehicle()
    before = address(shown)
    anonymous.get(before)
    Vehicle.objects.filter(pk=shown.pk).update(**change)
    shown.refresh_from_db()
    assert address(shown) != before
    anonymous.get(address(shown))
    assert len(drawings) == 2
    assert stored() == [share_picture.path_of(shown)]


def test_what_it_does_not_show_leaves_it(anonymous):
    shown = vehicle()
    before = address(shown)
    shown.confirm()
    Vehicle.objects.filter(pk=shown.pk).update(description="New words.", view_count=9)
    shown.refresh_from_db()
    assert address(shown) == before


def test_under_its_version_it_never_changes(anonymous):
    shown = vehicle()
    kept = anonymous.get(address(shown))["Cache-Control"]
    assert kept == "public, max-age=31536000, immutable"
    for other in ("", "?v=other"):
        kept = anonymous.get(f"/vehicles/{shown.pk}/share.jpg{other}")["Cache-Control"]
        assert kept == "public, max-age=3600"


def test_only_what_the_public_sees_has_one(anonymous, owner, stored):
    shown = vehicle(owner.user)
    anonymous.get(address(shown))
    shown.set_available(False)
    for browser in (anonymous, owner):
        assert browser.get(address(shown)).status_code == 404
    assert anonymous.get("/vehicles/999999/share.jpg").status_code == 404


def test_a_stranger_has_only_so_many_drawn(anonymous, settings, drawings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"share_picture": "2/1h"}
    one, two, three = (vehicle() for _ in range(3))
    answers = [anonymous.get(address(shown)).status_code for shown in (one, two, one, three, two)]
    assert answers == [200, 200, 200, 429, 200]
    assert len(drawings) == 2


@pytest.mark.django_db(transaction=True)
def test_it_goes_with_its_vehicle(anonymous, media, stored):
    shown, other = vehicle(), vehicle()
    for each in (shown, other):
        anonymous.get(address(each))
    shown.delete()
    assert stored() == [share_picture.path_of(other)]
    assert len(list((media / share_picture.FOLDER).iterdir())) == 1


def test_of_two_processes_that_draw_at_once_one_file_stays(monkeypatch, stored):
    shown, draw = vehicle(), share_picture._jpeg

    def slower(drawn):
        default_storage.save(share_picture.path_of(drawn), ContentFile(b"the other's"))
        return draw(drawn)

    monkeypatch.setattr(share_picture, "_jpeg", slower)
    share_picture.make(shown)
    assert stored() == [share_picture.path_of(shown)]
