"""The doctor finds what is wrong, says what to do, and tells no secret."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from gowheels import doctor
from gowheels.doctor import data, database, files
from gowheels.doctor import settings as site
from gowheels.models import FacetCount, Pincode, PriceBenchmark, Vehicle
from tests.factories import person, superuser, vehicle

pytestmark = pytest.mark.django_db


def see() -> str:
    """What the doctor says, healthy or not."""
    out = StringIO()
    try:
        call_command("doctor", stdout=out)
    except CommandError:
        out.write("failed")
    return out.getvalue()


@pytest.fixture
def healthy(monkeypatch, settings):
    """A site of which nothing fails."""
    settings.DEBUG = True
    monkeypatch.setattr(data, "PINCODES", 1)
    Pincode.objects.create(code="560038", place="Indiranagar", district="Bengaluru", state="K")
    vehicle()


def test_a_healthy_site_passes_and_every_check_has_spoken(healthy):
    said = see()
    assert not said.endswith("failed")
    assert " 0 failures.\n" in said
    asked = [
        function
        for module in doctor.CHECKS
        for function in vars(module).values()
        if hasattr(function, "subject")
    ]
    assert len(asked) >= 18
    for subject in {function.subject for function in asked}:
        assert f" {subject}: " in said


def test_one_failure_is_an_exit_code_and_says_what_to_do(healthy):
    FacetCount.objects.all().delete()
    said = see()
    assert "failure  search: 1 vehicles are listed, and 0 are counted.\n" in said
    assert "→ Run `manage.py rebuild_search`." in said
    assert said.endswith("failed")


def test_no_secret_is_told(healthy, settings):
    settings.DEBUG = False
    settings.SECRET_KEY = "short-secret"
    settings.OTP_DEMO_CODE = "424242"
    settings.SMS_HTTP = {**settings.SMS_HTTP, "url": "https://x.example/?key=letmein"}
    settings.SMS_BACKEND = "gowheels.sms.http.HttpBackend"
    said = see()
    assert "security.W009" in said
    assert "gowheels.E001" in said
    for secret in ("short-secret", "424242", "letmein"):
        assert secret not in said


def test_a_check_that_breaks_is_a_failure_and_the_rest_goes_on(healthy, monkeypatch):
    def break_down():
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr(Pincode.objects, "count", break_down)
    said = see()
    assert "failure  places: It could not be looked at (RuntimeError)." in said
    assert "hunter2" not in said
    assert " catalogue: " in said


def test_without_a_database_the_rest_is_looked_at(healthy, monkeypatch):
    def refuse():
        raise DatabaseError("no such host, password hunter2")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    said = see()
    assert "failure  database: It does not answer (DatabaseError)." in said
    assert "hunter2" not in said
    assert " cache: " in said
    assert " places: " not in said


@pytest.mark.parametrize("debug", [True, False])
def test_debug_is_for_laptops(settings, debug):
    settings.DEBUG = debug
    assert site.mode().level == ("warning" if debug else "ok")


@pytest.mark.parametrize(
    ("https", "behind", "trusted", "level"),
    [
        (True, True, ["10.0.0.0/8"], "ok"),
        (True, False, [], "ok"),
        (True, True, [], "warning"),
        (True, False, ["unix"], "warning"),
        (False, False, ["unix"], "ok"),
    ],
)
def test_a_proxy_is_known_for_both_or_for_neither(settings, https, behind, trusted, level):
    settings.HTTPS, settings.BEHIND_PROXY, settings.TRUSTED_PROXIES = https, behind, trusted
    assert site.proxies().level == level


@pytest.mark.parametrize(
    ("backend", "debug", "level"),
    [
        ("gowheels.sms.console.ConsoleBackend", True, "ok"),
        ("gowheels.sms.console.ConsoleBackend", False, "failure"),
        ("gowheels.sms.http.HttpBackend", False, "ok"),
    ],
)
def test_texts_have_to_reach_people_where_others_come(settings, backend, debug, level):
    settings.DEBUG, settings.SMS_BACKEND = debug, backend
    settings.SMS_HTTP = {**settings.SMS_HTTP, "url": "https://gateway.example/"}
    assert site.texts().level == level


def test_a_cache_that_keeps_nothing_is_found(settings):
    assert site.cache_keeps().level == "ok"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert site.cache_keeps().level == "failure"


def test_a_folder_that_cannot_be_written_to_is_found(settings, tmp_path):
    assert files.media_writable().level == "ok"
    (tmp_path / "file").write_text("in the way")
    settings.MEDIA_ROOT = tmp_path / "file" / "media"
    assert files.media_writable().level == "failure"
    assert files.free_space().found.endswith("GB are free for photographs.")


@pytest.mark.parametrize(
    ("free", "level"), [(100e9, "ok"), (2e9, "warning"), (1e8, "failure"), (0, "failure")]
)
def test_a_disk_that_fills_is_found_in_time(monkeypatch, free, level):
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    assert files.free_space().level == level


@pytest.mark.parametrize(
    ("hashed", "level"), [({"css/style.css": "css/style.1.css"}, "ok"), ({}, "failure")]
)
def test_static_files_have_to_be_collected(settings, monkeypatch, hashed, level):
    settings.DEBUG = False
    assert files.static_collected().level == "warning"
    monkeypatch.setattr(staticfiles_storage._wrapped, "hashed_files", hashed, raising=False)
    assert files.static_collected().level == level


def test_migrations_that_wait_are_named(newest_migration):
    assert database.migrations().level == "ok"
    MigrationRecorder(connection).record_unapplied("gowheels", newest_migration)
    found = database.migrations()
    assert found.level == "failure"
    assert f"1 are not applied: gowheels.{newest_migration}." in found.found


@pytest.mark.parametrize(("seconds", "level"), [(1, "ok"), (20, "warning"), (3600, "failure")])
def test_clocks_that_disagree_are_found(monkeypatch, seconds, level):
    there = datetime.now(UTC) - timedelta(seconds=seconds)
    monkeypatch.setattr(connection, "vendor", "mysql")
    monkeypatch.setattr(database, "_ask", lambda _: (there.replace(tzinfo=None),))
    assert database.clock().level == level


@pytest.mark.parametrize(
    ("check", "answers", "level"),
    [
        ("character_set", [("utf8mb4",), (0,)], "ok"),
        ("character_set", [("latin1",), (0,)], "failure"),
        ("character_set", [("utf8mb4",), (3,)], "failure"),
        ("strictness", [("STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION",)], "ok"),
        ("strictness", [("NO_ENGINE_SUBSTITUTION",)], "failure"),
        ("time_zones", [("2026-01-01 05:30:00",)], "ok"),
        ("time_zones", [(None,)], "warning"),
    ],
)
def test_a_mariadb_that_is_set_otherwise_is_found(monkeypatch, check, answers, level):
    answers = iter(answers)
    monkeypatch.setattr(connection, "vendor", "mysql")
    monkeypatch.setattr(database, "_ask", lambda *_: next(answers))
    assert getattr(database, check)().level == level


@pytest.mark.parametrize(("mode", "level"), [("wal", "ok"), ("delete", "warning")])
def test_sqlite_without_wal_is_found(monkeypatch, mode, level):
    monkeypatch.setattr(connection, "vendor", "sqlite")
    monkeypatch.setattr(database, "_ask", lambda _: (mode,))
    assert database.journal().level == level


@pytest.mark.parametrize(("known", "level"), [(3, "ok"), (1, "warning"), (0, "failure")])
def test_pincodes_that_are_missing_are_found(monkeypatch, known, level):
    monkeypatch.setattr(data, "PINCODES", 3)
    for code in range(560001, 560001 + known):
        Pincode.objects.create(code=str(code), place="A", district="B", state="C")
    assert data.pincodes().level == level


def test_a_count_of_one_kind_that_is_wrong_is_found():
    vehicle(category="bike")
    FacetCount.objects.filter(scope="", facet="category", value="bike").update(count=7)
    assert data.facets().level == "failure"


def test_prices_that_are_compared_with_nothing_are_found():
    for _ in range(5):
        vehicle(person("Ravi"))
    assert Vehicle.objects.visible().count() == 5
    PriceBenchmark.objects.all().delete()
    assert data.medians().level == "warning"


def test_a_site_where_nobody_decides_is_found():
    assert data.somebody_decides().level == "warning"
    superuser()
    assert data.somebody_decides().level == "ok"
