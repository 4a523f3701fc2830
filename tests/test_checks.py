"""The site's own system checks."""

import pytest

from gowheels.checks import (
    demo_code_only_in_debug,
    gateway_is_described,
    limits_and_proxies_can_be_read,
    sms_backend_can_be_loaded,
    sms_backend_reaches_people,
    there_is_somebody_to_write_to,
)
from gowheels.sms import TEMPLATES


def ids(found) -> list[str]:
    return [message.id for message in found]


@pytest.mark.parametrize(
    ("code", "debug", "expected"),
    [("123456", False, ["gowheels.E001"]), ("123456", True, []), ("", False, []), ("", True, [])],
)
def test_a_demo_code_is_an_error_outside_debug(settings, code, debug, expected):
    settings.OTP_DEMO_CODE, settings.DEBUG = code, debug
    assert ids(demo_code_only_in_debug()) == expected


@pytest.mark.parametrize("path", ["gowheels.sms.nowhere.Backend", "gowheels.sms.console.No", "x"])
def test_an_sms_backend_that_is_not_there_is_an_error(settings, path):
    settings.SMS_BACKEND = path
    assert ids(sms_backend_can_be_loaded()) == ["gowheels.E002"]


def test_an_sms_backend_that_is_there_is_none(settings):
    settings.SMS_BACKEND = "gowheels.sms.console.ConsoleBackend"
    assert sms_backend_can_be_loaded() == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("gowheels.sms.console.ConsoleBackend", ["gowheels.W001"]),
        ("gowheels.sms.locmem.LocmemBackend", ["gowheels.W001"]),
        ("somebody.gateway.Backend", []),
    ],
)
def test_production_is_warned_of_a_backend_that_reaches_nobody(settings, path, expected):
    settings.SMS_BACKEND = path
    assert ids(sms_backend_reaches_people()) == expected


@pytest.mark.parametrize("text", ["", "five an hour", "0/1h", "5/1y"])
def test_a_limit_that_is_no_rate_is_an_error(settings, text):
    assert limits_and_proxies_can_be_read() == []
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "try_phone": text}
    found = limits_and_proxies_can_be_read()
    assert ids(found) == ["gowheels.E003"]
    assert "LIMIT_TRY_PHONE" in found[0].hint


@pytest.mark.parametrize("text", ["proxy.example", "10.0.0.1/8", "*", ""])
def test_a_proxy_that_is_no_network_is_an_error(settings, text):
    settings.TRUSTED_PROXIES = ["unix", "10.0.0.0/8", "::1/128"]
    assert limits_and_proxies_can_be_read() == []
    settings.TRUSTED_PROXIES = [text]
    assert ids(limits_and_proxies_can_be_read()) == ["gowheels.E004"]


@pytest.mark.parametrize(
    ("lacking", "named"),
    [
        ({}, []),
        ({"url": ""}, ["SMS_HTTP_URL"]),
        ({"success": {}}, ["SMS_HTTP_SUCCESS"]),
        ({"template_ids": {}}, ["SMS_HTTP_TEMPLATE_IDS"]),
        ({"url": "", "success": {}}, ["SMS_HTTP_URL", "SMS_HTTP_SUCCESS"]),
    ],
)
def test_a_gateway_that_is_half_described_is_an_error(settings, lacking, named):
    whole = {"url": "https://gateway.example/", "success": {"type": "success"}}
    whole |= {"template_ids": dict.fromkeys(TEMPLATES, "1107")}
    settings.SMS_HTTP = {**settings.SMS_HTTP, **whole, **lacking}
    assert gateway_is_described() == []
    settings.SMS_BACKEND = "gowheels.sms.http.HttpBackend"
    found = gateway_is_described()
    assert ids(found) == ["gowheels.E005"] * len(named)
    assert all(name in error.msg for name, error in zip(named, found, strict=True))


def test_production_is_warned_when_nobody_can_be_written_to(settings):
    settings.CONTACT_EMAIL = ""
    assert ids(there_is_somebody_to_write_to()) == ["gowheels.W002"]
    settings.CONTACT_EMAIL = "help@gowheels.example"
    assert there_is_somebody_to_write_to() == []
