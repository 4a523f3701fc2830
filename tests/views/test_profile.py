"""One's own account by plain forms, without a script."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from gowheels.models import OneTimePassword, UserProfile
from gowheels.sms import locmem
from tests.factories import person, photograph, signed_in, vehicle

pytestmark = pytest.mark.django_db

PAGE = "/profile/"
OLD, NEW = "+919876543210", "+919876543211"
HTML = {"headers": {"Accept": "text/html"}}


@pytest.fixture
def meera() -> Client:
    return signed_in(person("Meera", OLD, pincode="560001"))


def act(browser: Client, wanted: str, /, **fields):
    return browser.post(PAGE, {"act": wanted, **fields}, **HTML)


def sent_code() -> str:
    """The last code that was sent, whatever else was."""
    return [text for text in locmem.outbox if "code" in text.variables][-1].variables["code"]


def wrong_code() -> str:
    return f"{(int(sent_code()) + 1) % 10**6:06}"


def profile_of(browser: Client) -> UserProfile:
    return UserProfile.objects.select_related("user").get(user=browser.user)


def text_of(response) -> str:
    return response.content.decode()


def test_the_page_shows_what_is_kept_and_what_may_be_done(meera):
    response = meera.get(PAGE)
    text = text_of(response)
    assert "profile.html" in [template.name for template in response.templates]
    for said in ('value="Meera"', 'value="560001"', "+91 98765 43210", "/api/profile/export/"):
        assert said in text
    for name in ("save", "send_phone_code", "send_delete_code"):
        assert f'name="act" value="{name}"' in text
    assert "Sign out on all devices" in text


def test_who_is_signed_out_is_sent_to_sign_in_and_back(anonymous):
    for ask in (anonymous.get, anonymous.post):
        assert ask(PAGE)["Location"] == "/login/?next=/profile/"


def test_a_head_is_answered_as_a_get_is(meera):
    assert meera.head(PAGE).status_code == 200


def test_another_method_is_refused(meera):
    assert meera.put(PAGE).status_code == 405


def test_staff_without_a_phone_have_no_such_page(staff):
    assert staff.get(PAGE).status_code == 404
    assert act(staff, "save", name="Asha").status_code == 404


@pytest.mark.parametrize("name", ["", "promote", "__class__"])
def test_an_act_that_is_none_is_refused(meera, name):
    assert act(meera, name).status_code == 400


def test_every_act_asks_for_the_token(meera):
    meera.handler.enforce_csrf_checks = True
    for name in ("save", "send_phone_code", "change_phone", "send_delete_code", "delete"):
        assert act(meera, name, name="Eve", phone=NEW).status_code == 403
    assert profile_of(meera).user.first_name == "Meera"
    assert locmem.outbox == []


def test_what_is_edited_is_saved_and_said(meera, media, stored):
    sent = {"name": "Meera Rao", "pincode": "110001", "photo": photograph(900, 600, gps=True)}
    response = act(meera, "save", **sent)
    assert (response.status_code, response["Location"]) == (302, PAGE)
    saved = profile_of(meera)
    assert (saved.user.first_name, saved.pincode) == ("Meera Rao", "110001")
    with Image.open(media / stored()[0]) as picture:
        assert not picture.getexif()
    text = text_of(meera.get(PAGE))
    assert "Saved." in text
    assert str(saved.photo) in text


def test_a_pincode_that_nobody_knows_is_taken(meera, indiranagar):
    assert act(meera, "save", name="Meera", pincode="799999").status_code == 302
    assert profile_of(meera).pincode == "799999"


def test_what_cannot_be_saved_comes_back_with_its_errors_and_what_was_typed(meera, stored):
    upload = SimpleUploadedFile("me.jpg", b"no photograph at all", "image/jpeg")
    response = act(meera, "save", name="Mee\x07ra", pincode="12", photo=upload)
    text = text_of(response)
    assert response.status_code == 400
    assert set(response.context["save"].errors) == {"name", "pincode", "photo"}
    for field in ("name", "pincode", "photo"):
        assert response.context["save"].errors[field][0] in text
    assert 'value="12"' in text
    assert stored() == []
    assert profile_of(meera).user.first_name == "Meera"


def test_a_name_of_several_lines_is_one_line_and_no_header(meera):
    response = act(meera, "save", name="Meera\r\nSet-Cookie: evil=1\r\n\r\n<b>", pincode="")
    assert response.status_code == 302
    assert "evil" not in str(response.headers) + str(response.cookies)
    assert profile_of(meera).user.first_name == "Meera Set-Cookie: evil=1 <b>"
    assert "evil=1 <b>" not in text_of(meera.get(PAGE))


def test_a_new_number_is_confirmed_by_its_code(meera):
    asked = act(meera, "send_phone_code", phone="98765 43211")
    assert asked.status_code == 200
    assert asked.context["change_phone"].initial == {"phone": NEW}
    assert locmem.outbox[-1].phone == NEW
    assert sent_code() not in text_of(asked)
    assert profile_of(meera).phone == OLD
    done = act(meera, "change_phone", phone=NEW, otp=sent_code())
    assert (done.status_code, done["Location"]) == (302, PAGE)
    assert profile_of(meera).phone == NEW
    assert meera.session["phone"] == NEW
    assert "Your account has moved to the new number." in text_of(meera.get(PAGE))


def test_a_wrong_code_comes_back_with_its_error_and_moves_nothing(meera):
    act(meera, "send_phone_code", phone=NEW)
    refused = act(meera, "change_phone", phone=NEW, otp=wrong_code())
    assert refused.status_code == 400
    assert "That is not the code we sent." in text_of(refused)
    assert f'value="{NEW}"' in text_of(refused)
    assert profile_of(meera).phone == OLD
    assert act(meera, "change_phone", phone=NEW, otp=sent_code()).status_code == 302


def test_a_sign_in_code_moves_nothing(meera):
    meera.post("/api/otp/", {"phone": NEW})
    refused = act(meera, "change_phone", phone=NEW, otp=sent_code())
    assert refused.status_code == 400
    assert profile_of(meera).phone == OLD


def test_a_taken_number_is_told_once_its_code_was_typed(meera):
    person("Ravi", NEW)
    assert act(meera, "send_phone_code", phone=NEW).status_code == 200
    refused = act(meera, "change_phone", phone=NEW, otp=sent_code())
    assert refused.status_code == 409
    assert "This number has an account already." in text_of(refused)
    assert profile_of(meera).phone == OLD


@pytest.mark.parametrize(
    ("phone", "said"),
    [(OLD, "That is the number that you have."), ("12345", "Enter an Indian mobile number")],
)
def test_a_number_that_cannot_be_the_new_one_is_told_beside_its_field(meera, phone, said):
    refused = act(meera, "send_phone_code", phone=phone)
    assert refused.status_code == 400
    assert said in refused.context["send_phone_code"].errors["phone"][0]
    assert said in text_of(refused)
    assert locmem.outbox == []


@pytest.mark.parametrize("name", ["send_phone_code", "send_delete_code"])
def test_a_code_asked_for_too_often_says_how_long_to_wait(meera, name):
    act(meera, name, phone=NEW)
    refused = act(meera, name, phone=NEW)
    assert refused.status_code == 429
    assert 20 <= int(refused["Retry-After"]) <= 30
    assert f"Try again in {refused['Retry-After']} seconds." in text_of(refused)
    assert len(locmem.outbox) == 1


@pytest.mark.parametrize("name", ["send_phone_code", "send_delete_code"])
def test_a_text_that_cannot_be_sent_says_so(meera, settings, name):
    settings.SMS_BACKEND = "tests.test_otp.BrokenBackend"
    refused = act(meera, name, phone=NEW)
    assert refused.status_code == 503
    assert "We could not send the code just now." in text_of(refused)
    assert not OneTimePassword.objects.exists()


def test_an_account_is_deleted_by_its_code_alone(meera):
    vehicle(meera.user)
    asked = act(meera, "send_delete_code", phone=NEW)
    assert asked.status_code == 200
    assert 'name="act" value="delete"' in text_of(asked)
    assert (locmem.outbox[-1].phone, locmem.outbox[-1].template) == (OLD, "delete_account_code")
    refused = act(meera, "delete", otp=wrong_code())
    assert refused.status_code == 400
    assert "That is not the code we sent." in text_of(refused)
    assert profile_of(meera).phone == OLD
    done = act(meera, "delete", otp=sent_code())
    assert (done.status_code, done["Location"]) == (302, "/")
    assert not UserProfile.objects.exists()
    assert "Your account is deleted." in text_of(meera.get("/"))
    assert meera.get("/api/session/").json()["signed_in"] is False


def test_the_page_tells_the_demo_code_only_where_there_is_one(meera, settings):
    assert "Demo site" not in text_of(meera.get(PAGE))
    settings.OTP_DEMO_CODE, settings.DEBUG = "123456", True
    assert "123456" in text_of(act(meera, "send_delete_code"))


def test_the_page_shows_nobody_elses_profile_by_any_parameter(meera, outsider):
    other = UserProfile.objects.get(user=outsider.user)
    claims = {"id": other.pk, "user_id": other.user_id, "phone": other.phone}
    shown = meera.get(PAGE, claims)
    assert shown.context["profile"].user == meera.user
    assert other.phone not in text_of(shown).replace(" ", "")
    act(meera, "save", name="Eve", pincode="", **claims)
    assert UserProfile.objects.get(pk=other.pk).phone == other.phone
    assert profile_of(meera).user.first_name == "Eve"
    assert profile_of(meera).phone == OLD


def test_the_page_costs_a_fixed_number_of_queries(meera, count_queries):
    before = count_queries(meera, PAGE)
    for number in range(3):
        vehicle(meera.user, model_name=f"Model {number}")
    assert count_queries(meera, PAGE) == before <= 3


def test_the_number_is_hidden_by_a_box_and_shown_again_without_it(outsider):
    profile = outsider.user.profile
    for sent, hides in ((["false", "on"], True), ([], True), (["false"], False)):
        outsider.post("/profile/", {"act": "save", "name": "Meera", "hides_phone": sent})
        profile.refresh_from_db()
        assert profile.hides_phone is hides
    outsider.post("/profile/", {"act": "save", "name": "Meera", "hides_phone": ["false", "on"]})
    assert "checked" in outsider.get("/profile/").content.decode()
