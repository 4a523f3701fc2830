"""The owner's number, and what is counted."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from gowheels.models import VehicleClick
from tests.factories import person, signed_in, superuser, trip_query, vehicle

CHROME = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Mobile Safari/537.36"}
FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed():
    return vehicle(person("Ravi", phone="+919812345678"))


def test_a_signed_in_person_gets_the_number_and_ways_to_use_it(outsider, listed):
    answer = outsider.post(f"/api/vehicles/{listed.pk}/contact/").json()
    whatsapp = urlsplit(answer.pop("whatsapp_url"))
    assert answer == {
        "success": True,
        "name": "Ravi",
        "hides_phone": False,
        "phone": "+91 98123 45678",
        "tel_url": "tel:+919812345678",
    }
    assert (whatsapp.scheme, whatsapp.netloc, whatsapp.path) == ("https", "wa.me", "/919812345678")
    assert parse_qs(whatsapp.query)["text"] == [
        f"Hello Ravi, is your Tata Nexon 2022 free? http://testserver{listed.get_absolute_url()}"
    ]


def test_each_look_is_one_lead_a_person_and_day(outsider, listed, move_clock):
    address = f"/api/vehicles/{listed.pk}/contact/"
    outsider.post(address)
    outsider.post(address)
    listed.refresh_from_db()
    lead = listed.clicks.get()
    assert (lead.kind, lead.user) == ("contact", outsider.user)
    assert listed.contact_count == 1
    move_clock(days=1)
    outsider.post(address)
    listed.refresh_from_db()
    assert listed.contact_count == 2


def test_an_owners_own_look_is_no_lead(owner):
    own = vehicle(owner.user)
    assert owner.post(f"/api/vehicles/{own.pk}/contact/").status_code == 200
    assert owner.post(f"/api/vehicles/{own.pk}/click/", {"kind": "view"}).json()["counted"] is False
    own.refresh_from_db()
    assert (own.contact_count, own.view_count) == (0, 0)
    assert not VehicleClick.objects.exists()


def test_nobody_gets_the_number_without_signing_in(anonymous, listed):
    response = anonymous.post(f"/api/vehicles/{listed.pk}/contact/")
    assert response.status_code == 401
    assert "98123" not in response.content.decode()
    assert not VehicleClick.objects.exists()


@pytest.mark.parametrize("state", [{"approval_status": "pending"}, {"available": False}], ids=str)
def test_a_vehicle_that_is_not_shown_has_no_number(outsider, state):
    hidden = vehicle(**state)
    assert outsider.post(f"/api/vehicles/{hidden.pk}/contact/").status_code == 404
    assert outsider.post(f"/api/vehicles/{hidden.pk}/click/", {"kind": "view"}).status_code == 404


def test_an_owner_without_a_phone_is_not_to_be_reached(outsider):
    of_staff = vehicle(superuser())
    assert outsider.post(f"/api/vehicles/{of_staff.pk}/contact/").status_code == 404


@pytest.mark.parametrize("vehicle_id", ["999999", "9" * 25])
def test_a_vehicle_that_is_not_there_is_404(outsider, vehicle_id):
    assert outsider.post(f"/api/vehicles/{vehicle_id}/contact/").status_code == 404


@pytest.mark.parametrize("kind", ["view", "call", "whatsapp"])
def test_an_act_is_counted_once_a_browser_and_day(listed, kind):
    address = f"/api/vehicles/{listed.pk}/click/"
    browser, another = Client(headers=CHROME), Client(headers=FIREFOX)
    first = browser.post(address, {"kind": kind}, content_type="application/json")
    second = browser.post(address, {"kind": kind})
    other = another.post(address, {"kind": kind})
    counted = [response.json()["counted"] for response in (first, second, other)]
    listed.refresh_from_db()
    assert counted == [True, False, True]
    assert getattr(listed, f"{kind}_count") == 2


@pytest.mark.parametrize("kind", ["", "contact", "stare"])
def test_an_act_that_is_not_to_be_counted_is_refused(anonymous, listed, kind):
    response = anonymous.post(f"/api/vehicles/{listed.pk}/click/", {"kind": kind})
    assert response.status_code == 400
    assert list(response.json()["fields"]) == ["kind"]


def test_opening_a_page_counts_nothing_by_itself(outsider, listed):
    outsider.get(listed.get_absolute_url())
    assert not VehicleClick.objects.exists()


def test_a_person_sees_so_many_numbers_a_day_from_wherever_they_ask(outsider, owner, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "contact": "2/1d"}
    path = f"/api/vehicles/{vehicle(owner.user).pk}/contact/"
    other = f"/api/vehicles/{vehicle(owner.user).pk}/contact/"
    assert [outsider.post(each).status_code for each in (path, other, path)] == [200, 200, 200]
    path = f"/api/vehicles/{vehicle(owner.user).pk}/contact/"
    refused = signed_in(outsider.user, REMOTE_ADDR="198.51.100.1").post(path)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_often")
    assert "asked 2 owners today" in refused.json()["error"]
    assert int(refused["Retry-After"]) > 3600
    assert "phone" not in refused.json()
    assert signed_in(person()).post(path).status_code == 200


def test_an_address_counts_so_many_acts_an_hour(anonymous, owner, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "click": "2/1h"}
    path = f"/api/vehicles/{vehicle(owner.user).pk}/click/"
    statuses = [anonymous.post(path, {"kind": "view"}).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_a_plain_form_gets_the_number_on_a_page(owner, outsider):
    listed = vehicle(owner.user)
    response = outsider.post(
        f"/api/vehicles/{listed.pk}/contact/", headers={"Accept": "text/html,*/*;q=0.8"}
    )
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert f"tel:{owner.user.profile.phone}" in response.content.decode()


def test_a_new_account_sees_fewer_numbers_on_its_first_day(outsider, settings, move_clock):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "contact_new": "1/1d"}
    paths = [f"/api/vehicles/{vehicle().pk}/contact/" for _ in range(3)]
    assert outsider.post(paths[0]).status_code == 200
    refused = outsider.post(paths[1])
    assert (refused.status_code, refused.json()["code"]) == (429, "too_often")
    assert refused.json()["error"].startswith("On its first day")
    move_clock(days=1, minutes=1)
    assert [outsider.post(path).status_code for path in paths] == [200, 200, 200]


def test_many_accounts_behind_one_address_share_a_limit(settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "contact_address": "2/1d"}
    wanted = vehicle()
    path = f"/api/vehicles/{wanted.pk}/contact/"
    asked = [signed_in(person()).post(path) for _ in range(3)]
    assert [answer.status_code for answer in asked] == [200, 200, 429]
    assert asked[-1].json()["error"].startswith("Your connection")
    elsewhere = signed_in(person(), REMOTE_ADDR="198.51.100.1")
    assert elsewhere.post(path).status_code == 200
    wanted.refresh_from_db()
    assert wanted.contact_count == 3


def test_who_is_refused_at_the_address_has_not_used_up_their_own(outsider, settings):
    settings.RATE_LIMITS = {
        **settings.RATE_LIMITS,
        "contact": "1/1d",
        "contact_address": "1/1d",
    }
    path = f"/api/vehicles/{vehicle().pk}/contact/"
    signed_in(person()).post(path)
    assert outsider.post(path).status_code == 429
    elsewhere = signed_in(outsider.user, REMOTE_ADDR="198.51.100.1")
    assert elsewhere.post(path).status_code == 200


def test_a_plain_form_over_the_limit_gets_a_page_that_says_so(outsider, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "contact": "1/1d"}
    for _ in range(2):
        path = f"/api/vehicles/{vehicle().pk}/contact/"
        answer = outsider.post(path, headers={"Accept": "text/html"})
    assert answer.status_code == 429
    assert answer["Content-Type"].startswith("text/html")
    assert int(answer["Retry-After"]) > 3600


def test_the_trip_goes_along_in_the_prepared_message(outsider, listed):
    sent = trip_query(days=2)
    answer = outsider.post(f"/api/vehicles/{listed.pk}/contact/", sent).json()
    text = parse_qs(urlsplit(answer["whatsapp_url"]).query)["text"][0]
    assert " free from " in text
    assert " 9:00 am to " in text
    stale = {"from": "2020-01-01T09:00", "to": "2020-01-02T09:00"}
    assert outsider.post(f"/api/vehicles/{listed.pk}/contact/", stale).status_code == 200


def test_signing_in_to_call_comes_back_to_the_trip(anonymous, listed):
    page = anonymous.get(listed.get_absolute_url(), trip_query(days=2)).content.decode()
    link = re.search(r'href="(/login/\?next=[^"]+)" data-comes-back', page).group(1)
    wanted = parse_qs(urlsplit(link).query)["next"][0]
    assert wanted.startswith(f"{listed.get_absolute_url()}?from=")
    assert "&to=" in wanted
