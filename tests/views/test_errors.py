"""What is answered when no view could, and what every answer carries."""

import logging

import pytest
from django.db import DatabaseError
from django.template.loader import render_to_string
from django.test import Client

from gowheels.views.errors import server_error
from tests.factories import vehicle

PAGE = {"headers": {"Accept": "text/html"}}


@pytest.mark.django_db
def test_an_address_that_is_none_is_a_page_for_people(anonymous):
    response = anonymous.get("/no-such-page/")
    assert response.status_code == 404
    assert "404.html" in [template.name for template in response.templates]
    assert response["X-Request-ID"] in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/no-such-thing/", "/api/vehicles/1/no-such-thing/"])
def test_an_address_that_is_none_below_api_is_json(anonymous, path):
    response = anonymous.get(path)
    assert response.status_code == 404
    assert response.json() == {
        "success": False,
        "error": "That is not here, or not any more.",
        "code": "not_found",
    }


@pytest.mark.django_db
def test_an_address_below_api_opened_by_a_person_is_a_page(anonymous):
    response = anonymous.get("/api/no-such-thing/", **PAGE)
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


@pytest.mark.django_db
def test_a_form_without_the_token_is_a_page_with_the_reason():
    response = Client(enforce_csrf_checks=True).post("/login/", {"phone": "1"}, **PAGE)
    assert response.status_code == 403
    assert "This page was open for too long or came from elsewhere." in response.content.decode()


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_400(anonymous):
    response = anonymous.get("/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()


@pytest.fixture
def broken(monkeypatch):
    """A browser of a site whose home page fails."""

    def fail(*arguments):
        raise DatabaseError("SELECT secret FROM nowhere")

    monkeypatch.setattr("gowheels.showcase.newest", fail)
    return Client(raise_request_exception=False)


@pytest.mark.django_db
def test_a_page_that_fails_says_sorry_and_tells_no_secret(broken, caplog):
    with caplog.at_level(logging.ERROR):
        response = broken.get("/")
    text = response.content.decode()
    assert response.status_code == 500
    assert "We stalled" in text
    assert response["X-Request-ID"] in text
    assert "secret" not in text
    assert "SELECT secret" in caplog.text


def test_the_page_for_a_fault_needs_no_context_and_no_database():
    assert "We stalled" in render_to_string("500.html")


def test_a_fault_is_answered_with_json_where_a_script_asked(rf):
    request = rf.post("/add-vehicle/", REQUEST_ID="abcdef12")
    response = server_error(request)
    assert response.status_code == 500
    assert response["Content-Type"] == "application/json"
    assert b"abcdef12" in response.content


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "503.html"])
def test_every_error_has_its_page(anonymous, name):
    request = anonymous.get("/about/").wsgi_request
    text = render_to_string(name, {"reason": "A reason.", "request_id": "abcdef12"}, request)
    assert "A reason." in text
    assert "abcdef12" in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wait", "words"),
    [("40", "in 40 seconds."), ("7000", "in 117 minutes."), ("", "Wait a minute")],
)
def test_the_page_for_too_often_says_how_long_to_wait(anonymous, wait, words):
    request = anonymous.get("/about/").wsgi_request
    text = render_to_string("429.html", {"retry_after": wait, "request_id": "abcdef12"}, request)
    assert words in text
    assert "abcdef12" in text


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/vehicles/", "/login/", "/get-vehicles/", "/nowhere/"])
def test_every_answer_carries_the_headers_that_protect_its_reader(anonymous, path):
    vehicle()
    response = anonymous.get(path)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "object-src 'none'" in policy
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "http" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "microphone=()" in response["Permissions-Policy"]
    assert len(response["X-Request-ID"]) == 16


@pytest.mark.django_db
def test_no_page_needs_what_the_policy_forbids(anonymous, owner):
    listed = vehicle(owner.user)
    pages = ["/", "/vehicles/", listed.get_absolute_url(), "/about/", "/nowhere/"]
    visits = [(anonymous, path) for path in [*pages, "/login/", "/register/"]]
    visits += [(owner, path) for path in [*pages, "/dashboard/", "/add-vehicle/", "/profile/"]]
    for browser, path in visits:
        text = browser.get(path).content.decode()
        for allowed in ('<script type="module" src="/', '<script type="application/ld+json">'):
            text = text.replace(allowed, "")
        assert "<script" not in text, path
        assert "<style" not in text, path
        assert ' style="' not in text, path
        assert " onclick=" not in text, path
        assert "javascript:" not in text, path


@pytest.mark.django_db
def test_cookies_are_kept_from_scripts_and_other_sites(anonymous, settings):
    settings.OTP_DEMO_CODE, settings.DEBUG = "123456", True
    anonymous.get("/login/")
    sent = {"phone": "9876543210", "otp": "123456", "name": "Meera"}
    session = anonymous.post("/register/", sent).cookies["sessionid"]
    assert session["httponly"] is True
    assert session["samesite"] == "Lax"
    assert anonymous.cookies["csrftoken"]["samesite"] == "Lax"


@pytest.mark.django_db
def test_a_post_without_its_token_gets_the_cookie_with_which_it_is_accepted():
    browser = Client(enforce_csrf_checks=True)
    refused = browser.post("/check-phone/", {"phone": "98765 43210"})
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf")
    token = refused.cookies["csrftoken"].value
    again = browser.post("/check-phone/", {"phone": "98765 43210"}, headers={"X-CSRFToken": token})
    assert again.json() == {"success": True, "exists": False}
