"""What tests of commands share."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from gowheels import places
from gowheels.demo import photographs
from gowheels.demo.cities import CITIES
from gowheels.models import BrandImage, Pincode, Vehicle
from tests.commands.test_backup import backup
from tests.factories import person, signed_in, superuser, vehicle, with_photographs


@pytest.fixture
def quick_demo(monkeypatch) -> None:
    """The pincodes of the demo's cities, a catalogue that counts as loaded, small pictures."""
    monkeypatch.setattr(photographs, "WIDTH", 400)
    BrandImage.objects.create(category="car", name="Tata")
    wanted = {code for city in CITIES for code in city.pincodes}
    Pincode.objects.bulk_create(each for each in places.shipped() if each.code in wanted)


@pytest.fixture
def saved(tmp_path, media, settings) -> Path:
    """A backup of a small site; the site itself is empty again."""
    seller = person("Asha Rao", "+919876543210", pincode="560038")
    made = with_photographs(vehicle(seller, description="Zephyr blue, ₹ and 🚗"), 2)
    seller.profile.favourites.add(made)
    clerk = superuser()
    group = Group.objects.create(name="Clerks of the desk")
    group.permissions.add(Permission.objects.get(codename="change_vehicle"))
    clerk.groups.add(group)
    staff = signed_in(clerk)
    staff.post(f"/admin/gowheels/vehicle/{made.pk}/reject/", {"words": "Blurred.", "preset": ""})
    Vehicle.objects.get(pk=made.pk).approve(clerk)
    (media / "people").mkdir(parents=True)
    (media / "people" / "a.webp").write_bytes(bytes(range(256)))
    (media / "loose.txt").write_bytes(b"")
    backup(tmp_path / "a.tar")
    empty_site(settings, tmp_path)
    return tmp_path / "a.tar"


def empty_site(settings, tmp_path) -> None:
    call_command("flush", interactive=False)
    settings.MEDIA_ROOT = tmp_path / "new-media"
