"""Nobody learns from sending or failing a code whether a number has an account."""

import gc
import re
import sys
from collections.abc import Callable
from statistics import median
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gowheels import otp
from gowheels.models import RateCount, UserProfile
from gowheels.sms import locmem
from tests.factories import person

KNOWN, UNKNOWN = "+919876543210", "+919876543211"
PLAIN = {"headers": {"Accept": "text/html"}}
ROUNDS = 8
APART = 40  # calls; to look for an account takes some hundred

Ask = Callable[[str, Client], HttpResponse]


def send(phone: str, browser: Client) -> HttpResponse:
    return browser.post("/api/otp/", {"phone": phone})


def send_again(phone: str, browser: Client) -> HttpResponse:
    """Too soon after the first."""
    send(phone, browser)
    return send(phone, browser)


def wrong_code() -> str:
    return f"{(int(locmem.outbox[-1].variables['code']) + 1) % 10**6:06}"


def fail(phone: str, browser: Client) -> HttpResponse:
    send(phone, browser)
    return browser.post("/login/", {"phone": phone, "otp": wrong_code()})


def fail_without_a_code(phone: str, browser: Client) -> HttpResponse:
    return browser.post("/login/", {"phone": phone, "otp": "123456"})


def fail_to_register(phone: str, browser: Client) -> HttpResponse:
    send(phone, browser)
    return browser.post("/register/", {"phone": phone, "otp": wrong_code(), "name": "Eve"})


def fail_until_locked(phone: str, browser: Client) -> HttpResponse:
    send(phone, browser)
    wrong = {"phone": phone, "otp": wrong_code()}
    return [browser.post("/login/", wrong) for _ in range(6)][-1]


def fail_in_another_browser(phone: str, browser: Client) -> HttpResponse:
    send(phone, browser)
    code = locmem.outbox[-1].variables["code"]
    return Client().post("/login/", {"phone": phone, "otp": code})


def send_on_the_page(phone: str, browser: Client) -> HttpResponse:
    return browser.post("/login/", {"step": "phone", "phone": phone}, **PLAIN)


def fail_on_the_page(phone: str, browser: Client) -> HttpResponse:
    send(phone, browser)
    sent = {"step": "code", "phone": phone, "otp": wrong_code()}
    return browser.post("/login/", sent, **PLAIN)


def fail_with_details_on_the_page(phone: str, browser: Client) -> HttpResponse:
    send(phone, browser)
    sent = {"step": "details", "phone": phone, "otp": wrong_code(), "name": "Eve"}
    return browser.post("/register/", sent, **PLAIN)


EVERY_WAY: list[Ask] = [
    send,
    send_again,
    fail,
    fail_without_a_code,
    fail_to_register,
    fail_until_locked,
    fail_in_another_browser,
    send_on_the_page,
    fail_on_the_page,
    fail_with_details_on_the_page,
]


def told(response: HttpResponse, phone: str) -> dict[str, object]:
    """All of an answer that may differ by account: what differs between any two is taken out."""
    text = response.content.decode()
    request_id = response["X-Request-ID"]
    body = text.replace(request_id, "ID")
    for spelling in (phone, f"{phone[:3]} {phone[3:8]} {phone[8:]}"):
        body = body.replace(spelling, "PHONE")
    if phone in text or request_id in text:
        assert len(KNOWN) == len(UNKNOWN)  # so the lengths below may be compared
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w{64}"', "TOKEN", body)
    body = re.sub(r'value="\d{6}"', "CODE", body)
    headers = {
        name: re.sub(r"^\d+$", "SECONDS", value) if name == "Retry-After" else value
        for name, value in response.items()
        if name not in ("Date", "X-Request-ID")
    }
    cookies = {
        name: (len(cookie.value), cookie["httponly"], cookie["samesite"], cookie["max-age"])
        for name, cookie in response.cookies.items()
    }
    return {
        "status": response.status_code,
        "body": re.sub(r"\d+ seconds", "SECONDS", body),
        "length": len(text),
        "headers": headers,
        "cookies": cookies,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("way", EVERY_WAY, ids=lambda way: way.__name__)
def test_a_known_number_is_answered_as_an_unknown_one(way):
    person(phone=KNOWN)
    known, unknown = (told(way(phone, Client()), phone) for phone in (KNOWN, UNKNOWN))
    assert known == unknown


@pytest.mark.django_db
@pytest.mark.parametrize("way", EVERY_WAY, ids=lambda way: way.__name__)
def test_it_costs_the_same_queries(way):
    person(phone=KNOWN)
    asked = []
    for phone in (KNOWN, UNKNOWN):
        RateCount.objects.all().delete()
        with CaptureQueriesContext(connection) as captured:
            way(phone, Client())
        asked.append([re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in captured])
    assert asked[0] == asked[1]
    assert not any("userprofile" in sql for sql in asked[0])


@pytest.fixture
def no_limits(settings) -> None:
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, "1000000/1d")


def work_to_send(phone: str) -> int:
    return work_of(Client(), "/api/otp/", {"phone": phone})


def work_to_fail(phone: str) -> int:
    browser = Client()
    send(phone, browser)
    return work_of(browser, "/login/", {"phone": phone, "otp": wrong_code()})


def work_of(browser: Client, path: str, sent: dict[str, str]) -> int:
    """How many functions an answer calls: its time, without what else the machine does."""
    calls = 0

    def count(frame: Any, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    gc.collect()
    gc.disable()
    sys.setprofile(count)
    try:
        browser.post(path, sent)
    finally:
        sys.setprofile(None)
        gc.enable()
    return calls


def apart(way: Callable[[str], int]) -> float:
    """How far the medians of a known and an unknown number lie apart, in calls.

    The two are asked in turn, and each goes first in half of the rounds.
    """
    taken: dict[str, list[int]] = {KNOWN: [], UNKNOWN: []}
    for number in range(ROUNDS):
        for phone in sorted(taken, reverse=bool(number % 2)):
            taken[phone].append(way(phone))
    return abs(median(taken[KNOWN]) - median(taken[UNKNOWN]))


@pytest.mark.django_db
@pytest.mark.parametrize("way", [work_to_send, work_to_fail], ids=["sending", "failing"])
def test_it_takes_the_same_work(no_limits, way):
    person(phone=KNOWN)
    for phone in (KNOWN, UNKNOWN):
        way(phone)
    assert apart(way) < APART


@pytest.mark.django_db
def test_a_look_for_the_account_would_be_noticed(no_limits, monkeypatch):
    person(phone=KNOWN)
    honest = otp.code_hash

    def looking(phone: str, purpose: str, code: str) -> str:
        profile = UserProfile.objects.filter(phone=phone).first()
        if profile:
            profile.user.get_full_name()
        return honest(phone, purpose, code)

    monkeypatch.setattr(otp, "code_hash", looking)
    assert apart(work_to_send) > APART
