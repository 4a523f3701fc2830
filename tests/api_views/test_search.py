"""What narrows a search down, as JSON: counts of what could be asked for next, and suggestions."""

import pytest

from gowheels.models import BrandImage, ModelImage
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db

FACETS = "/api/vehicles/facets/"
SUGGEST = "/api/vehicles/suggest/"


@pytest.fixture
def catalogue() -> None:
    tata = BrandImage.objects.create(category="car", name="Tata")
    for name in ("Nexon", "Tiago"):
        ModelImage.objects.create(brand=tata, name=name)


def test_facets_say_what_is_left_by_each_filter(anonymous):
    vehicle()
    vehicle(fuel="diesel")
    vehicle(category="bike", brand_name="Hero", model_name="Splendor")
    answer = anonymous.get(FACETS, {"category": "car"}).json()
    assert answer["success"] is True
    assert (answer["count"], answer["count_text"]) == (2, "2 vehicles")
    assert answer["facets"]["fuel"][0] == {
        "value": "diesel",
        "label": "Diesel",
        "count": 1,
        "is_exact": True,
        "is_chosen": False,
    }
    assert [value["value"] for value in answer["facets"]["category"]] == ["car", "bike"]


def test_facets_of_an_empty_site_are_empty(anonymous):
    answer = anonymous.get(FACETS).json()
    assert (answer["count"], answer["count_text"]) == (0, "0 vehicles")
    assert not any(answer["facets"].values())


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"category": "boat"}, "category"),
        ({"min_price": "cheap"}, "min_price"),
        ({"min_year": "2020", "max_year": "2010"}, "max_year"),
        ({"q": "a b c d e f g h i"}, "q"),
        ({"place": "Atlantis"}, "place"),
        ({"cursor": "forged"}, "cursor"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(anonymous, sent, field):
    response = anonymous.get(FACETS, sent)
    assert response.status_code == 400
    answer = response.json()
    assert answer["success"] is False
    assert list(answer["fields"]) == [field]


def test_too_long_a_text_to_complete_is_refused(anonymous):
    response = anonymous.get(SUGGEST, {"q": "x" * 101})
    assert response.status_code == 400
    assert list(response.json()["fields"]) == ["q"]


def test_what_is_typed_is_completed(anonymous, catalogue):
    answer = anonymous.get(SUGGEST, {"q": "tat"}).json()
    assert answer["success"] is True
    assert answer["suggestions"][0] == {
        "kind": "brand",
        "label": "Tata",
        "detail": "",
        "url": "/vehicles/?brand=Tata",
    }
    assert (answer["count"], answer["next"]) == (len(answer["suggestions"]), None)
    assert anonymous.get(SUGGEST).json()["suggestions"] == []


@pytest.mark.parametrize("address", [FACETS, SUGGEST])
def test_only_reading_is_allowed(anonymous, address):
    response = anonymous.post(address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "address",
    [
        FACETS,
        f"{FACETS}?category=car&fuel=petrol&min_price=100",
        f"{FACETS}?q=tata+petrol",
        f"{SUGGEST}?q=tat",
    ],
)
def test_it_costs_the_same_queries_however_much_there_is(
    anonymous, catalogue, count_queries, address
):
    vehicle()
    before = count_queries(anonymous, address)
    seller = person("Ravi")
    for number in range(25):
        vehicle(seller, model_name=f"Nexon {number}", fuel=("petrol", "diesel")[number % 2])
    assert count_queries(anonymous, address) == before
    assert before <= 14


@pytest.mark.parametrize("address", [FACETS, f"{SUGGEST}?q=98123", f"{SUGGEST}?q=ravi"])
def test_neither_tells_a_sellers_phone(anonymous, outsider, address):
    vehicle(person("Ravi", phone="+919812345678"))
    for browser in (anonymous, outsider):
        said = browser.get(address).content.decode()
        assert "9812345678" not in said
        assert "98123 45678" not in said
