"""The list with its module: filters without a reload, more of it, and the way back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.failing import WORDS, forgive_network, told_and_tried_again
from tests.factories import person, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def cards(page: Page):
    return page.locator("[data-cards] > li")


@pytest.fixture
def many():
    """Thirty vehicles, more than a page of them."""
    seller = person("Ravi")
    return [vehicle(seller, model_name=f"Nexon {number}") for number in range(30)]


def test_more_is_added_and_still_there_on_the_way_back(open_browser, many):
    page = open_browser(width=360)
    page.goto("/vehicles/")
    expect(cards(page)).to_have_count(24)
    page.get_by_role("link", name="Show 24 more").click()
    expect(cards(page)).to_have_count(30)
    cards(page).nth(27).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nexon")
    page.go_back()
    expect(cards(page)).to_have_count(30)
    expect(cards(page).nth(27)).to_be_in_viewport()


def test_a_filter_changes_list_address_and_count_without_a_reload(open_browser, many):
    vehicle(category="bike", brand_name="KTM", model_name="Duke 390")
    page = open_browser()
    page.goto("/vehicles/")
    page.evaluate("document.body.dataset.sameLoad = 'yes'")
    page.get_by_role("link", name="Bike").click()
    expect(cards(page)).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/vehicles/\?category=bike$"))
    expect(page.get_by_role("heading", name="1 vehicle")).to_be_visible()
    follow = page.get_by_role("link", name="Follow this search")
    expect(follow).to_have_attribute("href", "/vehicles/feed/?category=bike")
    page.go_back()
    expect(cards(page)).to_have_count(24)
    expect(page).to_have_url(re.compile(r"/vehicles/$"))
    expect(follow).to_have_attribute("href", "/vehicles/feed/")
    expect(page.locator("body")).to_have_attribute("data-same-load", "yes")


def test_a_wrong_pincode_is_named_where_a_phone_shows_it(open_browser, many):
    page = open_browser(width=360)
    page.goto("/vehicles/?pincode=Pune")
    expect(page.get_by_role("alert").get_by_text("six digits")).to_be_visible()
    expect(cards(page)).to_have_count(24)


def test_a_filter_that_failed_leaves_the_list_and_is_tried_again(open_browser, many, complaints):
    page = open_browser()
    page.goto("/vehicles/")
    order = page.get_by_label("Order")
    notice = told_and_tried_again(
        page,
        "**/get-vehicles/**",
        lambda: order.select_option("price"),
        within=page.locator("[data-results]"),
        ways=tuple(WORDS),
        meanwhile=lambda: expect(order).to_have_value("price"),
    )
    expect(notice).to_be_hidden()
    expect(page).to_have_url(re.compile("sort=price"))
    expect(cards(page)).to_have_count(24)
    forgive_network(complaints)


def test_more_that_failed_is_said_where_it_was_asked_for(open_browser, many, complaints):
    page = open_browser(width=360)
    page.goto("/vehicles/")
    notice = told_and_tried_again(
        page,
        "**/get-vehicles/**",
        page.get_by_role("link", name="Show 24 more").click,
        ways=("offline", "broken"),
        meanwhile=lambda: expect(cards(page)).to_have_count(24),
    )
    expect(cards(page)).to_have_count(30)
    expect(notice).to_be_hidden()
    forgive_network(complaints)
