"""Money in words, and the rules of a trip's cost."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gowheels.pricing import Trip, length_text, quote, rupees, trip_cost

INDIA = ZoneInfo("Asia/Kolkata")
START = datetime(2026, 11, 22, 9, 0, tzinfo=INDIA)
LONGEST_HOURS = Trip.LONGEST // timedelta(hours=1)
prices = st.decimals(min_value=1, max_value=Decimal("999999.99"), places=2)
hourly_prices = st.none() | prices
lengths = st.integers(min_value=1, max_value=LONGEST_HOURS)


def trip(**length: int) -> Trip:
    """A trip of that length."""
    return Trip(START, START + timedelta(**length))


def lines_of(made) -> list[tuple[str, int]]:
    return [(line.text, line.amount) for line in made.lines]


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "₹0"),
        (999, "₹999"),
        (1850, "₹1,850"),
        ("1850.00", "₹1,850"),
        (Decimal("1850.50"), "₹1,850.50"),
        (99_999, "₹99,999"),
        (150_000, "₹1,50,000"),
        (Decimal("999999.99"), "₹9,99,999.99"),
        (12_345_678, "₹1,23,45,678"),
        (2.5, "₹2.50"),
    ],
)
def test_money_is_written_in_lakhs_with_paise_only_where_there_are_some(amount, written):
    assert rupees(amount) == written


@pytest.mark.parametrize(
    ("length", "hours", "words"),
    [
        ({"minutes": 60}, 1, "1 hour"),
        ({"minutes": 61}, 2, "2 hours"),
        ({"hours": 24}, 24, "1 day"),
        ({"hours": 24, "minutes": 1}, 25, "1 day 1 hour"),
        ({"days": 2, "hours": 5}, 53, "2 days 5 hours"),
        ({"days": 90}, 2160, "90 days"),
    ],
    ids=str,
)
def test_hours_are_rounded_up_to_whole_started_ones(length, hours, words):
    assert trip(**length).hours == hours
    assert trip(**length).length_text == words


def test_a_trip_says_when_it_is_by_the_clock_of_india():
    noon = Trip(
        datetime(2026, 11, 22, 3, 30, tzinfo=UTC), datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
    )
    midnight = Trip(START, datetime(2026, 12, 1, 0, 5, tzinfo=INDIA))
    assert noon.text == "22 Nov 2026, 9:00 am to 22 Nov 2026, 12:00 pm"
    assert noon.query == "from=2026-11-22T09%3A00&to=2026-11-22T12%3A00"
    assert midnight.text.endswith("to 1 Dec 2026, 12:05 am")


@pytest.mark.parametrize(
    ("hours", "hourly", "lines", "note"),
    [
        (53, 100, [("2 days × ₹1,000", 2000), ("5 hours × ₹100", 500)], ""),
        (53, None, [("3 days × ₹1,000", 3000)], "A started day counts as a whole one."),
        (63, 100, [("3 days × ₹1,000", 3000)], "A whole day costs no more than 15 hours."),
        (58, 100, [("3 days × ₹1,000", 3000)], "A whole day costs no more than 10 hours."),
        (48, 100, [("2 days × ₹1,000", 2000)], ""),
        (3, 100, [("3 hours × ₹100", 300)], ""),
        (1, None, [("1 day × ₹1,000", 1000)], "A started day counts as a whole one."),
        (
            30,
            20,
            [("30 hours × ₹20", 600)],
            "By the hour, which is cheaper here than by the day.",
        ),
    ],
)
def test_the_cheapest_mix_is_charged_and_explained(hours, hourly, lines, note):
    made = quote(trip(hours=hours), Decimal(1000), None if hourly is None else Decimal(hourly))
    assert lines_of(made) == lines
    assert made.note == note


@given(prices, prices, lengths)
def test_a_trip_is_never_dearer_than_by_days_or_by_hours_alone(price, hourly, hours):
    cost = trip_cost(price, hourly, hours)
    assert cost <= trip_cost(price, None, hours) == -(-hours // 24) * price
    assert cost <= hourly * hours


@given(prices, prices, lengths)
def test_no_mix_of_days_and_hours_is_cheaper(price, hourly, hours):
    mixes = (price * days + hourly * max(0, hours - 24 * days) for days in range(92))
    assert trip_cost(price, hourly, hours) == min(mixes)


@given(prices, hourly_prices, lengths, st.integers(min_value=0, max_value=200))
def test_a_longer_trip_never_costs_less(price, hourly, hours, more):
    assert trip_cost(price, hourly, hours) <= trip_cost(price, hourly, hours + more)


@given(
    prices,
    hourly_prices,
    st.integers(min_value=60, max_value=LONGEST_HOURS * 60),
    st.decimals(min_value=0, max_value=99999, places=2),
)
def test_the_lines_add_up_to_the_total_and_the_deposit_is_in_neither(
    price, hourly, minutes, deposit
):
    made = quote(trip(minutes=minutes), price, hourly, deposit=deposit)
    assert sum(line.amount for line in made.lines) == made.total
    assert made.total == quote(trip(minutes=minutes), price, hourly).total
    assert made.deposit == deposit
    # What is paid for covers the trip.
    assert made.days * 24 + made.hours >= minutes / 60


@pytest.mark.parametrize(
    ("length", "km"), [({"hours": 1}, 250), ({"hours": 24}, 250), ({"hours": 25}, 500)], ids=str
)
def test_each_started_day_brings_its_km(length, km):
    made = quote(trip(**length), Decimal(1000), km_per_day=250, extra_km_price=Decimal(12))
    assert made.included_km == km
    assert made.extra_km_price == 12


def test_without_km_a_day_there_is_no_limit():
    assert quote(trip(days=2), Decimal(1000)).included_km is None


def test_a_length_in_words_leaves_out_what_is_nothing():
    assert length_text(0, 1) == "1 hour"
    assert length_text(1, 0) == "1 day"
