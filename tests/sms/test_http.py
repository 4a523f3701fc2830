"""Texts through a gateway: three real ones by settings alone, and every way they can fail."""

import json
import time
from urllib.parse import parse_qs

import pytest
from django.core.exceptions import ImproperlyConfigured

from gowheels import sms
from gowheels.models import OneTimePassword
from tests.sms.gateway import Gateway, playing

PHONE = "+919876543210"
TEMPLATES = {"sign_in_code": "1107160000000012345"}
CODE = {"code": "482913", "minutes": "5"}
KEY = "a-key-that-must-stay-secret"

MSG91 = {
    "path": "/api/v5/flow",
    "headers": {"authkey": KEY},
    "body": {
        "template_id": "{template_id}",
        "recipients": [{"mobiles": "{phone}", "VAR1": "{var1}", "VAR2": "{var2}"}],
    },
    "success": {"type": "success"},
}
FAST2SMS = {
    "path": "/dev/bulkV2",
    "headers": {"authorization": KEY},
    "format": "form",
    "body": {
        "route": "dlt",
        "sender_id": "GOWHLS",
        "message": "{template_id}",
        "variables_values": "{var1}|{var2}",
        "numbers": "{national}",
    },
    "success": {"return": True},
}
TWO_FACTOR = {
    "path": f"/API/V1/{KEY}/SMS/{{phone}}/{{var1}}/{{template_id}}",
    "method": "GET",
    "success": {"Status": "Success"},
}


@pytest.fixture
def gateway(settings):
    with playing(Gateway()) as played:
        settings.SMS_BACKEND = "gowheels.sms.http.HttpBackend"
        yield played


def use(settings, gateway, path="/", **described):
    settings.SMS_HTTP = {
        "url": gateway.url + path,
        "method": "POST",
        "headers": {},
        "body": {},
        "format": "json",
        "success": {},
        "template_ids": TEMPLATES,
        "timeout": 1.0,
        **described,
    }


def test_msg91_gets_its_template_and_variables_as_json(settings, gateway):
    use(settings, gateway, **MSG91)
    gateway.answer = b'{"type": "success", "message": "3763646c3058373530393938"}'
    sms.send(PHONE, "sign_in_code", CODE)
    asked = gateway.asked[0]
    assert (asked.method, asked.path) == ("POST", "/api/v5/flow")
    assert asked.headers["authkey"] == KEY
    assert json.loads(asked.body) == {
        "template_id": "1107160000000012345",
        "recipients": [{"mobiles": "919876543210", "VAR1": "482913", "VAR2": "5"}],
    }


def test_fast2sms_gets_ten_digits_and_variables_as_a_form(settings, gateway):
    use(settings, gateway, **FAST2SMS)
    gateway.answer = b'{"return": true, "request_id": "lwdtp7cjyqxvfe9"}'
    sms.send(PHONE, "sign_in_code", CODE)
    assert parse_qs(gateway.asked[0].body) == {
        "route": ["dlt"],
        "sender_id": ["GOWHLS"],
        "message": ["1107160000000012345"],
        "variables_values": ["482913|5"],
        "numbers": ["9876543210"],
    }


def test_2factor_gets_everything_in_the_address(settings, gateway):
    use(settings, gateway, **TWO_FACTOR)
    gateway.answer = b'{"Status": "Success", "Details": "5D6EBEE6"}'
    sms.send(PHONE, "sign_in_code", CODE)
    asked = gateway.asked[0]
    assert asked.method == "GET"
    assert asked.path == f"/API/V1/{KEY}/SMS/919876543210/482913/1107160000000012345"


@pytest.mark.parametrize(
    ("described", "refusal"),
    [
        (MSG91, b'{"type": "error", "message": "template id missing"}'),
        (FAST2SMS, b'{"return": false, "status_code": 412}'),
        (TWO_FACTOR, b'{"Status": "Error", "Details": "Invalid API Key"}'),
    ],
    ids=["msg91", "fast2sms", "2factor"],
)
def test_a_refusal_with_status_200_is_a_failure(settings, gateway, described, refusal):
    use(settings, gateway, **described)
    gateway.answer = refusal
    with pytest.raises(sms.SmsFailed):
        sms.send(PHONE, "sign_in_code", CODE)


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500, "answer": b'{"type": "success"}'},
        {"status": 401},
        {"status": 302, "headers": {"Location": "/elsewhere"}, "answer": b'{"type": "success"}'},
        {"answer": b"<html>Maintenance</html>"},
        {"answer": b""},
        {"answer": b'["success"]'},
        {"answer": b'{"type": "success"' + b" " * 70_000 + b"}"},
        {"answer": b'{"type": "success"}', "manner": "cut"},
    ],
    ids=["500", "401", "redirect", "html", "empty", "list", "endless", "cut"],
)
def test_whatever_else_it_answers_is_a_failure(settings, gateway, fault):
    use(settings, gateway, **MSG91)
    for name, value in fault.items():
        setattr(gateway, name, value)
    with pytest.raises(sms.SmsFailed):
        sms.send(PHONE, "sign_in_code", CODE)
    assert len(gateway.asked) == 1


@pytest.mark.parametrize("manner", ["hang", "drip", "drip headers"])
def test_a_gateway_that_takes_its_time_is_left(settings, gateway, manner):
    use(settings, gateway, **MSG91, timeout=0.2)
    gateway.manner, gateway.answer = manner, b'{"type": "success"}' + b" " * 1000
    began = time.monotonic()
    with pytest.raises(sms.SmsFailed):
        sms.send(PHONE, "sign_in_code", CODE)
    assert time.monotonic() - began < 3


def test_a_gateway_that_is_not_there_is_a_failure(settings, gateway):
    use(settings, gateway, **MSG91)
    settings.SMS_HTTP["url"] = "http://127.0.0.1:9/"
    with pytest.raises(sms.SmsFailed):
        sms.send(PHONE, "sign_in_code", CODE)


@pytest.mark.parametrize("described", [MSG91, TWO_FACTOR], ids=["msg91", "2factor"])
def test_no_secret_and_no_code_is_logged(settings, gateway, caplog, described):
    use(settings, gateway, **described)
    gateway.status = 503
    with pytest.raises(sms.SmsFailed) as failed:
        sms.send(PHONE, "sign_in_code", CODE)
    said = caplog.text + str(failed.value)
    assert "127.0.0.1" in said
    for secret in (KEY, CODE["code"], "9876543210"):
        assert secret not in said


def test_without_an_address_it_says_what_is_missing(settings):
    settings.SMS_HTTP = {"url": ""}
    settings.SMS_BACKEND = "gowheels.sms.http.HttpBackend"
    with pytest.raises(ImproperlyConfigured, match="SMS_HTTP"):
        sms.send(PHONE, "sign_in_code", CODE)


@pytest.mark.django_db
def test_a_failure_is_a_503_and_costs_the_person_nothing(settings, gateway, anonymous):
    use(settings, gateway, **MSG91)
    gateway.status = 500
    for _ in range(7):
        answer = anonymous.post("/api/otp/", {"phone": "98765 43210"})
        assert answer.status_code == 503
        assert answer.json()["code"] == "sms_failed"
    assert not OneTimePassword.objects.exists()
    gateway.status, gateway.answer = 200, b'{"type": "success"}'
    assert anonymous.post("/api/otp/", {"phone": "98765 43210"}).status_code == 200


@pytest.mark.django_db
def test_a_gateway_that_fails_is_not_made_to_send_without_end(settings, gateway, anonymous):
    use(settings, gateway, **MSG91)
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "send_address": "3/1h"}
    gateway.status = 500
    statuses = [anonymous.post("/api/otp/", {"phone": "98765 43210"}).status_code for _ in range(5)]
    assert statuses == [503, 503, 503, 429, 429]
    assert len(gateway.asked) == 3


def test_without_a_sign_of_success_nothing_counts_as_sent(settings, gateway):
    use(settings, gateway, **{**MSG91, "success": {}})
    gateway.answer = b'{"type": "success"}'
    with pytest.raises(sms.SmsFailed):
        sms.send(PHONE, "sign_in_code", CODE)


def test_a_text_without_some_variable_leaves_its_place_empty(settings, gateway):
    use(settings, gateway, **FAST2SMS)
    gateway.answer = b'{"return": true}'
    sms.send(PHONE, "phone_changed", {"digits": "4321"})
    assert parse_qs(gateway.asked[0].body)["variables_values"] == ["4321|"]
