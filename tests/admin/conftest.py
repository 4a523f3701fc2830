"""A desk with everything on it, for those who read all of it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from gowheels import places
from gowheels.forms.staff import REASONS
from gowheels.models import (
    BrandImage,
    Lead,
    ModelImage,
    PriceBenchmark,
    SamePhoto,
    Vehicle,
    VehicleReport,
)
from gowheels.roles import Role, appoint
from tests.factories import person, superuser, vehicle, with_photographs

IN_HINDI = {"Accept-Language": "hi", "Accept": "text/html"}
NO_MODELS = {"models-TOTAL_FORMS": 0, "models-INITIAL_FORMS": 0}
TEXT = "Serviced Serviced Serviced Serviced Serviced 98765 43210"


@pytest.fixture
def asha():
    browser = Client()
    browser.force_login(superuser())
    return browser


@pytest.fixture
def desk(indiranagar, asha):
    """Everything that the desk shows: what waits with every signal, reports, doubles, an audit."""
    places.forget()
    brand = BrandImage.objects.create(category="car", name="Tata")
    double = BrandImage.objects.create(category="car", name="Tiago")
    models = [ModelImage.objects.create(brand=brand, name=name) for name in ("Nexon", "Punch")]
    PriceBenchmark.objects.create(
        state="Karnataka", brand_key="tata", model_key="nexon", median=5000, lower_quartile=4000,
        upper_quartile=6000, fair_from=4000, fair_to=6000, count=34,
    )  # fmt: skip
    owner, other = person("Ravi"), person("Meera")
    shown = with_photographs(vehicle(other, description=TEXT), 2)
    waits = with_photographs(
        vehicle(owner, approval_status="pending", description=TEXT, registration="KA01AB1234"), 2
    )
    SamePhoto.objects.create(image=waits.images.first(), other=shown.images.first())
    bare = vehicle(owner, approval_status="pending", model_name="Punch")
    for number in range(5):
        vehicle(owner, approval_status="pending", locality=f"Street {number}")
    staff = User.objects.get(username="asha")
    refused = vehicle(owner, approval_status="pending", model_name="Tiago")
    refused.reject(staff, REASONS[0])
    away = vehicle(owner, available=False)
    Vehicle.objects.filter(pk=away.pk).update(confirmed_at=timezone.now() - timedelta(days=40))
    vehicle(owner, brand_name="Maruti", model_name="Swift")
    vehicle(owner, model_name="Curvv")
    for reporter in (person("Asha") for _ in range(3)):
        User.objects.filter(pk=reporter.pk).update(date_joined=timezone.now() - timedelta(days=30))
        for reported in (shown, waits):
            VehicleReport.objects.file(reported, reporter, "fraud", "Sunday, Sunday.")
    VehicleReport.objects.file(shown, person("Meera"), "gone")
    Lead.objects.open(shown, owner, timezone.localdate())
    Lead.objects.open(away, other, timezone.localdate())
    blocked = person("Meera")
    blocked.profile.block(staff, "Asks for money in advance.", timezone.localdate())
    blocked.profile.unblock(None, blocked.profile.BLOCK_OVER)
    owner.profile.block(staff, "Insults or threatens people.")
    support = person("Asha")
    appoint(support, Role.SUPPORT)
    # What staff do while they read Hindi is kept in English.
    add = {"category": "car", "name": "Zest", **NO_MODELS}
    assert asha.post("/admin/gowheels/brandimage/add/", add, headers=IN_HINDI).status_code == 302
    asha.post("/admin/gowheels/brandimage/export/?category__exact=car", headers=IN_HINDI)
    asha.post(f"/admin/gowheels/vehicle/{shown.pk}/approve/", headers=IN_HINDI)
    return {
        "brand": brand, "double": double, "model": models[0], "shown": shown, "waits": waits,
        "bare": bare, "refused": refused, "owner": owner.profile, "blocked": blocked.profile,
        "support": support,
    }  # fmt: skip
