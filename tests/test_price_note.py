"""The sentence on a vehicle's page about its price."""

import pytest
from django.utils.translation import override

from gowheels.models import Vehicle
from gowheels.price_labels import beside_median, refresh_all
from gowheels.vehicle_details import price_note
from tests.factories import vehicle
from tests.test_price_labels import fleet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("price", "note"),
    [
        (880, "12% below the median of 6 Tata Nexon in Karnataka"),
        (1000, "At the median of 6 Tata Nexon in Karnataka"),
        (1500, "50% above the median of 6 Tata Nexon in Karnataka"),
        (540_500, "More than 10 times the median of 6 Tata Nexon in Karnataka"),
        (1, "Less than a tenth of the median of 6 Tata Nexon in Karnataka"),
    ],
)
def test_it_names_the_model_that_was_compared(price, note):
    fleet(price, 1000, 1000, 1000, 1000, 1000)
    refresh_all()
    assert price_note(Vehicle.objects.filter(price=price)[0]) == note


@pytest.mark.parametrize(
    ("percent", "words", "hindi"),
    [
        (-91, "less than a tenth of the median", "औसत किराये के दसवें हिस्से से कम"),
        (-90, "90% below the median", "औसत किराये से 90% कम"),
        (0, "at the median", "औसत किराये के बराबर"),
        (900, "900% above the median", "औसत किराये से 900% ज़्यादा"),
        (901, "more than 10 times the median", "औसत किराये के 10 गुने से ज़्यादा"),
    ],
)
def test_beyond_ten_times_it_is_said_without_percent(percent, words, hindi):
    assert beside_median(percent) == words
    with override("hi"):
        assert beside_median(percent) == hindi


@pytest.mark.parametrize(
    ("category", "kinds"),
    [("car", "cars"), ("bus", "buses"), ("auto", "auto rickshaws"), ("bicycle", "bicycles")],
)
def test_it_names_the_category_and_years_of_a_rare_model(category, kinds):
    for model in ("One", "Two", "Three", "Four", "Five"):
        fleet(1000, category=category, model_name=model, year=2021)
    refresh_all()
    note = f"At the median of 5 {kinds} of 2020 to 2023 in Karnataka"
    assert price_note(Vehicle.objects.first()) == note


def test_it_is_silent_without_a_comparison():
    assert price_note(vehicle()) == ""


def test_it_is_silent_when_the_comparison_is_gone():
    made = vehicle()
    made.price_label = "good"
    assert price_note(made) == ""


def test_the_page_says_it_beside_the_price(anonymous):
    made = fleet(880, 1000, 1000, 1000, 1000, 1000)[0]
    page = anonymous.get(made.get_absolute_url()).content.decode()
    assert "price-note" not in page
    refresh_all()
    page = anonymous.get(made.get_absolute_url()).content.decode()
    assert "12% below the median of 6 Tata Nexon in Karnataka" in page
    assert 'data-standing="good">Good price<' in page


def test_a_list_says_it_in_words_for_programs_and_people(anonymous):
    fleet(880, 1000, 1000, 1000, 1000, 1000)
    refresh_all()
    listed = anonymous.get("/get-vehicles/?max_price=900").json()["vehicles"]
    assert [each["price_label"] for each in listed] == ["Good price"]
    assert 'data-standing="good">Good price<' in anonymous.get("/vehicles/").content.decode()
