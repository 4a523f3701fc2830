"""A lead from both sides, in a browser with scripts and in one without."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from gowheels.models import Lead, VehicleClick
from tests.browser.failing import forgive_network, told_and_tried_again
from tests.browser.test_accessibility import RULES
from tests.factories import person, trip_query, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def lead_on(wanted, name="Meera", message=""):
    customer = person(name)
    VehicleClick.objects.record(wanted, f"user:{customer.pk}", "contact", customer)
    lead = Lead.objects.get(customer=customer)
    if message:
        lead.write(message, None, None)
    return lead


@pytest.mark.parametrize("scripts", [True, False])
def test_an_owner_notes_what_came_of_a_lead_by_keyboard(open_browser, scripts):
    owner = person("Ravi")
    lead = lead_on(vehicle(owner))
    page = open_browser(owner, width=360, java_script_enabled=scripts)
    page.goto("/dashboard/leads/")
    page.get_by_role("button", name="Hired", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Hired", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.get_by_role("button", name="New", exact=True)).to_have_attribute(
        "aria-pressed", "false"
    )
    lead.refresh_from_db()
    assert lead.state == "hired"


def test_a_failure_is_said_beside_the_lead(open_browser, complaints):
    owner = person("Ravi")
    lead = lead_on(vehicle(owner))
    page = open_browser(owner)
    page.goto("/dashboard/leads/")
    lead.delete()
    page.get_by_role("button", name="Hired", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("not here")
    assert all("404" in said for said in complaints)
    complaints.clear()


def test_a_number_comes_with_a_message_that_names_the_chosen_trip(open_browser):
    wanted = vehicle(person("Ravi"), price_per_hour=150)
    page = open_browser(person("Meera"))
    page.goto(f"{wanted.get_absolute_url()}?{urlencode(trip_query(days=2))}")
    page.get_by_role("button", name="Show number").click()
    link = page.get_by_role("link", name="WhatsApp")
    text = parse_qs(urlsplit(link.get_attribute("href")).query)["text"][0]
    assert " free from " in text


def test_an_owner_who_hides_the_number_is_written_to_about_the_trip(open_browser):
    shy = person("Ravi")
    shy.profile.set_hides_phone(True)
    wanted = vehicle(shy)
    page = open_browser(person("Meera"), width=360)
    page.goto(f"{wanted.get_absolute_url()}?{urlencode(trip_query(days=2))}")
    page.get_by_role("link", name="Write to Ravi").click()
    expect(page.get_by_label("Pick-up")).not_to_have_value("")
    page.get_by_label("Your message").fill("Is it free? We are four and go to Coorg.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Sent. Ravi sees your message")).to_be_visible()
    lead = Lead.objects.get()
    assert lead.message.startswith("Is it free?")
    assert lead.trip_from


@pytest.mark.parametrize(("color_scheme", "width"), [("light", 360), ("dark", 1280)])
def test_axe_finds_nothing_on_an_owners_figures(open_browser, complaints, color_scheme, width):
    owner, shy = person("Ravi"), person("Asha")
    shy.profile.set_hides_phone(True)
    own = vehicle(owner)
    lead_on(own, message="Is it free on Friday evening?")
    page = open_browser(owner, width=width, color_scheme=color_scheme)
    found = {}
    for path in (
        "/dashboard/",
        "/dashboard/leads/",
        f"/dashboard/vehicles/{own.pk}/",
        f"/vehicles/{vehicle(shy).pk}/message/",
    ):
        page.goto(path, wait_until="load")
        for table in page.locator("details > summary").all():
            table.click()
        heard = list(complaints)
        results = Axe().run(page, options=RULES)
        complaints[:] = heard  # axe itself does what the policy forbids
        if results.violations_count:
            found[path] = results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found == {}, "\n".join(f"{path}\n{report}" for path, report in found.items())


def test_what_was_not_noted_is_said_in_the_lead_and_noted_by_a_press(open_browser, complaints):
    owner = person("Ravi")
    lead = lead_on(vehicle(owner))
    page = open_browser(owner, width=360)
    page.goto("/dashboard/leads/")
    hired = page.get_by_role("button", name="Hired", exact=True)
    notice = told_and_tried_again(
        page,
        "**/api/my/leads/**",
        hired.click,
        within=page.locator("[data-lead]"),
        meanwhile=lambda: expect(hired).to_have_attribute("aria-pressed", "false"),
    )
    expect(hired).to_have_attribute("aria-pressed", "true")
    expect(notice).to_be_hidden()
    lead.refresh_from_db()
    assert lead.state == "hired"
    forgive_network(complaints)
