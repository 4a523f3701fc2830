"""One's own account with its module, when the line to the site is down."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gowheels.models import UserProfile
from gowheels.sms import locmem
from tests.browser.failing import forgive_network, told_and_tried_again
from tests.factories import person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(open_browser) -> Page:
    page = open_browser(person("Meera", phone="+919876543210"), width=360)
    page.goto("/profile/")
    return page


def sent_code() -> str:
    return locmem.outbox[-1].variables["code"]


def test_details_stay_typed_and_are_saved_by_a_press(page, complaints):
    name = page.get_by_label("Your name")
    name.fill("Meera Rao")
    form = page.locator("[data-details]")
    save = page.get_by_role("button", name="Save", exact=True)
    ways = ("broken", "half", "signed out", "refused")
    notice = told_and_tried_again(
        page,
        "**/api/profile/",
        save.click,
        within=form,
        ways=ways,
        meanwhile=lambda: expect(name).to_have_value("Meera Rao"),
    )
    expect(page.locator("[data-toasts]")).to_contain_text("Saved.")
    expect(notice).to_be_hidden()
    assert UserProfile.objects.get().user.first_name == "Meera Rao"
    page.context.set_offline(offline=True)
    save.click()
    expect(form.locator(".failure")).to_contain_text("The connection broke while sending.")
    forgive_network(complaints)


def test_a_change_of_number_goes_on_where_it_was_cut(page, complaints):
    part = page.locator("[data-change-phone]")
    part.get_by_text("Change number").click()
    part.get_by_label("New mobile number").fill("98765 00000")
    told_and_tried_again(
        page,
        "**/api/otp/",
        part.get_by_role("button", name="Send code").click,
        within=part,
        ways=("offline", "broken"),
    )
    code = part.get_by_label("Six-digit code")
    expect(code).to_be_focused()
    told_and_tried_again(
        page,
        "**/api/profile/phone/",
        lambda: code.press_sequentially(sent_code()),
        within=part,
        ways=("offline", "hanging"),
        meanwhile=lambda: expect(code).to_have_value(sent_code()),
    )
    expect(page.locator("[data-toasts]")).to_contain_text("moved to the new number")
    assert UserProfile.objects.get().phone == "+919876500000"
    forgive_network(complaints)


def test_a_deletion_happens_only_when_its_answer_was_had(page, complaints):
    part = page.locator("[data-delete]")
    told_and_tried_again(
        page,
        "**/api/otp/",
        part.get_by_role("button", name="Send deletion code").click,
        within=part,
        ways=("offline",),
    )
    code = part.get_by_label("Six-digit code")
    expect(code).to_be_focused()
    code.fill(sent_code())
    told_and_tried_again(
        page,
        "**/api/profile/delete/",
        part.get_by_role("button", name="Delete my account for good").click,
        within=part,
        ways=("offline", "broken"),
    )
    page.wait_for_url(re.compile(r"//[^/]+/$"))
    assert not UserProfile.objects.exists()
    forgive_network(complaints)


def test_a_download_is_asked_for_again(page, complaints):
    part = page.locator("[data-export]")
    with page.expect_download() as had:
        told_and_tried_again(
            page,
            "**/api/profile/export/",
            part.get_by_role("link", name="Download all my data").click,
            within=part,
            ways=("offline", "broken"),
        )
    assert json.loads(Path(had.value.path()).read_text())
    forgive_network(complaints)


def test_signing_out_everywhere_is_tried_again(page, complaints):
    part = page.locator("[data-everywhere]")
    told_and_tried_again(
        page,
        "**/api/logout/",
        part.get_by_role("button", name="Sign out on all devices").click,
        within=part,
        ways=("offline", "broken"),
    )
    page.wait_for_url(re.compile(r"//[^/]+/$"))
    forgive_network(complaints)
