"""The owner's number, when the line to the site is down."""

import pytest
from playwright.sync_api import expect

from tests.browser.failing import WORDS, forgive_network, told_and_tried_again
from tests.factories import person, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_number_that_could_not_be_shown_is_asked_for_again(open_browser, complaints):
    shown = vehicle(person("Ravi", phone="+919812345678"))
    page = open_browser(person("Meera"), width=360)
    page.goto(shown.get_absolute_url())
    notice = told_and_tried_again(
        page,
        "**/contact/",
        page.get_by_role("button", name="Show number").click,
        within=page.locator("[data-contact]"),
        ways=tuple(WORDS),
    )
    expect(page.get_by_text("+91 98123 45678")).to_be_focused()
    expect(notice).to_be_hidden()
    forgive_network(complaints)


def test_a_lost_token_is_had_back_by_trying_again(open_browser, complaints):
    shown = vehicle(person("Ravi", phone="+919812345678"))
    page = open_browser(person("Meera"), width=360)
    page.goto(shown.get_absolute_url())
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Show number").click()
    notice = page.locator(".failure")
    expect(notice).to_contain_text(WORDS["refused"])
    notice.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("+91 98123 45678")).to_be_visible()
    forgive_network(complaints)
