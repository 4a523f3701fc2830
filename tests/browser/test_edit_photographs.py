"""The photographs of a listed vehicle on its edit page: each change is live at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from gowheels import album
from gowheels.models import Vehicle
from gowheels.photos import prepare
from tests.browser.failing import forgive_network, told_and_tried_again
from tests.browser.picking import arrived, camera_roll, choose, photographs
from tests.factories import person, photograph, superuser, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pictured() -> Vehicle:
    """An approved vehicle with two photographs, 500 and 600 pixels wide."""
    made = vehicle(person("Ravi"))
    album.add(made, [prepare(photograph(width, 300)) for width in (500, 600)])
    made.refresh_from_db()
    made.approve(superuser())
    return made


@pytest.fixture
def form(open_browser, pictured) -> Page:
    page = open_browser(pictured.seller, width=360)
    page.goto(f"/vehicles/{pictured.pk}/edit/")
    arrived(page, 2)
    return page


def widths(made: Vehicle) -> list[int]:
    made.refresh_from_db()
    return [image.width for image in made.images.all()]


def test_a_new_photograph_is_added_at_once_and_says_who_looks_at_it(form, pictured):
    expect(form.get_by_role("group", name="What customers see now")).to_have_count(0)
    expect(form.get_by_text("A new photograph sends the listing to our staff")).to_be_visible()
    notice = form.get_by_text("Our staff have the new photographs before them.")
    expect(notice).to_be_hidden()
    choose(form, *camera_roll(700))
    arrived(form, 3)
    expect(notice).to_be_visible()
    assert widths(pictured) == [500, 600, 700]
    assert pictured.approval_status == "pending"


def test_order_words_and_removal_are_kept_and_stay_live(form, pictured):
    with form.expect_response(re.compile("/order/")):
        photographs(form).nth(1).get_by_role("button", name="Move earlier").press("Enter")
    assert widths(pictured) == [600, 500]
    text = photographs(form).first.get_by_role("textbox", name="What photograph 1 shows")
    text.fill("The back")
    with form.expect_response(re.compile("/text/")):
        text.blur()
    with form.expect_response(re.compile("/delete/")):
        photographs(form).nth(1).get_by_role("button", name="Remove").press("Enter")
    assert widths(pictured) == [600]
    assert pictured.images.get().alternative_text == "The back"
    form.reload()
    arrived(form, 1)
    expect(text).to_have_value("The back")
    expect(form.get_by_text("What you typed last time is back")).to_be_hidden()
    assert pictured.is_visible


def test_photographs_are_dragged_into_another_order(open_browser, pictured):
    page = open_browser(pictured.seller)
    page.goto(f"/vehicles/{pictured.pk}/edit/")
    arrived(page, 2)
    with page.expect_response(re.compile("/order/")):
        photographs(page).nth(1).drag_to(photographs(page).first)
    assert widths(pictured) == [600, 500]


def test_the_rest_of_the_form_is_saved_beside_photographs_that_changed_meanwhile(form, pictured):
    form.get_by_label("Price a day").fill("1999")
    choose(form, *camera_roll(700))
    arrived(form, 3)
    form.get_by_role("button", name="Save changes").click()
    form.wait_for_url("**/dashboard/")
    assert widths(pictured) == [500, 600, 700]
    assert pictured.price == 1999


def test_a_save_waits_for_a_photograph_that_did_not_arrive_and_goes_on_when_it_has(
    form, pictured, complaints
):
    form.route("**/images/", lambda route: route.abort("connectionreset"))
    form.get_by_label("Price a day").fill("1999")
    choose(form, *camera_roll(700))
    form.get_by_role("button", name="Save changes").click()
    expect(form.get_by_text("A photograph has not arrived.")).to_be_visible()
    assert Vehicle.objects.get().price == 1850
    form.unroute("**/images/")
    photographs(form).nth(2).get_by_role("button", name="Try again: photograph 3").click()
    arrived(form, 3)
    form.get_by_role("button", name="Save changes").click()
    form.wait_for_url("**/dashboard/")
    assert (Vehicle.objects.get().price, widths(pictured)) == (1999, [500, 600, 700])
    complaints[:] = [said for said in complaints if "ERR_CONNECTION_RESET" not in said]


def test_without_a_script_photographs_are_added_and_removed_with_the_form(open_browser, pictured):
    page = open_browser(pictured.seller, width=360, java_script_enabled=False)
    page.goto(f"/vehicles/{pictured.pk}/edit/")
    page.get_by_label("Remove photograph 1").check()
    choose(page, *camera_roll(700))
    page.get_by_role("button", name="Save changes").click()
    page.wait_for_url("**/dashboard/")
    assert widths(pictured) == [600, 700]


def test_changes_that_could_not_be_saved_stay_typed_and_are_saved_by_a_press(
    form, pictured, complaints
):
    price = form.get_by_label("Price a day")
    price.fill("1999")
    told_and_tried_again(
        form,
        "**/edit/",
        form.get_by_role("button", name="Save changes").click,
        meanwhile=lambda: expect(price).to_have_value("1999"),
    )
    form.wait_for_url("**/dashboard/")
    assert Vehicle.objects.get().price == 1999
    forgive_network(complaints)
