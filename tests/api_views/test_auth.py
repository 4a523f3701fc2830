"""Sign in over HTTP: phone, code, session."""

import pytest
from django.test import Client

from gowheels.models import UserProfile
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


def test_a_phone_with_an_account_cannot_register_again(anonymous):
    person("Ravi", phone=PHONE)
    response = register(anonymous)
    assert response.status_code == 409
    assert response.json()["code"] == "phone_taken"
    assert UserProfile.objects.get().user.first_name == "Ravi"
    code = locmem.outbox[-1].variables["code"]
    assert anonymous.post("/login/", {"phone": PHONE, "otp": code}).status_code == 200


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


def test_two_people_at_two_browsers_are_two_people():
    one, other = signed_in(person("Ravi")), signed_in(person("Meera"))
    assert one.get("/api/session/").json()["user"]["name"] == "Ravi"
    assert other.get("/api/session/").json()["user"]["name"] == "Meera"
