"""The desk worked by keys alone, and without a script."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gowheels.models import Vehicle
from tests.factories import superuser, vehicle

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = ("First", "Second", "Third", "Fourth")


@pytest.fixture
def waiting():
    since = timezone.now() - timedelta(days=1)
    return {
        name: vehicle(
            approval_status="pending", model_name=name, created_at=since + timedelta(hours=hours)
        )
        for hours, name in enumerate(NAMES)
    }


def shows(page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Tata {name} 2022")
    expect(page.locator("[data-desk]")).to_have_attribute("data-keys", re.compile("on|off"))


def test_one_key_approves_or_rejects_and_the_next_opens_by_itself(open_browser, waiting):
    page = open_browser(superuser())
    page.goto("/admin/gowheels/vehicle/next/")
    shows(page, "First")
    page.keyboard.press("a")
    shows(page, "Second")
    page.keyboard.press("n")
    shows(page, "Third")
    page.keyboard.press("k")
    shows(page, "Second")
    page.keyboard.press("r")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    shows(page, "Third")
    page.keyboard.press("r")
    page.keyboard.press("7")
    page.keyboard.type("Park a little further away.")
    page.keyboard.press("Enter")
    shows(page, "Fourth")
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="Nothing waits")).to_be_visible()
    standing = dict(Vehicle.objects.values_list("model_name", "rejection_reason"))
    assert standing == {
        "First": "",
        "Second": "The photographs are too dark or blurred to judge the vehicle.",
        "Third": "Park a little further away.",
        "Fourth": "",
    }
    assert Vehicle.objects.visible().count() == 2


def test_keys_are_off_while_one_types_and_when_they_are_switched_off(open_browser, waiting):
    page = open_browser(superuser())
    page.goto("/admin/gowheels/vehicle/next/")
    shows(page, "First")
    page.locator("#id_locality").fill("")
    page.locator("#id_locality").press_sequentially("an area")
    page.get_by_role("button", name="Keys are on").click()
    page.keyboard.press("a")
    page.reload()
    page.get_by_role("button", name="Keys are off").focus()
    page.keyboard.press("a")
    shows(page, "First")
    assert Vehicle.objects.pending().count() == 4


def test_without_a_script_there_are_buttons(open_browser, waiting):
    page = open_browser(superuser(), java_script_enabled=False)
    page.goto("/admin/gowheels/vehicle/next/")
    page.get_by_role("button", name="Approve").click()
    page.get_by_text("Reject…").click()
    page.get_by_label("This vehicle is listed already.").check()
    page.get_by_role("button", name="Reject", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tata Third 2022")
    assert Vehicle.objects.rejected().get().model_name == "Second"
