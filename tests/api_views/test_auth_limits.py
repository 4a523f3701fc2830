"""How often codes are sent and tried, and phones looked up, over HTTP."""

import pytest
from django.test import Client

from gowheels.models import OneTimePassword
from gowheels.sms import locmem
from tests.api_views.test_auth import PHONE, code_for
from tests.factories import person

pytestmark = pytest.mark.django_db


def is_refused(response, at_least: int, at_most: int) -> bool:
    """Whether it is a 429 of the one shape, with so many seconds to wait."""
    answer = response.json()
    assert response.status_code == 429
    assert (answer["success"], answer["code"]) == (False, "too_often")
    assert answer["error"].startswith("Too often. Try again in ")
    return at_least <= int(response["Retry-After"]) <= at_most


def test_a_phone_is_tried_ten_times_an_hour_on_every_way_in(anonymous, move_clock):
    person(phone=PHONE)
    for number, path in enumerate(["/login/", "/register/"]):
        move_clock(minutes=number)
        wrong = f"{(int(code_for(anonymous)) + 1) % 10**6:06}"
        sent = {"phone": PHONE, "otp": wrong, "name": "Meera"}
        assert [anonymous.post(path, sent).status_code for _ in range(5)] == [400] * 5
    move_clock(minutes=2)
    right = code_for(anonymous)
    refused = anonymous.post("/login/", {"phone": "098765 43210", "otp": right})
    assert is_refused(refused, 58 * 60 - 30, 58 * 60)
    assert "user_id" not in anonymous.session


def test_phones_are_looked_up_thirty_times_an_hour_from_an_address(anonymous, move_clock):
    ask = {"phone": PHONE}
    assert [anonymous.post("/check-phone/", ask).status_code for _ in range(30)] == [200] * 30
    assert is_refused(Client().post("/check-phone/", ask), 3570, 3600)
    assert Client(REMOTE_ADDR="198.51.100.1").post("/check-phone/", ask).status_code == 200
    move_clock(hours=1, seconds=1)
    assert anonymous.post("/check-phone/", ask).status_code == 200


def test_a_phone_that_is_none_is_counted_too(anonymous):
    for _ in range(30):
        assert anonymous.post("/check-phone/", {"phone": "12345"}).status_code == 400
    assert is_refused(anonymous.post("/check-phone/", {"phone": "12345"}), 3570, 3600)


def test_check_phone_asks_for_the_token():
    browser = Client(enforce_csrf_checks=True)
    browser.get("/login/")
    assert browser.post("/check-phone/", {"phone": PHONE}).status_code == 403
    token = {"headers": {"X-CSRFToken": browser.cookies["csrftoken"].value}}
    assert browser.post("/check-phone/", {"phone": PHONE}, **token).status_code == 200


def test_every_limit_of_sending_is_answered_with_the_time_to_wait(anonymous, settings, move_clock):
    def send(phone: str = PHONE, address: str = "203.0.113.7"):
        return Client(REMOTE_ADDR=address).post("/api/otp/", {"phone": phone})

    for number in range(5):
        move_clock(minutes=number)
        assert send().status_code == 200
    move_clock(minutes=5)
    assert is_refused(send(), 55 * 60 - 30, 55 * 60)
    for number in range(15):
        assert send(f"+9198765433{number:02}").status_code == 200
    assert is_refused(send("+919876543399"), 55 * 60 - 30, 55 * 60)
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "send_site": "20/1h"}
    assert is_refused(send("+919876543399", "198.51.100.1"), 55 * 60 - 30, 55 * 60)
    assert len(locmem.outbox) == 20


def test_a_day_has_ten_codes(anonymous, move_clock):
    for number in range(10):
        move_clock(minutes=13 * number)
        code_for(anonymous)
    move_clock(minutes=130)
    refused = anonymous.post("/api/otp/", {"phone": PHONE})
    assert is_refused(refused, 24 * 3600 - 130 * 60 - 30, 24 * 3600 - 130 * 60)


@pytest.mark.parametrize(
    ("limit", "path"),
    [
        ("send_phone_burst", "/api/otp/"),
        ("send_phone_hour", "/api/otp/"),
        ("send_phone_day", "/api/otp/"),
        ("send_address", "/api/otp/"),
        ("send_site", "/api/otp/"),
        ("check_phone", "/check-phone/"),
    ],
)
def test_every_limit_is_a_setting(anonymous, settings, limit, path):
    endless = dict.fromkeys(settings.RATE_LIMITS, "1000/1d")
    settings.RATE_LIMITS = {**endless, limit: "2/40s"}
    passed = [anonymous.post(path, {"phone": PHONE}).status_code for _ in range(2)]
    assert passed == [200, 200]
    assert is_refused(anonymous.post(path, {"phone": PHONE}), 25, 40)


def test_the_page_is_told_the_wait_that_the_settings_say(anonymous, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "send_phone_burst": "1/2m"}
    assert anonymous.post("/api/otp/", {"phone": PHONE}).json()["resend_in"] == 120


@pytest.mark.parametrize("spelt", ["+91 98765 43210", "०९८७६५४३२१०", "９８７６５４３２１０"])
def test_a_number_has_one_count_however_it_is_spelt(anonymous, spelt):
    code_for(anonymous)
    assert is_refused(anonymous.post("/api/otp/", {"phone": spelt}), 15, 30)
    assert OneTimePassword.objects.get().phone == PHONE


@pytest.mark.parametrize(
    "phone",
    ["9" * 33, "9" * 100_000, "98765 43210\x00", "９" * 11, "98765\u202e43210", "+91" + "9" * 20],
)
@pytest.mark.parametrize("path", ["/check-phone/", "/api/otp/", "/login/", "/register/"])
def test_a_number_that_is_none_goes_nowhere(anonymous, path, phone):
    response = anonymous.post(path, {"phone": phone, "otp": "123456", "name": "Meera"})
    assert response.status_code == 400
    assert list(response.json()["fields"]) == ["phone"]
    assert locmem.outbox == []
    assert not OneTimePassword.objects.exists()


FROM = {"HTTP_X_FORWARDED_FOR": "198.51.100.1"}


def test_who_writes_an_address_into_a_header_is_counted_all_the_same(anonymous, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "check_phone": "3/1h"}
    for number in range(3):
        forged = {"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}"}
        assert anonymous.post("/check-phone/", {"phone": PHONE}, **forged).status_code == 200
    assert anonymous.post("/check-phone/", {"phone": PHONE}, **FROM).status_code == 429


@pytest.mark.parametrize("path", ["/check-phone/", "/api/otp/"])
def test_behind_a_trusted_proxy_each_address_has_its_own_count(anonymous, settings, path):
    settings.TRUSTED_PROXIES = ["127.0.0.1/32"]
    settings.RATE_LIMITS = {
        **dict.fromkeys(settings.RATE_LIMITS, "1000/1d"),
        "check_phone": "1/1h",
        "send_address": "1/1h",
    }

    def ask(forwarded: str) -> int:
        sent = {"phone": PHONE}
        return anonymous.post(path, sent, HTTP_X_FORWARDED_FOR=forwarded).status_code

    assert [ask("198.51.100.1"), ask("198.51.100.2")] == [200, 200]
    assert [ask("198.51.100.1"), ask("6.6.6.6, 198.51.100.2")] == [429, 429]
