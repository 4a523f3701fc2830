"""What staff correct of a vehicle by hand, and take away with all that is its own."""

import pytest
from django.urls import reverse

from gowheels.admin.vehicles import VehicleAdmin
from gowheels.listings import submit
from gowheels.models import Vehicle
from gowheels.photos import prepare
from tests.factories import photograph, signed_in, superuser, vehicle, with_photographs

pytestmark = pytest.mark.django_db


@pytest.fixture
def pending(owner):
    return with_photographs(vehicle(owner.user, approval_status="pending"), 3)


FIELDS = {
    "category": "car",
    "brand_name": "TATA",
    "model_name": "Nexon",
    "year": "2022",
    "fuel": "petrol",
    "transmission": "manual",
    "seats": "5",
    "plate": "self_drive",
    "registration": "",
    "description": "",
    "price": "1850.00",
    "price_per_hour": "",
    "deposit": "0",
    "km_per_day": "",
    "extra_km_price": "",
    "pincode": "560038",
    "locality": "Indiranagar",
    "district": "Bengaluru",
    "state": "Karnataka",
}


def test_staff_correct_a_detail_and_no_status(staff, pending):
    path = reverse("admin:gowheels_vehicle_change", args=[pending.pk])
    sent = FIELDS | {"brand_name": "Tata Motors", "approval_status": "approved", "seller": "1"}
    assert staff.post(path, sent).status_code == 302
    pending.refresh_from_db()
    assert (pending.brand_name, pending.brand_key) == ("Tata Motors", "tata-motors")
    assert pending.approval_status == "pending"
    assert pending.image_count == 3


def test_a_registration_number_is_corrected_in_any_spelling(staff, pending):
    path = reverse("admin:gowheels_vehicle_change", args=[pending.pk])
    assert staff.post(path, FIELDS | {"registration": "ka 01-ab 1234"}).status_code == 302
    pending.refresh_from_db()
    assert pending.registration == "KA01AB1234"


def test_a_correction_keeps_a_decision_that_came_meanwhile(staff, pending, monkeypatch):
    save = VehicleAdmin.save_model

    def late(self, request, obj, form, change):
        Vehicle.objects.get(pk=obj.pk).approve(request.user)
        save(self, request, obj, form, change)

    monkeypatch.setattr(VehicleAdmin, "save_model", late)
    path = reverse("admin:gowheels_vehicle_change", args=[pending.pk])
    assert staff.post(path, FIELDS | {"price": "1700"}).status_code == 302
    pending.refresh_from_db()
    assert pending.approval_status == "approved"
    assert pending.is_visible
    assert pending.price == 1700


@pytest.mark.parametrize(
    "wrong",
    [{"price": "0"}, {"year": "1900"}, {"fuel": "steam"}, {"registration": "none"}],
    ids=str,
)
def test_a_correction_that_makes_no_sense_is_an_error_on_the_page(staff, pending, wrong):
    path = reverse("admin:gowheels_vehicle_change", args=[pending.pk])
    response = staff.post(path, FIELDS | wrong)
    assert response.status_code == 400
    assert response.context["errors"]


@pytest.mark.django_db(transaction=True)
def test_a_vehicle_that_staff_delete_takes_its_files_along(stored):
    made = vehicle(approval_status="pending")
    listed_again = Vehicle(**{name: getattr(made, name) for name in FIELDS}, seller=made.seller)
    submit(listed_again, [prepare(photograph(60, 60))])
    assert len(stored()) == 2
    path = reverse("admin:gowheels_vehicle_delete", args=[listed_again.pk])
    assert signed_in(superuser()).post(path, {"post": "yes"}).status_code == 302
    assert stored() == []
