import pytest

from gowheels.models import BrandImage, ModelImage

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
