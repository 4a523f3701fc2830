import pytest
from django.db import IntegrityError, transaction

from gowheels.models import BrandImage, ModelImage, Vehicle
from gowheels.models.fields import search_key
from tests.factories import vehicle


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Royal  Enfield", "royal-enfield"),
        ("royal-enfield", "royal-enfield"),
        ("BYD", "byd"),
        ("Classic 350", "classic-350"),
        ("Mercedes-Benz", "mercedes-benz"),
        ("Škoda", "škoda"),
        ("!!!", ""),
    ],
)
def test_names_are_compared_without_case_and_spacing(name, key):
    assert search_key(name) == key


@pytest.mark.django_db
def test_a_key_follows_its_name_at_every_save():
    made = vehicle(brand_name="TATA", model_name="Nexon EV")
    assert (made.brand_key, made.model_key) == ("tata", "nexon-ev")
    made.brand_name = "Tata Motors"
    made.save()
    assert Vehicle.objects.get().brand_key == "tata-motors"


@pytest.mark.django_db
def test_a_key_is_made_also_when_many_are_created_at_once():
    BrandImage.objects.bulk_create([BrandImage(category="car", name="Maruti Suzuki")])
    assert BrandImage.objects.get().key == "maruti-suzuki"


@pytest.mark.django_db
def test_a_make_is_in_a_category_once_however_it_is_spelt():
    brand = BrandImage.objects.create(category="car", name="Honda")
    BrandImage.objects.create(category="bike", name="Honda")
    with pytest.raises(IntegrityError), transaction.atomic():
        BrandImage.objects.create(category="car", name="HONDA")
    ModelImage.objects.create(brand=brand, name="City")
    with pytest.raises(IntegrityError), transaction.atomic():
        ModelImage.objects.create(brand=brand, name="city")
    brand.delete()
    assert not ModelImage.objects.exists()
