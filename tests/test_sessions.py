"""Sessions: new at sign-in, gone at sign-out, over when idle, old, ended elsewhere or nobody's."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gowheels.models import PersonSession, UserProfile
from gowheels.sms import locmem
from tests.factories import person, signed_in

pytestmark = pytest.mark.django_db

PHONE = "+919876543210"
SESSION = "/api/session/"


def is_signed_in(browser: Client) -> bool:
    return browser.get(SESSION).json()["signed_in"]


def log_in(browser: Client, phone: str = PHONE) -> None:
    browser.post("/api/otp/", {"phone": phone})
    code = locmem.outbox[-1].variables["code"]
    assert browser.post("/login/", {"phone": phone, "otp": code}).status_code == 200


def key_of(browser: Client) -> str:
    return browser.cookies["sessionid"].value


def with_key(key: str) -> Client:
    """A browser that shows this session key, however it came by it."""
    browser = Client()
    browser.cookies["sessionid"] = key
    return browser


def is_kept(key: str) -> bool:
    return PersonSession.objects.filter(session_key=key).exists()


def writes_of(browser: Client) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert is_signed_in(browser)
    asked = [query["sql"] for query in captured]
    return [sql for sql in asked if sql.startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_key_that_was_planted_opens_nothing_after_sign_in():
    person(phone=PHONE)
    attacker = Client()
    attacker.post("/api/otp/", {"phone": "9876543211"})
    planted = key_of(attacker)
    victim = with_key(planted)
    log_in(victim)
    assert is_signed_in(victim)
    assert key_of(victim) != planted
    assert not is_kept(planted)
    assert not is_signed_in(attacker)
    assert not is_signed_in(with_key(planted))


def test_a_key_that_the_site_never_gave_is_not_taken():
    person(phone=PHONE)
    chosen = "k" * 32
    victim = with_key(chosen)
    log_in(victim)
    assert key_of(victim) != chosen
    assert not is_kept(chosen)


def test_who_signs_in_at_anothers_browser_inherits_nothing(owner):
    person(phone=PHONE)
    before = key_of(owner)
    kept = owner.session
    kept["left_behind"] = "by Ravi"
    kept.save()
    log_in(owner)
    assert owner.session["phone"] == PHONE
    assert "left_behind" not in owner.session
    assert not is_kept(before)


def test_signing_out_takes_the_session_away_and_its_key_opens_nothing_again():
    person(phone=PHONE)
    browser = Client()
    log_in(browser)
    key = key_of(browser)
    assert browser.post("/api/logout/").status_code == 200
    assert not is_kept(key)
    assert not is_signed_in(with_key(key))


def test_only_a_post_signs_out(owner):
    assert owner.get("/api/logout/").status_code == 405
    assert is_signed_in(owner)


def test_the_session_says_who_is_signed_in_and_no_more(owner, anonymous):
    assert anonymous.get(SESSION).json() == {"success": True, "signed_in": False}
    assert owner.get(SESSION).json() == {
        "success": True,
        "signed_in": True,
        "user": {"id": owner.user.pk, "name": "Ravi"},
    }
    assert owner.post(SESSION).status_code == 405


def test_an_idle_session_ends(owner, move_clock):
    key = key_of(owner)
    move_clock(days=14, seconds=5)
    assert not is_signed_in(owner)
    assert not is_kept(key)


def test_a_session_in_use_goes_on_and_ends_all_the_same(owner, move_clock):
    for days in (13, 26, 29):
        move_clock(days=days)
        assert is_signed_in(owner)
    key = key_of(owner)
    move_clock(days=30, seconds=5)
    assert is_kept(key)
    assert not is_signed_in(owner)
    assert not is_kept(key)


@pytest.mark.parametrize("limit", ["SESSION_IDLE_LIMIT", "SESSION_LIMIT"])
def test_both_ends_are_settings(owner, settings, move_clock, limit):
    setattr(settings, limit, timedelta(hours=2))
    move_clock(hours=1, minutes=59)
    assert is_signed_in(owner)
    move_clock(hours=4, seconds=5)
    assert not is_signed_in(owner)


def test_who_becomes_staff_has_to_sign_in_as_staff_do(owner, settings):
    owner.user.is_staff = owner.user.is_superuser = True
    owner.user.save()
    settings.STAFF_PHONE_SIGN_IN = True
    assert owner.get("/admin/").status_code == 200
    settings.STAFF_PHONE_SIGN_IN = False
    assert owner.get("/admin/").status_code == 302
    assert not is_signed_in(owner)


def test_staff_are_out_as_well(staff, move_clock):
    assert staff.get("/admin/").status_code == 200
    move_clock(days=14, seconds=5)
    assert staff.get("/admin/").status_code == 302


def test_use_is_noted_once_an_hour_at_most(owner, move_clock):
    assert writes_of(owner) == []
    move_clock(minutes=59)
    assert writes_of(owner) == []
    move_clock(minutes=61)
    noted = writes_of(owner)
    assert len(noted) == 1
    assert "gowheels_personsession" in noted[0]
    assert writes_of(owner) == []


def test_a_visitor_without_a_session_costs_no_query(anonymous, django_assert_num_queries):
    with django_assert_num_queries(0):
        anonymous.get(SESSION)


def test_a_session_whose_beginning_nobody_knows_is_over(owner):
    for name in ("signed_in_at", "seen_at"):
        browser = signed_in(owner.user)
        kept = browser.session
        del kept[name]
        kept.save()
        assert not is_signed_in(browser)


@pytest.mark.parametrize("fate", ["deleted", "blocked", "inactive"])
def test_the_session_of_somebody_who_is_gone_is_over_at_the_next_request(owner, fate):
    user, key = owner.user, key_of(owner)
    assert is_signed_in(owner)
    if fate == "deleted":
        user.delete()
    elif fate == "blocked":
        user.profile.block(None, "Spam.")
    else:
        user.is_active = False
        user.save()
    assert is_kept(key) == (fate != "blocked")
    assert owner.get("/profile/").status_code == 302
    assert not is_kept(key)
    assert "user_id" not in owner.session
    assert "phone" not in owner.session


def test_who_is_blocked_and_let_in_again_has_to_sign_in_again(owner):
    owner.user.profile.block(None, "Spam.")
    assert not is_signed_in(owner)
    owner.user.profile.unblock(None)
    assert not is_signed_in(owner)
    assert is_signed_in(signed_in(owner.user))


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/api/profile/"),
        ("post", "/api/profile/"),
        ("get", "/api/profile/export/"),
        ("post", "/api/profile/phone/"),
        ("post", "/api/profile/delete/"),
    ],
)
def test_an_ended_session_does_nothing_more(owner, method, path):
    owner.user.profile.block(None, "Spam.")
    assert getattr(owner, method)(path, {"name": "Eve"}).status_code == 401
    assert UserProfile.objects.get().user.first_name == "Ravi"


def test_signing_out_everywhere_ends_every_browser_and_nobody_elses(owner, outsider):
    phone, laptop = signed_in(owner.user), signed_in(owner.user)
    keys = [key_of(browser) for browser in (owner, phone, laptop)]
    assert owner.post("/api/logout/", {"everywhere": "on"}).json() == {"success": True}
    assert [is_signed_in(browser) for browser in (owner, phone, laptop)] == [False] * 3
    assert not any(is_kept(key) for key in keys)
    assert is_signed_in(outsider)
    assert is_signed_in(signed_in(owner.user))


def test_staff_without_a_phone_sign_out_everywhere_too(staff):
    other = signed_in(staff.user)
    assert staff.post("/api/logout/", {"everywhere": "on"}).status_code == 200
    assert not is_signed_in(other)


def test_signing_out_here_leaves_the_other_browsers_alone(owner):
    other = signed_in(owner.user)
    owner.post("/api/logout/")
    assert is_signed_in(other)


def test_everywhere_means_nobody_for_who_is_not_signed_in(owner, anonymous):
    assert anonymous.post("/api/logout/", {"everywhere": "on"}).status_code == 200
    assert is_signed_in(owner)


def test_signing_out_everywhere_by_a_plain_form_lands_at_home_and_says_so(owner):
    sent = {"everywhere": "on"}
    page = owner.post("/api/logout/", sent, headers={"Accept": "text/html"}, follow=True)
    assert page.redirect_chain == [("/", 302)]
    assert "You are signed out on all devices." in page.content.decode()


@pytest.mark.parametrize(
    ("failure", "status", "code"),
    [
        (OperationalError(2013, "Lost connection to server during query"), 503, "unavailable"),
        (DatabaseError("Forced update did not affect any rows."), 401, "signed_out"),
    ],
)
def test_a_session_that_was_lost_meanwhile_is_no_mistake_of_the_browser(
    owner, move_clock, monkeypatch, failure, status, code
):
    def fail(*arguments, **named):
        raise failure

    monkeypatch.setattr(PersonSession, "save", fail)
    owner.raise_request_exception = False
    move_clock(days=1)
    answer = owner.get("/api/profile/")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
