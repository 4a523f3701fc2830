"""A demo beside what is there: real people, a demo before it, a disk that is full."""

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.core.management import CommandError
from PIL import Image

from gowheels import album, catalogue
from gowheels.admin.owner_history import decisions_on
from gowheels.demo.accounts import demo_users
from gowheels.models import (
    AuditEntry,
    BrandImage,
    Pincode,
    UserProfile,
    Vehicle,
    VehicleImage,
)
from gowheels.photos import from_image
from tests.commands.test_seed_demo import seed
from tests.factories import person, vehicle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_demo")]


def test_flush_removes_the_demo_and_nothing_else(
    stored, photo_of, django_capture_on_commit_callbacks
) -> None:
    mine = vehicle(person("Bystander"))
    album.add(mine, [photo_of("teal")])
    demo_like = User.objects.create_user("demo-me")
    before = stored(), User.objects.count()
    seed("--vehicles", "8")
    assert stored() != before[0]

    with django_capture_on_commit_callbacks(execute=True):
        assert seed("--flush") == "Demo removed: 8 vehicles.\n"
    assert (stored(), User.objects.count()) == before
    assert list(Vehicle.objects.all()) == [mine]
    assert list(VehicleImage.objects.all()) == list(mine.images.all())
    assert User.objects.filter(pk=demo_like.pk).exists()


def test_flush_with_a_number_makes_a_new_demo() -> None:
    seed("--vehicles", "5", "--no-photos")
    seed("--vehicles", "4", "--no-photos", "--flush")
    assert Vehicle.objects.count() == 4


def test_ids_go_on_from_those_that_are_there(django_user_model) -> None:
    mine = vehicle(person("Bystander"))
    seed("--vehicles", "8", "--no-photos")
    assert Vehicle.objects.filter(pk__gt=mine.pk).count() == 8
    later = django_user_model.objects.create_user("later")
    assert later.pk > max(demo_users().values_list("pk", flat=True))


def test_a_second_demo_on_the_first_is_refused() -> None:
    seed("--vehicles", "4", "--no-photos")
    with pytest.raises(CommandError, match="--flush"):
        seed("--vehicles", "4", "--no-photos")
    assert Vehicle.objects.count() == 4


def test_a_phone_that_is_taken_stays_whose_it_is() -> None:
    somebody = person("Somebody", phone="+919876543210")
    said = seed("--vehicles", "8", "--no-photos")
    assert UserProfile.objects.get(phone="+919876543210").user == somebody
    assert "somebody has that number already" in said
    assert Vehicle.objects.count() == 8


def test_two_of_the_demo_do_not_take_a_persons_number() -> None:
    seed("--vehicles", "8", "--no-photos")
    phone = demo_users().get(username="demo-owner-0").profile.phone
    seed("--flush")
    person("Somebody", phone=phone)
    seed("--vehicles", "8", "--no-photos")
    assert demo_users().get(username="demo-owner-0").profile.phone != phone


def test_staff_are_made_only_where_asked_or_in_debug(settings) -> None:
    seed("--vehicles", "0")
    assert not User.objects.filter(is_superuser=True).exists()

    seed("--vehicles", "0", "--flush", "--staff-password", "long-enough-for-all")
    assert User.objects.get(username="staff").check_password("long-enough-for-all")

    settings.DEBUG = True
    assert "gowheels-demo" in seed("--vehicles", "0", "--flush")
    assert User.objects.get(username="staff").check_password("gowheels-demo")


def test_a_user_called_staff_is_left_alone() -> None:
    User.objects.create_user("staff", password="the-real-one")
    said = seed("--vehicles", "0", "--staff-password", "long-enough-for-all")
    assert User.objects.get(username="staff").check_password("the-real-one")
    assert "left as they are" in said


@pytest.mark.parametrize(
    "options",
    [("--vehicles", "-1"), ("--seed", "-1"), ("--staff-password", "short")],
)
def test_bad_options_are_refused_before_anything_is_made(options) -> None:
    with pytest.raises(CommandError):
        seed(*options)
    assert not User.objects.exists()


def test_catalogue_and_pincodes_are_loaded_when_they_are_missing(monkeypatch) -> None:
    BrandImage.objects.all().delete()
    Pincode.objects.all().delete()
    tata = tuple(entry for entry in catalogue.models() if entry.name in {"Nexon", "Ace"})
    monkeypatch.setattr(catalogue, "models", lambda: tata)
    seed("--vehicles", "0", "--no-photos")
    assert BrandImage.objects.count() == 2
    assert Pincode.objects.count() > 19_000


def test_a_photograph_that_cannot_be_written_leaves_nothing(monkeypatch, stored) -> None:
    save, saved = default_storage.save, []

    def until_full(name: str, content: object) -> str:
        if len(saved) == 5:
            raise OSError(28, "No space left on device")
        saved.append(name)
        return save(name, content)

    seed("--vehicles", "0")
    monkeypatch.setattr(default_storage, "save", until_full)
    with pytest.raises(OSError, match="No space"):
        seed("--vehicles", "3", "--flush")
    assert stored() == []
    assert not Vehicle.objects.exists()


@pytest.fixture
def photo_of():
    def make(colour: str):
        return from_image(Image.new("RGB", (400, 300), colour))

    return make


def test_each_decision_is_in_the_audit() -> None:
    seed("--vehicles", "40", "--no-photos")
    decided = Vehicle.objects.exclude(approval_status=Vehicle.Status.PENDING)
    verbs = {"approved": "approve", "rejected": "reject"}
    found = AuditEntry.objects.filter(target_type="vehicle").values_list(
        "target_id", "verb", "at", "reason", "after__state"
    )
    assert sorted(found) == sorted(
        (each.pk, verbs[each.approval_status], each.reviewed_at, each.rejection_reason,
         each.approval_status)
        for each in decided
    )  # fmt: skip
    assert decisions_on(decided[0]).count() == 1


def test_flush_takes_the_decisions_along_and_no_others() -> None:
    seed("--vehicles", "5")
    kept = AuditEntry.objects.record("block", person().profile)
    seed("--flush")
    assert list(AuditEntry.objects.filter(target_type__in=["vehicle", "userprofile"])) == [kept]
