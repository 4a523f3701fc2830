"""Words with suggestions: by the keyboard, with a thumb, and when none can be had."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from gowheels.models import BrandImage, ModelImage
from tests.browser.failing import forgive_network
from tests.browser.test_accessibility import RULES
from tests.factories import vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def swift(indiranagar):
    """A make with a model, of which one is listed near a place that is known."""
    brand = BrandImage.objects.create(category="car", name="Maruti Suzuki")
    ModelImage.objects.create(brand=brand, name="Swift")
    return vehicle(brand_name="Maruti Suzuki", model_name="Swift")


def options(page: Page):
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_suggestion_is_taken_by_keyboard(open_browser, complaints, width):
    vehicle(category="bike", brand_name="KTM", model_name="Duke 390")
    page = open_browser(width=width)
    page.goto("/safety/")
    box = page.get_by_role("combobox", name="Search vehicles")
    box.press_sequentially("maruti")
    expect(options(page)).to_have_text(["Maruti Suzuki Make", "Maruti Suzuki Swift Model"])
    expect(page.get_by_role("status").get_by_text("2 suggestions")).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    results = Axe().run(page, options=RULES)
    complaints.clear()  # axe itself does what the policy forbids
    assert results.violations_count == 0, results.generate_report()
    box.press("Enter")
    page.wait_for_url(re.compile(r"/vehicles/\?brand=Maruti\+Suzuki&model=Swift$"))
    expect(page.locator("[data-cards] > li")).to_have_count(1)


def test_enter_without_a_choice_searches_the_text_without_a_reload(open_browser):
    vehicle(brand_name="KTM", model_name="Duke 390")
    page = open_browser()
    page.goto("/vehicles/")
    page.evaluate("document.body.dataset.sameLoad = 'yes'")
    box = page.get_by_role("combobox", name="Search vehicles")
    box.press_sequentially("swfit")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/vehicles/\?q=swfit$"))
    expect(page.get_by_text("Read as swift")).to_be_visible()
    expect(page.locator("[data-cards] > li")).to_have_count(1)
    expect(page.locator("body")).to_have_attribute("data-same-load", "yes")
    expect(options(page)).to_have_count(0)
    page.get_by_role("link", name="“swfit”").click()
    expect(page.get_by_text("Read as swift")).to_be_hidden()
    expect(page.locator("[data-cards] > li")).to_have_count(2)


def test_on_the_home_page_a_suggestion_keeps_where_and_when(open_browser):
    page = open_browser(width=360)
    page.goto("/")
    page.get_by_role("combobox", name="Where").fill("560038")
    box = page.get_by_role("combobox", name="Anything else")
    box.press_sequentially("swif")
    options(page).get_by_text("Maruti Suzuki Swift").click()
    page.wait_for_url(re.compile(r"\?brand=Maruti\+Suzuki&model=Swift&place=560038$"))
    expect(page.locator("[data-cards] > li")).to_have_count(1)


def test_without_suggestions_the_words_still_search(open_browser, complaints):
    page = open_browser(width=360)
    page.route("**/suggest/**", lambda route: route.abort())
    page.goto("/vehicles/")
    box = page.get_by_role("combobox", name="Search vehicles")
    box.press_sequentially("swift")
    expect(page.get_by_text("No suggestions just now. Press Enter to search.")).to_be_visible()
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/vehicles/\?q=swift$"))
    expect(page.get_by_text("No suggestions just now")).to_be_hidden()
    assert all("/suggest/" in said for said in complaints)
    complaints.clear()


def test_without_a_script_the_box_is_a_plain_one(open_browser, complaints):
    page = open_browser(width=360, java_script_enabled=False)
    page.goto("/safety/")
    page.get_by_label("Search vehicles").fill("swift")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url(re.compile(r"/vehicles/\?q=swift$"))
    expect(page.locator("[data-cards] > li")).to_have_count(1)


def test_suggestions_are_asked_for_again_by_keyboard(open_browser, complaints):
    page = open_browser()
    page.goto("/safety/")
    box = page.get_by_role("combobox", name="Search vehicles")
    page.context.set_offline(offline=True)
    box.press_sequentially("maruti")
    expect(page.get_by_text("No suggestions just now. Press Enter to search.")).to_be_visible()
    page.context.set_offline(offline=False)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Try again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(options(page)).to_have_count(2)
    expect(box).to_be_focused()
    forgive_network(complaints)
