"""What Sentry is told of a fault: where the code broke, and nothing of whom it broke for."""

import json
import subprocess
import sys

import pytest
import sentry_sdk
from sentry_sdk.transport import Transport

from gowheels import error_reports

SEARCHED = "98765 43210"


class Kept(Transport):
    """Sends nothing, and keeps what would be sent."""

    def __init__(self, options=None) -> None:
        super().__init__(options)
        self.events: list[dict] = []

    def capture_envelope(self, envelope) -> None:
        event = envelope.get_event()
        if event:
            self.events.append(event)


@pytest.fixture
def sent():
    kept = Kept()
    error_reports.start("https://key@sentry.invalid/1", transport=kept, shutdown_timeout=0)
    yield kept.events
    sentry_sdk.get_client().close()
    sentry_sdk.init()


@pytest.mark.django_db
def test_a_fault_is_reported_under_the_id_of_its_request_and_says_nothing_of_the_person(
    client, sent, monkeypatch
):
    def broken(criteria):
        told = f"Duplicate entry '+919876543210' for key 'phone', searched {SEARCHED}"
        raise RuntimeError(told)

    monkeypatch.setattr("gowheels.api_views.vehicles.search", broken)
    response = client.get(
        "/get-vehicles/",
        {"q": SEARCHED},
        headers={"User-Agent": "Meera's phone", "Cookie": "sessionid=hers"},
        REMOTE_ADDR="203.0.113.77",
    )
    assert response.status_code == 500
    (event,) = sent
    assert event["exception"]["values"][0]["type"] == "RuntimeError"
    assert "[phone]" in event["exception"]["values"][0]["value"]
    assert event["tags"]["request_id"] == response["X-Request-ID"]
    told = json.dumps(event, default=str)
    for personal in ("9876543210", "98765", "43210", "Meera", "hers", "203.0.113"):
        assert personal not in told
    assert set(event["request"]) <= {"method"}


def test_what_goes_well_is_reported_to_nobody(client, sent):
    assert client.get("/healthz/").status_code == 200
    assert sent == []


def test_the_sdk_is_not_even_imported_where_no_sentry_is_named():
    code = (
        "import django, os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings';"
        "django.setup(); print('sentry_sdk' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603  what it runs stands in this line
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
