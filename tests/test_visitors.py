"""Who counts as a visitor, and how a browser is known without a session."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from gowheels.models import PersonSession, VehicleClick
from gowheels.visitors import is_program, visitor_key
from tests.factories import person, signed_in, vehicle

CHROME = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/131.0 Mobile"
PROGRAMS = [
    "",
    " ",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0)",
    "AdsBot-Google (+http://www.google.com/adsbot.html)",
    "Mozilla/5.0 (compatible; Baiduspider/2.0)",
    "facebookexternalhit/1.1",
    "WhatsApp/2.23.20.0 A",
    "curl/8.5.0",
    "python-requests/2.32",
    "Mozilla/5.0 Chrome-Lighthouse",
    "Slackbot-LinkExpanding 1.0",
]
PEOPLE = [
    CHROME,
    "Mozilla/5.0 (Linux; Android 13; CUBOT_NOTE_30) AppleWebKit/537.36 Chrome/120.0 Mobile",
    "Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 Chrome/120.0 Mobile",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1",
]


def asked(agent=CHROME, address="203.0.113.7"):
    request = RequestFactory().get("/", headers={"User-Agent": agent}, REMOTE_ADDR=address)
    request.user = AnonymousUser()
    return request


@pytest.mark.parametrize("agent", PROGRAMS)
def test_a_program_is_known_by_what_it_says(agent):
    assert is_program(asked(agent))


@pytest.mark.parametrize("agent", PEOPLE)
def test_a_browser_is_no_program(agent):
    assert not is_program(asked(agent))


def test_a_key_is_the_same_for_a_browser_and_day_and_tells_nothing(move_clock):
    key = visitor_key(asked())
    assert key == visitor_key(asked())
    assert len(key) <= VehicleClick._meta.get_field("visitor").max_length
    assert "203.0.113.7" not in key
    assert key != visitor_key(asked(agent=CHROME + " other"))
    assert key != visitor_key(asked(address="203.0.113.8"))
    move_clock(days=1)
    assert key != visitor_key(asked())


@pytest.mark.django_db
def test_a_view_writes_no_session_and_sets_no_cookie():
    path = f"/api/vehicles/{vehicle().pk}/click/"
    browser = Client(headers={"User-Agent": CHROME})
    answer = browser.post(path, {"kind": "view"})
    assert answer.json()["counted"] is True
    assert not PersonSession.objects.exists()
    assert "sessionid" not in browser.cookies


@pytest.mark.django_db
def test_a_program_counts_nothing_and_a_person_does_whatever_their_browser():
    path = f"/api/vehicles/{vehicle().pk}/click/"
    for agent in PROGRAMS:
        answer = Client(headers={"User-Agent": agent}).post(path, {"kind": "view"})
        assert answer.json()["counted"] is False
    assert signed_in(person()).post(path, {"kind": "view"}).json()["counted"] is True
    assert VehicleClick.objects.count() == 1
