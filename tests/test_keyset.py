"""Pages that neither repeat nor skip a vehicle."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.utils import timezone

from gowheels import keyset, search
from gowheels.forms.search import SORTS
from gowheels.models import Vehicle
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch):
    monkeypatch.setattr(search, "PAGE_SIZE", 3)


def all_pages(client, query: str) -> list[list[int]]:
    pages, address = [], f"/get-vehicles/?{query}"
    while address:
        answer = client.get(address).json()
        pages.append([card["id"] for card in answer["vehicles"]])
        address = answer["next"]
    return pages


def flat(pages: list[list[int]]) -> list[int]:
    return [vehicle_id for page in pages for vehicle_id in page]


# The other orders are those of lists that are not for everybody.
@pytest.mark.parametrize("sort", [sort for sort, _ in SORTS if sort in keyset.ORDERINGS])
def test_pages_repeat_and_skip_nothing_though_many_are_tied(anonymous, sort):
    seller, moment = person(), timezone.now()
    for number in range(10):
        vehicle(
            seller,
            price=[500, 700][number % 2],
            created_at=moment - timedelta(minutes=number % 3),
        )
    pages = all_pages(anonymous, f"sort={sort}")
    ordered = Vehicle.objects.order_by(*keyset.ORDERINGS[sort]).values_list("pk", flat=True)
    assert [len(page) for page in pages] == [3, 3, 3, 1]
    assert flat(pages) == list(ordered)


def test_a_last_page_that_is_full_has_no_next(anonymous):
    for _ in range(6):
        vehicle()
    assert [len(page) for page in all_pages(anonymous, "")] == [3, 3]


def test_vehicles_added_meanwhile_neither_repeat_nor_hide_one(anonymous):
    before = [vehicle().pk for _ in range(7)]
    first = anonymous.get("/get-vehicles/").json()
    new = [vehicle().pk for _ in range(4)]
    rest = all_pages(anonymous, urlsplit(first["next"]).query)
    seen = [card["id"] for card in first["vehicles"]] + flat(rest)
    assert seen == before[::-1]
    assert not set(seen) & set(new)


def test_a_page_goes_on_though_the_vehicle_it_ended_with_is_gone(anonymous):
    made = [vehicle().pk for _ in range(5)]
    first = anonymous.get("/get-vehicles/?sort=price").json()
    last = first["vehicles"][-1]["id"]
    Vehicle.objects.get(pk=last).delete()
    second = anonymous.get(first["next"]).json()
    assert [card["id"] for card in second["vehicles"]] == made[3:]


def test_the_next_page_keeps_the_filters(anonymous):
    for _ in range(4):
        vehicle(category="bike")
        vehicle()
    pages = all_pages(anonymous, "category=bike&sort=-price")
    assert len(flat(pages)) == 4
    assert Vehicle.objects.filter(pk__in=flat(pages), category="bike").count() == 4


@pytest.mark.parametrize("how", ["tampered", "of another sort", "unsigned", "of another kind"])
def test_a_cursor_that_is_not_ours_is_refused(anonymous, how):
    row = keyset.Cursor("price", 100, 1, 30)
    cursor = {
        "tampered": keyset.write_cursor("price", row)[:-1] + "!",
        "of another sort": keyset.write_cursor("popular", row),
        "unsigned": "1",
        "of another kind": signing.dumps(["price", "100", 1], salt="another"),
    }[how]
    response = anonymous.get("/get-vehicles/", {"sort": "price", "cursor": cursor})
    assert response.status_code == 400
    assert response.json()["fields"] == {
        "cursor": ["That page is not there. Start at the first one."]
    }


def test_a_page_for_people_begins_at_the_start_when_its_cursor_is_not_ours(anonymous):
    vehicle()
    response = anonymous.get("/vehicles/", {"cursor": "nonsense"})
    assert response.status_code == 200
    assert len(response.context["cards"]) == 1
