"""Doubles of the catalogue become one, and nothing of what is listed is lost."""

import pytest

from gowheels import doubles
from gowheels.models import AuditEntry, BrandImage, FacetCount, ModelImage, Vehicle
from tests.factories import vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture
def tata():
    return BrandImage.objects.create(category="car", name="Tata", image="brands/tata.webp")


@pytest.fixture
def double():
    return BrandImage.objects.create(category="car", name="Tata Motors")


def counts() -> set:
    cells = FacetCount.objects.exclude(count=0).exclude(facet="version")
    return set(cells.values_list("scope", "facet", "value", "count"))


def test_listings_and_counts_follow_a_make(tata, double):
    seen = [vehicle(brand_name="Tata Motors") for _ in range(3)]
    waiting = vehicle(brand_name="tata motors", approval_status="pending")
    bike = vehicle(brand_name="Tata Motors", category="bike")
    assert doubles.merge_makes(double, tata) == 4
    assert {one.brand_name for one in Vehicle.objects.exclude(pk=bike.pk)} == {"Tata"}
    assert {one.brand_key for one in Vehicle.objects.exclude(pk=bike.pk)} == {"tata"}
    assert Vehicle.objects.get(pk=bike.pk).brand_name == "Tata Motors"
    assert len(seen) + 1 == Vehicle.objects.filter(brand_key="tata").count()
    assert not Vehicle.objects.get(pk=waiting.pk).is_visible
    kept = counts()
    FacetCount.objects.rebuild(Vehicle.objects.visible())
    assert kept == counts()


def test_models_and_pictures_of_both_makes_are_united(tata, double):
    ModelImage.objects.create(brand=tata, name="Nexon")
    ModelImage.objects.create(brand=double, name="nexon", image="models/nexon.webp")
    ModelImage.objects.create(brand=double, name="Curvv")
    doubles.merge_makes(double, tata)
    assert list(BrandImage.objects.all()) == [tata]
    assert {(one.name, str(one.image)) for one in tata.models.all()} == {
        ("Nexon", "models/nexon.webp"),
        ("Curvv", ""),
    }
    assert str(BrandImage.objects.get().image) == "brands/tata.webp"


def test_listings_follow_a_model(tata):
    nexon = ModelImage.objects.create(brand=tata, name="Nexon")
    slip = ModelImage.objects.create(brand=tata, name="Nexxon")
    wrong = vehicle(model_name="Nexxon")
    assert doubles.merge_models(slip, nexon) == 1
    wrong.refresh_from_db()
    assert (wrong.model_name, wrong.model_key) == ("Nexon", "nexon")
    assert list(ModelImage.objects.all()) == [nexon]


def test_what_is_no_double_is_not_merged(tata):
    other = BrandImage.objects.create(category="bike", name="Tata")
    for one in (other, tata):
        with pytest.raises(ValueError, match="one category"):
            doubles.merge_makes(one, tata)
    models = [ModelImage.objects.create(brand=brand, name="Ace") for brand in (tata, other)]
    with pytest.raises(ValueError, match="one make"):
        doubles.merge_models(*models)


def test_a_merge_is_in_the_audit(tata, double):
    vehicle(brand_name="Tata Motors")
    doubles.merge_makes(double, tata)
    assert AuditEntry.objects.filter(verb=AuditEntry.Verb.DELETE).exists()
    merge = AuditEntry.objects.about(tata).get(verb=AuditEntry.Verb.MERGE)
    assert merge.before == {"double": "Tata Motors (Car)"}
    assert merge.after == {"into": "Tata (Car)", "listings": 1}
