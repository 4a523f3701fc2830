"""Photographs in a bucket: whatever stores, shows, compares and backs up files works there."""

from datetime import timedelta

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from moto import mock_aws

from gowheels import album, backups, media_files, share_picture
from gowheels.doctor import files
from gowheels.models import Vehicle, VehicleImage
from gowheels.outages import StorageAway
from gowheels.s3 import PhotosInS3
from gowheels_project import scale
from tests.factories import listing, photograph, vehicle

BUCKET = "gowheels-photographs"


@pytest.fixture
def bucket(settings, monkeypatch):
    """The site's photographs lie in this bucket, in memory."""
    monkeypatch.setenv("MEDIA_S3_KEY", "a-key")
    monkeypatch.setenv("MEDIA_S3_SECRET", "a-secret")
    with mock_aws():
        made = boto3.resource("s3", "ap-south-1", aws_access_key_id="a", aws_secret_access_key="b")
        made.create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "ap-south-1"}
        )
        settings.MEDIA_S3_BUCKET = BUCKET
        settings.STORAGES = settings.STORAGES | {"default": scale.media(BUCKET)[0]}
        yield made.Bucket(BUCKET)


def names(bucket) -> list[str]:
    return sorted(found.key for found in bucket.objects.all())


@pytest.mark.django_db
def test_a_vehicle_is_listed_with_its_photographs_in_the_bucket(bucket, owner, stored):
    response = owner.post("/add-vehicle/", listing(vehicle_images=[photograph(900, 600)]))
    assert response.status_code == 200
    made = Vehicle.objects.get()
    assert stored() == []
    assert len(names(bucket)) == 5
    assert made.cover in names(bucket)
    source = response.json()["vehicle"]["image"]
    assert source["src"] == f"https://s3.ap-south-1.amazonaws.com/{BUCKET}/{made.cover}"
    assert f"{source['src'].rpartition('-')[0]}-320.webp 320w" in source["srcset"]


@pytest.mark.django_db(transaction=True)
def test_what_is_deleted_leaves_the_bucket(bucket, owner):
    owner.post("/add-vehicle/", listing(vehicle_images=[photograph(900, 600)]))
    album.remove(VehicleImage.objects.get())
    assert names(bucket) == []


@pytest.mark.django_db(transaction=True)
def test_a_listing_that_fails_leaves_nothing_there(bucket, owner, monkeypatch):
    monkeypatch.setattr("gowheels.album.append", lambda *_: 1 / 0)
    response = owner.post("/add-vehicle/", listing(vehicle_images=[photograph(900, 600)]))
    assert response.status_code == 500
    assert names(bucket) == []
    assert not Vehicle.objects.exists()


@pytest.mark.django_db
def test_a_bucket_that_cannot_be_reached_is_503(bucket, owner, monkeypatch):
    def fail(*given, **named):
        raise EndpointConnectionError(endpoint_url="https://s3.ap-south-1.amazonaws.com")

    monkeypatch.setattr("storages.backends.s3.S3Storage._save", fail)
    response = owner.post("/add-vehicle/", listing(vehicle_images=[photograph(900, 600)]))
    assert (response.status_code, response.json()["code"]) == (503, "storage_away")
    assert not Vehicle.objects.exists()


@pytest.mark.django_db
def test_the_picture_of_a_link_is_drawn_once_and_read_from_there(bucket, anonymous):
    made = vehicle()
    first = anonymous.get(f"/vehicles/{made.pk}/share.jpg")
    assert first.status_code == 200
    assert share_picture.path_of(made) in names(bucket)
    assert anonymous.get(f"/vehicles/{made.pk}/share.jpg").content == first.content
    share_picture.remove(made.pk)
    assert names(bucket) == []


@pytest.mark.django_db
def test_strays_and_missing_files_are_found_there(bucket, owner, monkeypatch):
    monkeypatch.setattr(media_files, "IN_FLIGHT", timedelta(0))
    owner.post("/add-vehicle/", listing(vehicle_images=[photograph(900, 600)]))
    default_storage.save("vehicles/seller/stray.webp", ContentFile(b"stray"))
    default_storage.delete(Vehicle.objects.get().cover)
    found = media_files.compare(delete=True)
    assert found.stray_paths == ["vehicles/seller/stray.webp"]
    assert found.missing_paths == [Vehicle.objects.get().cover]
    assert "vehicles/seller/stray.webp" not in names(bucket)


@pytest.mark.django_db(transaction=True)
def test_a_site_with_a_bucket_is_backed_up_and_restored_into_an_empty_one(bucket, owner, tmp_path):
    owner.post("/add-vehicle/", listing(vehicle_images=[photograph(900, 600)]))
    there = names(bucket)
    assert backups.make(tmp_path / "a.tar").files == len(there)
    call_command("flush", interactive=False)
    with pytest.raises(backups.NotEmpty, match=BUCKET):
        backups.restore(tmp_path / "a.tar")
    bucket.objects.delete()
    backups.restore(tmp_path / "a.tar")
    assert names(bucket) == there
    assert Vehicle.objects.get().image_count == 1


@pytest.mark.django_db(transaction=True)
def test_a_restore_that_fails_leaves_the_bucket_empty(bucket, owner, tmp_path, monkeypatch):
    owner.post("/add-vehicle/", listing(vehicle_images=[photograph(900, 600)]))
    backups.make(tmp_path / "a.tar")
    call_command("flush", interactive=False)
    bucket.objects.delete()
    save, count = PhotosInS3.save, iter(range(10))

    def fail_at_the_third(self, name, content, **named):
        if next(count) == 2:
            raise StorageAway("gone")
        return save(self, name, content, **named)

    monkeypatch.setattr(PhotosInS3, "save", fail_at_the_third)
    with pytest.raises(StorageAway):
        backups.restore(tmp_path / "a.tar")
    assert names(bucket) == []
    assert not Vehicle.objects.exists()


def test_the_doctor_tries_the_bucket_and_asks_no_disk(bucket):
    assert BUCKET in files.bucket_writable().found
    assert files.media_writable() is files.free_space() is None
    assert names(bucket) == []


def test_what_is_not_there_is_missing_as_on_a_disk(bucket):
    for look in (default_storage.open, default_storage.get_modified_time):
        with pytest.raises(FileNotFoundError):
            look("vehicles/seller/none.webp")
    assert default_storage.exists("vehicles/seller/none.webp") is False
    assert default_storage.listdir("vehicles") == ([], [])


def test_a_bucket_of_its_own_address_or_of_signed_ones(bucket, monkeypatch):
    monkeypatch.setenv("MEDIA_S3_PUBLIC_URL", "https://photographs.gowheels.example")
    public, hosts = scale.media(BUCKET)
    assert hosts == ["https://photographs.gowheels.example"]
    url = PhotosInS3(**public["OPTIONS"]).url("vehicles/seller/a-400.webp")
    assert url == "https://photographs.gowheels.example/vehicles/seller/a-400.webp"
    monkeypatch.setenv("MEDIA_S3_SIGNED", "on")
    signed, hosts = scale.media(BUCKET)
    assert hosts == ["https://s3.ap-south-1.amazonaws.com"]
    url = PhotosInS3(**signed["OPTIONS"]).url("vehicles/seller/a-400.webp")
    assert url.startswith(f"https://s3.ap-south-1.amazonaws.com/{BUCKET}/vehicles/seller/a-400.")
    assert "X-Amz-Signature=" in url
