"""What is no whole backup of this version is refused, in words, and changes nothing."""

import gzip
import hashlib
import io
import json
import tarfile

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError

from tests.commands.test_backup import content
from tests.commands.test_restore import restore

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("kept", [0, 100, 3000, 20_000])
def test_a_file_that_is_cut_short_is_refused(saved, kept):
    saved.write_bytes(saved.read_bytes()[:kept])
    with pytest.raises(CommandError, match=r"cannot be restored"):
        restore(saved)
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ["tables/gowheels.vehicle.jsonl.gz", "media/people/a.webp"])
def test_one_bit_that_fell_over_is_found_and_its_file_named(saved, name):
    with tarfile.open(saved) as tar:
        place = tar.getmember(name).offset_data + 100
    data = bytearray(saved.read_bytes())
    data[place] ^= 1
    saved.write_bytes(data)
    with pytest.raises(CommandError, match=f"damaged: {name}"):
        restore(saved)
    assert not User.objects.exists()


def test_a_file_of_something_else_is_refused(tmp_path):
    (tmp_path / "a.tar").write_bytes(b"No tar at all." * 100)
    with pytest.raises(CommandError, match="no backup"):
        restore(tmp_path / "a.tar")
    with tarfile.open(tmp_path / "b.tar", "w") as tar:
        tar.addfile(tarfile.TarInfo("hello.txt"))
    with pytest.raises(CommandError, match="no backup"):
        restore(tmp_path / "b.tar")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nothing\.tar: No such file"):
        restore(tmp_path / "nothing.tar")


def remade(path, change) -> None:
    """Write a backup anew with sums that are right, after `change` has been at what it holds."""
    held = content(path)
    del held["SHA256SUMS"]
    change(held)
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in held.items()]
    held["SHA256SUMS"] = "".join(lines).encode()
    with tarfile.open(path, "w") as tar:
        for name, data in held.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))


@pytest.mark.parametrize(
    "name", ["media/../../outside", "media/../outside", "media//../../../outside"]
)
def test_no_file_comes_to_lie_outside(saved, tmp_path, settings, name):
    remade(saved, lambda held: held.update({name: b"a trap"}))
    with pytest.raises(CommandError, match="elsewhere"):
        restore(saved)
    assert not list(tmp_path.parent.rglob("outside"))
    assert not User.objects.exists()


def test_a_link_is_no_file_of_ours(saved):
    with tarfile.open(saved, "a") as tar:
        link = tarfile.TarInfo("media/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    with pytest.raises(CommandError, match="no plain file"):
        restore(saved)


def edit_manifest(held, **fields) -> None:
    manifest = json.loads(held["manifest.json"])
    held["manifest.json"] = json.dumps({**manifest, **fields}).encode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"migrations": ["gowheels.9999_future"]}, "made after gowheels.9999_future"),
        ({"migrations": []}, "this site has seen"),
        ({"format": 2}, "format 2"),
        ({"rows": {}}, "damaged"),
        ({"more": 1}, "manifest cannot be read"),
    ],
)
def test_another_version_is_refused_in_words(saved, fields, said):
    remade(saved, lambda held: edit_manifest(held, **fields))
    with pytest.raises(CommandError, match=said):
        restore(saved)
    assert not User.objects.exists()


PROFILE = b'["id","user_id","phone","pincode","photo","is_blocked","created_at"]\n'


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        (b'["id"]\n', b""),
        (PROFILE, b"no json"),
        (PROFILE, b"[1]"),
        (PROFILE, b'[1,999999,"+919876543210","","",false,"2026-11-24T10:00:00+00:00"]'),
        (PROFILE, b'[1,1,"+919876543210","","",false,"yesterday"]'),
    ],
)
def test_rows_that_do_not_fit_are_refused(saved, columns, row):
    name = "tables/gowheels.userprofile.jsonl.gz"
    remade(saved, lambda held: held.update({name: gzip.compress(columns + row)}))
    with pytest.raises(CommandError, match="cannot be restored"):
        restore(saved)
    assert not User.objects.exists()
