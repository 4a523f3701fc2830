"""Side by side on a phone: choose, look, send on."""

import pytest
from playwright.sync_api import expect

from tests.factories import person, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def four():
    owner = person("Ravi")
    return [vehicle(owner, model_name=f"Model{number}") for number in range(4)]


def test_four_fit_a_phone_without_the_page_scrolling_sideways(open_browser, four):
    page = open_browser(width=360)
    page.goto(f"/compare/?ids={','.join(str(it.pk) for it in four)}")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    box = page.get_by_role("region", name="Comparison")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    box.focus()
    box.evaluate(
        "box => { window.scrolled = new Promise((done) => { box.onscroll = () => done(true); }); }"
    )
    page.keyboard.press("ArrowRight")
    assert page.evaluate("window.scrolled")
    label = page.get_by_role("rowheader", name="Seats")
    assert label.bounding_box()["x"] == pytest.approx(box.bounding_box()["x"] + 1, abs=1)


def test_two_are_chosen_on_their_pages_and_another_is_added(open_browser, four):
    page = open_browser(width=360)
    for it in four[:2]:
        page.goto(it.get_absolute_url())
        page.get_by_role("button", name="Compare", exact=True).click()
    page.goto("/vehicles/")
    page.get_by_role("link", name="Compare (2)").click()
    page.wait_for_url(f"**/compare/?ids={four[0].pk},{four[1].pk}")
    page.get_by_role("link", name="Remove Tata Model0 2022").click()
    page.wait_for_url(f"**/compare/?ids={four[1].pk}")
    page.get_by_role("link", name="Add another").click()
    expect(page.get_by_role("link", name="Compare (1)")).to_be_visible()
    page.get_by_role("button", name="Compare none of them").click()
    expect(page.locator("[data-compare-tray]")).to_be_hidden()


def test_favourites_are_ticked_to_compare(open_browser, four):
    meera = person("Meera")
    meera.profile.save_favourites([it.pk for it in four])
    page = open_browser(meera)
    page.goto("/favourites/")
    for it in four[:2]:
        page.get_by_label(f"Compare {it.title}").check()
    page.get_by_role("button", name="Compare the chosen").click()
    page.wait_for_url("**/compare/?ids=*")
    expect(page.get_by_role("columnheader")).to_have_count(2)
