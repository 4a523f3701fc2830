"""A backup holds the site as it stood at one moment, and is there whole or not at all."""

import gzip
import hashlib
import json
import signal
import stat
import tarfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from gowheels import backups, limits
from gowheels.backups import making, tables
from gowheels.backups.workroom import workroom
from gowheels.models import UserProfile, Vehicle
from tests.factories import person, signed_in, vehicle

pytestmark = pytest.mark.django_db(transaction=True)


def backup(path) -> str:
    out = StringIO()
    call_command("backup", str(path), stdout=out)
    return out.getvalue()


def content(path) -> dict[str, bytes]:
    with tarfile.open(path) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}


def rows(path, label: str) -> list[dict]:
    lines = gzip.decompress(content(path)[f"tables/{label}.jsonl.gz"]).splitlines()
    columns, *rest = (json.loads(line) for line in lines)
    return [dict(zip(columns, row, strict=True)) for row in rest]


def test_it_holds_rows_files_and_the_sum_of_each(tmp_path, media):
    seller = person("Asha", "+919876543210")
    made = vehicle(seller, description="ताज़ा ₹ 🚗\nsecond line")
    seller.profile.favourites.add(made)
    (media / "brands").mkdir(parents=True)
    (media / "brands" / "tata.webp").write_bytes(b"a badge")
    said = backup(tmp_path / "a.tar")
    assert "1 files" in said
    held = content(tmp_path / "a.tar")
    assert held["media/brands/tata.webp"] == b"a badge"
    kept = rows(tmp_path / "a.tar", "gowheels.vehicle")[0]
    assert kept["description"] == "ताज़ा ₹ 🚗\nsecond line"
    assert kept["price"] == "1850.00"
    assert rows(tmp_path / "a.tar", "gowheels.userprofile")[0]["phone"] == "+919876543210"
    assert rows(tmp_path / "a.tar", "gowheels.userprofile_favourites")[0]["vehicle_id"] == made.pk
    sums = held.pop("SHA256SUMS").decode().splitlines()
    assert sums == [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in held.items()]


def test_one_that_is_stopped_leaves_nothing_behind(tmp_path, monkeypatch):
    rooms = []

    def stop(folder):
        rooms.extend(tmp_path.glob(".backup-*"))
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(making, "_write_tables", stop)
    with pytest.raises(SystemExit) as stopped:
        backup(tmp_path / "a.tar")
    assert stopped.value.code == 128 + signal.SIGTERM
    assert len(rooms) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_one_left_that_was_killed_goes_with_the_next(tmp_path):
    left, other = tmp_path / ".backup-left", tmp_path / "mine"
    for folder in (left, other):
        folder.mkdir()
        (folder / "gowheels.userprofile").write_text("+919876543210")
    (tmp_path / ".backup-of-somebody").write_text("no folder")
    backup(tmp_path / "a.tar")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".backup-of-somebody",
        "a.tar",
        "mine",
    ]


def test_one_that_is_still_at_work_keeps_its_folder(tmp_path):
    with workroom(tmp_path / "first.tar") as at_work:
        backup(tmp_path / "a.tar")
        assert at_work.is_dir()
        assert at_work.stat().st_mode & 0o77 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tar"]


def test_every_row_is_in_it_however_many_parts_they_are_read_in(tmp_path, monkeypatch):
    monkeypatch.setattr("gowheels.parts.PART", 2)
    made = [vehicle().pk for _ in range(5)]
    backup(tmp_path / "a.tar")
    assert [row["id"] for row in rows(tmp_path / "a.tar", "gowheels.vehicle")] == made


def test_what_is_over_soon_or_made_anew_stays_out(tmp_path):
    signed_in(person("Asha"))
    limits.take("check_phone", "203.0.113.7")
    vehicle()
    backup(tmp_path / "a.tar")
    names = " ".join(content(tmp_path / "a.tar"))
    for table in ("personsession", "ratecount", "onetimepassword", "facetcount"):
        assert table not in names


def test_only_its_owner_can_read_it_and_nothing_else_is_left(tmp_path):
    backup(tmp_path / "a.tar")
    assert stat.S_IMODE((tmp_path / "a.tar").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["a.tar"]


def test_a_file_that_is_there_stays_as_it_is(tmp_path):
    (tmp_path / "a.tar").write_bytes(b"precious")
    with pytest.raises(CommandError, match="there already"):
        backup(tmp_path / "a.tar")
    assert (tmp_path / "a.tar").read_bytes() == b"precious"


def test_a_backup_that_fails_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(backups.archive.Writer, "finish", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        backup(tmp_path / "a.tar")
    assert list(tmp_path.iterdir()) == []


def test_it_is_not_put_where_everybody_could_fetch_it(media):
    media.mkdir()
    with pytest.raises(CommandError, match="MEDIA_ROOT"):
        backup(media / "a.tar")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="no folder"):
        backup(tmp_path / "nowhere" / "a.tar")


def test_a_file_that_goes_meanwhile_is_counted(tmp_path, media, monkeypatch):
    (media / "people").mkdir(parents=True)
    for name in ("a.webp", "b.webp"):
        (media / "people" / name).write_bytes(b"a face")
    gone = iter(["people/a.webp", "people/gone.webp", "people/b.webp"])
    monkeypatch.setattr("gowheels.backups.making.media_files", lambda: gone)
    assert "2 files" in (said := backup(tmp_path / "a.tar"))
    assert "1 files went while it was made" in said


def test_what_others_write_meanwhile_is_not_seen(other_connection):
    person("Asha")
    with tables.one_moment():
        assert UserProfile.objects.count() == 1
        other_connection("UPDATE gowheels_userprofile SET pincode = '560038'")
        assert UserProfile.objects.get().pincode == ""
    assert UserProfile.objects.get().pincode == "560038"


def test_the_connection_is_as_before_afterwards(tmp_path):
    backup(tmp_path / "a.tar")
    if connection.vendor == "mysql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT @@SESSION.tx_isolation")
            assert cursor.fetchone() == ("READ-COMMITTED",)
    else:
        assert connection.transaction_mode == "IMMEDIATE"
    assert not Vehicle.objects.exists()


@pytest.fixture
def other_connection():
    """Run a statement as another process would."""
    other = connection.copy()

    def run(statement: str) -> None:
        with other.cursor() as cursor:
            cursor.execute(statement)

    yield run
    other.close()
