"""What a code opens over HTTP: once, in its browser, for a while, and nothing else."""

import pytest
from django.test import Client

from gowheels.models import OneTimePassword, UserProfile
from tests.api_views.test_auth import AS_JSON, PHONE, code_for
from tests.factories import person

pytestmark = pytest.mark.django_db


def test_a_right_code_for_a_phone_without_an_account_stays_good_to_register_with(anonymous):
    code = code_for(anonymous)
    assert anonymous.post("/login/", {"phone": PHONE, "otp": code}).status_code == 404
    sent = {"phone": PHONE, "otp": code, "name": "Meera"}
    assert anonymous.post("/register/", sent).status_code == 200


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
