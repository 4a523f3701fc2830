"""Where: suggestions by the keyboard, and one's own position."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.failing import failing, forgive_network, told_and_tried_again
from tests.factories import vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_place_is_chosen_by_keyboard_on_a_phone(open_browser, indiranagar):
    vehicle()
    vehicle(model_name="Far", pincode="411001", locality="Camp", district="Pune")
    page = open_browser(width=360)
    page.goto("/")
    box = page.get_by_role("combobox", name="Where")
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    box.press_sequentially("bengal")
    expect(options).to_have_text(["Bengaluru, Karnataka City"])
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").get_by_text("1 place")).to_be_attached()
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.fill("indra nagar")
    expect(options).to_have_text(["Indiranagar, Bengaluru"])
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("Enter")
    expect(box).to_have_value("Indiranagar, Bengaluru")
    box.press("Enter")
    page.wait_for_url(re.compile("place=Indiranagar"))
    expect(page.locator("[data-cards] > li")).to_have_count(1)
    expect(page.get_by_text("under 1 km")).to_be_visible()
    page.get_by_role("link", name="Near Indiranagar, Bengaluru").click()
    expect(page.locator("[data-cards] > li")).to_have_count(2)


def test_ones_own_position_is_a_place(open_browser, indiranagar):
    vehicle()
    page = open_browser(
        geolocation={"latitude": 12.9801, "longitude": 77.6501}, permissions=["geolocation"]
    )
    page.goto("/vehicles/")
    page.get_by_role("button", name="Use my position").click()
    expect(page).to_have_url(re.compile(r"lat=12\.980&lng=77\.650"))
    box = page.get_by_role("combobox", name="Where")
    expect(box).to_have_value("Indiranagar, Bengaluru")
    expect(page.get_by_text("1 km", exact=False).last).to_be_visible()
    box.fill("560038")
    box.press("Tab")
    expect(page).to_have_url(re.compile(r"/vehicles/\?place=560038$"))


def test_a_position_that_is_refused_is_said_beside_the_box(open_browser):
    page = open_browser()
    page.goto("/vehicles/")
    page.get_by_role("button", name="Use my position").click()
    expect(page.get_by_text("Allow it for this site").first).to_be_visible()


def test_ones_own_position_is_asked_for_again_once_the_network_is_back(
    open_browser, indiranagar, complaints
):
    vehicle()
    page = open_browser(
        geolocation={"latitude": 12.9801, "longitude": 77.6501}, permissions=["geolocation"]
    )
    page.goto("/vehicles/")
    button = page.get_by_role("button", name="Use my position")
    with failing(page, "**/position.js", "offline") as words:
        button.click()
        expect(page.locator("#place_error")).to_contain_text(words)
    button.click()
    expect(page.get_by_role("combobox", name="Where")).to_have_value("Indiranagar, Bengaluru")
    expect(page.locator("#place_error")).to_be_hidden()
    forgive_network(complaints)


def test_places_that_could_not_be_suggested_are_asked_for_again(
    open_browser, indiranagar, complaints
):
    page = open_browser(width=360)
    page.goto("/")
    box = page.get_by_role("combobox", name="Where")
    notice = told_and_tried_again(
        page,
        "**/api/places/**",
        lambda: box.press_sequentially("bengal"),
        ways=("offline", "broken", "hanging", "too many"),
        meanwhile=lambda: expect(box).to_have_value("bengal"),
    )
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options).to_have_text(["Bengaluru, Karnataka City"])
    expect(notice).to_be_hidden()
    expect(box).to_be_focused()
    forgive_network(complaints)
