"""The heart: in the browser, across tabs, and into the account."""

import pytest
from playwright.sync_api import expect

from gowheels.models import UserProfile
from tests.browser.failing import forgive_network, told_and_tried_again
from tests.factories import person, signed_in, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def heart(page, it):
    return page.locator(f"[data-heart='{it.pk}']")


@pytest.fixture
def two():
    owner = person("Ravi")
    return vehicle(owner), vehicle(owner, model_name="Safari")


def test_what_was_saved_before_signing_in_goes_to_the_account(open_browser, base_url, two):
    nexon, safari = two
    meera = person("Meera")
    meera.profile.save_favourites([safari.pk])
    page = open_browser(width=360)
    page.goto("/vehicles/")
    button = page.get_by_role("button", name="Save Tata Nexon 2022")
    box = button.bounding_box()
    assert box["width"] >= 44
    assert box["height"] >= 44
    button.press("Enter")
    expect(page.get_by_role("button", name="Saved: Tata Nexon 2022")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.locator(".bottom-bar [data-favourite-count]")).to_have_text("1")
    page.goto("/favourites/")
    expect(page.get_by_role("link", name="Tata Nexon 2022")).to_be_visible()
    expect(page.get_by_text("kept in this browser only")).to_be_visible()

    cookie = signed_in(meera).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": base_url}])
    page.reload()
    expect(page.locator("[data-cards] > li")).to_have_count(2)
    page.goto("/vehicles/")
    expect(heart(page, nexon)).to_have_attribute("aria-pressed", "true")
    expect(heart(page, safari)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".bottom-bar [data-favourite-count]")).to_have_text("2")
    assert page.evaluate("localStorage.getItem('favourites')") is None
    assert UserProfile.objects.get(user=meera).favourite_ids == [nexon.pk, safari.pk]


def test_two_tabs_are_in_step(open_browser, two):
    nexon, _ = two
    first = open_browser()
    first.goto("/vehicles/")
    second = first.context.new_page()
    second.goto(nexon.get_absolute_url())
    heart(first, nexon).click()
    expect(heart(second, nexon)).to_have_text("Saved")
    heart(second, nexon).click()
    expect(heart(first, nexon)).to_have_attribute("aria-pressed", "false")
    first.reload()
    expect(heart(first, nexon)).to_have_attribute("aria-pressed", "false")


def test_a_heart_in_an_account_is_sent_and_a_failure_takes_it_back(open_browser, two, complaints):
    nexon, _ = two
    meera = person("Meera")
    page = open_browser(meera)
    page.goto("/vehicles/")
    with page.expect_response("**/favourite/"):
        heart(page, nexon).click()
    assert UserProfile.objects.get(user=meera).favourite_ids == [nexon.pk]
    page.route("**/favourite/", lambda route: route.abort("internetdisconnected"))
    heart(page, nexon).click()
    expect(page.get_by_text("You seem to be offline.")).to_be_visible()
    expect(heart(page, nexon)).to_have_attribute("aria-pressed", "true")
    complaints.clear()


def test_cards_that_come_later_have_hearts_too(open_browser, two):
    nexon, safari = two
    page = open_browser()
    page.goto("/vehicles/")
    heart(page, safari).click()
    page.get_by_label("Order").select_option("price")
    page.wait_for_url("**sort=price**")
    expect(heart(page, safari)).to_have_attribute("aria-pressed", "true")
    heart(page, nexon).click()
    expect(page.locator(".header [data-favourite-count]")).to_have_text("2")


def test_what_is_gone_is_shown_as_such_and_can_be_removed(open_browser, two):
    nexon, safari = two
    page = open_browser()
    page.goto("/vehicles/")
    heart(page, nexon).click()
    heart(page, safari).click()
    safari.set_available(False)
    nexon.delete()
    page.goto("/favourites/")
    expect(page.get_by_role("heading", name="Not for rent now")).to_be_visible()
    page.get_by_role("button", name="Saved: Tata Safari").click()
    expect(page.locator(".header [data-favourite-count]")).to_have_text("1")


def test_nothing_saved_shows_a_way_on(open_browser):
    page = open_browser(width=360)
    page.goto("/favourites/")
    expect(page.get_by_role("heading", name="Nothing saved yet")).to_be_visible()
    page.get_by_role("link", name="Browse vehicles").click()
    page.wait_for_url("**/vehicles/")


def test_without_scripts_there_is_no_dead_heart_and_an_account_has_a_form(open_browser, two):
    nexon, _ = two
    page = open_browser(java_script_enabled=False)
    page.goto("/vehicles/")
    expect(heart(page, nexon)).to_be_hidden()
    meera = person("Meera")
    page = open_browser(meera, java_script_enabled=False)
    page.goto(nexon.get_absolute_url())
    page.get_by_role("button", name="Save Tata Nexon 2022").click()
    expect(page.get_by_role("button", name="Saved: Tata Nexon 2022")).to_be_visible()
    assert UserProfile.objects.get(user=meera).favourite_ids == [nexon.pk]


def test_a_heart_that_failed_goes_back_and_is_pressed_again_by_the_notice(
    open_browser, two, complaints
):
    nexon, _ = two
    meera = person("Meera")
    page = open_browser(meera, width=360)
    page.goto("/vehicles/")
    notice = told_and_tried_again(
        page,
        "**/favourite/",
        heart(page, nexon).click,
        within=page.locator("[data-toasts]"),
        meanwhile=lambda: expect(heart(page, nexon)).to_have_attribute("aria-pressed", "false"),
    )
    expect(notice).to_be_hidden()
    expect(heart(page, nexon)).to_have_attribute("aria-pressed", "true")
    assert UserProfile.objects.get(user=meera).favourite_ids == [nexon.pk]
    forgive_network(complaints)


def test_a_list_that_could_not_be_loaded_is_asked_for_again(open_browser, two, complaints):
    page = open_browser(width=360)
    page.goto("/vehicles/")
    heart(page, two[0]).click()
    page.goto("/favourites/")
    notice = told_and_tried_again(
        page, "**/picked-out/**", page.reload, ways=("broken", "offline", "half", "hanging")
    )
    expect(notice).to_be_hidden()
    expect(page.get_by_role("link", name="Tata Nexon 2022")).to_be_visible()
    forgive_network(complaints)
