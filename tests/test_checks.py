"""The site's own system checks."""

import pytest

from gowheels.checks import (
    demo_code_only_in_debug,
    sms_backend_can_be_loaded,
    sms_backend_reaches_people,
)


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
