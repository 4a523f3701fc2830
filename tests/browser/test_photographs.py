"""Photographs of a listing: sent at once, put in order by keys, kept over a reload, tried again."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from gowheels.models import PersonSession, UploadedPhoto, Vehicle
from gowheels.sms import locmem
from tests.browser.failing import WORDS, failing, forgive_network, told_and_tried_again
from tests.browser.test_accessibility import RULES
from tests.browser.test_journey import fill_in
from tests.factories import person, photograph

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (600, 700, 800)


def camera_roll(*widths: int) -> list[dict]:
    return [
        {
            "name": f"IMG_{width}.jpg",
            "mimeType": "image/jpeg",
            "buffer": photograph(width, 400).read(),
        }
        for width in widths
    ]


def photographs(page: Page):
    return page.get_by_role("list", name="Chosen photographs").get_by_role("listitem")


def choose(page: Page, *files: dict) -> None:
    page.get_by_label("Photographs (").set_input_files(files)


def arrived(page: Page, count: int) -> None:
    expect(page.locator("[data-photos] > [data-state=arrived]")).to_have_count(count)


def waiting() -> list[int]:
    return [photo.width for photo in UploadedPhoto.objects.all()]


@pytest.fixture
def form(open_browser) -> Page:
    page = open_browser(person("Ravi"))
    page.goto("/add-vehicle/")
    return page


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
