"""A database or a disk that is away or full is told as that, to a script and to a person."""

import errno

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from gowheels.outages import StorageAway, outage

LOST = OperationalError(2013, "Lost connection to server during query")


@pytest.mark.parametrize(
    ("failure", "status", "code"),
    [
        (LOST, 503, "unavailable"),
        (OperationalError(2002, "Can't connect to local server"), 503, "unavailable"),
        (OperationalError(1047, "WSREP has not yet prepared node"), 503, "unavailable"),
        (OperationalError(1213, "Deadlock found"), 503, "unavailable"),
        (OperationalError("database is locked"), 503, "unavailable"),
        (InterfaceError(0, ""), 503, "unavailable"),
        (OperationalError(1114, "The table is full"), 507, "storage_full"),
        (OperationalError("database or disk is full"), 507, "storage_full"),
        (OSError(errno.ENOSPC, "No space left on device"), 507, "storage_full"),
        (StorageAway("no endpoint"), 503, "storage_away"),
    ],
)
def test_what_is_away_or_full_is_known(failure, status, code):
    problem = outage(failure)
    assert (problem.status, problem.code) == (status, code)


@pytest.mark.parametrize(
    "failure",
    [
        None,
        ValueError("ours"),
        OperationalError(1054, "Unknown column"),
        OperationalError("no such table: gowheels_vehicle"),
        OSError(errno.EACCES, "Permission denied"),
    ],
)
def test_a_fault_of_our_own_is_none_of_them(failure):
    assert outage(failure) is None


@pytest.fixture
def away(monkeypatch) -> Client:
    """A browser of a site whose database is lost in the middle of a question."""

    def fail(*arguments, **named):
        raise LOST

    monkeypatch.setattr("gowheels.models.facets.FacetCountManager.read", fail)
    return Client(raise_request_exception=False)


@pytest.mark.django_db
def test_a_list_says_503_to_a_script(away):
    response = away.get("/get-vehicles/")
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert response.json()["code"] == "unavailable"
    assert "Lost connection" not in response.content.decode()


@pytest.mark.django_db
def test_a_page_says_503_to_a_person_without_asking_the_database_again(away):
    response = away.get("/vehicles/")
    text = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert "Back in a minute" in text
    assert response["X-Request-ID"] in text


@pytest.mark.django_db
def test_a_page_for_which_the_disk_has_no_room_is_507(monkeypatch):
    def fail(*arguments, **named):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("gowheels.showcase.newest", fail)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 507
    assert ">507<" in response.content.decode()
