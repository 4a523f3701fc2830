"""The listing form helps: makes and models to tap, what others ask, a place that can be changed."""

import pytest
from playwright.sync_api import Page, expect

from gowheels.models import BrandImage, ModelImage
from gowheels.price_labels import refresh_all
from tests.browser.failing import forgive_network, told_and_tried_again
from tests.factories import person, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def form(open_browser) -> Page:
    tata = BrandImage.objects.create(category="car", name="Tata")
    BrandImage.objects.create(category="car", name="Toyota")
    BrandImage.objects.create(category="bike", name="Hero")
    for name in ("Nexon", "Punch"):
        ModelImage.objects.create(brand=tata, name=name)
    page = open_browser(person("Ravi"))
    page.goto("/add-vehicle/")
    return page


def tiles(page: Page) -> list[str]:
    return page.locator("[data-catalogue-tiles] > button:visible").all_inner_texts()


def test_a_make_and_a_model_are_chosen_by_keys_alone(form):
    form.get_by_role("radio", name="Car", exact=True).check()
    offered = form.get_by_role("group", name="From the catalogue")
    make = offered.get_by_role("button", name="Tata")
    expect(make).to_be_visible()
    assert tiles(form) == ["Tata", "Toyota"]
    make.focus()
    form.keyboard.press("Enter")
    expect(form.get_by_label("Make")).to_have_value("Tata")
    expect(offered.get_by_text("Models of Tata")).to_be_visible()
    model = offered.get_by_role("button", name="Nexon")
    expect(model).to_be_focused()
    form.keyboard.press("Enter")
    expect(form.get_by_label("Model", exact=True)).to_have_value("Nexon")
    expect(model).to_have_attribute("aria-pressed", "true")
    expect(form.get_by_label("Year")).to_be_focused()


def test_typing_narrows_the_makes_and_anything_may_be_typed(form):
    form.get_by_role("radio", name="Car", exact=True).check()
    expect(form.locator("[data-catalogue-tiles] > button")).to_have_count(2)
    form.get_by_label("Make").fill("to")
    expect(form.locator("[data-catalogue-tiles] > button")).to_have_text(["Toyota"])
    form.get_by_label("Make").fill("Bajaj")
    expect(form.locator("[data-catalogue]")).to_be_hidden()


def test_what_others_ask_stands_beside_the_price(form, indiranagar):
    for price in range(1000, 1801, 100):
        vehicle(price=price)
    refresh_all()
    form.get_by_role("radio", name="Car", exact=True).check()
    form.get_by_label("Make").fill("tata")
    form.get_by_label("Model", exact=True).fill("nexon")
    form.get_by_label("Pincode").fill("560038")
    hint = form.get_by_text("Vehicles like yours ask ₹1,200 to ₹1,600 a day")
    expect(hint).to_be_visible()
    form.get_by_label("State").select_option("Goa")
    expect(hint).to_be_hidden()


def test_the_pincode_suggests_and_does_not_force(form, indiranagar, complaints):
    form.get_by_label("Area").fill("Defence Colony")
    form.get_by_label("Pincode").fill("560038")
    expect(form.get_by_label("City or district")).to_have_value("Bengaluru")
    expect(form.get_by_label("Area")).to_have_value("Defence Colony")
    form.get_by_label("City or district").fill("Bangalore East")
    form.get_by_label("Pincode").fill("560039")
    expect(form.get_by_text("We do not know this pincode.")).to_be_visible()
    form.get_by_label("Pincode").fill("560038")
    expect(form.get_by_text("Indiranagar, Bengaluru.")).to_be_visible()
    expect(form.get_by_label("City or district")).to_have_value("Bangalore East")
    complaints[:] = [said for said in complaints if "404" not in said]


def test_a_visit_without_a_word_leaves_no_draft_and_one_with_a_word_does(form):
    notice = form.get_by_text("Your draft is back.")
    form.reload()
    expect(notice).to_be_hidden()
    form.get_by_label("Make").fill("Tata")
    form.reload()
    expect(notice).to_be_visible()
    expect(form.get_by_label("Make")).to_have_value("Tata")


def test_makes_that_could_not_be_loaded_are_typed_or_asked_for_again(form, complaints):
    notice = told_and_tried_again(
        form,
        "**/api/brands/**",
        form.get_by_role("radio", name="Car", exact=True).check,
        ways=("offline",),
        words="We could not load makes and models. Type them, or try again.",
    )
    expect(notice).to_be_hidden()
    expect(form.locator("[data-catalogue-tiles] > button")).to_have_count(2)
    forgive_network(complaints)


def test_a_place_that_could_not_be_looked_up_is_asked_for_again(form, indiranagar, complaints):
    notice = told_and_tried_again(
        form,
        "**/api/pincodes/**",
        lambda: form.get_by_label("Pincode").fill("560038"),
        ways=("offline", "broken"),
    )
    expect(notice).to_be_hidden()
    expect(form.get_by_label("City or district")).to_have_value("Bengaluru")
    forgive_network(complaints)
