"""A small demo made large by SQL, for measurements."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from benchmarks.multiply import multiply
from gowheels import places
from gowheels.demo.cities import CITIES
from gowheels.models import (
    AuditEntry,
    BrandImage,
    FacetCount,
    Lead,
    Pincode,
    UserProfile,
    Vehicle,
    VehicleClick,
    VehicleReport,
)


def constraints() -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, Vehicle._meta.db_table))


@pytest.mark.django_db(transaction=True)
def test_a_demo_is_there_so_many_times_and_all_of_it_agrees(capsys):
    User.objects.bulk_create(User(username=f"gone-{each}") for each in range(200))
    User.objects.all().delete()  # so that no id of a person is one of a vehicle
    BrandImage.objects.create(category="car", name="Tata")
    wanted = {code for city in CITIES for code in city.pincodes}
    Pincode.objects.bulk_create(each for each in places.shipped() if each.code in wanted)
    call_command("seed_demo", "--vehicles", "20", "--no-photos", "--staff-password", "long-enough")
    people, clicks = UserProfile.objects.count(), VehicleClick.objects.count()
    before = constraints()
    multiply(3)

    assert constraints() == before
    connection.check_constraints()
    assert Vehicle.objects.count() == 60
    assert VehicleReport.objects.count() == 3
    assert UserProfile.objects.count() == 3 * people
    assert VehicleClick.objects.count() == clicks
    assert len(set(UserProfile.objects.values_list("phone", flat=True))) == 3 * people
    titles = {each.pk: each.title for each in Vehicle.objects.all()}
    decided = AuditEntry.objects.filter(verb__in=("approve", "reject"))
    assert decided.count() == Vehicle.objects.exclude(approval_status="pending").count()
    assert all(titles[each.target_id] == each.target_name for each in decided)
    assert all(lead.seller == lead.vehicle.seller for lead in Lead.objects.all())
    listed = FacetCount.objects.filter(scope="", facet="category")
    assert sum(each.count for each in listed) == Vehicle.objects.visible().count()
    newest = list(Vehicle.objects.order_by("-created_at").values_list("pk", flat=True)[:3])
    assert min(newest) > 50
