"""Photographs of a listing: sent at once, put in order by keys, kept over a reload, tried again."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from gowheels.models import UploadedPhoto, Vehicle
from tests.browser.picking import arrived, camera_roll, choose, photographs, waiting
from tests.browser.test_accessibility import RULES
from tests.browser.test_journey import fill_in
from tests.factories import person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (600, 700, 800)


def test_photographs_are_sent_as_soon_as_they_are_picked(form):
    choose(form, *camera_roll(*WIDTHS))
    arrived(form, 3)
    assert sorted(waiting()) == list(WIDTHS)
    assert form.get_by_label("Photographs (").evaluate("field => field.files.length") == 0


SHRUNK = """async () => {
  const { shrink } = await import("/static/js/components/photo_shrink.js");
  const canvas = new OffscreenCanvas(5000, 3000);
  canvas.getContext("2d").fillRect(0, 0, 100, 100);
  const { blob, shows } = await shrink(await canvas.convertToBlob());
  const { width, height } = await createImageBitmap(blob);
  const strange = await shrink(new Blob(["no picture"]));
  return [shows, blob.type, width, height, strange.shows, await strange.blob.text()];
}"""


def test_a_large_photograph_is_made_smaller_and_what_cannot_be_read_is_left_alone(form):
    shrunk = form.evaluate(SHRUNK)
    assert shrunk == [True, "image/jpeg", 2560, 1536, False, "no picture"]


def test_photographs_are_put_in_order_by_keys_and_a_reload_keeps_them_so(form):
    choose(form, *camera_roll(*WIDTHS))
    arrived(form, 3)
    photographs(form).nth(2).get_by_role("button", name="Move earlier").focus()
    with form.expect_response(re.compile("/order/")):
        form.keyboard.press("Enter")
    with form.expect_response(re.compile("/order/")):
        form.keyboard.press("Enter")
    first = photographs(form).first
    expect(first.get_by_role("button", name="Move later: photograph 1")).to_be_focused()
    text = first.get_by_role("textbox", name="What photograph 1 shows")
    text.fill("The front with its plate")
    with form.expect_response(re.compile("/text/")):
        text.blur()
    form.reload()
    arrived(form, 3)
    kept = photographs(form).first.get_by_role("textbox", name="What photograph 1 shows")
    expect(kept).to_have_value("The front with its plate")
    assert waiting() == [800, 600, 700]


def test_a_photograph_that_is_removed_is_gone_from_the_site_too(form, stored):
    choose(form, *camera_roll(600, 700))
    arrived(form, 2)
    with form.expect_response(re.compile("/delete/")):
        photographs(form).first.get_by_role("button", name="Remove").click()
    expect(photographs(form)).to_have_count(1)
    expect(photographs(form).first.get_by_role("button", name="Remove")).to_be_focused()
    assert waiting() == [700]
    assert len(stored()) == 2


def test_what_is_no_picture_is_refused_beside_the_field_by_the_page_or_the_site(form, complaints):
    notes = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"words"}
    broken = {"name": "IMG_1.HEIC", "mimeType": "", "buffer": b"\0\0\0\x18ftypheic" + bytes(99)}
    choose(form, notes, broken)
    expect(form.get_by_text("notes.txt is not a photograph")).to_be_visible()
    item = photographs(form).first
    expect(item.get_by_text("IMG_1.HEIC is a HEIC picture")).to_be_visible()
    expect(item.get_by_role("button", name="Try again")).to_be_hidden()
    complaints.clear()


@pytest.mark.parametrize(("color_scheme", "width"), [("light", 360), ("dark", 1280)])
def test_axe_finds_nothing_in_photographs_that_arrived_and_one_that_did_not(
    open_browser, complaints, color_scheme, width
):
    page = open_browser(person("Ravi"), width=width, color_scheme=color_scheme)
    page.goto("/add-vehicle/")
    page.locator("[data-listing]").evaluate(SHOW_ALL_STEPS)
    choose(page, *camera_roll(600, 700))
    arrived(page, 2)
    page.route("**/api/uploads/**", lambda route: route.abort("connectionreset"))
    choose(page, *camera_roll(800))
    expect(page.get_by_role("button", name="Try again: photograph 3")).to_be_visible()
    results = Axe().run(page, context=".photo-picker", options=RULES)
    assert results.response["violations"] == []
    complaints.clear()


SHOW_ALL_STEPS = "form => form.classList.remove('is-stepping')"


def test_the_whole_listing_takes_its_photographs_in_order(form, indiranagar):
    fill_in(form)
    arrived(form, 3)
    photographs(form).first.get_by_role("button", name="Move later").click()
    form.get_by_role("button", name="List vehicle").click()
    form.wait_for_url("**/dashboard/")
    made = Vehicle.objects.get()
    assert (made.image_count, made.images.count()) == (3, 3)
    assert not UploadedPhoto.objects.exists()
    form.goto("/add-vehicle/")
    expect(form.get_by_label("Make")).to_have_value("")
    expect(photographs(form)).to_have_count(0)


def test_a_listing_waits_for_photographs_on_their_way_and_names_the_missing(
    form, indiranagar, complaints
):
    form.route("**/api/uploads/**", lambda route: route.abort("connectionreset"))
    fill_in(form)
    form.get_by_role("button", name="List vehicle").click()
    expect(form.get_by_text("3 photographs have not arrived.")).to_be_visible()
    assert not Vehicle.objects.exists()
    complaints.clear()


def test_without_a_script_the_plain_field_takes_them(open_browser, indiranagar):
    page = open_browser(person("Ravi"), java_script_enabled=False)
    page.goto("/add-vehicle/")
    for name, value in {"Make": "Ather", "Model": "450X", "Year": "2024", "Seats": "2"}.items():
        page.get_by_label(name).fill(value)
    page.get_by_role("radio", name="Scooter").check()
    for group, value in (
        ("Fuel", "Electric"),
        ("Gearbox", "Automatic"),
        ("Number plate", "Private"),
    ):
        page.get_by_role("group", name=group).get_by_label(value).check()
    page.get_by_label("Pincode").fill("560038")
    page.get_by_label("Price a day").fill("450")
    choose(page, *camera_roll(600, 700))
    page.get_by_role("button", name="List vehicle").click()
    page.wait_for_url("**/dashboard/")
    assert [image.width for image in Vehicle.objects.get().images.all()] == [600, 700]
