"""What only a code does to an account: it moves to another number, or it goes."""

import pytest
from django.test import Client

from gowheels.models import OneTimePassword, UserProfile, Vehicle
from gowheels.sms import locmem
from tests.api_views.test_profile import DELETE, NEW, NEW_PHONE, OLD, profile_of
from tests.factories import person, signed_in, vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture
def meera() -> Client:
    return signed_in(person("Meera", OLD, pincode="560001"))


def code_for(browser: Client, **asked: str) -> str:
    response = browser.post("/api/otp/", asked)
    assert response.status_code == 200, response.content
    return locmem.outbox[-1].variables["code"]


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


# --- Another number ---


def test_a_new_number_counts_once_its_code_confirms_it(meera):
    code = code_for(meera, phone="98765 43211", purpose="change_phone")
    assert (locmem.outbox[-1].phone, locmem.outbox[-1].template) == (NEW, "change_phone_code")
    assert profile_of(meera).phone == OLD
    assert meera.session["phone"] == OLD
    moved = meera.post(NEW_PHONE, {"phone": NEW, "otp": code})
    assert moved.json()["profile"]["phone"] == NEW
    assert profile_of(meera).phone == NEW
    told = locmem.outbox[-1]
    assert (told.phone, told.template, told.variables) == (OLD, "phone_changed", {"digits": "3211"})
    assert meera.session["phone"] == NEW
    assert meera.get("/api/session/").json()["signed_in"] is True


def test_who_moves_to_a_new_number_is_signed_out_elsewhere_and_has_a_new_key_here(meera):
    elsewhere, before = signed_in(meera.user), meera.cookies["sessionid"].value
    code = code_for(meera, phone=NEW, purpose="change_phone")
    assert meera.post(NEW_PHONE, {"phone": NEW, "otp": code}).status_code == 200
    assert meera.get("/api/session/").json()["signed_in"] is True
    assert elsewhere.get("/api/session/").json()["signed_in"] is False
    assert meera.cookies["sessionid"].value != before
    stolen = Client()
    stolen.cookies["sessionid"] = before
    assert stolen.get("/api/session/").json()["signed_in"] is False


def test_a_number_moves_although_the_text_to_the_old_one_fails(meera, settings):
    code = code_for(meera, phone=NEW, purpose="change_phone")
    settings.SMS_BACKEND = "tests.test_otp.BrokenBackend"
    assert meera.post(NEW_PHONE, {"phone": NEW, "otp": code}).status_code == 200
    assert profile_of(meera).phone == NEW


def test_a_wrong_or_no_code_changes_nothing(meera):
    code = code_for(meera, phone=NEW, purpose="change_phone")
    for otp, said in ((other_than(code), "otp_wrong"), ("", "invalid")):
        refused = meera.post(NEW_PHONE, {"phone": NEW, "otp": otp})
        assert (refused.status_code, refused.json()["code"]) == (400, said)
        assert list(refused.json()["fields"]) == ["otp"]
    assert profile_of(meera).phone == OLD
    assert meera.session["phone"] == OLD


def test_the_code_of_one_number_does_not_confirm_another(meera):
    code = code_for(meera, phone=NEW, purpose="change_phone")
    refused = meera.post(NEW_PHONE, {"phone": "+919876543212", "otp": code})
    assert refused.json()["code"] == "otp_missing"
    assert profile_of(meera).phone == OLD


@pytest.mark.parametrize("purpose", ["sign_in", "delete_account"])
def test_a_code_for_something_else_does_not_confirm_a_new_number(meera, purpose):
    code = code_for(meera, phone=NEW, purpose=purpose)
    refused = meera.post(NEW_PHONE, {"phone": NEW, "otp": code})
    assert (refused.status_code, refused.json()["code"]) == (400, "otp_missing")
    assert profile_of(meera).phone == OLD


def test_a_code_for_a_new_number_signs_nobody_in(meera, anonymous):
    person("Ravi", NEW)
    code = code_for(meera, phone=NEW, purpose="change_phone")
    for browser in (meera, anonymous):
        refused = browser.post("/login/", {"phone": NEW, "otp": code})
        assert refused.json()["code"] == "otp_missing"
    assert meera.get("/api/session/").json()["user"]["name"] == "Meera"


def test_a_new_number_is_confirmed_in_the_browser_that_asked(meera):
    code = code_for(meera, phone=NEW, purpose="change_phone")
    other = signed_in(meera.user)
    assert other.post(NEW_PHONE, {"phone": NEW, "otp": code}).json()["code"] == "otp_missing"
    assert profile_of(meera).phone == OLD


def test_a_new_number_is_confirmed_once(meera):
    code = code_for(meera, phone=NEW, purpose="change_phone")
    meera.post(NEW_PHONE, {"phone": NEW, "otp": code})
    again = meera.post(NEW_PHONE, {"phone": NEW, "otp": code})
    assert again.json()["code"] == "otp_used"


def test_a_taken_number_is_told_only_to_who_holds_it(meera):
    person("Ravi", NEW)
    asked = meera.post("/api/otp/", {"phone": NEW, "purpose": "change_phone"})
    free = meera.post("/api/otp/", {"phone": "9876543212", "purpose": "change_phone"})
    assert asked.json() == free.json()
    code = locmem.outbox[0].variables["code"]
    refused = meera.post(NEW_PHONE, {"phone": NEW, "otp": code})
    assert (refused.status_code, refused.json()["code"]) == (409, "phone_taken")
    assert refused.json()["fields"] == {"phone": ["This number has an account already."]}
    assert profile_of(meera).phone == OLD
    assert meera.session["phone"] == OLD


@pytest.mark.parametrize("spelt", [OLD, "98765 43210", "०९८७६५४३२१०"])
def test_ones_own_number_is_no_new_one_and_costs_no_text(meera, spelt):
    refused = meera.post("/api/otp/", {"phone": spelt, "purpose": "change_phone"})
    assert (refused.status_code, refused.json()["code"]) == (400, "same_phone")
    assert list(refused.json()["fields"]) == ["phone"]
    assert locmem.outbox == []


@pytest.mark.parametrize("purpose", ["change_phone", "delete_account"])
def test_such_a_code_is_sent_to_nobody_who_is_signed_out(anonymous, purpose):
    refused = anonymous.post("/api/otp/", {"phone": OLD, "purpose": purpose})
    assert (refused.status_code, refused.json()["code"]) == (401, "signed_out")
    assert locmem.outbox == []


# --- Deletion ---


def test_an_account_is_deleted_with_the_code_that_was_sent_to_its_phone(meera):
    vehicle(meera.user)
    elsewhere = signed_in(meera.user)
    code = code_for(meera, purpose="delete_account")
    assert (locmem.outbox[-1].phone, locmem.outbox[-1].template) == (OLD, "delete_account_code")
    assert meera.post(DELETE, {"otp": code}).json() == {"success": True, "next": "/"}
    assert not UserProfile.objects.exists()
    assert not Vehicle.objects.exists()
    assert not OneTimePassword.objects.exists()
    for browser in (meera, elsewhere):
        assert browser.get("/api/session/").json()["signed_in"] is False
        assert "phone" not in browser.session
    assert "Your account is deleted." in meera.get("/").content.decode()


def test_the_phone_of_a_deletion_is_the_accounts_own_whatever_is_sent(meera):
    code = code_for(meera, phone=NEW, purpose="delete_account")
    assert locmem.outbox[-1].phone == OLD
    assert meera.post(DELETE, {"otp": code, "phone": NEW}).status_code == 200
    assert not UserProfile.objects.exists()


def test_without_the_right_code_nothing_is_deleted(meera):
    assert meera.post(DELETE, {"otp": "123456"}).json()["code"] == "otp_missing"
    code = code_for(meera, purpose="delete_account")
    assert meera.post(DELETE, {"otp": other_than(code)}).json()["code"] == "otp_wrong"
    assert list(meera.post(DELETE, {}).json()["fields"]) == ["otp"]
    assert UserProfile.objects.filter(phone=OLD).exists()
    assert meera.get("/api/session/").json()["signed_in"] is True


def test_a_code_for_signing_in_deletes_nothing(meera):
    code = code_for(meera, phone=OLD, purpose="sign_in")
    refused = meera.post(DELETE, {"otp": code})
    assert (refused.status_code, refused.json()["code"]) == (400, "otp_missing")
    assert UserProfile.objects.filter(phone=OLD).exists()


def test_a_code_for_a_deletion_signs_nobody_in(meera):
    code = code_for(meera, purpose="delete_account")
    meera.logout()
    refused = meera.post("/login/", {"phone": OLD, "otp": code})
    assert refused.json()["code"] == "otp_missing"


def test_a_deletion_is_confirmed_in_the_browser_that_asked(meera):
    code = code_for(meera, purpose="delete_account")
    assert signed_in(meera.user).post(DELETE, {"otp": code}).json()["code"] == "otp_missing"
    assert UserProfile.objects.filter(phone=OLD).exists()


def test_one_persons_code_does_not_delete_another(meera, outsider):
    code = code_for(meera, purpose="delete_account")
    assert outsider.post(DELETE, {"otp": code, "phone": OLD}).json()["code"] == "otp_missing"
    assert UserProfile.objects.count() == 2


def test_guesses_at_a_deletion_are_counted(meera):
    code = code_for(meera, purpose="delete_account")
    said = [meera.post(DELETE, {"otp": other_than(code)}).json()["code"] for _ in range(6)]
    assert said == ["otp_wrong"] * 5 + ["otp_locked"]
    assert meera.post(DELETE, {"otp": code}).json()["code"] == "otp_locked"
    assert UserProfile.objects.filter(phone=OLD).exists()


def test_a_code_that_cannot_be_sent_is_a_503_and_deletes_nothing(meera, settings):
    settings.SMS_BACKEND = "tests.test_otp.BrokenBackend"
    assert meera.post("/api/otp/", {"purpose": "delete_account"}).status_code == 503
    assert UserProfile.objects.filter(phone=OLD).exists()
