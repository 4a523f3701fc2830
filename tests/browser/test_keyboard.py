"""Without a mouse: from signing in to a listing that waits for approval."""

import pytest
from playwright.sync_api import expect

from gowheels.models import Vehicle
from gowheels.sms import locmem
from tests.browser.focus import tab_to, type_into
from tests.browser.test_journey import uploads

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_vehicle_is_listed_by_keys_alone(open_browser, indiranagar):
    page = open_browser()
    keyboard = page.keyboard
    # From here on the browser hands its file dialogs over: asked only when one is about to open, it
    # may open it first.
    page.on("filechooser", lambda _: None)
    page.goto("/")
    tab_to(page, "a[href='/add-vehicle/']")
    keyboard.press("Enter")
    page.wait_for_url("**/login/**", wait_until="networkidle")
    type_into(page, "#id_phone", "98765 43210")
    keyboard.press("Enter")
    expect(page.locator("#id_otp")).to_be_focused()
    keyboard.type(locmem.outbox[-1].variables["code"])
    expect(page.get_by_label("Your name")).to_be_focused()
    keyboard.type("Ravi")
    keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What is it?")).to_be_visible()

    tab_to(page, "[name=category]")
    keyboard.press("Space")
    keyboard.press("ArrowRight")
    expect(page.locator("[name=category]").nth(1)).to_be_checked()
    type_into(page, "[name=brand_name]", "Ather")
    type_into(page, "[name=model_name]", "450X")
    type_into(page, "[name=year]", "2024")
    for choice in ("fuel", "transmission"):
        tab_to(page, f"[name={choice}]")
        keyboard.press("Space")
    type_into(page, "[name=seats]", "2")
    tab_to(page, "[name=plate]")
    keyboard.press("Space")
    type_into(page, "[name=description]", "Two helmets included.")
    type_into(page, "[name=pincode]", "560038")
    expect(page.get_by_label("City or district")).to_have_value("Bengaluru")
    type_into(page, "[name=price]", "450")
    tab_to(page, "[name=vehicle_images]")
    with page.expect_file_chooser() as chooser:
        keyboard.press("Enter")
    chooser.value.set_files(uploads(2))
    expect(page.locator("[data-photos] > [data-state=arrived]")).to_have_count(2)
    tab_to(page, "[data-listing] [data-submit]")
    keyboard.press("Enter")
    page.wait_for_url("**/dashboard/")
    expect(page.get_by_text("Waiting for approval").first).to_be_visible()
    listed = Vehicle.objects.get()
    assert (listed.brand_name, listed.image_count) == ("Ather", 2)
    assert listed.approval_status == "pending"


def test_what_comes_by_itself_is_read_out(open_browser, complaints, indiranagar):
    page = open_browser()
    page.goto("/vehicles/")
    results = page.get_by_role("region", name="0 vehicles")
    expect(results.locator("[aria-live=polite] > h2")).to_have_text("0 vehicles")
    expect(page.locator("[data-failure]")).to_have_role("alert")
    expect(page.locator("[data-toasts]")).to_have_role("status")
    expect(page.get_by_role("search").first).to_be_visible()
    page.goto("/login/")
    field = page.get_by_label("Mobile number")
    field.fill("123")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        "Enter an Indian mobile number, such as 98765 43210."
    )
    complaints[:] = [said for said in complaints if "status of 400 " not in said]
