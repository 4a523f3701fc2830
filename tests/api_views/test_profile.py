"""One's own account over HTTP: read, edit, move, take away, delete."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from gowheels.models import UserProfile
from tests.factories import GPS, MAKER, person, photograph, signed_in, vehicle

pytestmark = pytest.mark.django_db

PROFILE, NEW_PHONE = "/api/profile/", "/api/profile/phone/"
EXPORT, DELETE = "/api/profile/export/", "/api/profile/delete/"
OLD, NEW = "+919876543210", "+919876543211"
AS_JSON = {"content_type": "application/json"}


@pytest.fixture
def meera() -> Client:
    return signed_in(person("Meera", OLD, pincode="560001"))


def profile_of(browser: Client) -> UserProfile:
    return UserProfile.objects.select_related("user").get(user=browser.user)


def edit(browser: Client, **fields):
    return browser.post(PROFILE, {"name": "Meera", "pincode": "560001", **fields})


# --- Reading and editing ---


def test_a_profile_is_shown_to_its_owner(meera):
    shown = meera.get(PROFILE).json()["profile"]
    user = profile_of(meera).user
    assert shown == {
        "id": user.pk,
        "name": "Meera",
        "phone": OLD,
        "pincode": "560001",
        "hides_phone": False,
        "photo": None,
        "member_since": user.date_joined.isoformat(),
    }


@pytest.mark.parametrize("as_what", [{}, AS_JSON])
def test_name_and_pincode_are_changed(meera, as_what):
    sent = {"name": "Meera Rao", "pincode": "110 001"}
    answer = meera.post(PROFILE, sent, **as_what).json()
    saved = profile_of(meera)
    assert (answer["profile"]["name"], answer["profile"]["pincode"]) == ("Meera Rao", "110001")
    assert (saved.user.first_name, saved.pincode) == ("Meera Rao", "110001")
    assert meera.get("/api/session/").json()["user"]["name"] == "Meera Rao"


def test_a_pincode_that_is_not_sent_stays(meera):
    assert meera.post(PROFILE, {"name": "Meera Rao"}, **AS_JSON).status_code == 200
    assert profile_of(meera).pincode == "560001"


def test_a_profile_is_kept_out_of_every_cache(meera):
    for path in (PROFILE, EXPORT, "/profile/", "/api/session/"):
        assert meera.get(path)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("pincode", ["799999", ""])
def test_a_pincode_that_nobody_knows_or_none_at_all_is_taken(meera, indiranagar, pincode):
    assert edit(meera, pincode=pincode).status_code == 200
    assert profile_of(meera).pincode == pincode


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Meera\r\nSet-Cookie: sessionid=evil", "Meera Set-Cookie: sessionid=evil"),
        ("Meera\r\n\r\n<h1>Hello</h1>", "Meera <h1>Hello</h1>"),
        ("Meera\tof\u2028Mysuru\u0085", "Meera of Mysuru"),
        ("  मीरा  राव ", "मीरा राव"),
        ("x" * 60, "x" * 60),
    ],
)
def test_a_name_is_one_line_and_no_header(meera, typed, kept):
    answered = edit(meera, name=typed)
    assert answered.json()["profile"]["name"] == kept
    assert profile_of(meera).user.first_name == kept
    for page in (answered, meera.get("/"), meera.get("/profile/"), meera.get(EXPORT)):
        told = [value for name, value in page.items() if name != "Content-Security-Policy"]
        assert not any("Meera" in value or "evil" in value for value in told)
        assert "evil" not in str(page.cookies)
    assert "<h1>Hello" not in meera.get("/profile/").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", " \t "),
        ("name", "\u200d"),
        ("name", "x" * 61),
        ("name", "Mee\x00ra"),
        ("name", "Mee\x1bra"),
        ("name", "\u202eareeM"),
        ("pincode", "056001"),
        ("pincode", "५६००३८"),
        ("pincode", "5600380"),
    ],
)
def test_a_bad_name_or_pincode_is_told_beside_its_field_and_changes_nothing(meera, field, value):
    response = edit(meera, **{"name": "Another", field: value})
    assert response.status_code == 400
    assert list(response.json()["fields"]) == [field]
    assert profile_of(meera).user.first_name == "Meera"
    assert profile_of(meera).pincode == "560001"


def test_nobody_has_a_profile_by_way_of_parameters(meera, outsider):
    other = outsider.user
    claims = {"id": other.pk, "user": other.pk, "user_id": other.pk, "phone": NEW}
    claims |= {"is_blocked": "on", "is_staff": "on", "is_superuser": "on", "username": "asha"}
    assert meera.get(PROFILE, claims).json()["profile"]["id"] == meera.user.pk
    before = UserProfile.objects.filter(user=other).values().get()
    assert edit(meera, name="Eve", **claims).json()["profile"]["phone"] == OLD
    assert UserProfile.objects.filter(user=other).values().get() == before
    other.refresh_from_db()
    mine = profile_of(meera)
    assert other.first_name != "Eve"
    assert (mine.user.first_name, mine.phone, mine.is_blocked) == ("Eve", OLD, False)
    assert (mine.user.is_staff, mine.user.is_superuser) == (False, False)
    held = meera.get(EXPORT, claims).json()["profile"]
    assert (held["name"], held["phone"]) == ("Eve", OLD)


@pytest.mark.parametrize(
    ("method", "path"),
    [("get", PROFILE), ("post", PROFILE), ("post", NEW_PHONE), ("get", EXPORT), ("post", DELETE)],
)
def test_nobody_is_told_to_sign_in_first_and_staff_without_a_phone_have_none(
    anonymous, staff, method, path
):
    sent = {"name": "Eve", "phone": NEW, "otp": "123456"}
    refused = getattr(anonymous, method)(path, sent)
    assert (refused.status_code, refused.json()["code"]) == (401, "signed_out")
    none = getattr(staff, method)(path, sent)
    assert (none.status_code, none.json()["code"]) == (404, "no_profile")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("put", PROFILE, "GET, HEAD, POST"),
        ("get", NEW_PHONE, "POST"),
        ("post", EXPORT, "GET, HEAD"),
        ("get", DELETE, "POST"),
        ("delete", DELETE, "POST"),
    ],
)
def test_a_wrong_method_is_told_the_right_one(meera, method, path, allowed):
    response = getattr(meera, method)(path)
    assert (response.status_code, response["Allow"]) == (405, allowed)
    assert UserProfile.objects.filter(phone=OLD).exists()


def test_editing_costs_the_same_however_much_a_person_has(meera, django_assert_max_num_queries):
    for number in range(3):
        vehicle(meera.user, model_name=f"Model {number}")
    with django_assert_max_num_queries(8):
        edit(meera, name="Meera Rao")


# --- The photograph ---


def test_a_photograph_of_oneself_loses_its_exif_and_stands_upright(meera, media, stored):
    shown = edit(meera, photo=photograph(900, 600, gps=True, orientation=6)).json()["profile"]
    assert len(stored()) == 1
    path = media / stored()[0]
    assert shown["photo"].endswith(stored()[0])
    with Image.open(path) as picture:
        assert picture.format == "WEBP"
        assert picture.height > picture.width
        assert not picture.getexif()
    raw = path.read_bytes()
    assert b"Secretive" not in raw
    assert b"Exif" not in raw
    assert {GPS, MAKER}.isdisjoint(Image.open(BytesIO(raw)).getexif())


def test_another_photograph_takes_the_place_of_the_first(meera, stored):
    edit(meera, photo=photograph())
    first = stored()
    edit(meera, photo=photograph(500, 500))
    assert len(stored()) == 1
    assert stored() != first


def test_a_photograph_stays_until_it_is_removed(meera, stored):
    edit(meera, photo=photograph())
    kept = stored()
    assert edit(meera, name="Meera Rao").json()["profile"]["photo"] is not None
    assert stored() == kept
    assert edit(meera, remove_photo="on").json()["profile"]["photo"] is None
    assert stored() == []
    assert edit(meera, remove_photo="on").status_code == 200


def test_a_photograph_wins_over_its_removal(meera, stored):
    assert edit(meera, photo=photograph(), remove_photo="on").json()["profile"]["photo"]
    assert len(stored()) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\xff\xd8\xff\xe0 not really",
        b"GIF89a",
        b"",
    ],
)
def test_a_file_that_is_no_photograph_is_told_beside_its_field(meera, stored, content):
    edit(meera, photo=photograph())
    before = stored()
    upload = SimpleUploadedFile("me.jpg", content, "image/jpeg")
    response = edit(meera, name="Another", photo=upload)
    assert response.status_code == 400
    assert list(response.json()["fields"]) == ["photo"]
    assert stored() == before
    assert profile_of(meera).user.first_name == "Meera"


def test_the_name_of_an_upload_names_nothing(meera, stored):
    edit(meera, photo=photograph(name="../../../evil.php"))
    assert len(stored()) == 1
    assert "evil" not in stored()[0]


# --- The export ---


def test_the_export_is_a_file_of_ones_own(meera):
    response = meera.get(EXPORT)
    assert response["Content-Disposition"] == 'attachment; filename="gowheels-my-data.json"'
    assert response["Content-Type"] == "application/json"
    assert response.json()["profile"]["phone"] == OLD
    assert response.json()["success"] is True
