"""What landing pages are of, and what is so of their vehicles."""

import pytest

from gowheels import cities, landing
from gowheels.models import BrandImage, ModelImage
from tests.factories import vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture
def tata():
    """A make of the catalogue with one model."""
    brand = BrandImage.objects.create(category="car", name="Tata")
    ModelImage.objects.create(brand=brand, name="Nexon")
    return brand


@pytest.mark.parametrize(
    ("category", "url", "heading"),
    [
        ("car", "/cars/", "Cars to rent in India"),
        ("bus", "/buses/", "Buses to rent in India"),
        ("auto", "/auto-rickshaws/", "Auto rickshaws to rent in India"),
    ],
)
def test_a_category_has_a_page(category, url, heading):
    page = landing.of_category(category)
    assert (page.url, page.heading) == (url, heading)
    assert page.filters == {"category": category}
    assert page.trail[-1][1] == url


def test_a_make_is_called_after_its_only_kind(tata):
    page = landing.of_brand("tata")
    assert page.url == "/brands/tata/"
    assert page.heading == "Tata cars to rent in India"
    BrandImage.objects.create(category="truck", name="Tata")
    assert landing.of_brand("tata").heading == "Tata vehicles to rent in India"


def test_a_model_is_below_its_make(tata):
    page = landing.of_model("tata", "nexon")
    assert page.heading == "Tata Nexon cars to rent in India"
    assert page.trail == [
        ("Vehicles", "/vehicles/"),
        ("Tata", "/brands/tata/"),
        ("Nexon", "/brands/tata/nexon/"),
    ]


def test_a_make_outside_the_catalogue_has_a_page_while_it_is_listed():
    listed = vehicle(brand_name="Unheard Of", model_name="One")
    assert landing.of_brand("unheard-of").brand == "Unheard Of"
    assert landing.of_model("unheard-of", "one").model == "One"
    assert landing.of_model("unheard-of", "two") is None
    listed.set_available(False)
    assert landing.of_brand("unheard-of") is None
    assert landing.of_model("unheard-of", "one") is None


def test_a_category_in_a_city_is_below_the_city(indiranagar):
    page = landing.of_category("bike", cities.find("bengaluru"))
    assert page.heading == "Bikes to rent in Bengaluru"
    assert page.filters == {"category": "bike", "district": "Bengaluru"}
    assert [url for _, url in page.trail] == [
        "/vehicles/",
        "/in/bengaluru/",
        "/in/bengaluru/bikes/",
    ]


@pytest.mark.parametrize(
    ("criteria", "url"),
    [
        ({"category": "car", "brand": ""}, "/cars/"),
        ({"category": "car", "sort": "price"}, "/cars/"),
        ({"brand": "TATA"}, "/brands/tata/"),
        ({"brand": "Tata", "model": "Nexon"}, "/brands/tata/nexon/"),
        ({"district": "Bengaluru"}, "/in/bengaluru/"),
        ({"district": "Bengaluru", "category": "car"}, "/in/bengaluru/cars/"),
        ({}, None),
        ({"model": "Nexon"}, None),
        ({"brand": "???"}, None),
        ({"category": "car", "cursor": ["2026", 1]}, None),
        ({"category": "car", "min_price": 0}, None),
        ({"district": "Bengaluru", "state": "Karnataka"}, None),
        ({"district": "Atlantis"}, None),
    ],
)
def test_a_search_that_asks_for_one_page_and_no_more_is_that_page(indiranagar, criteria, url):
    assert landing.same_as(criteria) == url


def test_figures_are_those_of_the_visible_vehicles_of_the_page():
    vehicle(price=1850)
    vehicle(price=1400, model_name="Punch")
    vehicle(price=900, approval_status="pending")
    vehicle(price=300, category="bike")
    found = landing.figures(landing.of_category("car"))
    assert (found.count, found.cheapest, found.sample) == (2, 1400, 2)
    assert found.common[landing.MODELS] == [(("Tata", "Nexon"), 1), (("Tata", "Punch"), 1)]
    assert landing.figures(landing.of_category("bus")) is None


def test_figures_read_no_more_than_the_latest(monkeypatch):
    monkeypatch.setattr(landing, "SAMPLE_SIZE", 2)
    vehicle(model_name="Punch", price=100)
    for _ in range(4):
        vehicle()
    found = landing.figures(landing.of_category("car"))
    assert (found.count, found.cheapest, found.sample) == (5, 100, 2)
    assert found.common[landing.MODELS] == [(("Tata", "Nexon"), 2)]
    assert not found.is_complete


def test_the_newest_come_first_and_not_all_of_them(monkeypatch):
    monkeypatch.setattr(landing, "CARD_COUNT", 2)
    made = [vehicle().pk for _ in range(3)]
    cards = landing.newest(landing.of_category("car"))
    assert [card["id"] for card in cards] == [made[2], made[1]]
