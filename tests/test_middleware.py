"""What every request passes through."""

import pytest

PAGE = {"headers": {"Accept": "text/html"}}
MEGABYTE = 1024 * 1024

pytestmark = pytest.mark.django_db


def test_a_body_that_nobody_could_want_is_refused_before_it_is_read(anonymous, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    for path in ("/check-phone/", "/login/", "/nothing/"):
        response = anonymous.post(path, {"phone": "9" * 2000})
        assert response.status_code == 413
        assert response.json()["code"] == "too_large"


def test_only_where_photographs_are_sent_a_body_may_be_large(anonymous, settings, monkeypatch):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert anonymous.post("/add-vehicle/", {"description": "9" * 2000}).status_code in (400, 401)
    monkeypatch.setattr("gowheels.middleware.MAX_UPLOAD_BYTES", 1500)
    assert anonymous.post("/add-vehicle/", {"description": "9" * 2000}).status_code == 413


def announce(browser, path: str, size: int, **options):
    """Say that the body has `size` bytes, and send none of them."""
    return browser.post(path, CONTENT_LENGTH=str(size), **options)


def test_a_length_beyond_all_numbers_is_refused(anonymous):
    assert anonymous.post("/check-phone/", CONTENT_LENGTH="9" * 5000).status_code == 413


def test_it_is_refused_before_the_token_is_looked_for_in_it(anonymous):
    anonymous.handler.enforce_csrf_checks = True
    assert announce(anonymous, "/api/otp/", MEGABYTE + 1).status_code == 413
    assert announce(anonymous, "/api/otp/", MEGABYTE).status_code == 403


def test_a_plain_form_that_is_too_large_is_told_so_on_a_page(anonymous):
    response = announce(anonymous, "/login/", MEGABYTE + 1, **PAGE)
    assert response.status_code == 413
    assert "That is more than we can take at once." in response.content.decode()


@pytest.mark.parametrize("length", ["", "many", "-1"])
def test_a_length_that_is_none_breaks_nothing(anonymous, length):
    response = anonymous.post("/check-phone/", CONTENT_LENGTH=length)
    assert response.status_code == 400
