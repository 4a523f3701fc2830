"""Filters that say what they would leave: on a desk, in the sheet of a phone, without a script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.failing import forgive_network, told_and_tried_again
from tests.browser.settling import comes_true
from tests.browser.shifts import shifts
from tests.browser.test_accessibility import RULES
from tests.factories import person, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def five():
    """Three cars of Tata's, one diesel; a car of Honda's; a bike."""
    seller = person("Ravi")
    for model, fuel, year, price in (
        ("Nexon", "petrol", 2020, 1500),
        ("Nexon", "diesel", 2022, 2600),
        ("Punch", "petrol", 2024, 1600),
    ):
        vehicle(seller, model_name=model, fuel=fuel, year=year, price=price)
    vehicle(seller, brand_name="Honda", model_name="City", year=2018, price=900)
    vehicle(seller, category="bike", brand_name="KTM", model_name="Duke 390", seats=2, price=700)


def cards(page: Page):
    return page.locator("[data-cards] > li")


def lines(page: Page, label: str) -> list[str]:
    return page.get_by_label(label, exact=True).locator("option").all_inner_texts()


def check_with_axe(page: Page, complaints: list[str]) -> None:
    heard = list(complaints)
    results = Axe().run(page, options=RULES)
    complaints[:] = heard  # axe itself does what the policy forbids
    assert results.violations_count == 0, results.generate_report()


def test_on_a_desk_counts_follow_every_choice(open_browser, complaints):
    page = open_browser()
    page.goto("/vehicles/")
    diesel = page.get_by_role("radio", name="Diesel 1")
    expect(diesel).to_be_enabled()
    expect(page.get_by_role("radio", name="CNG 0")).to_be_disabled()
    expect(page.get_by_role("link", name="Bike 1")).to_be_visible()
    assert lines(page, "Make") == ["Any make", "Tata (3)", "Honda (1)", "Ktm (1)", "Another make…"]
    assert lines(page, "Seats, at least") == ["Any number", "2 (5)", "5 (4)"]
    expect(page.get_by_label("Model", exact=True)).to_be_hidden()
    assert shifts(page) == []
    check_with_axe(page, complaints)

    diesel.press("Space")
    expect(cards(page)).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/vehicles/\?fuel=diesel$"))
    expect(page.get_by_role("button", name="Show 1 vehicle")).to_be_visible()
    expect(page.get_by_label("Make", exact=True)).to_contain_text("Tata (1)")
    expect(page.get_by_role("radio", name="Petrol 4")).to_be_enabled()
    page.get_by_role("link", name="Take away: Diesel").click()
    expect(page.get_by_role("radio", name="Any fuel")).to_be_checked()
    expect(cards(page)).to_have_count(5)


def test_a_make_brings_its_models_and_takes_those_of_another_away(open_browser):
    page = open_browser()
    page.goto("/vehicles/")
    make = page.get_by_role("combobox", name="Make")
    expect(make).to_contain_text("Tata (3)")
    make.select_option("Tata")
    expect(cards(page)).to_have_count(3)
    model = page.get_by_label("Model", exact=True)
    expect(model.locator("option")).to_have_text(
        ["Any model", "Nexon (2)", "Punch (1)", "Another model…"]
    )
    model.select_option("Nexon")
    expect(cards(page)).to_have_count(2)
    make.select_option("Any make")
    expect(cards(page)).to_have_count(5)
    expect(page).to_have_url(re.compile(r"/vehicles/$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"brand=Tata&model=Nexon$"))
    expect(make).to_have_value("Tata")
    expect(model).to_have_value("Nexon")


def test_a_make_that_is_not_listed_is_typed(open_browser):
    page = open_browser()
    page.goto("/vehicles/")
    make = page.get_by_role("combobox", name="Make")
    expect(make).to_contain_text("Tata (3)")
    make.select_option("Another make…")
    box = page.get_by_role("textbox", name="Another make")
    expect(box).to_be_focused()
    box.fill("Rolls-Royce")
    box.press("Enter")
    expect(page.get_by_role("heading", name="Nothing fits all of this")).to_be_visible()
    page.locator("[data-empty]").get_by_role("link", name="Take away: Rolls-Royce").click()
    expect(cards(page)).to_have_count(5)
    expect(make).to_have_value("")
    expect(box).to_be_hidden()


def test_in_the_sheet_the_button_says_what_one_will_see(open_browser, complaints):
    page = open_browser(width=360, color_scheme="dark")
    page.goto("/vehicles/?category=car")
    page.get_by_role("button", name="Filters").press("Enter")
    sheet = page.get_by_role("dialog", name="Filters")
    expect(sheet.get_by_role("button", name="Show 4 vehicles")).to_be_visible()
    expect(sheet.locator(".histogram-bars > .is-inside")).not_to_have_count(0)
    check_with_axe(page, complaints)

    sheet.get_by_label("From", exact=True).first.fill("1000")
    sheet.get_by_label("To", exact=True).first.fill("2000")
    expect(sheet.get_by_role("button", name="Show 3 vehicles")).to_be_visible()
    sheet.get_by_label("To", exact=True).first.press("Tab")
    expect(sheet.get_by_role("button", name="Show 2 vehicles")).to_be_visible()
    sheet.get_by_role("radio", name="Petrol").press("Space")
    expect(sheet.get_by_role("button", name="Show 2 vehicles")).to_be_visible()
    expect(sheet.get_by_role("status").get_by_text("2 vehicles")).to_be_attached()
    assert comes_true(
        page,
        "document.querySelectorAll('dialog .histogram-bars > .is-inside').length"
        " < document.querySelectorAll('dialog .histogram-bars > *').length",
    )
    expect(sheet.get_by_text("Most cost ₹1,500 a day or more.")).to_be_attached()
    expect(cards(page)).to_have_count(4)
    sheet.get_by_role("button", name="Show 2 vehicles").click()
    expect(sheet).to_be_hidden()
    expect(cards(page)).to_have_count(2)
    expect(page.get_by_role("link", name="Take away: From ₹1,000 a day")).to_be_visible()


def test_what_makes_no_sense_is_said_in_the_sheet_and_the_rest_is_counted(open_browser, complaints):
    page = open_browser(width=360)
    page.goto("/vehicles/")
    page.get_by_role("button", name="Filters").click()
    sheet = page.get_by_role("dialog", name="Filters")
    expect(sheet.get_by_role("button", name="Show 5 vehicles")).to_be_visible()
    sheet.get_by_label("From", exact=True).first.fill("2000")
    expect(sheet.get_by_role("button", name="Show 5 vehicles")).to_be_visible()
    sheet.get_by_label("To", exact=True).first.fill("1000")
    sheet.get_by_label("To", exact=True).first.press("Tab")
    expect(sheet.get_by_text("The highest price is below the lowest.")).to_be_visible()
    expect(sheet.get_by_role("button", name="Show 1 vehicle")).to_be_visible()
    sheet.get_by_label("To", exact=True).first.fill("3000")
    sheet.get_by_label("To", exact=True).first.press("Tab")
    expect(sheet.get_by_text("The highest price is below the lowest.")).to_be_hidden()
    # The console tells of every such answer, and of questions that newer ones overtook.
    assert all("/facets/" in said for said in complaints)
    complaints.clear()


def test_without_counts_the_filters_are_plain_ones(open_browser, complaints):
    page = open_browser()
    page.route("**/facets/**", lambda route: route.abort())
    with page.expect_request("**/facets/**"):
        page.goto("/vehicles/")
    page.get_by_label("Make", exact=True).fill("tata")
    page.get_by_label("Make", exact=True).press("Enter")
    expect(cards(page)).to_have_count(3)
    page.get_by_role("radio", name="Diesel").press("Space")
    expect(cards(page)).to_have_count(1)
    expect(page.get_by_role("alert")).to_contain_text("The numbers beside the filters are missing.")
    assert all("/facets/" in said for said in complaints)
    complaints.clear()


def test_orders_are_offered_where_they_say_something(open_browser, indiranagar):
    page = open_browser()
    page.goto("/vehicles/")
    order = page.get_by_label("Order")
    nearest = order.locator("option[value=nearest]")
    expect(nearest).to_be_disabled()
    page.get_by_role("combobox", name="Where").fill("560038")
    expect(page.get_by_role("option", name="Indiranagar")).to_be_visible()
    page.get_by_role("combobox", name="Where").press("Tab")
    expect(page).to_have_url(re.compile(r"/vehicles/\?place=560038$"))
    expect(nearest).to_be_enabled()
    expect(order).to_have_value("nearest")
    order.select_option("newest")
    expect(page).to_have_url(re.compile(r"place=560038&sort=newest$|sort=newest&place=560038$"))
    page.locator("[data-chips]").get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/vehicles/(\?sort=newest)?$"))
    expect(nearest).to_be_disabled()


def test_without_a_script_the_filters_work(open_browser, complaints):
    page = open_browser(width=360, java_script_enabled=False)
    page.goto("/vehicles/")
    page.get_by_role("link", name="Filters").click()
    page.get_by_label("Make", exact=True).fill("tata")
    expect(page.get_by_label("Model", exact=True)).to_be_visible()
    page.get_by_role("radio", name="Petrol").check()
    page.get_by_label("Seats, at least").fill("4")
    page.get_by_role("button", name="Show vehicles").click()
    expect(cards(page)).to_have_count(2)
    page.get_by_role("link", name="Take away: Petrol").click()
    expect(cards(page)).to_have_count(3)


def test_counts_that_are_missing_are_said_in_the_sheet_and_asked_for_again(
    open_browser, complaints
):
    page = open_browser(width=360)
    page.goto("/vehicles/")
    notice = told_and_tried_again(
        page,
        "**/facets/**",
        page.get_by_role("button", name="Filters").click,
        within=page.get_by_role("dialog"),
        ways=("offline", "broken", "hanging"),
    )
    expect(notice).to_be_hidden()
    expect(page.get_by_role("radio", name="Diesel 1")).to_be_enabled()
    forgive_network(complaints)
