"""One-time codes: sent hashed, good once, in one browser, for a while, for a few tries."""

import threading
from datetime import timedelta

import pytest
from django.conf import settings as site_settings
from django.db import connection
from django.utils import timezone

from gowheels import otp, sms
from gowheels.models import OneTimePassword
from gowheels.sms import console, locmem

PHONE = "+919876543210"
OTHER_PHONE = "+919876543211"
SIGN_IN = OneTimePassword.Purpose.SIGN_IN
BROWSER = "the secret of a browser"
ADDRESS = "203.0.113.7"


class BrokenBackend:
    def send(self, phone, template, variables):
        raise sms.SmsFailed("no credit")


def send(
    phone: str = PHONE, purpose: str = SIGN_IN, browser: str = BROWSER, address: str = ADDRESS
) -> str:
    """Have a code sent and read it from the text."""
    otp.issue(phone, purpose, browser, address)
    return sent_code()


def sent_code() -> str:
    return locmem.outbox[-1].variables["code"]


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def refusal(code: str, phone: str = PHONE, purpose: str = SIGN_IN, browser: str = BROWSER) -> str:
    """The word for why the code is refused, or `accepted`."""
    try:
        otp.verify(phone, purpose, code, browser)
    except otp.CodeRefused as refused:
        return refused.code
    return "accepted"


@pytest.mark.django_db
def test_a_code_of_six_digits_is_sent_and_only_its_hash_is_kept():
    send()
    text = locmem.outbox[0]
    row = OneTimePassword.objects.get()
    assert text.phone == PHONE
    assert text.template == "sign_in_code"
    assert text.variables["minutes"] == "5"
    assert len(sent_code()) == 6
    assert sent_code().isdecimal()
    assert sent_code() not in " ".join(str(value) for value in vars(row).values())
    assert BROWSER not in " ".join(str(value) for value in vars(row).values())


@pytest.mark.django_db
def test_codes_are_drawn_from_all_six_digits(monkeypatch):
    monkeypatch.setattr("gowheels.otp.secrets.randbelow", lambda limit: {10**6: 42}[limit])
    send()
    assert sent_code() == "000042"


def test_the_hash_needs_the_sites_key(settings):
    before = otp.code_hash(PHONE, SIGN_IN, "123456")
    settings.SECRET_KEY = "another key of another site altogether"
    assert otp.code_hash(PHONE, SIGN_IN, "123456") != before


def test_the_hash_is_one_of_phone_purpose_and_code_together():
    asked = [
        (PHONE, SIGN_IN, "123456"),
        (OTHER_PHONE, SIGN_IN, "123456"),
        (PHONE, OneTimePassword.Purpose.DELETE_ACCOUNT, "123456"),
        (PHONE, SIGN_IN, "123457"),
    ]
    assert len({otp.code_hash(*parts) for parts in asked}) == len(asked)


@pytest.mark.django_db
def test_a_code_works_once():
    send()
    assert refusal(sent_code()) == "accepted"
    assert refusal(sent_code()) == "otp_used"


@pytest.mark.django_db
def test_a_wrong_code_leaves_the_right_one_good():
    send()
    assert refusal(other_than(sent_code())) == "otp_wrong"
    assert refusal(sent_code()) == "accepted"


@pytest.mark.django_db
def test_after_five_wrong_codes_the_right_one_is_locked():
    send()
    wrong = [refusal(other_than(sent_code())) for _ in range(6)]
    assert wrong == ["otp_wrong"] * 5 + ["otp_locked"]
    assert refusal(sent_code()) == "otp_locked"


@pytest.mark.django_db
def test_a_code_expires(move_clock):
    send()
    move_clock(minutes=5, seconds=1)
    assert refusal(sent_code()) == "otp_expired"


@pytest.mark.django_db
def test_a_code_is_good_until_it_expires(move_clock):
    send()
    move_clock(minutes=4, seconds=50)
    assert refusal(sent_code()) == "accepted"


@pytest.mark.django_db
def test_a_new_code_kills_the_old_and_brings_new_tries(move_clock):
    send()
    old = sent_code()
    for _ in range(5):
        refusal(other_than(old))
    move_clock(seconds=31)
    send()
    row = OneTimePassword.objects.get()
    assert row.attempts == 0
    if old != sent_code():  # one in a million
        assert refusal(old) == "otp_wrong"
    assert refusal(sent_code()) == "accepted"


@pytest.mark.django_db
def test_a_code_opens_nothing_in_another_browser_for_another_phone_or_purpose():
    send()
    assert refusal(sent_code(), browser="another browser") == "otp_missing"
    assert refusal(sent_code(), phone="+919876543211") == "otp_missing"
    assert refusal(sent_code(), purpose="delete_account") == "otp_missing"
    assert refusal(sent_code()) == "accepted"


@pytest.mark.django_db
def test_guesses_from_another_browser_do_not_use_up_the_tries():
    send()
    for _ in range(10):
        refusal("000000", browser="another browser")
    assert OneTimePassword.objects.get().attempts == 0
    assert refusal(sent_code()) == "accepted"


@pytest.mark.django_db
def test_without_a_code_sent_none_is_good():
    assert refusal("123456") == "otp_missing"


@pytest.mark.django_db
def test_the_demo_code_is_good_only_where_it_is_set(settings):
    settings.OTP_DEMO_CODE = "123456"
    assert refusal("123456") == "otp_missing"
    settings.DEBUG = True
    assert refusal("123456") == "accepted"
    send()
    assert sent_code() == "123456"
    assert refusal("654321") == "otp_wrong"
    settings.OTP_DEMO_CODE = ""
    assert refusal("123456", phone="+919876543211") == "otp_missing"


@pytest.mark.django_db
def test_a_text_that_could_not_be_sent_costs_no_wait_and_leaves_no_code(settings):
    settings.SMS_BACKEND = f"{__name__}.BrokenBackend"
    for _ in range(6):
        with pytest.raises(sms.SmsFailed):
            send()
    assert not OneTimePassword.objects.exists()
    settings.SMS_BACKEND = "gowheels.sms.locmem.LocmemBackend"
    assert refusal(send()) == "accepted"


@pytest.mark.django_db
def test_a_text_that_could_not_be_sent_leaves_the_code_before_it_good(settings, move_clock):
    before = send()
    move_clock(seconds=31)
    settings.SMS_BACKEND = f"{__name__}.BrokenBackend"
    with pytest.raises(sms.SmsFailed):
        send()
    assert refusal(before) == "accepted"


@pytest.mark.django_db
def test_a_live_code_is_unused_unexpired_and_has_a_try_left():
    now = timezone.now()
    good = {"expires_at": now + timedelta(minutes=1), "used_at": None, "attempts": 0}
    spoilt = [
        {},
        {"expires_at": now - timedelta(seconds=1)},
        {"used_at": now},
        {"attempts": site_settings.OTP_TRIES},
    ]
    for number, change in enumerate(spoilt):
        OneTimePassword.objects.create(
            phone=f"+91987654321{number}", purpose=SIGN_IN, sent_at=now, **(good | change)
        )
    assert [row.phone for row in OneTimePassword.objects.live()] == ["+919876543210"]


@pytest.mark.django_db(transaction=True)
def test_twenty_guesses_at_once_get_no_more_than_five_comparisons():
    send()
    wrong, outcomes, start = other_than(sent_code()), [], threading.Barrier(20)

    def guess():
        start.wait()
        try:
            outcomes.append(refusal(wrong))
        finally:
            connection.close()

    guesses = [threading.Thread(target=guess) for _ in range(20)]
    for thread in guesses:
        thread.start()
    for thread in guesses:
        thread.join()
    assert outcomes.count("otp_wrong") == 5
    assert outcomes.count("otp_locked") == 15
    assert OneTimePassword.objects.get().attempts == 5


def test_the_console_shows_the_whole_text(capsys):
    console.ConsoleBackend().send(PHONE, "sign_in_code", {"code": "042042", "minutes": "5"})
    assert capsys.readouterr().out == (
        "SMS to +919876543210: 042042 is your GoWheels code. It is good for 5 minutes. "
        "Do not share it with anybody.\n"
    )
