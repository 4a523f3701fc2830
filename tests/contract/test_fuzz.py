"""Whatever is sent to an endpoint, by whomever: an answer of the contract, and nothing broken.

`make fuzz` sends more (`FUZZ_EXAMPLES` to each endpoint, each by everybody, from `FUZZ_SEED` on).
"""

import os
import sys

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from gowheels.models import BrandImage, Lead, ModelImage, VehicleReport
from tests.contract.fuzzing import Findings, Writes, fuzz, report
from tests.factories import numbers, person, signed_in, superuser, vehicle, with_photographs

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "2"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))


OPTIONS = {"raise_request_exception": False}


def with_something(user):
    """Give somebody what there is to ask for: vehicles, a lead, a report."""
    shown = with_photographs(vehicle(user), 2)
    vehicle(user, approval_status="pending")
    visitor = person("Farida")
    Lead.objects.open(shown, visitor, timezone.localdate())
    VehicleReport.objects.file(shown, visitor, "wrong")
    return user


@pytest.fixture
def people(settings, indiranagar):
    """By what they are, how each comes to a browser; who deleted the account comes as another."""
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, "1000000/1d")
    brand = BrandImage.objects.create(category="car", name="Tata")
    ModelImage.objects.create(brand=brand, name="Nexon")
    known = {}

    def of(role, make):
        def sign_in():
            user = User.objects.filter(pk=known.get(role), is_active=True).first()
            if user is None or (hasattr(user, "profile") and user.profile.blocked_now):
                user = make()
                known[role] = user.pk
            return signed_in(user, **OPTIONS)

        return sign_in

    return {
        "anonymous": lambda: Client(**OPTIONS),
        "customer": of("customer", lambda: person("Meera")),
        "owner": of("owner", lambda: with_something(person("Ravi"))),
        "staff": of("staff", lambda: superuser(f"asha{next(numbers)}")),
    }


@pytest.mark.django_db(transaction=True)
def test_generated_requests_break_nothing(people):
    findings = Findings()
    fuzz(people, EXAMPLES, SEED, findings)
    sys.stdout.write(f"\n{report(findings)}\n")
    assert not findings.failures, report(findings)
    # A run that gets nowhere would find nothing.
    assert findings.statuses[200] > findings.requests / 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    "write",
    [
        lambda: BrandImage.objects.create(category="car", name="Tata"),
        lambda: BrandImage.objects.bulk_create([BrandImage(name="Tata")], ignore_conflicts=True),
        lambda: BrandImage.objects.update(name="Tata"),
        lambda: BrandImage.objects.filter(name="Tata")._raw_delete("default"),
    ],
)
def test_what_a_get_writes_would_be_noticed(write):
    with connection.execute_wrapper(writes := Writes()):
        BrandImage.objects.count()
        assert not writes.tables
        write()
    assert "gowheels_brandimage" in writes.tables
