"""What is typed is completed by what there is, the fullest first."""

import pytest

from gowheels.models import BrandImage, ModelImage, Pincode
from gowheels.search.suggest import MOST, PLACES, suggest
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue(indiranagar) -> None:
    tata = BrandImage.objects.create(category="car", name="Tata")
    suzuki = BrandImage.objects.create(category="car", name="Maruti Suzuki")
    bajaj = BrandImage.objects.create(category="bike", name="Bajaj")
    for brand, name in [
        (tata, "Nexon"), (tata, "Tiago"), (suzuki, "Swift"), (suzuki, "Wagon R"), (bajaj, "Pulsar"),
    ]:  # fmt: skip
        ModelImage.objects.create(brand=brand, name=name)


def completed(text: str) -> list[tuple[str, str]]:
    return [(each["kind"], each["label"]) for each in suggest(text)]


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("nex", "model", "Nexon"),
        ("NEXON", "model", "Nexon"),
        ("baj", "brand", "Bajaj"),
        ("suzu", "brand", "Maruti Suzuki"),
        ("wagonr", "model", "Wagon R"),
        ("tata tia", "model", "Tiago"),
        ("scoo", "category", "Scooter"),
        ("indir", "place", "Indiranagar, Bengaluru"),
        ("5600", "place", "560038 Indiranagar, Bengaluru"),
        ("karna", "place", "Karnataka"),
    ],
)
def test_the_beginning_of_a_name_is_completed(text, kind, label):
    assert (kind, label) in completed(text)


def test_each_leads_to_the_search_for_it(anonymous):
    vehicle()
    for text, query in [
        ("nexon", "?brand=Tata&model=Nexon"),
        ("bajaj", "?brand=Bajaj"),
        ("scooter", "?category=scooter"),
        ("indiranagar", "?pincode=560038"),
        ("karnataka", "?state=Karnataka"),
    ]:
        first = suggest(text)[0]
        assert first["url"] == f"/vehicles/{query}"
        assert anonymous.get(first["url"]).status_code == 200
    assert suggest("nexon")[0]["detail"] == "Tata"


def test_the_fullest_comes_first():
    seller = person("Ravi")
    for _ in range(2):
        vehicle(seller, model_name="Tiago")
    vehicle(seller, approval_status="pending", model_name="Nexon")
    assert completed("t")[:2] == [("brand", "Tata"), ("model", "Tiago")]
    assert completed("ta")[0] == ("brand", "Tata")


@pytest.mark.parametrize("text", ["nexn", "nexpn", "nxeon"])
def test_one_slip_is_forgiven(text):
    assert ("model", "Nexon") in completed(text)


@pytest.mark.parametrize("text", ["nxn", "nxoen", "qqqqq", "", " ", "-"])
def test_two_are_not_and_nothing_typed_completes_nothing(text):
    assert ("model", "Nexon") not in completed(text)
    assert text.strip(" -") or completed(text) == []


def test_there_are_few_and_room_for_places_among_them():
    brand = BrandImage.objects.get(name="Bajaj")
    for number in range(12):
        ModelImage.objects.create(brand=brand, name=f"Indi {number}")
        Pincode.objects.create(
            code=f"5600{number + 50}",
            place=f"Indigram {number}",
            district="Bengaluru",
            state="Karnataka",
        )
    found = completed("ind")
    assert len(found) == MOST
    assert sum(kind == "place" for kind, _ in found) == PLACES


def test_asking_again_costs_no_query(django_assert_num_queries):
    suggest("nexon")
    with django_assert_num_queries(0):
        suggest("tiago")
        suggest("indir")
