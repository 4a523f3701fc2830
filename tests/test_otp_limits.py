"""How many codes a phone, an address and the site may send, and how often a phone is tried."""

import pytest

from gowheels import sms
from gowheels.limits import LimitReached
from gowheels.models import OneTimePassword, RateCount
from gowheels.sms import locmem
from tests.test_otp import OTHER_PHONE, other_than, refusal, send


@pytest.mark.django_db
@pytest.mark.parametrize("purpose", OneTimePassword.Purpose.values)
def test_another_code_has_to_wait_whatever_it_is_for(move_clock, purpose):
    send()
    move_clock(seconds=10)
    with pytest.raises(LimitReached) as refused:
        send(purpose=purpose)
    assert refused.value.name == "send_phone_burst"
    assert 10 <= refused.value.retry_after <= 20
    assert len(locmem.outbox) == 1
    send(OTHER_PHONE)
    assert len(locmem.outbox) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("limit", "passed", "minutes_apart", "minutes_to_wait"),
    [("send_phone_hour", 5, 1, 55), ("send_phone_day", 10, 13, 24 * 60 - 130)],
)
def test_a_phone_gets_so_many_codes_an_hour_and_a_day(
    move_clock, limit, passed, minutes_apart, minutes_to_wait
):
    for number in range(passed):
        move_clock(minutes=number * minutes_apart)
        send(address=f"203.0.113.{number}", browser=f"browser {number}")
    move_clock(minutes=passed * minutes_apart)
    with pytest.raises(LimitReached) as refused:
        send(address="198.51.100.1", browser="yet another")
    assert refused.value.name == limit
    assert refused.value.retry_after == pytest.approx(minutes_to_wait * 60, abs=30)
    assert len(locmem.outbox) == passed
    move_clock(minutes=passed * minutes_apart + minutes_to_wait, seconds=1)
    send()


@pytest.mark.django_db
def test_an_address_gets_twenty_codes_an_hour_for_however_many_phones(move_clock):
    for number in range(20):
        send(f"+9198765432{number:02}")
    with pytest.raises(LimitReached) as refused:
        send("+919876543299")
    assert refused.value.name == "send_address"
    assert 3570 <= refused.value.retry_after <= 3600
    send("+919876543299", address="198.51.100.1")
    move_clock(hours=1, seconds=1)
    send("+919876543298")


@pytest.mark.django_db
def test_the_whole_site_has_a_ceiling(settings, move_clock):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "send_site": "3/1h"}
    for number in range(3):
        send(f"+91987654321{number}", address=f"203.0.113.{number}")
    with pytest.raises(LimitReached) as refused:
        send("+919876543219", address="198.51.100.1")
    assert refused.value.name == "send_site"
    move_clock(hours=1, seconds=1)
    send("+919876543219", address="198.51.100.1")


@pytest.mark.django_db
def test_a_code_that_is_not_sent_counts_against_nothing(settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "send_address": "1/1h"}
    send()
    before = sorted(RateCount.objects.values_list("key", "count"))
    with pytest.raises(LimitReached):
        send(OTHER_PHONE)
    assert sorted(RateCount.objects.values_list("key", "count")) == before


@pytest.mark.django_db
def test_a_phone_gets_ten_tries_an_hour_over_all_its_codes(move_clock):
    for number in range(2):
        move_clock(minutes=number)
        wrong = other_than(send())
        assert [refusal(wrong) for _ in range(5)] == ["otp_wrong"] * 5
    move_clock(minutes=2)
    right = send(browser="the holder's own")
    with pytest.raises(LimitReached) as refused:
        refusal(right, browser="the holder's own")
    assert refused.value.name == "try_phone"
    assert refused.value.retry_after == pytest.approx(58 * 60, abs=30)
    move_clock(hours=1, seconds=1)
    assert refusal(send()) == "accepted"


@pytest.mark.django_db
def test_an_address_does_not_have_a_failing_gateway_asked_without_end(settings):
    settings.SMS_BACKEND = "tests.test_otp.BrokenBackend"
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "send_address": "3/1h"}
    for _ in range(3):
        with pytest.raises(sms.SmsFailed):
            send()
    with pytest.raises(LimitReached) as refused:
        send()
    assert refused.value.name == "send_address"
