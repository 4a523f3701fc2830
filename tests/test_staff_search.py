"""What a search of staff means."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gowheels import staff_search
from gowheels.models import BrandImage, UserProfile, Vehicle, VehicleReport
from gowheels.staff_search import Typed, read
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    [
        "98765 43210", "+91-98765-43210", "09876543210", "9876543210", "+919876543210",
        "0091 98765 43210", "(+91) 98765-43210", " 98765  43210 ", "tel:+919876543210",
    ],
)  # fmt: skip
def test_a_phone_is_one_in_any_spelling(text):
    assert read(text) == Typed(phone="+919876543210")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("#123", Typed(id=123)),
        ("123", Typed(id=123)),
        ("1 234 567", Typed(id=1234567, beginning="1234567")),
        ("#560038", Typed(id=560038)),
        ("560038", Typed(pincode="560038")),
        ("560 038", Typed(pincode="560038")),
        ("tata  nexon", Typed(words="tata nexon")),
        ("#one", Typed(words="#one")),
        ("9" * 30, Typed(words="9" * 30)),
        ("१२३", Typed(words="१२३")),
    ],
)
def test_a_text_means_one_thing(text, typed):
    assert read(text) == typed


@pytest.fixture
def wanted():
    """A vehicle that each search below finds, among others."""
    vehicle(person("Meera"), brand_name="Honda", model_name="City", pincode="411001")
    return vehicle(
        person("Kavya Rao", "+919812345678"),
        brand_name="Maruti Suzuki",
        model_name="Swift Dzire",
        year=2021,
        pincode="682001",
    )


@pytest.mark.parametrize(
    "text",
    [
        "98123 45678", "682001", "Maruti Suzuki", "maruti  suzuki", "MARUTI", "swift dzire",
        "swif", "Maruti Suzuki Swift Dzire", "Maruti Suzuki Swift Dzire 2021", "Swift Dzire 2021",
        "kavya", "Kavya Rao",
    ],
)  # fmt: skip
def test_a_vehicle_is_found(wanted, text):
    assert list(staff_search.vehicles(Vehicle.objects.all(), text)) == [wanted]


@pytest.mark.parametrize("text", ["98123 45679", "682002", "dzire", "Maruti Suzuki 2020", "rao"])
def test_what_does_not_begin_so_is_not_found(wanted, text):
    assert not staff_search.vehicles(Vehicle.objects.all(), text).exists()


def test_a_vehicle_is_found_by_its_number(wanted):
    for text in (f"#{wanted.pk}", str(wanted.pk)):
        assert list(staff_search.vehicles(Vehicle.objects.all(), text)) == [wanted]


def test_a_make_is_found_by_its_beginning_before_anything_is_listed():
    pending = vehicle(brand_name="Royal Enfield", approval_status="pending")
    BrandImage.objects.create(category="bike", name="Royal Enfield")
    assert list(staff_search.vehicles(Vehicle.objects.all(), "royal")) == [pending]


@pytest.mark.parametrize("text", ["98123 45678", "kavya", "KAVYA R"])
def test_people_and_users_and_reports_are_found(wanted, text):
    profile = wanted.seller.profile
    report, _ = VehicleReport.objects.file(vehicle(), wanted.seller, "fraud")
    assert list(staff_search.people(UserProfile.objects.all(), text)) == [profile]
    assert list(staff_search.users(type(wanted.seller).objects.all(), text)) == [wanted.seller]
    assert list(staff_search.reports(VehicleReport.objects.all(), text)) == [report]


def test_rows_are_found_by_their_number(wanted):
    seller = wanted.seller
    report, _ = VehicleReport.objects.file(wanted, seller, "fraud")
    assert list(staff_search.people(UserProfile.objects.all(), f"#{seller.profile.pk}")) == [
        seller.profile
    ]
    assert list(staff_search.users(type(seller).objects.all(), str(seller.pk))) == [seller]
    assert list(staff_search.users(type(seller).objects.all(), seller.username)) == [seller]
    assert list(staff_search.reports(VehicleReport.objects.all(), f"#{wanted.pk}")) == [report]


@pytest.mark.parametrize("text", ["98123 45678", "#12", "682001", "swift", "Maruti", "kavya"])
def test_no_search_looks_into_the_middle_of_a_text(wanted, text):
    with CaptureQueriesContext(connection) as captured:
        list(staff_search.vehicles(Vehicle.objects.all(), text))
    assert not [query["sql"] for query in captured if "LIKE '%" in query["sql"]]


@pytest.mark.parametrize("text", ["98123", "98123 4", "981234"])
def test_a_person_is_found_by_how_their_phone_begins(wanted, text):
    found = staff_search.people(UserProfile.objects.all(), text)
    assert [profile.user.first_name for profile in found] == ["Kavya Rao"]


@pytest.mark.parametrize("text", ["KA 01 AB 1234", "ka01ab1234", "KA-01-AB-1234"])
def test_a_vehicle_is_found_by_its_registration_in_any_spelling(text):
    wanted = vehicle(registration="KA01AB1234")
    vehicle(registration="KA01AB1235")
    vehicle()
    assert list(staff_search.vehicles(Vehicle.objects.all(), text)) == [wanted]


def test_a_model_that_could_stand_on_a_plate_is_found_as_a_model():
    wanted = vehicle(brand_name="Mahindra", model_name="BE 6", year=2025)
    assert list(staff_search.vehicles(Vehicle.objects.all(), "BE 6 2025")) == [wanted]
