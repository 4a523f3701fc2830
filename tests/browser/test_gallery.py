"""A vehicle's photographs by keyboard, on a phone and on a desk, and nothing on the page jumps."""

from random import Random

import pytest
from playwright.sync_api import Page, expect

from gowheels import album
from gowheels.demo import looks, photographs
from gowheels.photos import prepare
from tests.browser.settling import comes_true
from tests.browser.shifts import shifts
from tests.factories import person, photograph, superuser, vehicle
from tests.test_weight import weight

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KB = 1024
MOST_BYTES = 250 * KB
# What the pictures on a page had over the wire, each with its address.
PICTURES = """() => performance.getEntriesByType("resource")
  .filter(({ initiatorType }) => initiatorType === "img")
  .map(({ name, encodedBodySize }) => [name, encodedBodySize])"""
ARRIVED = "[...document.images].every((image) => image.complete || !image.currentSrc)"


def with_photos(many: int):
    """A vehicle with so many photographs, every second one upright."""
    made = vehicle(person("Ravi"), description="Serviced in May. " * 20)
    shapes = [(400, 300), (300, 400)]
    album.add(made, [prepare(photograph(*shapes[n % 2])) for n in range(many)])
    made.refresh_from_db()
    made.approve(superuser())
    return made


def counter(page: Page, text: str) -> None:
    expect(page.locator("[data-viewer-counter]")).to_have_text(text)


def test_the_photographs_are_seen_by_keyboard_and_the_focus_comes_back(open_browser):
    page = open_browser(reduced_motion="reduce")
    page.goto(with_photos(7).get_absolute_url())
    page.get_by_role("button", name="All 7 photographs").focus()
    page.keyboard.press("Enter")
    viewer = page.get_by_role("dialog", name="Photographs of Tata Nexon 2022")
    counter(page, "1 of 7")
    for key, shown in (
        ("ArrowRight", "2 of 7"),
        ("End", "7 of 7"),
        ("ArrowRight", "1 of 7"),
        ("ArrowLeft", "7 of 7"),
        ("Home", "1 of 7"),
        ("End", "7 of 7"),
    ):
        page.keyboard.press(key)
        counter(page, shown)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    # The seventh has no place of its own on a desk.
    expect(page.get_by_role("button", name="All 7 photographs")).to_be_focused()


def test_the_focus_comes_back_to_the_photograph_that_was_seen_last(open_browser):
    page = open_browser()
    page.goto(with_photos(3).get_absolute_url())
    links = page.locator("[data-gallery-list] a")
    links.nth(0).click()
    page.get_by_role("button", name="Next photograph").click()
    counter(page, "2 of 3")
    page.get_by_role("button", name="Close").click()
    expect(links.nth(1)).to_be_focused()


def test_one_photograph_has_no_buttons_to_go_on(open_browser):
    page = open_browser()
    page.goto(with_photos(1).get_absolute_url())
    page.locator("[data-gallery-list] a").click()
    counter(page, "1 of 1")
    page.keyboard.press("ArrowRight")
    counter(page, "1 of 1")
    expect(page.get_by_role("button", name="Next photograph")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("many", [0, 1, 12])
def test_nothing_jumps(open_browser, width, many):
    page = open_browser(width=width)
    page.goto(with_photos(many).get_absolute_url(), wait_until="networkidle")
    page.mouse.wheel(0, 3000)
    page.wait_for_load_state("networkidle")
    assert shifts(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_phone_a_vehicle_and_all_that_is_like_it_are_light(open_browser):
    scenes = looks.album(looks.Looks().next("suv", "private"), Random(1))  # noqa: S311
    drawn = [photographs.photograph(scene) for scene in scenes]
    staff = superuser()
    for number in range(8):
        made = vehicle(person(f"Ravi {number}"), description="Serviced in May. " * 20)
        album.add(made, drawn)
        made.refresh_from_db()
        made.approve(staff)
    page = open_browser(width=360, device_scale_factor=2)
    page.goto(made.get_absolute_url(), wait_until="networkidle")
    with page.expect_response("**/*-cover-640.webp"):
        page.locator(".cards-row").scroll_into_view_if_needed()
    assert comes_true(page, ARRIVED)
    pictures = page.evaluate(PICTURES)
    assert len(pictures) > len(drawn)
    assert [address for address, _ in pictures if "-1024." in address] == []
    html = page.request.get(made.get_absolute_url()).text()
    sizes = weight(html) | {"pictures": sum(size for _, size in pictures)}
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_a_link_is_copied_and_a_browser_that_refuses_says_so(open_browser):
    page = open_browser(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share")
    listed = with_photos(0)
    page.goto(listed.get_absolute_url())
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Link copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(listed.get_absolute_url())
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("could not be copied")).to_be_visible()
