"""What the machines that run the site ask."""

import json
import os
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse

from gowheels import readiness
from gowheels.doctor.findings import check, failure
from tests.factories import person, vehicle

STRANGER = {"REMOTE_ADDR": "203.0.113.9"}


def test_the_process_says_it_is_alive_and_asks_no_database(client):
    # Without the mark that opens the database a query would fail this test.
    response = client.get("/healthz/")
    assert response.status_code == 200
    assert response.json() == {"success": True, "status": "alive"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz/", "/readyz/", "/metrics"])
def test_our_machines_are_not_redirected_to_https(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(path).status_code == 200
    assert client.get("/about/").status_code == 301


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["readyz", "metrics"])
def test_to_strangers_there_is_nothing(client, settings, name):
    path = reverse(name)
    assert client.get(path).status_code == 200
    hidden = client.get(path, **STRANGER)
    assert hidden.status_code == 404
    assert hidden.json()["code"] == "not_found"
    # What a stranger says about themselves counts for nothing.
    said = {"headers": {"X-Forwarded-For": "127.0.0.1"}}
    assert client.get(path, **STRANGER, **said).status_code == 404
    settings.INTERNAL_NETWORKS = ["203.0.113.0/24"]
    assert client.get(path, **STRANGER).status_code == 200
    assert client.get(path).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["readyz", "metrics"])
def test_behind_a_proxy_the_client_is_who_counts(client, settings, name):
    settings.TRUSTED_PROXIES = ["unix"]
    path = reverse(name)
    through = {"REMOTE_ADDR": ""}
    inside = client.get(path, **through, headers={"X-Forwarded-For": "127.0.0.1"})
    outside = client.get(path, **through, headers={"X-Forwarded-For": "203.0.113.9"})
    unnamed = client.get(path, **through)
    assert [inside.status_code, outside.status_code, unnamed.status_code] == [200, 404, 404]


@pytest.mark.django_db
def test_a_ready_server_says_so_part_by_part(client):
    response = client.get("/readyz/")
    assert response.status_code == 200
    parts = dict.fromkeys(["database", "cluster", "migrations", "cache", "media"], "ready")
    assert response.json() == {"success": True, "parts": parts}


def not_ready(response) -> set[str]:
    body = response.json()
    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert (body["success"], body["code"]) == (False, "not_ready")
    return {name for name, state in body["parts"].items() if state != "ready"}


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["ensure_connection", "close_if_health_check_failed"])
def test_without_a_database_it_is_not_ready_and_says_no_more_than_that(client, monkeypatch, step):
    def refused() -> None:
        raise DatabaseError("Access denied for user 'gowheels'@'db.internal'")

    monkeypatch.setattr(connection, step, refused)
    response = client.get("/readyz/")
    assert not_ready(response) == {"database", "cluster", "migrations"}
    assert "denied" not in response.content.decode()


@pytest.mark.django_db
def test_with_migrations_to_come_it_is_not_ready_until_they_are_applied(client, newest_migration):
    applied = MigrationRecorder(connection)
    assert client.get("/readyz/").status_code == 200
    applied.record_unapplied("gowheels", newest_migration)
    assert not_ready(client.get("/readyz/")) == {"migrations"}
    applied.record_applied("gowheels", newest_migration)
    assert client.get("/readyz/").status_code == 200


@pytest.mark.django_db
def test_a_probe_asks_the_database_little_and_reads_no_migration(
    client, monkeypatch, django_assert_max_num_queries
):
    client.get("/readyz/")
    monkeypatch.setattr(MigrationLoader, "build_graph", None)
    # Which migrations are applied, and on MariaDB whether its cluster is whole.
    with django_assert_max_num_queries(2):
        assert client.get("/readyz/").status_code == 200


@pytest.mark.django_db
def test_with_a_cache_that_forgets_it_is_not_ready(client, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert not_ready(client.get("/readyz/")) == {"cache"}


@pytest.mark.django_db
def test_where_no_photograph_can_be_stored_it_is_not_ready(client, settings, tmp_path):
    (tmp_path / "a-file").write_text("in the way of a folder")
    settings.MEDIA_ROOT = tmp_path / "a-file"
    assert not_ready(client.get("/readyz/")) == {"media"}


def full(disk: os.statvfs_result, **left: int) -> SimpleNamespace:
    names = ("f_frsize", "f_bavail", "f_files", "f_favail")
    return SimpleNamespace(**{name: getattr(disk, name) for name in names} | left)


@pytest.mark.django_db
@pytest.mark.parametrize("left", [{"f_bavail": 1}, {"f_files": 9000, "f_favail": 0}])
def test_with_a_full_disk_it_is_not_ready(client, monkeypatch, left):
    look = os.statvfs
    monkeypatch.setattr(os, "statvfs", lambda path: full(look(path), **left))
    assert not_ready(client.get("/readyz/")) == {"media"}


@pytest.mark.django_db
def test_with_a_disk_that_is_read_only_it_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)
    assert not_ready(client.get("/readyz/")) == {"media"}


@pytest.mark.django_db
def test_a_probe_leaves_the_disk_of_photographs_alone(client, media):
    media.mkdir(exist_ok=True)
    before = media.stat().st_mtime_ns
    assert client.get("/readyz/").status_code == 200
    assert media.stat().st_mtime_ns == before


@pytest.mark.django_db
def test_a_part_that_breaks_is_not_ready_and_its_words_stay_here(client, monkeypatch):
    @check("secrets")
    def breaks():
        raise RuntimeError("the password is 1234")

    monkeypatch.setitem(readiness.PARTS, "secrets", breaks)
    response = client.get("/readyz/")
    assert not_ready(response) == {"secrets"}
    assert "1234" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("wsrep_ready", "status"), [("ON", 200), ("OFF", 503)])
def test_a_node_that_has_lost_its_cluster_is_not_ready(client, monkeypatch, wsrep_ready, status):
    said = {"wsrep_ready": wsrep_ready, "wsrep_cluster_size": "3"}
    monkeypatch.setattr("gowheels.doctor.database.cluster_status", lambda: said)
    response = client.get("/readyz/")
    assert response.status_code == status
    if status == 503:
        assert not_ready(response) == {"cluster"}


@pytest.mark.django_db
def test_a_redis_that_is_down_takes_no_server_out_of_the_round(client, settings, monkeypatch):
    settings.REDIS_URL = "redis://10.0.0.21:6379/0"
    monkeypatch.setattr("django.core.cache.cache.set", lambda *_: None, raising=False)
    assert client.get("/readyz/").status_code == 200


@pytest.mark.django_db
def test_another_part_is_a_check_under_a_name(client, monkeypatch):
    @check("cluster")
    def apart():
        return failure("This node has left the cluster.", "Start it again.")

    monkeypatch.setitem(readiness.PARTS, "cluster", apart)
    assert not_ready(client.get("/readyz/")) == {"cluster"}


def figures(client) -> dict[str, float]:
    lines = client.get("/metrics").content.decode().splitlines()
    return {
        name: float(value)
        for name, value in (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    }


def counted(view: str, method: str, status: int) -> str:
    return f'gowheels_requests_total{{method="{method}",status="{status}",view="{view}"}}'


@pytest.mark.django_db
def test_answers_are_counted_by_view_method_and_status(client):
    before = figures(client)
    client.get("/about/")
    client.get("/about/")
    client.post("/check-phone/", {"phone": "98"})
    client.get("/nowhere/at/all/")
    client.generic("PROPFIND", "/about/")
    after = figures(client)

    def more(name: str) -> float:
        return after[name] - before.get(name, 0)

    assert more(counted("about", "GET", 200)) == 2
    assert more(counted("check_phone", "POST", 400)) == 1
    assert more(counted("none", "GET", 404)) == 1
    assert more(counted("about", "other", 405)) == 1
    assert more('gowheels_request_seconds_count{view="about"}') == 3


@pytest.mark.django_db
def test_what_is_kept_for_visitors_is_counted_under_its_view(client):
    client.get("/get-vehicles/")
    before = figures(client)
    client.get("/get-vehicles/")
    name = counted("get_vehicles", "GET", 200)
    assert figures(client)[name] - before[name] == 1


@pytest.mark.django_db
def test_what_waits_and_what_is_listed_is_told(client):
    seller = person("Ravi")
    vehicle(seller)
    vehicle(seller, approval_status="pending")
    vehicle(seller, approval_status="pending")
    told = figures(client)
    assert told["gowheels_vehicles_waiting"] == 2
    assert told["gowheels_vehicles_listed"] == 1


@pytest.mark.django_db
def test_without_a_database_the_rest_is_told(client, monkeypatch):
    def away(*args):
        raise DatabaseError

    monkeypatch.setattr("gowheels.metrics.FacetCount.objects.read", away)
    told = figures(client)
    assert "gowheels_vehicles_listed" not in told
    assert any(name.startswith("gowheels_requests_total") for name in told)


def test_nobody_has_to_parse_an_error(client):
    body = json.loads(client.post("/metrics").content)
    assert body["code"] == "wrong_method"
