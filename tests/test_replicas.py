"""Who reads from a replica, and that nobody misses what they did themselves.

The replica of these tests is a second way to the same database, as Django's MIRROR would have it:
each test sees by the alias of what it reads where that came from.
"""

import copy
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connections, router, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from gowheels import replicas
from gowheels.models import FacetCount, PersonSession, Vehicle
from gowheels.models.reading import reading
from gowheels.replicas import COOKIE, looking, read_nearby
from tests.factories import vehicle

ALIAS = "replica_1"
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", ALIAS])


@pytest.fixture(scope="module", autouse=True)
def _second_way(django_db_setup: None) -> Iterator[None]:
    there = copy.deepcopy(connections["default"].settings_dict)
    there["TEST"]["MIRROR"] = "default"
    connections.settings[ALIAS] = there
    yield
    connections[ALIAS].close()
    del connections.settings[ALIAS]
    delattr(connections._connections, ALIAS)


@pytest.fixture(autouse=True)
def replica(settings) -> Iterator[str]:
    """The alias of a replica."""
    settings.REPLICAS = [ALIAS]
    settings.DATABASE_ROUTERS = ["gowheels.replicas.ReplicaRouter"]
    yield ALIAS
    replicas._alone_until.clear()


def asked(method: str = "GET", path: str = "/vehicles/", cookies: dict | None = None):
    """What a request reads from, and what it is answered."""
    seen = []

    def view(request):
        seen.append(router.db_for_read(Vehicle))
        return HttpResponse("seen")

    request = getattr(RequestFactory(), method.lower())(path)
    request.COOKIES |= cookies or {}
    response = read_nearby(view)(request)
    return seen[0], response


def test_a_request_that_looks_reads_from_the_replica_and_one_that_changes_from_the_primary(replica):
    assert asked("GET")[0] == asked("HEAD")[0] == replica
    assert asked("POST")[0] == "default"


def test_outside_of_a_request_everything_is_read_from_the_primary():
    assert router.db_for_read(Vehicle) == "default"


def test_whoever_has_just_written_reads_from_the_primary(replica):
    response = asked("POST")[1]
    assert COOKIE not in asked("GET")[1].cookies
    cookie = response.cookies[COOKIE]
    assert cookie["max-age"] == 5
    assert cookie["httponly"]
    assert asked("GET", cookies={COOKIE: cookie.value})[0] == "default"
    assert asked("GET", cookies={COOKIE: "yes:forged"})[0] == replica


def test_after_a_few_seconds_the_replica_has_it_too(replica, settings):
    cookie = asked("POST")[1].cookies[COOKIE].value
    settings.REPLICA_SECONDS = -1
    assert asked("GET", cookies={COOKIE: cookie})[0] == replica


def test_the_desk_looks_at_the_primary():
    assert asked("GET", "/admin/gowheels/vehicle/")[0] == "default"


def test_sessions_and_who_is_signed_in_come_from_the_primary(replica):
    with looking():
        assert router.db_for_read(PersonSession) == router.db_for_read(User) == "default"
        assert router.db_for_read(Vehicle) == replica


def test_after_a_write_the_same_request_reads_from_the_primary():
    made = vehicle()
    with looking():
        assert Vehicle.objects.get(pk=made.pk)._state.db == ALIAS
        Vehicle.objects.filter(pk=made.pk).update(description="Blue")
        assert Vehicle.objects.get(pk=made.pk)._state.db == "default"


def test_a_row_of_a_replica_is_saved_on_the_primary():
    made = vehicle()
    with looking():
        found = Vehicle.objects.get(pk=made.pk)
        found.description = "Blue"
        found.save(update_fields=["description"])
    assert Vehicle.objects.using("default").get(pk=made.pk).description == "Blue"


def test_inside_a_transaction_and_with_a_lock_the_primary_is_read():
    made = vehicle()
    with looking():
        with transaction.atomic():
            assert Vehicle.objects.get(pk=made.pk)._state.db == "default"
        assert Vehicle.objects.get(pk=made.pk)._state.db == ALIAS
        with transaction.atomic():
            Vehicle.objects.select_for_update().get(pk=made.pk)
        assert Vehicle.objects.get(pk=made.pk)._state.db == "default"


def test_what_is_written_out_in_sql_reads_where_the_rows_are_read(replica):
    with looking():
        assert reading(FacetCount).alias == replica
    assert reading(FacetCount).alias == "default"


def test_a_replica_that_is_away_is_left_alone_for_a_while(replica, monkeypatch):
    tried = []

    def fail():
        tried.append(1)
        raise OperationalError(2002, "Can't connect")

    monkeypatch.setattr(connections[replica], "ensure_connection", fail)
    assert asked("GET")[0] == "default"
    assert asked("GET")[0] == "default"
    assert len(tried) == 1


def test_the_site_answers_by_a_replica(client):
    made = vehicle()
    with looking():
        assert client.get("/vehicles/").status_code == 200
        assert client.get(made.get_absolute_url()).status_code == 200
        assert client.get("/get-vehicles/?q=nexon").json()["count"] == 1
