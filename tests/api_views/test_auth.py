"""Sign in over HTTP: phone, code, session."""

import pytest
from django.test import Client

from gowheels.models import OneTimePassword, UserProfile
from gowheels.sms import locmem
from tests.factories import person, signed_in

pytestmark = pytest.mark.django_db

PHONE = "+919876543210"
AS_JSON = {"content_type": "application/json"}


def code_for(browser: Client, phone: str = PHONE) -> str:
    """Ask for a code and read it from the text."""
    assert browser.post("/api/otp/", {"phone": phone}).status_code == 200
    return locmem.outbox[-1].variables["code"]


def register(browser: Client, phone: str = PHONE, **fields):
    sent = {"phone": phone, "otp": code_for(browser, phone), "name": "Meera", **fields}
    return browser.post("/register/", sent)


def log_in(browser: Client, phone: str = PHONE, **fields):
    return browser.post("/login/", {"phone": phone, "otp": code_for(browser, phone), **fields})


@pytest.mark.parametrize("as_what", [{}, AS_JSON])
def test_check_phone_says_whether_there_is_an_account(anonymous, as_what):
    person(phone=PHONE)
    known = anonymous.post("/check-phone/", {"phone": "98765 43210"}, **as_what)
    unknown = anonymous.post("/check-phone/", {"phone": "98765 43211"}, **as_what)
    assert known.json() == {"success": True, "exists": True}
    assert unknown.json() == {"success": True, "exists": False}


@pytest.mark.parametrize("phone", ["", "12345", "080 2345 6789", "+1 650 253 0000"])
def test_check_phone_refuses_what_is_no_indian_mobile_number(anonymous, phone):
    response = anonymous.post("/check-phone/", {"phone": phone})
    sentence = "Enter an Indian mobile number, such as 98765 43210."
    assert response.status_code == 400
    assert response.json() == {
        "success": False,
        "error": sentence,
        "code": "invalid",
        "fields": {"phone": [sentence]},
    }


def test_a_code_is_sent_and_its_times_are_told_but_not_the_code(anonymous):
    response = anonymous.post("/api/otp/", {"phone": "098765-43210"})
    assert response.json() == {"success": True, "expires_in": 300, "resend_in": 30}
    assert locmem.outbox[0].phone == PHONE


def test_a_code_is_sent_to_known_and_unknown_phones_alike(anonymous):
    person(phone=PHONE)
    known = anonymous.post("/api/otp/", {"phone": PHONE})
    unknown = anonymous.post("/api/otp/", {"phone": "9876543211"})
    assert known.json() == unknown.json()
    assert len(locmem.outbox) == 2


def test_another_code_at_once_is_refused_with_the_seconds_to_wait(anonymous):
    anonymous.post("/api/otp/", {"phone": PHONE})
    response = anonymous.post("/api/otp/", {"phone": PHONE})
    assert response.status_code == 429
    assert response.json()["code"] == "too_often"
    assert 20 <= int(response["Retry-After"]) <= 30
    assert f"{response['Retry-After']} seconds" in response.json()["error"]


def test_a_code_for_an_unknown_purpose_is_refused(anonymous):
    response = anonymous.post("/api/otp/", {"phone": PHONE, "purpose": "open_sesame"})
    assert response.status_code == 400
    assert "purpose" in response.json()["fields"]


def test_a_text_that_cannot_be_sent_is_503_and_another_may_be_asked_at_once(anonymous, settings):
    settings.SMS_BACKEND = "tests.test_otp.BrokenBackend"
    for _ in range(2):
        response = anonymous.post("/api/otp/", {"phone": PHONE})
        assert response.status_code == 503
        assert response.json()["code"] == "sms_failed"
    settings.SMS_BACKEND = "gowheels.sms.locmem.LocmemBackend"
    assert anonymous.post("/api/otp/", {"phone": PHONE}).status_code == 200


def test_a_newcomer_registers_and_is_signed_in(anonymous):
    response = register(anonymous, pincode="560 038")
    profile = UserProfile.objects.get()
    assert response.json() == {"success": True, "next": "/dashboard/"}
    assert (profile.phone, profile.user.first_name, profile.pincode) == (PHONE, "Meera", "560038")
    assert not profile.user.has_usable_password()
    assert anonymous.session["user_id"] == profile.user_id
    assert anonymous.session["phone"] == PHONE
    assert anonymous.get("/api/session/").json() == {
        "success": True,
        "signed_in": True,
        "user": {"id": profile.user_id, "name": "Meera"},
    }


def test_a_person_logs_in_and_is_signed_in(anonymous):
    known = person(phone=PHONE)
    response = log_in(anonymous)
    assert response.json() == {"success": True, "next": "/dashboard/"}
    assert anonymous.session["user_id"] == known.pk
    assert anonymous.session["phone"] == PHONE
    assert anonymous.get("/dashboard/").status_code == 200


def test_the_whole_flow_works_in_json_and_with_the_token(anonymous):
    browser = Client(enforce_csrf_checks=True)
    browser.get("/login/")
    as_what = AS_JSON | {"headers": {"X-CSRFToken": browser.cookies["csrftoken"].value}}
    assert browser.post("/check-phone/", {"phone": PHONE}, **as_what).json()["exists"] is False
    browser.post("/api/otp/", {"phone": PHONE}, **as_what)
    sent = {"phone": PHONE, "otp": locmem.outbox[-1].variables["code"], "name": "Meera"}
    assert browser.post("/register/", sent, **as_what).status_code == 200
    assert browser.session["phone"] == PHONE


@pytest.mark.parametrize("enter", [register, log_in])
def test_signing_in_gives_the_session_a_new_key(anonymous, enter):
    if enter is log_in:
        person(phone=PHONE)
    code_for(anonymous)
    before = anonymous.session.session_key
    locmem_code = locmem.outbox[-1].variables["code"]
    path = {register: "/register/", log_in: "/login/"}[enter]
    anonymous.post(path, {"phone": PHONE, "otp": locmem_code, "name": "Meera"})
    assert before
    assert anonymous.session["phone"] == PHONE
    assert anonymous.session.session_key != before


def test_a_phone_without_an_account_cannot_log_in(anonymous):
    response = log_in(anonymous)
    assert response.status_code == 404
    assert response.json() == {
        "success": False,
        "error": "User not found",
        "code": "user_not_found",
    }
    assert "user_id" not in anonymous.session


def test_a_right_code_for_a_phone_without_an_account_stays_good_to_register_with(anonymous):
    code = code_for(anonymous)
    assert anonymous.post("/login/", {"phone": PHONE, "otp": code}).status_code == 404
    sent = {"phone": PHONE, "otp": code, "name": "Meera"}
    assert anonymous.post("/register/", sent).status_code == 200


def test_a_phone_with_an_account_cannot_register_again(anonymous):
    person("Ravi", phone=PHONE)
    response = register(anonymous)
    assert response.status_code == 409
    assert response.json()["code"] == "phone_taken"
    assert UserProfile.objects.get().user.first_name == "Ravi"
    code = locmem.outbox[-1].variables["code"]
    assert anonymous.post("/login/", {"phone": PHONE, "otp": code}).status_code == 200


@pytest.mark.parametrize("path", ["/login/", "/register/"])
def test_a_code_signs_in_once(anonymous, path):
    if path == "/login/":
        person(phone=PHONE)
    sent = {"phone": PHONE, "otp": code_for(anonymous), "name": "Meera"}
    assert anonymous.post(path, sent).status_code == 200
    anonymous.get("/dashboard/")
    for again in ("/login/", "/register/"):
        replayed = anonymous.post(again, sent)
        assert (replayed.status_code, replayed.json()["code"]) == (400, "otp_used")


def test_a_code_cannot_be_replayed_after_signing_out(anonymous):
    person(phone=PHONE)
    sent = {"phone": PHONE, "otp": code_for(anonymous)}
    anonymous.post("/login/", sent)
    anonymous.post("/api/logout/")
    replayed = anonymous.post("/login/", sent)
    assert (replayed.status_code, replayed.json()["code"]) == (400, "otp_missing")
    assert anonymous.get("/api/session/").json()["signed_in"] is False


def test_a_code_that_expired_is_refused_beside_its_field(anonymous, move_clock):
    person(phone=PHONE)
    code = code_for(anonymous)
    move_clock(minutes=5, seconds=1)
    response = anonymous.post("/login/", {"phone": PHONE, "otp": code})
    assert (response.status_code, response.json()["code"]) == (400, "otp_expired")
    assert list(response.json()["fields"]) == ["otp"]


def test_a_new_code_kills_the_old(anonymous, move_clock, monkeypatch):
    drawn = iter([111111, 222222])
    monkeypatch.setattr("gowheels.otp.secrets.randbelow", lambda _: next(drawn))
    person(phone=PHONE)
    old = code_for(anonymous)
    move_clock(seconds=31)
    new = code_for(anonymous)
    assert anonymous.post("/login/", {"phone": PHONE, "otp": old}).json()["code"] == "otp_wrong"
    assert anonymous.post("/login/", {"phone": PHONE, "otp": new}).status_code == 200


def test_after_five_wrong_codes_the_right_one_opens_nothing(anonymous):
    person(phone=PHONE)
    right = code_for(anonymous)
    wrong = {"phone": PHONE, "otp": f"{(int(right) + 1) % 10**6:06}"}
    said = [anonymous.post("/login/", wrong).json()["code"] for _ in range(6)]
    assert said == ["otp_wrong"] * 5 + ["otp_locked"]
    refused = anonymous.post("/login/", {"phone": PHONE, "otp": right})
    assert (refused.status_code, refused.json()["code"]) == (400, "otp_locked")
    assert OneTimePassword.objects.get().attempts == 5


@pytest.mark.parametrize("path", ["/login/", "/register/"])
@pytest.mark.parametrize("otp", ["", "12345", "1234567", "abcdef", "१२३४५६"])
def test_what_is_no_code_is_refused_beside_its_field(anonymous, path, otp):
    response = anonymous.post(path, {"phone": PHONE, "otp": otp, "name": "Meera"})
    assert response.status_code == 400
    assert response.json()["fields"] == {"otp": ["Enter the six digits that we sent."]}


def test_a_wrong_code_is_refused_beside_its_field(anonymous):
    person(phone=PHONE)
    wrong = f"{(int(code_for(anonymous)) + 1) % 10**6:06}"
    response = anonymous.post("/login/", {"phone": PHONE, "otp": wrong})
    sentence = "That is not the code we sent. Look again."
    assert response.status_code == 400
    assert response.json() == {
        "success": False,
        "error": sentence,
        "code": "otp_wrong",
        "fields": {"otp": [sentence]},
    }
    assert "user_id" not in anonymous.session


def test_a_code_asked_for_in_one_browser_opens_nothing_in_another(anonymous):
    person(phone=PHONE)
    code = code_for(anonymous)
    other = Client().post("/login/", {"phone": PHONE, "otp": code})
    assert other.json()["code"] == "otp_missing"
    assert anonymous.post("/login/", {"phone": PHONE, "otp": code}).status_code == 200


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 61),
        ("name", "a\x07b"),
        ("pincode", "56003"),
        ("pincode", "0" * 6),
    ],
)
def test_a_bad_name_or_pincode_is_refused_and_uses_up_no_code(anonymous, field, value):
    code = code_for(anonymous)
    sent = {"phone": PHONE, "otp": code, "name": "Meera", field: value}
    response = anonymous.post("/register/", sent)
    assert response.status_code == 400
    assert list(response.json()["fields"]) == [field]
    assert anonymous.post("/register/", {**sent, "name": "Meera", "pincode": ""}).status_code == 200


@pytest.mark.parametrize(
    "hostile",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "/\t/evil.example/",
        " //evil.example/",
        "javascript:alert(1)",
        "http:evil.example",
        "dashboard/",
        "/\x00//evil.example",
        "https://testserver.evil.example/",
    ],
)
@pytest.mark.parametrize("enter", [register, log_in])
def test_next_leads_only_inside(anonymous, enter, hostile):
    if enter is log_in:
        person(phone=PHONE)
    response = enter(anonymous, next=hostile)
    told = response.json().get("next")
    # Either it is refused or it is not followed.
    assert told == "/dashboard/" or "next" in response.json()["fields"]


def test_next_leads_to_a_page_of_the_site(anonymous):
    person(phone=PHONE)
    assert log_in(anonymous, next="/vehicles/?q=a%20b").json()["next"] == "/vehicles/?q=a%20b"


def test_a_blocked_person_cannot_sign_in(anonymous):
    person(phone=PHONE).profile.block(None, "Spam.")
    response = log_in(anonymous)
    assert response.status_code == 403
    assert response.json()["code"] == "blocked"
    assert "user_id" not in anonymous.session


def test_a_person_who_is_blocked_is_out_at_the_next_request(owner):
    assert owner.get("/api/session/").json()["signed_in"] is True
    owner.user.profile.block(None, "Spam.")
    assert owner.get("/api/session/").json() == {"success": True, "signed_in": False}
    assert owner.get("/dashboard/").status_code == 302
    assert owner.post("/add-vehicle/", {}).status_code == 401


def test_a_deactivated_person_is_out_too(owner):
    owner.user.is_active = False
    owner.user.save()
    assert owner.get("/api/session/").json()["signed_in"] is False


def test_signing_out_ends_the_session(anonymous):
    person(phone=PHONE)
    log_in(anonymous)
    assert anonymous.post("/api/logout/").json() == {"success": True}
    assert "user_id" not in anonymous.session
    assert anonymous.get("/api/session/").json()["signed_in"] is False


def test_signing_out_by_a_plain_form_lands_at_home(owner):
    response = owner.post("/api/logout/", headers={"Accept": "text/html"})
    assert response.status_code == 302
    assert response["Location"] == "/"


def test_signing_out_twice_is_no_error(outsider):
    assert outsider.post("/api/logout/").status_code == 200
    assert outsider.post("/api/logout/").status_code == 200


def test_the_demo_code_signs_in_where_it_is_set(anonymous, settings):
    settings.OTP_DEMO_CODE, settings.DEBUG = "123456", True
    response = anonymous.post(
        "/register/", {"phone": PHONE, "otp": "123456", "name": "Meera"}, **AS_JSON
    )
    assert response.status_code == 200


def test_the_demo_code_does_not_sign_in_elsewhere(anonymous):
    code = code_for(anonymous)
    guess = "123456" if code != "123456" else "123457"
    response = anonymous.post("/register/", {"phone": PHONE, "otp": guess, "name": "Meera"})
    assert response.status_code == 400
    assert not UserProfile.objects.exists()


def test_two_people_at_two_browsers_are_two_people():
    one, other = signed_in(person("Ravi")), signed_in(person("Meera"))
    assert one.get("/api/session/").json()["user"]["name"] == "Ravi"
    assert other.get("/api/session/").json()["user"]["name"] == "Meera"
