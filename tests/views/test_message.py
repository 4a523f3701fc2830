"""A customer writes to an owner who hides the number."""

import pytest

from gowheels.models import Lead
from tests.factories import person, signed_in, trip_query, vehicle

pytestmark = pytest.mark.django_db

SECRET = "+919812345678"
SPELLINGS = ("9812345678", "98123 45678", "098123", "9812-345")
TEXT = "Is it free on Friday? <b>I drive to Coorg</b> https://example.com"


@pytest.fixture
def shy():
    """A listed vehicle of an owner who hides the number."""
    user = person("Ravi", phone=SECRET)
    user.profile.set_hides_phone(True)
    return vehicle(user)


def test_nothing_tells_the_number_of_an_owner_who_hides_it(shy, outsider, anonymous):
    page = shy.get_absolute_url()
    for browser in (outsider, anonymous):
        told = b"".join(
            [
                browser.get(page).content,
                browser.get(f"/api/vehicles/{shy.pk}/").content,
                browser.get(f"/vehicles/{shy.pk}/message/").content,
                browser.post(f"/api/vehicles/{shy.pk}/contact/").content,
                browser.post(
                    f"/api/vehicles/{shy.pk}/contact/", headers={"Accept": "text/html"}
                ).content,
                browser.post(f"/api/vehicles/{shy.pk}/message/", {"text": TEXT}).content,
            ]
        ).decode()
        assert not any(number in told for number in SPELLINGS)


def test_the_contact_endpoint_tells_where_to_write(shy, outsider):
    trip = trip_query(days=2)
    answer = outsider.post(f"/api/vehicles/{shy.pk}/contact/", trip).json()
    assert answer["hides_phone"] is True
    assert answer["message_url"] == f"/api/vehicles/{shy.pk}/message/"
    assert answer["message_page"].startswith(f"/vehicles/{shy.pk}/message/?from=")
    assert not Lead.objects.exists()


def test_a_message_reaches_the_owner_with_the_customers_name_and_number(shy, outsider):
    trip = trip_query(days=2)
    sent = outsider.post(f"/vehicles/{shy.pk}/message/", {"text": TEXT, **trip})
    assert (sent.status_code, sent["Location"]) == (302, shy.get_absolute_url())
    shown = signed_in(shy.seller).get("/dashboard/leads/").content.decode()
    assert outsider.user.profile.phone in shown
    assert "Meera" in shown
    assert "&lt;b&gt;I drive to Coorg&lt;/b&gt;" in shown
    assert 'href="https://example.com' not in shown
    lead = signed_in(shy.seller).get("/api/my/leads/").json()["leads"][0]
    assert lead["message"] == TEXT
    assert " to " in lead["trip_text"]


@pytest.mark.parametrize("text", ["", "short", "x" * 1001])
def test_a_message_has_a_length(shy, outsider, text):
    answer = outsider.post(f"/api/vehicles/{shy.pk}/message/", {"text": text})
    assert answer.status_code == 400
    assert list(answer.json()["fields"]) == ["text"]
    page = outsider.post(f"/vehicles/{shy.pk}/message/", {"text": text})
    assert page.status_code == 400
    assert page.context["form"].errors["text"]


def test_the_same_message_again_gets_the_same_answer_and_another_is_refused(shy, outsider):
    path = f"/api/vehicles/{shy.pk}/message/"
    first, again = (outsider.post(path, {"text": TEXT}) for _ in range(2))
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert first.status_code == 200
    other = outsider.post(path, {"text": "Something else entirely."})
    assert (other.status_code, other.json()["code"]) == (409, "already_written")
    assert Lead.objects.get().message == TEXT


def test_a_person_writes_so_many_messages_a_day(shy, outsider, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "message": "1/1d"}
    outsider.post(f"/api/vehicles/{shy.pk}/message/", {"text": TEXT})
    other = vehicle(shy.seller)
    refused = outsider.post(f"/api/vehicles/{other.pk}/message/", {"text": TEXT})
    assert refused.status_code == 429
    assert "written 1 messages today" in refused.json()["error"]
    page = outsider.post(f"/vehicles/{other.pk}/message/", {"text": TEXT})
    assert (page.status_code, page["Retry-After"]) == (429, refused["Retry-After"])
    assert TEXT.split("<", maxsplit=1)[0] in page.content.decode()


def test_an_owner_who_shows_the_number_is_called(owner, outsider):
    open_one = vehicle(owner.user)
    answer = outsider.post(f"/api/vehicles/{open_one.pk}/message/", {"text": TEXT})
    assert (answer.status_code, answer.json()["code"]) == (409, "number_shown")
    page = outsider.get(f"/vehicles/{open_one.pk}/message/")
    assert page["Location"] == open_one.get_absolute_url()


def test_nobody_writes_to_oneself_or_without_a_number(shy, staff):
    own = signed_in(shy.seller)
    path = f"/api/vehicles/{shy.pk}/message/"
    assert own.post(path, {"text": TEXT}).json()["code"] == "own_vehicle"
    assert staff.post(path, {"text": TEXT}).json()["code"] == "no_profile"
    assert not Lead.objects.exists()


def test_the_chosen_trip_comes_along_and_back_through_the_sign_in(shy, outsider, anonymous):
    trip = trip_query(days=2)
    form = outsider.get(f"/vehicles/{shy.pk}/message/", trip).content.decode()
    assert f'value="{trip["from"]}"' in form
    link = anonymous.get(shy.get_absolute_url(), trip).content.decode()
    assert f"/vehicles/{shy.pk}/message/?from=" in link
    turned = anonymous.get(f"/vehicles/{shy.pk}/message/", trip)
    assert "next=" in turned["Location"]
    assert "from%3D" in turned["Location"]
