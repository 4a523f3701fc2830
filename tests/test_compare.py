"""Vehicles side by side: what differs, what is missing, and what it costs."""

import pytest

from gowheels.compare import NOT_STATED, compare
from gowheels.forms.trip import QuoteForm
from tests.factories import trip_query, vehicle

pytestmark = pytest.mark.django_db


def rows_of(found):
    return {row["label"]: (row["values"], row["differs"]) for row in found["rows"]}


def test_facts_stand_in_the_order_of_the_ids_and_say_where_they_differ():
    small = vehicle(price="1400", seats=5, extra_km_price=12)
    large = vehicle(price="2600", seats=7)
    found = compare([large.pk, small.pk])
    assert [card["id"] for card in found["vehicles"]] == [large.pk, small.pk]
    rows = rows_of(found)
    assert rows["A day"] == (["₹2,600", "₹1,400"], True)
    assert rows["Seats"] == (["7", "5"], True)
    assert rows["Fuel"] == (["Petrol", "Petrol"], False)
    assert rows["An extra km"] == ([NOT_STATED, "₹12"], True)
    assert "Against similar" not in rows


def test_one_vehicle_differs_from_nothing():
    found = compare([vehicle().pk])
    assert not any(row["differs"] for row in found["rows"])


def test_a_trip_has_a_row_of_its_own():
    form = QuoteForm(trip_query(days=2, hours=5))
    assert form.is_valid()
    with_hours = vehicle(price="1725", price_per_hour="150")
    without = vehicle(price="1725")
    rows = rows_of(compare([with_hours.pk, without.pk], form.cleaned_data["trip"]))
    assert rows["For 2 days 5 hours"] == (["₹4,200", "₹5,175"], True)


def test_what_is_gone_is_named_and_what_was_never_shown_is_not():
    shown, hidden = vehicle(), vehicle(model_name="Safari", price="9999")
    pending = vehicle(approval_status="pending", model_name="Prototype")
    deleted = vehicle(model_name="Nano")
    ids = [hidden.pk, shown.pk, pending.pk, deleted.pk]
    hidden.set_available(False)
    deleted.delete()
    found = compare(ids)
    assert [card["id"] for card in found["vehicles"]] == [shown.pk]
    assert found["gone"] == ["Tata Safari", "Tata Nano"]
    assert found["unknown"] == 1
    assert "9,999" not in str(found)


@pytest.mark.parametrize("many", [1, 4])
def test_it_costs_one_query_where_all_are_shown(many, django_assert_num_queries):
    ids = [vehicle().pk for _ in range(many)]
    with django_assert_num_queries(1):
        compare(ids)
