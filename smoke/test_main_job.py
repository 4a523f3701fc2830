"""What the site is for, through nginx, gunicorn and MariaDB as a server has them."""

import pytest

from smoke.conftest import OWNER_PHONE


@pytest.mark.parametrize("path", ["/", "/vehicles/?pincode=560038", "/get-vehicles/?q=swift"])
def test_a_vehicle_that_was_listed_and_approved_is_found(visitor, listed, path):
    answer = visitor.get(path)
    assert answer.status == 200
    assert listed.page in answer.text
    assert OWNER_PHONE not in answer.text


def test_its_page_shows_its_photographs(visitor, listed):
    page = visitor.get(listed.page)
    assert page.status == 200
    assert listed.photograph in page.text
    assert OWNER_PHONE not in page.text


def test_a_customer_who_asks_is_given_the_number_and_a_stranger_is_not(customer, visitor, listed):
    path = f"/api/vehicles/{listed.id}/contact/"
    answer = customer.post(path, {})
    assert answer.status == 200
    assert OWNER_PHONE in answer.text
    visitor.get("/")
    assert visitor.post(path, {}).status == 401


def test_the_owner_sees_who_asked(owner, customer, listed):
    customer.post(f"/api/vehicles/{listed.id}/contact/", {})
    assert "Meera" in owner.get("/api/my/leads/").text


def test_a_form_without_the_token_of_the_site_changes_nothing(owner, listed):
    path = f"/api/vehicles/{listed.id}/delete/"
    assert owner.post(path, {}, X_CSRFToken="").status == 403
    assert owner.post(path, {}, Origin="https://elsewhere.example").status == 403
