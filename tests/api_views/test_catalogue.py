import pytest

from gowheels.models import BrandImage, ModelImage, PriceBenchmark
from gowheels.price_labels import refresh_all
from tests.factories import vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture
def honda():
    BrandImage.objects.create(category="bike", name="Hero")
    honda = BrandImage.objects.create(category="car", name="Honda", image="brands/honda.svg")
    ModelImage.objects.create(brand=honda, name="City", image="models/sedan.svg")
    ModelImage.objects.create(brand=honda, name="Amaze")
    return honda


def test_the_makes_are_listed_by_name(anonymous, honda):
    answer = anonymous.get("/api/brands/").json()
    assert [brand["name"] for brand in answer["brands"]] == ["Hero", "Honda"]
    assert (answer["count"], answer["next"]) == (2, None)
    assert answer["brands"][1] == {
        "id": honda.pk,
        "category": "car",
        "name": "Honda",
        "image": "/media/brands/honda.svg",
    }


@pytest.mark.parametrize("category", ["car", "Car"])
def test_the_makes_of_one_category_are_listed(anonymous, honda, category):
    answer = anonymous.get("/api/brands/", {"category": category}).json()
    assert [brand["name"] for brand in answer["brands"]] == ["Honda"]


def test_a_category_that_is_none_is_refused(anonymous):
    response = anonymous.get("/api/brands/", {"category": "boat"})
    assert response.status_code == 400
    assert "category" in response.json()["fields"]


def test_the_models_of_a_make_are_listed_by_name(anonymous, honda):
    answer = anonymous.get(f"/api/brands/{honda.pk}/models/").json()
    assert [model["name"] for model in answer["models"]] == ["Amaze", "City"]
    assert [model["image"] for model in answer["models"]] == [None, "/media/models/sedan.svg"]


def test_a_make_that_is_not_there_is_404(anonymous):
    response = anonymous.get("/api/brands/999/models/")
    assert response.status_code == 404
    assert response.json()["code"] == "not_found"


def test_makes_and_models_cost_a_fixed_number_of_queries(
    anonymous, honda, django_assert_num_queries
):
    for number in range(30):
        BrandImage.objects.create(category="car", name=f"Make {number}")
        ModelImage.objects.create(brand=honda, name=f"Model {number}")
    with django_assert_num_queries(1):
        assert anonymous.get("/api/brands/").json()["count"] == 32
    with django_assert_num_queries(2):
        assert anonymous.get(f"/api/brands/{honda.pk}/models/").json()["count"] == 32


NEXON = {"category": "car", "brand_name": "TATA", "model_name": "nexon", "state": "Karnataka"}


@pytest.fixture
def nexons():
    """Nine listed Tata Nexon of 2022 in Karnataka, from ₹1,000 to ₹1,800."""
    for price in range(1000, 1801, 100):
        vehicle(price=price)
    refresh_all()


def test_half_of_those_like_it_ask_so_much(anonymous, nexons):
    answer = anonymous.get("/api/prices/", NEXON).json()
    assert answer["range"] == {
        "lower": "1200.00",
        "upper": "1600.00",
        "count": 9,
        "text": "Vehicles like yours ask ₹1,200 to ₹1,600 a day: half of 9 in Karnataka.",
    }


def test_one_price_for_all_is_told_as_one(anonymous):
    for _ in range(5):
        vehicle(price=1500)
    refresh_all()
    text = anonymous.get("/api/prices/", NEXON).json()["range"]["text"]
    assert text == "Vehicles like yours ask ₹1,500 a day: half of 5 in Karnataka."


@pytest.mark.parametrize(
    ("said", "is_known"),
    [
        ({"model_name": "Safari", "year": "2021"}, True),  # cars of its age
        ({"model_name": "Safari", "year": "2011"}, False),
        ({"model_name": "Safari"}, False),
        ({"brand_name": "", "model_name": "", "year": "2023"}, True),
        ({"state": "Goa", "year": "2022"}, False),
    ],
)
def test_what_is_compared_is_the_model_then_the_age(anonymous, nexons, said, is_known):
    answer = anonymous.get("/api/prices/", NEXON | said).json()
    assert (answer["range"] is not None) == is_known


def test_nothing_is_said_of_fewer_than_five_or_of_quartiles_not_yet_kept(anonymous, nexons):
    PriceBenchmark.objects.update(lower_quartile=None)
    assert anonymous.get("/api/prices/", NEXON).json()["range"] is None
    PriceBenchmark.objects.all().delete()
    assert anonymous.get("/api/prices/", NEXON).json()["range"] is None


@pytest.mark.parametrize("field", ["category", "state", "year"])
def test_a_bad_field_is_named(anonymous, field):
    response = anonymous.get("/api/prices/", NEXON | {field: "x"})
    assert response.status_code == 400
    assert list(response.json()["fields"]) == [field]


def test_every_kind_of_vehicle_is_told_with_how_many_are_listed(anonymous):
    vehicle()
    vehicle(category="bike", approval_status="pending")
    answer = anonymous.get("/api/categories/").json()
    counts = {each["value"]: each["count"] for each in answer["categories"]}
    assert (counts["car"], counts["bike"], answer["count"]) == (1, 0, len(counts))


def test_the_figures_of_the_site_cost_a_fixed_number_of_queries(anonymous, count_queries):
    for district in ("Pune", "Nashik"):
        vehicle(district=district)
    answer = anonymous.get("/api/stats/").json()
    assert answer == {"success": True, "vehicles": 2, "makes": 1, "districts": 2}
    before = count_queries(anonymous, "/api/stats/")
    vehicle(district="Thane", brand_name="Hyundai")
    assert count_queries(anonymous, "/api/stats/") == before
