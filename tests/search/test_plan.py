"""Every list is read by an index that lies in its order, from where its page begins."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gowheels import search as searching
from gowheels.forms.search import SearchForm
from gowheels.models import Vehicle
from gowheels.search import pages, plan, search
from gowheels.search.plan import plan_of
from gowheels.search.query import query_of
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db

FILTERS = [
    ({}, ""),
    ({"category": "car"}, "category"),
    ({"brand": "Tata"}, "brand"),
    ({"model": "Nexon"}, "model"),
    ({"state": "Karnataka"}, "state"),
    ({"fuel": "petrol"}, "fuel"),
    ({"category": "car", "fuel": "petrol"}, "category"),
    ({"brand": "Tata", "min_price": 100}, "brand"),
    ({"category": "car", "seats": 4, "min_year": 2015}, "category"),
]
WALKS = [
    (criteria, plan.WALKS[sort].get(lead, plan.WALKS[sort][""]), sort)
    for (criteria, lead), sort in product(FILTERS, ("newest", "price", "-price", "popular"))
]


@pytest.fixture
def walked(monkeypatch):
    """A site so large, compared with what is gathered, that lists are walked."""
    monkeypatch.setattr(plan, "GATHER", 0)


def explained(rows) -> str:
    """How the database will read a queryset, as one line of its own words."""
    sql, params = rows.query.sql_with_params()
    prefix = "EXPLAIN" if connection.vendor == "mysql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{prefix} {sql}", params)
        return " | ".join(str(row) for row in cursor.fetchall())


@pytest.mark.parametrize(("criteria", "index", "sort"), WALKS, ids=str)
def test_a_list_is_walked_by_the_index_in_its_order(walked, criteria, index, sort):
    for number in range(30):
        vehicle(person(), price=100 + number)
    query = query_of({**criteria, "sort": sort})
    with CaptureQueriesContext(connection) as captured:
        pages.read(query, plan_of(query), 25)
    assert index in captured[-1]["sql"]
    rows = plan_of(query).rows.order_by(*plan_order(sort))[:25]
    how = explained(rows)
    assert index in how
    assert "filesort" not in how
    assert "TEMP B-TREE" not in how


def plan_order(sort: str) -> tuple[str, ...]:
    from gowheels.keyset import ORDERINGS  # noqa: PLC0415

    return ORDERINGS[sort]


def test_what_is_rare_is_gathered_by_its_own_index():
    vehicle(brand_name="Hero", category="bike")
    for _ in range(3):
        vehicle()
    chosen = plan_of(query_of({"category": "bike", "sort": "price"}))
    assert chosen.gathers
    assert "listed_category" in explained(chosen.rows)


@pytest.mark.skipif(connection.vendor != "mysql", reason="only MariaDB counts what it reads")
@pytest.mark.parametrize("sort", ["newest", "price", "-price", "popular"])
@pytest.mark.parametrize("criteria", [{}, {"category": "car"}, {"brand": "Tata"}], ids=str)
def test_a_page_deep_in_a_list_reads_no_more_rows_than_the_first(
    walked, monkeypatch, sort, criteria
):
    monkeypatch.setattr(searching, "PAGE_SIZE", 5)
    seller, moment = person(), timezone.now()
    for number in range(120):
        vehicle(
            seller,
            price=100 + number,
            contact_count=number,
            created_at=moment - timedelta(minutes=number),
        )
    asked = {**criteria, "sort": sort}
    reads = []
    for _ in range(20):
        before = rows_read()
        form = SearchForm(asked)
        assert form.is_valid(), form.errors
        asked["cursor"] = search(form.cleaned_data).next_cursor
        reads.append(rows_read() - before)
    assert max(reads[1:]) <= reads[0] + 5


def rows_read() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SHOW SESSION STATUS LIKE 'Handler_read%%'")
        counts = {name: int(value) for name, value in cursor.fetchall()}
    return sum(counts[f"Handler_read_{how}"] for how in ("next", "prev", "rnd_next", "key"))


def test_pages_walked_are_the_same_as_pages_gathered(monkeypatch):
    monkeypatch.setattr(searching, "PAGE_SIZE", 4)
    seller, moment = person(), timezone.now()
    for number in range(14):
        vehicle(
            seller,
            category=("car", "bike")[number % 2],
            price=100 * (number % 3 + 1),
            contact_count=number % 2,
            created_at=moment - timedelta(minutes=number % 4),
        )

    def all_pages(asked: dict) -> list[int]:
        found, cursor = [], None
        while True:
            form = SearchForm({**asked, **({"cursor": cursor} if cursor else {})})
            assert form.is_valid(), form.errors
            results = search(form.cleaned_data)
            found += [card["id"] for card in results.cards]
            cursor = results.next_cursor
            if cursor is None:
                return found

    for sort, criteria in product(
        ("newest", "price", "-price", "popular"), ({}, {"category": "car"}, {"max_price": "200"})
    ):
        asked = {**criteria, "sort": sort}
        gathered = all_pages(asked)
        with monkeypatch.context() as patch:
            patch.setattr(plan, "GATHER", 0)
            assert all_pages(asked) == gathered
        assert len(gathered) == len(set(gathered))
        assert Vehicle.objects.filter(pk__in=gathered).count() == len(gathered)
