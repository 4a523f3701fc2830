"""A file that cannot be removed keeps nobody from deleting what it belonged to."""

import pytest
from django.db import transaction

from gowheels import photos, share_picture
from gowheels.models import UserProfile, Vehicle, VehicleImage
from gowheels.photos import prepare, store_portrait
from tests.factories import person, photograph, vehicle, with_photographs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stuck(monkeypatch):
    """A disk on which nothing can be removed."""

    def fail(what: object) -> None:
        raise OSError("The disk is read-only.")

    monkeypatch.setattr(photos, "remove", fail)
    monkeypatch.setattr(share_picture, "remove", fail)


def test_a_vehicle_goes_though_its_files_stay_and_the_log_says_so(stuck, caplog):
    with_photographs(vehicle(), 2).delete()
    assert not Vehicle.objects.exists()
    assert not VehicleImage.objects.exists()
    assert caplog.text.count("The disk is read-only.") >= 3
    assert "on_commit" in caplog.text


def test_a_person_goes_though_their_photograph_stays(stuck, caplog):
    profile = person().profile
    with transaction.atomic():
        profile.set_photo(store_portrait(prepare(photograph())))
    profile.user.delete()
    assert not UserProfile.objects.exists()
    assert "The disk is read-only." in caplog.text
