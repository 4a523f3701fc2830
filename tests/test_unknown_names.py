"""Makes and models that only listings name are suggested, most listed first, and taken in."""

import pytest

from gowheels import unknown_names
from gowheels.models import AuditEntry, BrandImage, ModelImage, Vehicle
from tests.factories import vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture
def tata():
    return BrandImage.objects.create(category="car", name="Tata")


@pytest.fixture
def nexon(tata):
    return ModelImage.objects.create(brand=tata, name="Nexon")


def shown(groups) -> list[tuple]:
    return [(group.label, each.name, each.count) for group in groups for each in group.names]


def test_a_make_that_only_listings_name_is_suggested(tata, django_assert_num_queries):
    vehicle()
    for _ in range(2):
        vehicle(brand_name="Vayve")
    vehicle(brand_name="VAYVE", category="bike")
    vehicle(brand_name="Hidden", approval_status="pending")
    with django_assert_num_queries(3):
        found = unknown_names.unknown_makes()
    assert shown(found) == [("Bike", "VAYVE", 1), ("Car", "Vayve", 2)]


def test_models_that_only_listings_name_are_grouped_by_their_make(nexon, django_assert_num_queries):
    honda = BrandImage.objects.create(category="bike", name="Honda")
    vehicle()
    for _ in range(2):
        vehicle(model_name="Curvv")
    vehicle(model_name="Punch")
    vehicle(brand_name="Honda", category="bike", model_name="Shine")
    vehicle(brand_name="Honda", category="car", model_name="City")
    vehicle(brand_name="Nobody", model_name="Nothing")
    vehicle(model_name="Hidden", approval_status="pending")
    with django_assert_num_queries(4):
        found = unknown_names.unknown_models()
    assert shown(found) == [
        (str(honda), "Shine", 1),
        ("Tata (Car)", "Curvv", 2),
        ("Tata (Car)", "Punch", 1),
    ]


def test_what_a_name_is_a_slip_of_stands_beside_it(nexon):
    vehicle(model_name="Nexonn")
    vehicle(model_name="Altroz")
    [group] = unknown_names.unknown_models()
    closest = {each.name: each.closest for each in group.names}
    assert closest == {"Nexonn": nexon.pk, "Altroz": None}
    assert group.names[0].others == [nexon]


def test_at_most_so_many_are_shown_those_listed_most(tata, monkeypatch):
    monkeypatch.setattr(unknown_names, "MOST_UNKNOWN", 1)
    for name in ("Punch", "Curvv", "Curvv"):
        vehicle(model_name=name)
    assert shown(unknown_names.unknown_models()) == [("Tata (Car)", "Curvv", 2)]


def test_one_that_is_taken_in_under_a_right_spelling_is_suggested_no_more(tata):
    vehicle(model_name="Curv")
    bike = vehicle(model_name="Curv", category="bike")
    made = unknown_names.add_model(tata, "curv", "Curvv")
    assert Vehicle.objects.exclude(pk=bike.pk).get().model_name == "Curvv"
    assert Vehicle.objects.get(pk=bike.pk).model_name == "Curv"
    assert shown(unknown_names.unknown_models()) == []
    assert AuditEntry.objects.about(made).filter(verb="merge").get().after["listings"] == 1
    assert unknown_names.add_model(tata, "curvv", "CURVV") == made
    vehicle(brand_name="Vayv")
    make = unknown_names.add_make("car", "vayv", "Vayve")
    assert make == unknown_names.add_make("car", "vayve", "Vayve")
    assert Vehicle.objects.filter(brand_name="Vayve").count() == 1


def test_one_that_is_a_slip_takes_the_spelling_of_what_it_is(nexon, tata):
    made = vehicle(model_name="Nexonn")
    assert unknown_names.merge_model("nexonn", nexon) == 1
    other = vehicle(brand_name="Tataa")
    assert unknown_names.merge_make("tataa", tata) == 1
    made.refresh_from_db()
    other.refresh_from_db()
    assert (made.model_name, other.brand_name) == ("Nexon", "Tata")
