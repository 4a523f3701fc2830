"""Photographs of a listing that do not arrive: told beside them, kept, and tried again."""

import pytest
from playwright.sync_api import Page, expect

from gowheels.models import PersonSession, Vehicle
from gowheels.sms import locmem
from tests.browser.failing import WORDS, failing, forgive_network, told_and_tried_again
from tests.browser.picking import arrived, camera_roll, choose, photographs, waiting
from tests.browser.test_journey import fill_in
from tests.factories import person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_connection_that_breaks_is_told_at_the_photograph_which_can_be_tried_again(
    form, complaints
):
    arrived(form, 0)
    form.route("**/api/uploads/**", lambda route: route.abort("connectionreset"))
    choose(form, *camera_roll(600))
    item = photographs(form).first
    expect(item.get_by_text("The connection broke while sending.")).to_be_visible()
    form.unroute("**/api/uploads/**")
    item.get_by_role("button", name="Try again: photograph 1").click()
    arrived(form, 1)
    expect(item.get_by_text("The connection broke")).to_be_hidden()
    assert waiting() == [600]
    complaints[:] = [said for said in complaints if "ERR_CONNECTION_RESET" not in said]


def test_a_photograph_whose_answer_was_lost_is_not_there_twice_when_tried_again(form, complaints):
    arrived(form, 0)

    def lose_the_answer(route):
        route.fetch()
        route.abort("connectionreset")

    form.route("**/api/uploads/**", lose_the_answer)
    choose(form, *camera_roll(600))
    again = photographs(form).first.get_by_role("button", name="Try again: photograph 1")
    expect(again).to_be_visible()
    form.unroute("**/api/uploads/**")
    again.click()
    arrived(form, 1)
    assert waiting() == [600]
    form.reload()
    arrived(form, 1)
    complaints[:] = [said for said in complaints if "ERR_CONNECTION_RESET" not in said]


def test_a_lost_session_keeps_the_photographs_and_the_draft(open_browser, complaints, indiranagar):
    owner = person("Ravi", phone="+919876543210")
    page = open_browser(owner)
    page.goto("/add-vehicle/")
    page.get_by_label("Make").fill("Ather")
    choose(page, *camera_roll(600))
    arrived(page, 1)
    PersonSession.objects.all().delete()
    choose(page, *camera_roll(700))
    expect(page.get_by_text("Not sent, as you are signed out.")).to_be_visible()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in (new tab)").click()
    sign_in(opened.value)
    opened.value.wait_for_url("**/add-vehicle/")
    expect(opened.value.get_by_label("Make")).to_have_value("Ather")
    arrived(opened.value, 1)
    page.locator("[data-photo-picker] .failure").get_by_role("button", name="Try again").click()
    arrived(page, 2)
    expect(page.locator(".failure")).to_be_hidden()
    complaints[:] = [said for said in complaints if "401" not in said]


def sign_in(page: Page) -> None:
    page.get_by_label("Mobile number").fill("98765 43210")
    page.get_by_role("button", name="Send code").click()
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()
    page.get_by_label("Six-digit code").locator("visible=true").press_sequentially(
        locmem.outbox[-1].variables["code"]
    )


@pytest.mark.parametrize("way", ["offline", "broken", "half", "too many"])
def test_a_photograph_that_failed_in_any_way_is_tried_again_by_itself(form, complaints, way):
    arrived(form, 0)
    said = "The connection broke while sending." if way == "offline" else WORDS[way]
    item = photographs(form).first
    with failing(form, "**/api/uploads/**", way):
        choose(form, *camera_roll(600))
        expect(item).to_contain_text(said)
    item.get_by_role("button", name="Try again: photograph 1").click()
    arrived(form, 1)
    assert waiting() == [600]
    forgive_network(complaints)


def test_a_photograph_that_no_longer_moves_is_given_up_and_can_be_tried_again(form, complaints):
    arrived(form, 0)
    form.clock.install()
    form.route("**/api/uploads/**", lambda _: None)
    choose(form, *camera_roll(600))
    item = photographs(form).first
    expect(item.get_by_role("progressbar", include_hidden=True)).to_be_visible()
    form.clock.fast_forward("01:01")
    expect(item).to_contain_text("The site did not answer within 60 seconds.")
    form.unroute("**/api/uploads/**")
    item.get_by_role("button", name="Try again: photograph 1").click()
    arrived(form, 1)
    forgive_network(complaints)


def test_an_order_and_a_removal_that_failed_are_tried_again_together(form, complaints):
    choose(form, *camera_roll(600, 700, 800))
    arrived(form, 3)
    picker = form.locator("[data-photo-picker]")

    def change():
        photographs(form).nth(2).get_by_role("button", name="Remove").click()
        photographs(form).nth(1).get_by_role("button", name="Move earlier").click()

    notice = told_and_tried_again(
        form, "**/api/**", change, within=picker, ways=("offline", "broken", "half", "refused")
    )
    expect(notice).to_be_hidden()
    assert waiting() == [700, 600]
    forgive_network(complaints)


def test_a_listing_that_could_not_be_sent_is_kept_and_sent_by_a_press(
    form, indiranagar, complaints
):
    fill_in(form)
    arrived(form, 3)
    told_and_tried_again(
        form,
        "**/add-vehicle/",
        form.get_by_role("button", name="List vehicle").click,
        meanwhile=lambda: expect(form.get_by_label("Make")).to_have_value("Ather"),
    )
    form.wait_for_url("**/dashboard/")
    assert Vehicle.objects.get().image_count == 3
    forgive_network(complaints)


def test_who_was_signed_out_signs_in_beside_the_form_and_sends_it(
    open_browser, indiranagar, complaints
):
    page = open_browser(person("Ravi", phone="+919876543210"), width=1280)
    page.goto("/add-vehicle/")
    fill_in(page)
    arrived(page, 3)
    PersonSession.objects.all().delete()
    page.get_by_role("button", name="List vehicle").click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in (new tab)").click()
    sign_in(opened.value)
    opened.value.wait_for_url("**/add-vehicle/")
    opened.value.close()
    page.locator(".failure").get_by_role("button", name="Try again").click()
    page.wait_for_url("**/dashboard/")
    assert Vehicle.objects.get().brand_name == "Ather"
    forgive_network(complaints)
