"""A photograph that is sent again under its key is there once, in both stores."""

import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from tests.api_views.test_images import KEY, Store
from tests.factories import person, signed_in, superuser, vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["vehicle", "uploads"])
def store(request, owner) -> Store:
    return Store(owner, request.param)


def test_a_photograph_sent_again_after_a_lost_answer_is_there_once(store, stored):
    one = store.send(500, key=KEY)
    files = stored()
    if hasattr(store, "vehicle"):
        store.vehicle.refresh_from_db()
        store.vehicle.approve(superuser())
    again = store.send(500, key=KEY)
    assert (again.status_code, again.json()["added"]) == (200, one.json()["added"])
    assert again.json()["count"] == 1
    assert stored() == files
    if hasattr(store, "vehicle"):
        # Nothing new for staff to look at.
        assert again.json()["approval_status"] == "approved"
    assert store.send(500, key=uuid4()).json()["count"] == 2


def test_a_key_is_of_one_photograph(store):
    response = store.send(500, 600, key=KEY)
    assert (response.status_code, list(response.json()["fields"])) == (400, ["upload_key"])
    assert list(store.send(500, key="mine").json()["fields"]) == ["upload_key"]
    assert store.images() == []


def test_the_same_key_of_another_person_is_another_photograph(store, outsider):
    store.send(500, key=KEY)
    theirs = Store(outsider, "vehicle" if hasattr(store, "vehicle") else "uploads")
    assert theirs.send(600, key=KEY).json()["count"] == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["vehicle", "uploads"])
def test_a_photograph_sent_five_times_at_once_is_there_once(kind, stored):
    seller = person("Ravi")
    stores = [Store(signed_in(seller), "uploads") for _ in range(5)]
    if kind == "vehicle":
        made = vehicle(seller)
        for one in stores:
            one.photos_url = reverse("api_vehicle_images", args=[made.pk])
    start, answers = threading.Barrier(5), []

    def send(one):
        start.wait()
        try:
            answers.append(one.send(300, key=KEY))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[one]) for one in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [200] * 5
    assert len({tuple(answer.json()["added"]) for answer in answers}) == 1
    assert len(stores[0].images()) == 1
    assert len([name for name in stored() if "-cover-" not in name]) == 1
