"""The sign-in page with its module: one field drawn as six boxes, and words for every failure."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from gowheels import otp
from gowheels.models import OneTimePassword, UserProfile
from gowheels.sms import locmem
from tests.browser.failing import forgive_network, told_and_tried_again
from tests.factories import person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = "+919876543210"
WHERE_IT_WAS_GOING = re.compile(r"//[^/]+/safety/$")


def sent_code() -> str:
    return locmem.outbox[-1].variables["code"]


def wrong_code() -> str:
    return f"{(int(sent_code()) + 1) % 10**6:06}"


def code_field(page: Page) -> Locator:
    return page.get_by_label("Six-digit code").locator("visible=true")


def ask_for_code(page: Page) -> None:
    page.goto("/login/?next=/safety/")
    expect(page.get_by_label("Mobile number")).to_be_focused()
    page.get_by_label("Mobile number").fill("98765 43210")
    page.get_by_role("button", name="Send code").click()


def paste(page: Page, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def forgive(complaints: list[str], status: int) -> None:
    """Chromium complains of every answer that fails, also of one that was asked for."""
    expected = f"the server responded with a status of {status} "
    assert any(expected in said for said in complaints)
    complaints[:] = [said for said in complaints if expected not in said]


def test_a_pasted_code_fills_the_boxes_and_a_newcomer_goes_on(open_browser):
    page = open_browser(width=360)
    ask_for_code(page)
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()
    expect(page.locator("[data-box]").locator("visible=true")).to_have_count(6)
    expect(code_field(page)).to_be_focused()
    expect(code_field(page)).to_have_attribute("inputmode", "numeric")
    paste(page, f"{sent_code()[:3]} {sent_code()[3:]}\n")
    expect(page.get_by_role("heading", name="Nice to meet you")).to_be_visible()
    expect(page.locator("#id_otp")).to_have_value(sent_code())
    expect(page.get_by_label("Your name")).to_be_focused()
    page.get_by_label("Your name").fill("Meera")
    page.get_by_role("button", name="Create account").click()
    expect(page).to_have_url(WHERE_IT_WAS_GOING)
    assert UserProfile.objects.get().user.first_name == "Meera"


def test_a_wrong_code_is_said_beside_the_boxes_which_are_empty_and_have_the_focus(
    open_browser, complaints
):
    person("Meera", PHONE)
    page = open_browser()
    ask_for_code(page)
    expect(code_field(page)).to_be_focused()
    code_field(page).press_sequentially(wrong_code())
    expect(page.get_by_text("That is not the code we sent.")).to_be_visible()
    expect(code_field(page)).to_have_value("")
    expect(code_field(page)).to_be_focused()
    expect(code_field(page)).to_have_attribute("aria-invalid", "true")
    forgive(complaints, 400)
    code_field(page).press_sequentially(sent_code())
    expect(page).to_have_url(WHERE_IT_WAS_GOING)
    assert OneTimePassword.objects.get().attempts == 2


def test_another_code_is_had_when_the_countdown_is_over(open_browser):
    person("Meera", PHONE)
    page = open_browser()
    page.clock.install()
    ask_for_code(page)
    again = page.get_by_role("button", name=re.compile("Send again"))
    expect(again).to_have_text(re.compile(r"Send again in \d+ seconds?"))
    expect(again).to_be_disabled()
    page.clock.fast_forward("00:31")
    expect(again).to_have_text("Send again")
    expect(again).to_be_enabled()


def test_who_asks_too_often_sees_how_long_it_takes_counted_down(open_browser, complaints):
    otp.issue(PHONE, OneTimePassword.Purpose.SIGN_IN, "another browser", "203.0.113.7")
    page = open_browser()
    page.clock.install()
    ask_for_code(page)
    button = page.get_by_role("button", name=re.compile("Try again in"))
    expect(page.get_by_text(re.compile(r"Too often\. Try again in \d+ seconds"))).to_be_visible()
    expect(button).to_have_text(re.compile(r"Try again in \d+ seconds?"))
    expect(button).to_be_disabled()
    forgive(complaints, 429)
    page.clock.fast_forward("00:31")
    expect(page.get_by_role("button", name="Send code")).to_be_enabled()
    expect(page.get_by_text("Too often.")).to_be_hidden()
    assert len(locmem.outbox) == 1


def test_the_whole_of_it_works_without_a_script(open_browser):
    page = open_browser(java_script_enabled=False)
    ask_for_code(page)
    code_field(page).fill(sent_code())
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Your name").fill("Meera")
    page.get_by_role("button", name="Create account").click()
    expect(page).to_have_url(WHERE_IT_WAS_GOING)
    assert UserProfile.objects.get().phone == PHONE


def test_each_step_tells_what_failed_keeps_what_was_typed_and_tries_again(open_browser, complaints):
    page = open_browser(width=360)
    page.goto("/login/?next=/safety/")
    number = page.get_by_label("Mobile number")
    number.fill("98765 43210")
    send = page.get_by_role("button", name="Send code")
    told_and_tried_again(
        page,
        "**/check-phone/",
        send.click,
        meanwhile=lambda: expect(number).to_have_value("98765 43210"),
    )
    expect(code_field(page)).to_be_focused()
    code_field(page).press_sequentially(sent_code())
    name = page.get_by_label("Your name")
    name.fill("Meera")
    told_and_tried_again(
        page,
        "**/register/",
        page.get_by_role("button", name="Create account").click,
        meanwhile=lambda: expect(name).to_have_value("Meera"),
    )
    expect(page).to_have_url(WHERE_IT_WAS_GOING)
    assert UserProfile.objects.get().user.first_name == "Meera"
    forgive_network(complaints)


def test_a_code_stays_while_the_line_is_down_and_is_sent_again_by_a_press(open_browser, complaints):
    person("Meera", PHONE)
    page = open_browser(width=360)
    ask_for_code(page)
    expect(code_field(page)).to_be_focused()
    told_and_tried_again(
        page,
        "**/login/",
        lambda: code_field(page).press_sequentially(sent_code()),
        meanwhile=lambda: expect(code_field(page)).to_have_value(sent_code()),
        ways=("offline", "broken", "half"),
    )
    expect(page).to_have_url(WHERE_IT_WAS_GOING)
    forgive_network(complaints)
