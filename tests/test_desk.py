"""The staff's sign-in: by password, and not by trying."""

import pytest
from django.contrib import admin
from django.test import Client

from gowheels.desk import Desk
from gowheels.sms import locmem
from tests.factories import person, signed_in, superuser

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
PASSWORD = "long-enough-for-a-test"
PHONE = "+919876543210"


def sign_in(
    browser: Client, name: str = "asha", password: str = PASSWORD, address: str = "203.0.113.7"
):
    sent = {"username": name, "password": password, "next": "/admin/"}
    headers = {"Accept": "text/html"}
    return browser.post(LOGIN, sent, headers=headers, REMOTE_ADDR=address)


def tries(many: int, **changes) -> list[int]:
    """The statuses of so many tries with a wrong password, each from a browser of its own."""
    return [sign_in(Client(), password="wrong", **changes).status_code for _ in range(many)]


@pytest.fixture(autouse=True)
def asha(db):
    return superuser("asha")


def test_everything_that_registers_with_the_admin_is_at_the_desk():
    assert isinstance(admin.site, Desk)
    at_the_desk = {model.__name__ for model in admin.site._registry}
    assert at_the_desk >= {"Vehicle", "UserProfile", "VehicleReport", "BrandImage", "Pincode"}


def test_staff_sign_in_by_name_and_password(anonymous):
    response = sign_in(anonymous)
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert anonymous.get("/admin/").status_code == 200


def test_a_name_is_locked_out_from_wherever_it_is_tried_and_the_right_password_too(anonymous):
    assert tries(4) == [400] * 4
    assert tries(2, address="198.51.100.1") == [400, 429]
    refused = sign_in(anonymous, address="192.0.2.9")
    assert refused.status_code == 429
    assert 870 <= int(refused["Retry-After"]) <= 900
    assert "429.html" in [template.name for template in refused.templates]
    assert "Try again in 15 minutes." in refused.content.decode()
    assert anonymous.get("/admin/").status_code == 302


def test_a_name_is_let_in_again_after_a_quarter_of_an_hour(anonymous, move_clock):
    tries(6)
    move_clock(minutes=15, seconds=1)
    assert sign_in(anonymous).status_code == 302


def test_another_name_is_not_locked_out(anonymous):
    superuser("binod")
    tries(6)
    assert sign_in(anonymous, "binod", address="198.51.100.1").status_code == 302


@pytest.mark.parametrize("name", [" asha ", "ａｓｈａ", "ａsha"])
def test_a_name_that_is_spelt_differently_is_the_same_name(anonymous, name):
    tries(3)
    assert tries(2, name=name) == [400] * 2
    assert sign_in(anonymous).status_code == 429


def test_an_address_that_is_locked_out_locks_no_name_out(anonymous, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "admin_sign_in_address": "2/1h"}
    assert tries(8) == [400] * 2 + [429] * 6
    assert sign_in(anonymous, address="198.51.100.1").status_code == 302


def test_an_address_is_locked_out_whatever_names_it_tries(anonymous):
    names = [f"name{number}" for number in range(20)]
    assert [tries(1, name=name) for name in names] == [[400]] * 20
    refused = sign_in(anonymous)
    assert refused.status_code == 429
    assert 3570 <= int(refused["Retry-After"]) <= 3600
    assert sign_in(anonymous, address="198.51.100.1").status_code == 302


def test_success_counts_as_no_try():
    for _ in range(25):
        assert sign_in(Client()).status_code == 302


def test_success_does_not_wipe_out_the_tries_before_it():
    tries(4)
    assert sign_in(Client()).status_code == 302
    assert tries(2) == [400, 429]


@pytest.mark.parametrize("who", ["a customer", "staff"])
def test_who_is_signed_in_already_gets_no_more_tries_than_others(who):
    browser = signed_in(person() if who == "a customer" else superuser("binod"))
    statuses = [sign_in(browser, password="wrong").status_code for _ in range(6)]
    assert statuses == [400] * 5 + [429]


def test_the_right_password_of_somebody_who_is_no_staff_is_a_try(anonymous):
    user = person()
    user.set_password(PASSWORD)
    user.save()
    statuses = [sign_in(anonymous, user.username).status_code for _ in range(6)]
    assert statuses == [400] * 5 + [429]


def test_an_unknown_name_is_answered_as_a_known_one():
    known, unknown = sign_in(Client(), password="wrong"), sign_in(Client(), "nobody", "wrong")
    sentence = "Please enter the correct username and password for a staff account."
    assert known.status_code == unknown.status_code == 400
    assert sentence in known.content.decode()
    assert sentence in unknown.content.decode()


def test_the_limits_of_the_desk_are_settings(settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "admin_sign_in_name": "1/10s"}
    assert tries(2) == [400, 429]


def test_opening_the_page_is_no_try(anonymous):
    for _ in range(10):
        assert anonymous.get(LOGIN).status_code == 200
    assert sign_in(anonymous).status_code == 302


def test_a_try_without_the_token_is_refused_and_is_none():
    browser = Client(enforce_csrf_checks=True)
    assert [sign_in(browser, password="wrong").status_code for _ in range(6)] == [403] * 6
    assert sign_in(Client()).status_code == 302


@pytest.mark.parametrize("hostile", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_next_leads_only_inside(anonymous, hostile):
    sent = {"username": "asha", "password": PASSWORD, "next": hostile}
    assert "evil" not in anonymous.post(LOGIN, sent)["Location"]


def with_phone(user):
    user.set_unusable_password()
    phone = person(phone=PHONE).profile
    former, phone.user = phone.user, user
    phone.save()
    former.delete()
    return user


def by_phone(browser: Client, path: str = "/login/"):
    browser.post("/api/otp/", {"phone": PHONE})
    code = locmem.outbox[-1].variables["code"]
    return browser.post(path, {"phone": PHONE, "otp": code})


def test_staff_are_not_let_in_by_phone(anonymous, asha):
    with_phone(asha)
    refused = by_phone(anonymous)
    assert refused.status_code == 403
    assert refused.json()["code"] == "staff"
    assert "user_id" not in anonymous.session
    assert anonymous.get("/admin/").status_code == 302


def test_a_setting_lets_staff_in_by_phone(anonymous, asha, settings):
    settings.STAFF_PHONE_SIGN_IN = True
    with_phone(asha)
    assert by_phone(anonymous).status_code == 200
    assert anonymous.get("/admin/").status_code == 200


def test_who_has_a_phone_and_no_staff_rights_stays_out_of_the_desk(outsider):
    assert outsider.get("/admin/").status_code == 302
