"""A code is for one purpose, and may be checked before it is used."""

import pytest

from gowheels import otp
from gowheels.models import OneTimePassword
from tests.test_otp import BROWSER, PHONE, SIGN_IN, refusal, send


@pytest.mark.django_db
def test_a_code_is_for_one_purpose():
    purposes = OneTimePassword.Purpose.values
    for number, sent_for in enumerate(purposes):
        code = send(f"+91987654321{number}", purpose=sent_for)
        for purpose in purposes:
            if purpose != sent_for:
                phone = f"+91987654321{number}"
                assert refusal(code, phone=phone, purpose=purpose) == "otp_missing"


@pytest.mark.django_db
def test_a_code_does_not_pass_for_that_of_another_purpose_when_both_are_on_their_way(
    move_clock, monkeypatch
):
    drawn = iter([111111, 222222])
    monkeypatch.setattr("gowheels.otp.secrets.randbelow", lambda _: next(drawn))
    sign_in = send()
    move_clock(seconds=31)
    deletion = send(purpose="delete_account")
    assert refusal(sign_in, purpose="delete_account") == "otp_wrong"
    assert refusal(deletion) == "otp_wrong"
    assert refusal(deletion, purpose="delete_account") == "accepted"
    assert refusal(sign_in) == "accepted"


@pytest.mark.django_db
def test_a_code_asked_for_elsewhere_kills_the_one_before(move_clock):
    old = send()
    move_clock(seconds=31)
    new = send(browser="another browser")
    assert refusal(old) == "otp_missing"
    assert refusal(new, browser="another browser") == "accepted"


@pytest.mark.django_db
def test_a_code_that_was_only_checked_stays_good_and_each_check_is_a_try():
    code = send()
    for _ in range(5):
        otp.check(PHONE, SIGN_IN, code, BROWSER)
    assert OneTimePassword.objects.get().attempts == 5
    assert refusal(code) == "otp_locked"


@pytest.mark.django_db
def test_of_two_who_checked_the_same_code_one_uses_it():
    code = send()
    one, other = (otp.check(PHONE, SIGN_IN, code, BROWSER) for _ in range(2))
    otp.use_up(one)
    with pytest.raises(otp.CodeRefused, match="used already"):
        otp.use_up(other)


@pytest.mark.django_db
def test_a_code_that_was_replaced_since_it_was_checked_is_not_used_and_uses_up_none(move_clock):
    checked = otp.check(PHONE, SIGN_IN, send(), BROWSER)
    move_clock(seconds=31)
    new = send()
    with pytest.raises(otp.CodeRefused, match="used already"):
        otp.use_up(checked)
    assert refusal(new) == "accepted"
