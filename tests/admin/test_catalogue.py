import pytest

from gowheels.models import BrandImage, ModelImage, Pincode

pytestmark = pytest.mark.django_db


def test_makes_and_models_are_listed_with_their_pictures(staff):
    brand = BrandImage.objects.create(category="car", name="Honda", image="brands/honda.svg")
    ModelImage.objects.create(brand=brand, name="City")
    assert "/media/brands/honda.svg" in staff.get("/admin/gowheels/brandimage/").content.decode()
    assert "City" in staff.get("/admin/gowheels/modelimage/").content.decode()
    page = staff.get(f"/admin/gowheels/brandimage/{brand.pk}/change/")
    assert page.status_code == 200
    assert "City" in page.content.decode()


def test_a_place_is_looked_up_and_corrected(staff, indiranagar):
    found = staff.get("/admin/gowheels/pincode/", {"q": "indira"})
    assert "560038" in found.content.decode()
    sent = {"code": "560038", "place": "HAL", "district": "Bengaluru", "state": "Karnataka"}
    assert staff.post("/admin/gowheels/pincode/560038/change/", sent).status_code == 302
    assert Pincode.objects.get().place == "HAL"
