"""Every log line and every answer carry the id of their request."""

import json
import logging

import pytest

from gowheels.logs import (
    JsonFormatter,
    RequestIdFilter,
    current_request_id,
    without_phones,
)


def record_of(message: str = "It happened", **options) -> logging.LogRecord:
    record = logging.LogRecord("gowheels.test", logging.ERROR, __file__, 1, message, (), None)
    vars(record).update(options)
    RequestIdFilter().filter(record)
    return record


def test_a_line_is_one_json_object():
    line = JsonFormatter().format(record_of("₹5 are\nmissing"))
    entry = json.loads(line)
    assert "\n" not in line
    assert entry.pop("time").endswith("+00:00")
    assert entry == {
        "level": "error",
        "logger": "gowheels.test",
        "request_id": "-",
        "message": "₹5 are\nmissing",
    }


def test_a_line_carries_the_traceback_where_there_is_one():
    try:
        raise ValueError("the cause")
    except ValueError as failure:
        line = JsonFormatter().format(
            record_of(exc_info=(type(failure), failure, failure.__traceback__))
        )
    assert "ValueError: the cause" in json.loads(line)["traceback"]


def test_a_line_carries_the_id_of_the_request_being_answered():
    token = current_request_id.set("abcdef12")
    try:
        assert record_of().request_id == "abcdef12"
    finally:
        current_request_id.reset(token)
    assert record_of().request_id == "-"


@pytest.mark.parametrize("given", ["1234abcd", "a" * 64, "3f2c-9e1d-proxy"])
def test_a_well_formed_id_from_a_trusted_proxy_is_kept(client, settings, given):
    assert client.get("/healthz/", headers={"X-Request-ID": given})["X-Request-ID"] != given
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    assert client.get("/healthz/", headers={"X-Request-ID": given})["X-Request-ID"] == given


@pytest.mark.parametrize(
    "given", ["", "short", "a" * 65, "<script>alert(1)</script>", "abc def gh"]
)
def test_another_id_is_replaced_by_one_of_ours(client, settings, given):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    answered = client.get("/healthz/", headers={"X-Request-ID": given})["X-Request-ID"]
    assert answered != given
    assert len(answered) == 16


def test_each_request_has_an_id_of_its_own(client):
    first, second = (client.get("/healthz/")["X-Request-ID"] for _ in range(2))
    assert first != second


@pytest.mark.django_db
def test_the_log_names_the_request_that_the_answer_names(client, caplog, monkeypatch):
    def broken(criteria):
        raise RuntimeError

    monkeypatch.setattr("gowheels.api_views.vehicles.search", broken)
    caplog.handler.addFilter(RequestIdFilter())
    response = client.get("/get-vehicles/")
    record = next(record for record in caplog.records if record.name == "gowheels.endpoint")
    assert record.request_id == response["X-Request-ID"]


@pytest.mark.parametrize(
    "number",
    ["9876543210", "98765 43210", "98765-43210", "+919876543210", "+91 98765 43210", "09876543210",
     "98765+43210", "%2B919876543210", "00919876543210", "+91-9876543210"],
)  # fmt: skip
def test_no_phone_gets_into_a_log(number):
    told = without_phones(f"Duplicate entry '{number}' for key 'phone'")
    assert told == "Duplicate entry '[phone]' for key 'phone'"
    line = JsonFormatter().format(record_of(f"searched for {number}"))
    assert json.loads(line)["message"] == "searched for [phone]"


@pytest.mark.parametrize(
    "text",
    ["1764309000", "560038", "5.9876543210", "4f9876543210ab", "98765432101234", "₹9,87,654"],
)
def test_other_numbers_stay(text):
    assert without_phones(text) == text


def test_facts_stand_beside_the_message():
    entry = json.loads(
        JsonFormatter().format(record_of(facts={"status": 200, "path": "/9876543210/"}))
    )
    assert (entry["status"], entry["path"]) == (200, "/[phone]/")
