"""What every request passes through."""

import pytest

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
