"""The nearest come first, page after page, whichever way the list is read."""

import pytest

from gowheels import search as searching
from gowheels.forms.search import SearchForm
from gowheels.models import Pincode, Vehicle
from gowheels.search import nearest, plan, search
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db

# Each a little farther north of the first: about 0, 2, 4, 7 and 11 km, and one out of reach.
NORTH = {"560038": 0, "560001": 0.02, "560002": 0.04, "560003": 0.06, "560004": 0.1, "560099": 2}


@pytest.fixture
def town() -> None:
    """Five pincodes with 3 vehicles each, 11 in one of them, and some too far away."""
    seller = person("Ravi")
    for code, north in NORTH.items():
        Pincode.objects.create(
            code=code,
            place=f"Area {code}",
            district="Bengaluru",
            state="Karnataka",
            latitude=12.97 + north,
            longitude=77.64,
        )
    # In turns, so that the order of their times is not that of their places.
    for turn in range(11):
        for code in NORTH:
            if turn < 3 or code == "560002":
                vehicle(seller, pincode=code, category="car" if turn % 2 else "van")


@pytest.fixture(params=["gathered", "walked", "walked in small rings", "walked in pincodes"])
def way(request, monkeypatch) -> str:
    """Each way to read such a list."""
    if request.param != "gathered":
        monkeypatch.setattr(plan, "GATHER", 0)
    if request.param == "walked in small rings":
        monkeypatch.setattr(nearest, "RING", 7)
    if request.param == "walked in pincodes":
        monkeypatch.setattr(nearest, "RING", 1)
    return request.param


def page(**criteria):
    form = SearchForm({"pincode": "560038", "radius": "25", "sort": "nearest", **criteria})
    assert form.is_valid(), form.errors
    return search(form.cleaned_data)


def expected(**filters) -> list[int]:
    """The order as it should be: by distance, and within a pincode the newest first."""
    rows = Vehicle.objects.filter(**filters).exclude(pincode="560099")
    order = list(NORTH)
    return [row.pk for row in sorted(rows, key=lambda row: (order.index(row.pincode), -row.pk))]


@pytest.mark.parametrize("size", [1, 2, 5, 24])
@pytest.mark.parametrize("filters", [{}, {"category": "van"}])
def test_pages_hold_each_vehicle_once_the_nearest_first(town, way, monkeypatch, size, filters):
    monkeypatch.setattr(searching, "PAGE_SIZE", size)
    seen, cursor, counts = [], None, set()
    while True:
        results = page(**filters, **({"cursor": cursor} if cursor else {}))
        assert 0 < len(results.cards) <= size
        seen += [card["id"] for card in results.cards]
        counts.add(results.count.number)
        cursor = results.next_cursor
        if cursor is None:
            break
    assert seen == expected(**filters)
    assert counts == {len(seen)}


def test_each_tells_how_far_away_it_is_and_none_nearer_follows(town, way):
    far = [card["distance_km"] for card in page().cards]
    assert far == sorted(far)
    assert far[0] == 0


def test_what_is_listed_meanwhile_moves_no_later_page(town, way, monkeypatch):
    monkeypatch.setattr(searching, "PAGE_SIZE", 5)
    first = page()
    vehicle(pincode="560038")
    before = expected()
    second = page(cursor=first.next_cursor)
    shown = [card["id"] for card in first.cards]
    assert [card["id"] for card in second.cards] == [pk for pk in before if pk not in shown][1:6]


def test_a_cursor_of_another_place_shows_nothing_twice(town, way, monkeypatch):
    monkeypatch.setattr(searching, "PAGE_SIZE", 5)
    first = page(pincode="560099", radius="0")
    assert first.next_cursor is None
    elsewhere = page(radius="3").next_cursor
    assert page(pincode="560099", radius="0", cursor=elsewhere).cards == []


def test_the_cursor_of_another_order_is_refused(town, monkeypatch):
    monkeypatch.setattr(searching, "PAGE_SIZE", 2)
    cursor = page(sort="newest").next_cursor
    form = SearchForm({"pincode": "560038", "sort": "nearest", "cursor": cursor})
    assert not form.is_valid()
    assert list(form.errors) == ["cursor"]


def test_without_a_place_the_nearest_are_the_newest(town):
    form = SearchForm({"sort": "nearest"})
    assert form.is_valid()
    newest = Vehicle.objects.order_by("-created_at", "-id").values_list("pk", flat=True)
    assert [card["id"] for card in search(form.cleaned_data).cards] == list(newest[:24])
