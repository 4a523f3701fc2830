"""Strays are found and deleted, and nothing else is."""

import os
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from gowheels import album, media_files, photos, uploads
from gowheels.models import VehicleImage
from gowheels.photos import prepare
from tests.factories import person, photograph, vehicle

pytestmark = pytest.mark.django_db

OLD = 2 * 60 * 60


def run(*options: str) -> str:
    out = StringIO()
    call_command("orphaned_media", *options, stdout=out)
    return out.getvalue()


def lay(path: str, age: int = OLD) -> str:
    """Put a file there that was written so many seconds ago."""
    default_storage.save(path, ContentFile(b"picture"))
    file = Path(default_storage.path(path))
    written = file.stat().st_mtime - age
    os.utime(file, (written, written))
    return path


@pytest.fixture
def filled(media):
    """A site with each kind of photograph, all of them old; returns the vehicle."""
    owner = person()
    made = vehicle(owner)
    two = [prepare(photograph(width, 400), as_cover=False) for width in (900, 500)]
    album.add(made, two)
    album.reorder(made, [image.pk for image in reversed(made.images.all())])
    uploads.add(owner, uuid4(), two)
    owner.profile.photo = photos.store_portrait(two[0])
    owner.profile.save()
    for file in media.rglob("*.webp"):
        os.utime(file, (0, 0))
    return made


def test_a_site_in_order_has_nothing_to_tell(filled, stored):
    files = stored()
    assert (
        run()
        == run("--delete")
        == f"{len(files)} files: 0 strays, 0 missing, 0 too young to judge.\n"
    )
    assert stored() == files


def test_an_empty_site_has_nothing_to_tell():
    assert run().startswith("0 files: 0 strays, 0 missing")


@pytest.mark.parametrize("folder", ["vehicles/seller", "people"])
def test_strays_are_listed_and_only_deleted_when_asked(filled, stored, folder):
    files = stored()
    stray = lay(f"{folder}/ab12-800.webp")
    with pytest.raises(CommandError, match="1 strays, 0 missing"):
        run()
    assert stray in stored()
    assert run("--delete").splitlines()[0] == f"deleted\t{stray}"
    assert stored() == files
    assert "0 strays" in run("--delete")


def test_an_upload_in_flight_is_left_alone(filled, stored):
    young = lay("vehicles/seller/ab12-800.webp", age=60)
    assert "1 too young to judge" in run("--delete")
    assert young in stored()


@pytest.mark.parametrize("which", ["", "-cover"])
def test_a_row_whose_file_is_gone_is_told_and_kept(filled, which):
    filled.refresh_from_db()
    gone = filled.cover if which else filled.images.first().image.name
    default_storage.delete(gone)
    out = StringIO()
    with pytest.raises(CommandError, match="0 strays, 1 missing"):
        call_command("orphaned_media", "--delete", stdout=out)
    assert out.getvalue() == f"missing\t{gone}\n"
    assert VehicleImage.objects.count() == 2


def test_a_long_list_is_cut_and_counted(filled, monkeypatch):
    monkeypatch.setattr(media_files, "TOLD", 2)
    monkeypatch.setattr("gowheels.management.commands.orphaned_media.TOLD", 2)
    for number in range(5):
        lay(f"vehicles/seller/{number}-800.webp")
    told = run("--delete").splitlines()
    assert len(told) == 4
    assert told[2] == "deleted\tand 3 more"
    assert "5 strays deleted" in told[3]


def test_what_is_no_photograph_of_ours_is_not_looked_at(filled, stored):
    other = lay("share/1/card.jpg")
    run("--delete")
    assert other in stored()
