"""A report by keyboard alone."""

import pytest
from playwright.sync_api import expect

from gowheels.models import VehicleReport
from tests.browser.failing import forgive_network, told_and_tried_again
from tests.factories import person, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_report_is_written_by_keyboard(open_browser, complaints):
    it = vehicle()
    page = open_browser(person("Meera"), width=360)
    page.goto(it.get_absolute_url())
    link = page.get_by_role("button", name="Report this listing")
    link.press(" ")
    dialog = page.get_by_role("dialog", name="Report this Tata Nexon 2022")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Send report").press("Enter")
    expect(dialog.get_by_text("Choose what is wrong.")).to_be_visible()
    assert all("400" in said for said in complaints)
    complaints.clear()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Not as described.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("Thank you. Our staff read every report.")).to_be_visible()
    expect(link).to_be_focused()
    assert VehicleReport.objects.get().note == "Not as described."


def test_who_is_signed_out_signs_in_and_comes_to_the_form(open_browser):
    it = vehicle()
    page = open_browser()
    page.goto(it.get_absolute_url())
    page.get_by_role("link", name="Report this listing").click()
    page.wait_for_url(f"**/login/?next=/vehicles/{it.pk}/report/")


def test_a_report_that_failed_stays_written_and_is_sent_by_a_press(open_browser, complaints):
    it = vehicle()
    page = open_browser(person("Meera"), width=360)
    page.goto(it.get_absolute_url())
    page.get_by_role("button", name="Report this listing").click()
    dialog = page.get_by_role("dialog", name="Report this Tata Nexon 2022")
    dialog.get_by_role("radio").first.check()
    note = dialog.get_by_role("textbox")
    note.fill("Not as described.")
    told_and_tried_again(
        page,
        "**/report/",
        dialog.get_by_role("button", name="Send report").click,
        within=dialog,
        meanwhile=lambda: expect(note).to_have_value("Not as described."),
    )
    expect(dialog).to_be_hidden()
    assert VehicleReport.objects.get().note == "Not as described."
    forgive_network(complaints)
