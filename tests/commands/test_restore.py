"""An empty site becomes the one that was backed up, row for row, or stays empty."""

import errno
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from gowheels.backups import tables
from gowheels.models import FacetCount, UserProfile, Vehicle
from gowheels.search import text
from tests.commands.conftest import empty_site
from tests.commands.test_backup import backup, content
from tests.factories import person, signed_in, superuser, vehicle, with_photographs

pytestmark = pytest.mark.django_db(transaction=True)


def restore(path, *options: str) -> str:
    out = StringIO()
    call_command("restore", str(path), *options, stdout=out)
    return out.getvalue()


def every_row() -> dict[str, list]:
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values_list())
        for model in tables.kept()
    }


def every_file(media) -> dict[str, bytes]:
    return {
        str(path.relative_to(media)): path.read_bytes()
        for path in media.rglob("*")
        if path.is_file()
    }


def test_every_row_and_byte_comes_back(tmp_path, media, settings):
    seller = person("Asha Rao", "+919876543210")
    seller.profile.favourites.add(with_photographs(vehicle(seller), 2))
    superuser()
    (media / "people").mkdir(parents=True)
    (media / "people" / "a.webp").write_bytes(bytes(range(256)))
    rows, files = every_row(), every_file(media)
    backup(tmp_path / "a.tar")
    empty_site(settings, tmp_path)
    assert every_row() != rows
    assert "restored" in restore(tmp_path / "a.tar")
    assert every_row() == rows
    assert every_file(settings.MEDIA_ROOT) == files


def test_every_file_and_folder_that_comes_back_is_on_the_disk(saved, settings, monkeypatch):
    synced = {}

    def note(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        synced[path.stat().st_ino] = kept(path)

    def kept(path: Path) -> int | set[str]:
        """What a power cut would take away: the bytes of a file, the names in a folder."""
        return {each.name for each in path.iterdir()} if path.is_dir() else path.stat().st_size

    monkeypatch.setattr(os, "fsync", note)
    restore(saved)
    root = settings.MEDIA_ROOT
    assert kept(root) == {"loose.txt", "people"} <= synced.pop(root.stat().st_ino)
    there = list(root.rglob("*"))
    assert synced == {path.stat().st_ino: kept(path) for path in there}
    assert len(there) == 3


def test_a_disk_that_cannot_keep_the_files_keeps_nothing(saved, settings, monkeypatch):
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = every_row()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CommandError, match="No space left"):
        restore(saved)
    assert every_row() == before
    assert list(settings.MEDIA_ROOT.iterdir()) == []


def test_a_backup_of_what_was_restored_is_the_same(saved, tmp_path):
    restore(saved)
    backup(tmp_path / "b.tar")
    first, second = content(saved), content(tmp_path / "b.tar")
    for held in (first, second):
        del held["manifest.json"], held["SHA256SUMS"]
    assert len(first) > 15
    assert first == second


def test_the_restored_site_can_be_used(saved):
    restore(saved)
    assert signed_in(User.objects.get(first_name="Asha Rao")).get("/dashboard/").status_code == 200
    assert User.objects.get(username="asha").check_password("long-enough-for-a-test")
    assert User.objects.get(username="asha").has_perm("gowheels.change_vehicle")
    assert Vehicle.objects.visible().count() == 1
    assert text.matching_ids(("zephyr",)) == [Vehicle.objects.visible().get().pk]


def test_the_counts_of_the_search_are_made_anew(saved):
    restore(saved)
    assert FacetCount.objects.get(scope="", facet="all").count == 1


def test_an_id_that_was_given_once_is_not_given_again(tmp_path, settings):
    vehicle(person("Ravi"))
    gone = vehicle(person("Meera"))
    last = gone.pk
    gone.delete()
    backup(tmp_path / "a.tar")
    empty_site(settings, tmp_path)
    restore(tmp_path / "a.tar")
    assert vehicle(User.objects.get(first_name="Ravi")).pk > last


def test_a_dry_run_changes_nothing(saved, settings):
    before = every_row()
    assert "could be restored. Nothing was changed" in restore(saved, "--dry-run")
    assert every_row() == before
    assert not settings.MEDIA_ROOT.exists()


def test_a_second_run_is_refused_and_changes_nothing(saved, settings):
    restore(saved)
    rows, files = every_row(), every_file(settings.MEDIA_ROOT)
    with pytest.raises(CommandError, match=r"not empty.*vehicles"):
        restore(saved)
    assert (every_row(), every_file(settings.MEDIA_ROOT)) == (rows, files)


def test_uploaded_files_that_are_there_are_not_mixed_with_others(saved, settings):
    (settings.MEDIA_ROOT / "brands").mkdir(parents=True)
    (settings.MEDIA_ROOT / "brands" / "ours.webp").write_bytes(b"ours")
    with pytest.raises(CommandError, match=r"brands/ours\.webp"):
        restore(saved)
    assert not UserProfile.objects.exists()


def indexes_of_vehicles() -> dict:
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, Vehicle._meta.db_table)
    return {name: each["columns"] for name, each in constraints.items() if each["index"]}


def test_the_indexes_stand_as_before_however_it_ends(saved, monkeypatch):
    before = indexes_of_vehicles()
    assert len(before) > 30
    with monkeypatch.context() as broken:
        broken.setattr(FacetCount.objects, "rebuild", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            restore(saved)
    assert indexes_of_vehicles() == before
    restore(saved)
    assert indexes_of_vehicles() == before


def test_what_a_run_left_that_was_killed_is_put_right_by_the_next(saved):
    before = indexes_of_vehicles()
    text.remove()
    with connection.cursor() as cursor:
        of_table = f" ON {Vehicle._meta.db_table}" if connection.vendor == "mysql" else ""
        cursor.execute(f"DROP INDEX desk_state{of_table}")
    restore(saved)
    assert indexes_of_vehicles() == before
    assert text.matching_ids(("zephyr",)) == [Vehicle.objects.visible().get().pk]


def test_a_restore_that_fails_at_the_end_leaves_nothing(saved, settings, monkeypatch):
    before = every_row()
    # Of these tables; a change of the schema asks about all.
    monkeypatch.setattr(connection, "check_constraints", lambda tables=None: tables and 1 / 0)
    with pytest.raises(ZeroDivisionError):
        restore(saved)
    assert every_row() == before
    assert list(settings.MEDIA_ROOT.iterdir()) == []


def test_files_that_came_into_place_go_again_when_the_commit_fails(saved, settings, monkeypatch):
    before = every_row()
    rename = Path.rename

    def fail_at_people(self, target):
        if self.name == "people":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_at_people)
    with pytest.raises(CommandError, match="No space left"):
        restore(saved)
    assert every_row() == before
    assert list(settings.MEDIA_ROOT.iterdir()) == []


def test_from_one_database_to_the_other_and_back(saved, tmp_path):
    """This database (SQLite or MariaDB) to a new SQLite, and from there to this one again."""
    manage = [sys.executable, str(site_settings.BASE_DIR / "manage.py")]
    other = os.environ | {
        "DJANGO_SETTINGS_MODULE": "gowheels_project.settings",
        "DB_NAME": "",
        "SQLITE_PATH": str(tmp_path / "other.sqlite3"),
        "MEDIA_ROOT": str(tmp_path / "other-media"),
    }
    away = tmp_path / "away.tar"
    for command in (["migrate", "-v0"], ["restore", str(saved)], ["backup", str(away)]):
        subprocess.run([*manage, *command], env=other, check=True, capture_output=True)  # noqa: S603
    restore(away)
    backup(tmp_path / "back.tar")
    first, second, third = content(saved), content(away), content(tmp_path / "back.tar")
    for held in (first, second, third):
        del held["manifest.json"], held["SHA256SUMS"]
    assert first == second == third
