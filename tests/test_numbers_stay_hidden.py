"""An owner's number stands in no page, feed or answer but the one that a person asked for.

That of the vehicle's plate stands in none: it is for staff, and for its owner.
"""

import pytest
from django.core.cache import cache

from gowheels.urls import urlpatterns
from tests.factories import person, signed_in, vehicle, with_photographs
from tests.test_access import address_of, by_name

pytestmark = pytest.mark.django_db

PHONE = "+919812345678"
REGISTRATION = "KA01ZZ9876"
SPELLINGS = ("9812345678", "98123 45678", "98123-45678", "098123")


@pytest.fixture
def listed(indiranagar):
    owner = person("Ravi", phone=PHONE)
    return with_photographs(vehicle(owner, description="Clean.", registration=REGISTRATION), 2)


def told_by(browser, path):
    cache.clear()
    response = browser.get(path)
    content = response.getvalue() if response.streaming else response.content
    return content.decode(errors="replace") + str(response.headers)


@pytest.mark.parametrize("pattern", urlpatterns, ids=by_name)
def test_no_address_tells_it_to_anybody_else(pattern, listed, anonymous, outsider, monkeypatch):
    monkeypatch.setitem(address_of.__globals__["EXAMPLES"], "vehicle_id", listed.pk)
    path = listed.get_absolute_url() if pattern.name == "vehicle" else address_of(pattern)
    for browser in (anonymous, outsider):
        told = told_by(browser, path)
        assert not any(spelling in told for spelling in (*SPELLINGS, REGISTRATION))


def test_the_walk_would_notice(listed, outsider):
    told = outsider.post(f"/api/vehicles/{listed.pk}/contact/").content.decode()
    assert any(spelling in told for spelling in SPELLINGS)


def test_its_owner_sees_what_is_on_the_plate(listed):
    owner = signed_in(listed.seller)
    assert REGISTRATION in owner.get(f"/vehicles/{listed.pk}/edit/").content.decode()
