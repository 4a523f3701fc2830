"""Longer words break no page: Hindi, and English that grows."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from gowheels.models import BrandImage, Pincode
from tests.browser.settling import comes_true
from tests.factories import person, superuser, trip_query, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# By how many pixels the page is wider than its window.
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Controls and plates whose words do not fit into them; a pixel may be a rounding.
CLIPPED = """[...document.querySelectorAll(
    'a.button, button, summary, .choice, .chip, .plate:not(.wordmark), .bottom-bar a, th, dt'
)].filter((one) => one.checkVisibility() && one.clientWidth > 1
    && getComputedStyle(one).overflowX !== 'auto' && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.textContent.trim())"""
# Every word a third longer, as in a language that nobody has thought of.
GROW = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    node.data = node.data.replace(/[A-Za-z]{3,}/g, (word) =>
      word + "\\u0101".repeat(Math.ceil(word.length / 3)));
  }
}"""


@pytest.fixture
def visits(open_browser):
    """Open browsers of a width and yield each page that is there, loaded."""
    BrandImage.objects.create(category="car", name="Tata")
    Pincode.objects.create(
        code="560038",
        place="Indiranagar",
        district="Bengaluru",
        state="Karnataka",
        latitude=12.97,
        longitude=77.64,
    )
    owner, customer = person("Ravi"), person("Meera")
    terms = {"deposit": 5000, "price_per_hour": 150, "km_per_day": 300, "extra_km_price": 12}
    shown = vehicle(owner, **terms, description="Serviced.")
    for plate in ("private", "electric", "commercial"):
        vehicle(owner, plate=plate)
    vehicle(owner, approval_status="pending")
    owner.profile.save_favourites([shown.pk])
    trip = urlencode(trip_query(days=2, hours=5))
    page = shown.get_absolute_url()

    def opened(width, **options):
        anonymous = open_browser(width=width, **options)
        signed_in = open_browser(owner, width=width, **options)
        reader = open_browser(customer, width=width, **options)
        ways = [
            *((anonymous, path) for path in (
                "/", "/vehicles/", f"/vehicles/?q=tata+560038&category=car&min_price=900&{trip}",
                f"{page}?{trip}", "/favourites/", f"/compare/?ids={shown.pk}&{trip}", "/cars/",
                "/brands/tata/", "/about/", "/safety/", "/privacy/", "/terms/", "/login/",
                "/register/", "/language/", "/api/",
            )),
            *((signed_in, path) for path in (
                "/", "/dashboard/", "/dashboard/leads/", f"/dashboard/vehicles/{shown.pk}/",
                "/add-vehicle/", f"/vehicles/{shown.pk}/edit/", "/profile/", "/favourites/",
            )),
            *((reader, path) for path in (page, f"/vehicles/{shown.pk}/report/")),
        ]  # fmt: skip
        for browser, path in ways:
            browser.goto(path, wait_until="load")
            yield path, browser

    return opened


@pytest.mark.parametrize("width", [360, 1280])
def test_hindi_fits_into_every_page_and_control(visits, width):
    found = {}
    for path, page in visits(width, locale="hi-IN"):
        assert page.get_attribute("html", "lang") == "hi-IN"
        wider, clipped = page.evaluate(WIDER), page.evaluate(CLIPPED)
        if wider or clipped:
            found[path] = wider, clipped
    assert found == {}


def test_words_that_grow_push_no_page_sideways(visits):
    found = {}
    for path, page in visits(360):
        page.evaluate(GROW)
        # Scripts may still be drawing what they add; what counts is where the page settles.
        if not comes_true(page, f"{WIDER} <= 0"):
            found[path] = page.evaluate(WIDER)
    assert found == {}


def test_one_press_changes_the_language_and_stays_on_the_page(open_browser):
    vehicle()
    page = open_browser(width=360)
    page.goto("/vehicles/?category=car", wait_until="networkidle")
    page.locator(".footer a[data-language=hi]").click()
    page.wait_for_selector("html[lang=hi-IN]")
    assert page.url.endswith("/vehicles/?category=car")
    page.goto("/about/")
    assert page.get_attribute("html", "lang") == "hi-IN"
    page.locator(".footer a[data-language=en]").click()
    page.wait_for_selector("html[lang=en-IN]")


def test_without_scripts_it_takes_a_page_of_its_own(open_browser):
    page = open_browser(java_script_enabled=False)
    page.goto("/about/")
    page.locator(".header a[data-language=hi]").click()
    page.get_by_role("button", name="हिन्दी").click()
    assert page.url.endswith("/about/")
    assert page.get_attribute("html", "lang") == "hi-IN"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hindi_fits_into_the_desk(open_browser, width, scheme):
    owner = person("Ravi")
    pending = vehicle(owner, approval_status="pending", description="Serviced.")
    desk = open_browser(superuser(), width=width, locale="hi-IN", color_scheme=scheme)
    found = {}
    for path in (
        "/admin/", "/admin/gowheels/vehicle/", f"/admin/gowheels/vehicle/{pending.pk}/change/",
        f"/admin/gowheels/userprofile/{owner.profile.pk}/change/", "/admin/gowheels/auditentry/",
        "/admin/gowheels/brandimage/unknown/", "/admin/gowheels/brandimage/add/",
    ):  # fmt: skip
        desk.goto(path, wait_until="load")
        assert desk.get_attribute("html", "lang") == "hi"
        wider, clipped = desk.evaluate(WIDER), desk.evaluate(CLIPPED)
        if wider or clipped:
            found[path] = wider, clipped
    assert found == {}


def test_one_press_changes_the_language_of_the_desk_and_stays_on_the_page(open_browser):
    vehicle(approval_status="pending")
    desk = open_browser(superuser())
    desk.goto("/admin/gowheels/vehicle/next/")
    desk.locator("#user-tools a[data-language=hi]").click()
    expect(desk.locator("[data-keys-switch]")).to_have_text("कुंजियाँ चालू हैं")
    assert "/change/" in desk.url
