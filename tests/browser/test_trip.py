"""What a trip costs, asked for without a reload."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.failing import forgive_network, told_and_tried_again
from tests.factories import trip_query, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def choose(page: Page, sent: dict[str, str]) -> None:
    """Pick both ends of a trip; one that stands already is left alone, as a person would."""
    for label, value in (("Pick-up", sent["from"]), ("Return", sent["to"])):
        field = page.get_by_label(label)
        if field.input_value() != value:
            field.fill(value)


@pytest.fixture
def listed():
    """A vehicle at ₹1,725 a day and ₹150 an hour."""
    return vehicle(price="1725", price_per_hour="150", deposit=5000, km_per_day=250)


def test_the_sum_changes_with_the_dates_and_the_address_remembers_them(open_browser, listed):
    page = open_browser(width=360)
    page.goto(listed.get_absolute_url())
    page.evaluate("document.body.dataset.sameLoad = 'yes'")
    cost = page.locator("[data-trip]")
    expect(cost.get_by_text("Choose when you pick it up")).to_be_visible()
    choose(page, trip_query(days=2, hours=5))
    expect(cost.get_by_text("2 days × ₹1,725")).to_be_visible()
    expect(cost.get_by_text("5 hours × ₹150")).to_be_visible()
    expect(cost.get_by_text("₹4,200")).to_be_visible()
    expect(cost.get_by_text("₹5,000 deposit on top")).to_be_visible()
    expect(cost.get_by_text("750 km included")).to_be_visible()
    choose(page, trip_query(hours=20))
    expect(cost.get_by_text("A whole day costs no more than 20 hours.")).to_be_visible()
    expect(page.locator("body")).to_have_attribute("data-same-load", "yes")
    page.reload()
    expect(cost.get_by_text("1 day × ₹1,725")).to_be_visible()


def test_what_is_wrong_is_said_beside_the_field_and_the_old_sum_is_gone(
    open_browser, listed, complaints
):
    page = open_browser()
    page.goto(listed.get_absolute_url())
    choose(page, trip_query(hours=5))
    expect(page.locator("[data-quote]")).to_be_visible()
    choose(page, trip_query(hours=-5))
    cost = page.locator("[data-trip]")
    expect(cost.get_by_text("The return has to be after the pick-up.")).to_be_visible()
    expect(page.locator("[data-quote]")).to_be_hidden()
    page.get_by_label("Return").fill("")
    page.get_by_role("button", name="Work it out").click()
    expect(cost.get_by_text("Choose when you bring it back.")).to_be_visible()
    expect(page.get_by_label("Return")).to_be_focused()
    assert all("400" in said for said in complaints)  # the console tells of every such answer
    complaints.clear()


def test_without_a_script_the_form_asks_the_page(open_browser, listed, complaints):
    page = open_browser(width=360, java_script_enabled=False)
    page.goto(listed.get_absolute_url())
    choose(page, trip_query(days=2, hours=5))
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator("[data-trip]").get_by_text("₹4,200")).to_be_visible()


def test_a_list_waits_for_both_ends_and_a_chip_takes_both_away(open_browser, listed):
    page = open_browser()
    page.goto("/vehicles/")
    sent = trip_query(days=2, hours=5)
    page.get_by_label("Pick-up").fill(sent["from"])
    page.get_by_label("Pick-up").press("Tab")
    expect(page.get_by_text("Choose when you bring it back.")).to_be_hidden()
    page.get_by_label("Return").fill(sent["to"])
    card = page.locator("[data-cards] > li")
    expect(card.get_by_text("₹4,200 for 2 days 5 hours")).to_be_visible()
    page.locator("[data-chips]").get_by_role("link").click()
    expect(card.get_by_text("for 2 days 5 hours")).to_be_hidden()
    assert "from=" not in page.url
    assert "to=" not in page.url
    expect(page.get_by_label("Pick-up")).to_have_value("")


def test_a_search_from_the_home_page_has_its_dates_on_a_phone_too(open_browser, listed):
    page = open_browser(width=360)
    page.goto("/")
    expect(page.get_by_label("Pick-up")).to_be_hidden()
    page.get_by_text("Dates (optional)").press("Enter")
    choose(page, trip_query(days=2, hours=5))
    page.get_by_role("button", name="Search", exact=True).click()
    page.wait_for_url("**from=**")
    expect(page.get_by_text("₹4,200 for 2 days 5 hours")).to_be_visible()


def test_a_sum_that_failed_is_worked_out_again_with_the_dates_that_stand(
    open_browser, listed, complaints
):
    page = open_browser(width=360)
    page.goto(listed.get_absolute_url())
    sent = trip_query(days=2)
    page.get_by_label("Pick-up").fill(sent["from"])
    notice = told_and_tried_again(
        page,
        "**/quote/**",
        lambda: choose(page, sent),
        within=page.locator("[data-trip]"),
        meanwhile=lambda: expect(page.get_by_label("Return")).to_have_value(sent["to"]),
    )
    expect(notice).to_be_hidden()
    expect(page.get_by_text("2 days × ₹1,725")).to_be_visible()
    forgive_network(complaints)
