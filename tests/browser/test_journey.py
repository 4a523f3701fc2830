"""The main job, as people do it: one lists a vehicle, staff approve it, another finds it."""

import re

import pytest
from playwright.sync_api import Page, expect

from gowheels.models import Vehicle
from gowheels.sms import locmem
from tests.factories import person, photograph, superuser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def uploads(many: int) -> list[dict]:
    """Photographs as a camera makes them: with the place in them, and turned."""
    return [
        {
            "name": f"IMG_{number}.jpg",
            "mimeType": "image/jpeg",
            "buffer": photograph(900, 600, gps=True, orientation=6).read(),
        }
        for number in range(many)
    ]


def register(page: Page, phone: str, name: str) -> None:
    page.get_by_label("Mobile number").fill(phone)
    page.get_by_role("button", name="Send code").click()
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()
    page.get_by_label("Six-digit code").locator("visible=true").press_sequentially(
        locmem.outbox[-1].variables["code"]
    )
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Create account").click()


def fill_in(page: Page) -> None:
    page.get_by_role("radio", name="Scooter").check()
    page.get_by_label("Make").fill("Ather")
    page.get_by_label("Model").fill("450X")
    page.get_by_label("Year").fill("2024")
    page.get_by_role("group", name="Fuel").get_by_label("Electric").check()
    page.get_by_role("group", name="Gearbox").get_by_label("Automatic").check()
    page.get_by_label("Seats").fill("2")
    page.get_by_role("group", name="Number plate").get_by_label("Electric").check()
    page.get_by_label("Description").fill("Two helmets included.")
    page.get_by_label("Pincode").fill("560038")
    expect(page.get_by_label("City or district")).to_have_value("Bengaluru")
    page.get_by_label("Price a day").fill("450")
    page.get_by_label("Photographs (").set_input_files(uploads(3))
    expect(
        page.get_by_role("list", name="Chosen photographs").get_by_role("listitem")
    ).to_have_count(3)


def test_a_vehicle_is_listed_approved_and_found(open_browser, indiranagar, stored):
    owner = open_browser()
    owner.goto("/add-vehicle/")
    register(owner, "98765 43210", "Ravi")
    owner.wait_for_url("**/add-vehicle/")
    fill_in(owner)
    owner.get_by_role("button", name="List vehicle").click()
    owner.wait_for_url("**/dashboard/")
    expect(owner.get_by_text("Ather 450X 2024").first).to_be_visible()
    expect(owner.get_by_text("Waiting for approval").first).to_be_visible()
    # Who goes back must not find all of it again, to be listed once more.
    owner.go_back()
    expect(owner.get_by_label("Make")).to_have_value("")
    owner.go_forward()
    owner.wait_for_url("**/dashboard/")

    listed = Vehicle.objects.get()
    assert listed.image_count == 3
    assert [(image.width, image.height) for image in listed.images.all()] == [(600, 900)] * 3

    superuser("asha")
    desk = open_browser()
    desk.goto("/admin/gowheels/vehicle/")
    desk.get_by_label("Username").fill("asha")
    desk.get_by_label("Password").fill("long-enough-for-a-test")
    desk.get_by_role("button", name="Log in").click()
    desk.get_by_role("link", name="Ather 450X 2024").click()
    for image in desk.locator(".desk-photographs img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("image => image.naturalWidth") > 0
    desk.get_by_role("button", name="Approve").click()
    expect(desk.get_by_text("Ather 450X 2024: approved.")).to_be_visible()

    customer = open_browser(person("Meera"), width=360)
    customer.goto("/")
    customer.get_by_label("Where").fill("560038")
    customer.get_by_role("main").get_by_role("button", name="Search").click()
    customer.wait_for_url(re.compile(r"/vehicles/\?.*place=560038"))
    expect(customer.get_by_role("heading", name="1 vehicle")).to_be_visible()
    customer.get_by_role("link", name="Ather 450X 2024").click()
    expect(customer.get_by_role("heading", name="Ather 450X 2024", level=1)).to_be_visible()
    customer.get_by_role("button", name="Show number").click()
    expect(customer.get_by_text("+91 98765 43210")).to_be_visible()

    owner.reload()
    expect(owner.get_by_text("Live").first).to_be_visible()
    listed.refresh_from_db()
    assert (listed.view_count, listed.contact_count) == (1, 1)
