"""The site's pages before Mozilla's HTTP Observatory: the top grade begins at 100."""

from http.cookies import SimpleCookie

import pytest
from django.test import Client

from tests.factories import vehicle
from tests.observatory import score

HIGHEST = 135
OVER_HTTPS = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SESSION_COOKIE_NAME": "__Host-sessionid",
    "CSRF_COOKIE_NAME": "__Host-csrftoken",
}


@pytest.fixture
def over_https(settings, db) -> Client:
    """A browser, and the site as it is where HTTPS=on."""
    for name, value in OVER_HTTPS.items():
        setattr(settings, name, value)
    return Client()


@pytest.mark.parametrize(
    "path", ["/", "/vehicles/", "/login/", "/about/", "/nowhere/", "/admin/login/"]
)
def test_every_page_has_the_top_grade(over_https, path):
    response = over_https.get(path, secure=True)
    without_cookies = 0 if response.cookies else 5
    assert score(response, response.cookies.values()) == HIGHEST - without_cookies


@pytest.mark.parametrize("path", ["/api/stats/", "/get-vehicles/", "/healthz/", "/sitemap.xml"])
def test_what_programs_read_has_it_too(over_https, path):
    vehicle()
    response = over_https.get(path, secure=True)
    assert response.status_code == 200
    assert score(response, response.cookies.values()) == HIGHEST - 5  # they set no cookie


def test_a_session_is_kept_from_scripts_and_taken_from_this_host_alone(over_https, settings):
    """`__Host-` is believed by browsers with Secure, Path=/ and without Domain (RFC 6265bis)."""
    settings.OTP_DEMO_CODE, settings.DEBUG = "123456", True
    over_https.get("/login/", secure=True)
    sent = {"phone": "9876543210", "otp": "123456", "name": "Meera"}
    response = over_https.post("/register/", sent, secure=True)
    assert response.status_code == 200
    cookies = over_https.cookies.values()
    assert score(response, cookies) == HIGHEST
    assert {cookie.key for cookie in cookies} == {"__Host-sessionid", "__Host-csrftoken"}
    for cookie in cookies:
        assert cookie["secure"]
        assert cookie["path"] == "/"
        assert not cookie["domain"]


def test_the_first_redirection_is_to_https_on_the_same_host(over_https):
    response = over_https.get("/vehicles/?q=car")
    assert response.status_code == 301
    assert response["Location"] == "https://testserver/vehicles/?q=car"


def test_no_script_and_no_style_comes_from_elsewhere(over_https):
    """Without scripts of other hosts there is nothing for subresource integrity to hold."""
    for path in ("/", "/vehicles/", "/login/", "/admin/login/"):
        text = over_https.get(path, secure=True).content.decode()
        assert 'src="http' not in text
        assert 'src="//' not in text
        assert '<link rel="stylesheet" href="http' not in text


GOOD = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
}


def with_cookie(text: str) -> list:
    return list(SimpleCookie(text).values())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, 130),
        ({"Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'"}, 125),
        ({"Content-Security-Policy": "default-src 'none'"}, 75 + 25 - 20),
        ({"Content-Security-Policy": "default-src 'self' 'unsafe-inline'"}, 60),
        ({"Content-Security-Policy": ""}, 55),
        ({"Strict-Transport-Security": "max-age=3600"}, 120),
        ({"Strict-Transport-Security": ""}, 80),
        ({"X-Content-Type-Options": ""}, 125),
        ({"Referrer-Policy": "unsafe-url"}, 120),
        ({"Cross-Origin-Resource-Policy": "anybody"}, 115),
        ({"Access-Control-Allow-Credentials": "true"}, 50),
    ],
)
def test_the_rules_are_those_of_the_observatory(change, expected):
    assert score({**GOOD, **change}, []) == expected


@pytest.mark.parametrize(
    ("cookie", "points"),
    [
        ("csrftoken=1; Secure; SameSite=Lax", 5),
        ("csrftoken=1; Secure", -20),
        ("sessionid=1; Secure; HttpOnly; SameSite=Lax", 5),
        ("sessionid=1; Secure; HttpOnly", 0),
        ("sessionid=1; Secure; SameSite=Lax", -30),
        ("sessionid=1; HttpOnly; SameSite=Lax", -10),
        ("theme=dark; SameSite=Lax", -5),
    ],
)
def test_so_are_those_for_cookies(cookie, points):
    extra = 30 if points > -11 else 0
    assert score(GOOD, with_cookie(cookie)) == 100 + extra + points
