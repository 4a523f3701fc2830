"""An owner at a phone: the switch, a deletion that is undone, and an edit that two tabs make."""

import re

import pytest
from playwright.sync_api import expect

from gowheels.models import Vehicle
from tests.browser.failing import forgive_network, told_and_tried_again
from tests.factories import person, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ravi():
    return person("Ravi")


def test_the_switch_works_in_place_and_says_what_it_did(open_browser, ravi):
    made = vehicle(ravi)
    page = open_browser(ravi, width=360)
    page.goto("/dashboard/")
    switch = page.get_by_role("switch", name="Tata Nexon 2022 available")
    expect(switch).to_be_checked()
    switch.press("Space")
    expect(switch).not_to_be_checked()
    expect(page.locator("[data-toasts]")).to_contain_text("kept back")
    expect(page.locator("[data-state-words]")).to_have_text("Not available")
    made.refresh_from_db()
    assert not made.available
    switch.click()
    expect(page.locator("[data-state-words]")).to_have_text("Live")


def test_a_deletion_asks_first_and_can_be_undone_by_keyboard(open_browser, ravi):
    made = vehicle(ravi)
    page = open_browser(ravi, width=360)
    page.goto("/dashboard/")
    delete = page.get_by_role("link", name="Delete Tata Nexon 2022")
    delete.press("Enter")
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Escape")
    expect(delete).to_be_focused()
    delete.press("Enter")
    page.get_by_role("button", name="Delete it").press("Enter")
    undo = page.get_by_role("button", name="Undo the deletion of Tata Nexon 2022")
    expect(undo).to_be_focused()
    made.refresh_from_db()
    assert made.deleted_at
    undo.press("Enter")
    expect(delete).to_be_focused()
    made.refresh_from_db()
    assert made.is_visible


def test_everything_works_without_a_script(open_browser, ravi):
    made = vehicle(ravi)
    page = open_browser(ravi, width=360, java_script_enabled=False)
    page.goto("/dashboard/")
    page.get_by_role("switch").click()
    expect(page.get_by_role("switch")).not_to_be_checked()
    page.get_by_role("link", name="Delete Tata Nexon 2022").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator(".messages")).to_contain_text("You can undo that until")
    page.get_by_role("button", name="Undo the deletion").click()
    page.get_by_role("link", name="Edit Tata Nexon 2022").click()
    page.get_by_label("Price a day").fill("1999")
    page.get_by_role("button", name="Save changes").click()
    expect(page.locator(".messages")).to_contain_text("is saved.")
    made.refresh_from_db()
    assert (made.price, made.approval_status) == (1999, "approved")


def test_the_edit_page_says_while_one_types_who_looks_at_it(open_browser, ravi):
    vehicle(ravi)
    page = open_browser(ravi, width=360)
    page.goto("/dashboard/")
    page.get_by_role("link", name="Edit Tata Nexon 2022").click()
    page.get_by_label("Price a day").fill("1999")
    notice = page.get_by_text("Saving sends it to our staff again")
    expect(notice).to_be_hidden()
    page.get_by_label("Seats").fill("7")
    expect(notice).to_be_visible()
    page.get_by_role("button", name="Save and send in").click()
    expect(page.locator(".messages")).to_contain_text("Our staff look at it next")
    assert Vehicle.objects.pending().get().seats == 7


def test_two_tabs_do_not_write_over_each_other_unseen(open_browser, ravi, complaints):
    made = vehicle(ravi)
    page = open_browser(ravi, width=360)
    page.goto(f"/vehicles/{made.pk}/edit/")
    other = page.context.new_page()
    other.goto(f"/vehicles/{made.pk}/edit/")
    other.get_by_label("Price a day").fill("1500")
    other.get_by_role("button", name="Save changes").click()
    other.wait_for_url(re.compile("/dashboard/"))
    page.get_by_label("Price a day").fill("2000")
    page.get_by_role("button", name="Save changes").click()
    expect(page.get_by_text("Saved meanwhile: ₹1,500")).to_be_visible()
    expect(page.get_by_label("Price a day")).to_have_value("2000")
    page.get_by_role("button", name="Save changes").click()
    page.wait_for_url(re.compile("/dashboard/"))
    made.refresh_from_db()
    assert made.price == 2000
    complaints[:] = [said for said in complaints if "409" not in said]


def test_what_was_typed_survives_a_reload_and_a_lost_connection(open_browser, ravi, complaints):
    made = vehicle(ravi)
    page = open_browser(ravi, width=360)
    page.goto(f"/vehicles/{made.pk}/edit/")
    page.get_by_label("Price a day").fill("2000")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save changes").click()
    expect(page.get_by_text("You seem to be offline.")).to_be_visible()
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_label("Price a day")).to_have_value("2000")
    expect(page.get_by_text("What you typed last time is back")).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_label("Price a day")).to_have_value("1850")
    complaints.clear()


def test_what_fails_on_the_dashboard_is_said_in_its_row_and_tried_again(
    open_browser, ravi, complaints
):
    made = vehicle(ravi)
    page = open_browser(ravi, width=360)
    page.goto("/dashboard/")
    row = page.get_by_role("listitem").filter(has=page.get_by_role("switch"))
    switch = page.get_by_role("switch", name="Tata Nexon 2022 available")
    notice = told_and_tried_again(
        page,
        "**/availability/",
        switch.click,
        within=row,
        meanwhile=lambda: expect(switch).to_be_checked(),
    )
    expect(switch).not_to_be_checked()
    expect(notice).to_be_hidden()
    switch.click()
    still = page.get_by_role("button", name="Tata Nexon 2022 is still for rent")
    notice = told_and_tried_again(page, "**/confirm/", still.click, within=row, ways=("offline",))
    expect(notice).to_be_hidden()
    page.get_by_role("link", name="Delete Tata Nexon 2022").click()
    dialog = page.get_by_role("dialog")
    told_and_tried_again(
        page,
        "**/delete/",
        dialog.get_by_role("button", name="Delete it").click,
        within=dialog,
        ways=("offline", "broken"),
    )
    expect(dialog).to_be_hidden()
    undo = page.get_by_role("button", name="Undo the deletion of Tata Nexon 2022")
    strip = page.locator(".own-gone")
    told_and_tried_again(page, "**/restore/", undo.click, within=strip, ways=("offline", "half"))
    expect(strip).to_be_hidden()
    made.refresh_from_db()
    assert made.is_visible
    forgive_network(complaints)
