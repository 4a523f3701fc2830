"""What was promised is on the disk: files outlast a power cut, as a database's rows do."""

import errno
import os
from pathlib import Path

import pytest
from django.urls import reverse

from gowheels.models import Vehicle
from tests.factories import listing, photograph

pytestmark = pytest.mark.django_db


@pytest.fixture
def synced(monkeypatch) -> dict[Path, int]:
    """What the disk was asked to keep, and how large it was then."""
    asked = {}

    def note(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        asked[path] = os.fstat(descriptor).st_size

    monkeypatch.setattr(os, "fsync", note)
    return asked


def test_every_file_of_a_listing_and_its_folder_are_on_the_disk(owner, synced, stored, media):
    pictures = [photograph(1000, 700, name="a.jpg"), photograph(500, 400, name="b.jpg")]
    answer = owner.post(reverse("add_vehicle"), listing(vehicle_images=pictures))
    assert answer.status_code == 200
    files = [media / name for name in stored()]
    assert len(files) > len(pictures)
    assert set(synced) == {*files, media / "vehicles" / "seller"}
    assert all(synced[file] == file.stat().st_size > 0 for file in files)


def test_a_disk_that_cannot_keep_a_file_keeps_nothing_of_the_listing(owner, monkeypatch, stored):
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    answer = owner.post(reverse("add_vehicle"), listing(vehicle_images=[photograph()]))
    assert answer.status_code == 507
    assert stored() == []
    assert not Vehicle.objects.exists()
