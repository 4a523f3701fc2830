from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command

from gowheels import limits, uploads
from gowheels.models import (
    GoneVehicle,
    OneTimePassword,
    PersonSession,
    RateCount,
    Vehicle,
)
from gowheels.photos import prepare
from tests.factories import listing, person, photograph, signed_in, vehicle

pytestmark = pytest.mark.django_db

PHONE = "+919876543210"


def forget(*options: str) -> str:
    out = StringIO()
    call_command("forget_expired", *options, stdout=out)
    return out.getvalue()


def is_signed_in(browser) -> bool:
    return browser.get("/api/session/").json()["signed_in"]


def test_codes_go_when_they_expire_and_the_phones_with_them(anonymous, move_clock):
    anonymous.post("/api/otp/", {"phone": PHONE})
    move_clock(minutes=4)
    anonymous.post("/api/otp/", {"phone": "9876543211"})
    assert forget().startswith("Forgot 0 codes")
    move_clock(minutes=6)
    assert forget().startswith("Forgot 1 codes")
    assert OneTimePassword.objects.get().phone == "+919876543211"
    move_clock(minutes=10)
    forget()
    assert not OneTimePassword.objects.exists()


def test_a_code_that_is_forgotten_opens_nothing(anonymous, move_clock):
    person(phone=PHONE)
    anonymous.post("/api/otp/", {"phone": PHONE})
    move_clock(minutes=6)
    forget()
    refused = anonymous.post("/login/", {"phone": PHONE, "otp": "123456"})
    assert refused.json()["code"] == "otp_missing"


def test_counts_go_when_the_longest_limit_is_over_and_not_before(move_clock):
    limits.take("send_phone_day", PHONE)
    move_clock(hours=23)
    assert "0 counts" in forget()
    limits.take("check_phone", "203.0.113.7")
    move_clock(hours=25)
    assert "1 counts" in forget()
    assert RateCount.objects.count() == 1


def test_sessions_go_when_they_are_over_and_not_before(owner, outsider, move_clock):
    move_clock(days=13)
    assert is_signed_in(outsider)
    move_clock(days=30, seconds=5)
    assert "1 sessions" in forget()
    keys = list(PersonSession.objects.values_list("session_key", flat=True))
    assert keys == [outsider.cookies["sessionid"].value]


@pytest.mark.django_db(transaction=True)
def test_photographs_go_with_their_files_when_nobody_lists_them(move_clock, stored):
    uploads.add(person(), uuid4(), [prepare(photograph(60, 60), as_cover=False)])
    move_clock(hours=47)
    assert "0 photographs" in forget()
    assert len(stored()) == 1
    move_clock(hours=49)
    assert "1 photographs" in forget()
    assert stored() == []


def test_a_second_run_finds_nothing(anonymous, move_clock):
    anonymous.post("/api/otp/", {"phone": PHONE})
    signed_in(person())
    move_clock(days=31)
    assert not forget().startswith("Forgot 0 codes, 0 counts")
    assert forget().endswith("0 sessions, 0 photographs and 0 vehicles.\n")


@pytest.mark.django_db(transaction=True)
def test_what_its_owner_deleted_goes_for_good_after_a_week(owner, stored, move_clock):
    sent = listing(vehicle_images=[photograph(60, 60)])
    owner.post("/add-vehicle/", sent)
    made = Vehicle.objects.get()
    made.approve(None)
    kept = vehicle(owner.user)
    made.discard()
    move_clock(days=6)
    assert "and 0 vehicles" in forget()
    assert stored() != []
    move_clock(days=7, minutes=1)
    assert "and 1 vehicles" in forget()
    assert list(Vehicle.objects.all()) == [kept]
    assert stored() == []
    assert GoneVehicle.objects.get().vehicle_id == made.pk
    assert "and 0 vehicles" in forget()


def test_a_dry_run_changes_nothing(anonymous, move_clock):
    anonymous.post("/api/otp/", {"phone": PHONE})
    move_clock(days=31)
    assert forget("--dry-run").startswith("Nothing was changed. Would go: 1 codes, ")
    assert OneTimePassword.objects.exists()
    assert RateCount.objects.exists()
