"""What an owner is told to do, by rule."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from gowheels.hints import MOST, Listing, hints

TODAY = date(2026, 11, 24)
FINE = {
    "photographs": 4,
    "description": "word " * 25,
    "confirmed_on": TODAY - timedelta(days=13),
    "price_per_hour": Decimal(100),
    "price_percent": 9,
    "new_leads": 0,
}


def said(**changed):
    return [f"{hint.do}: {hint.why}" for hint in hints(Listing(**{**FINE, **changed}), TODAY)]


def test_a_listing_that_lacks_nothing_gets_no_hint():
    assert said() == []
    assert said(price_percent=None) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"photographs": 0}, "Add photographs: yours has none"),
        ({"photographs": 1}, "Add photographs: yours has one"),
        ({"photographs": 3}, "Add photographs: yours has 3"),
        ({"description": ""}, "Say more: your description is empty"),
        ({"description": "Clean."}, "Say more: your description has 1 word"),
        ({"description": "word " * 12}, "Say more: your description has 12 words"),
        (
            {"confirmed_on": TODAY - timedelta(days=20)},
            "Confirm: last confirmed 20 days ago",
        ),
        (
            {"price_percent": 20},
            "Look at the price: it is 20% above the median of similar vehicles",
        ),
        (
            {"price_percent": 53_954},
            "Look at the price: it is more than 10 times the median of similar vehicles",
        ),
        ({"price_per_hour": None}, "Offer a price an hour: some need a vehicle for an errand only"),
        ({"new_leads": 1}, "Answer: 1 person waits for a word from you, or for you to note it"),
        ({"new_leads": 2}, "Answer: 2 people wait for a word from you, or for you to note it"),
    ],
)
def test_each_rule_speaks_of_what_it_saw(changed, words):
    assert said(**changed) == [words]


def test_the_most_useful_three_are_told():
    everything = {
        "photographs": 0,
        "description": "",
        "confirmed_on": TODAY - timedelta(days=59),
        "price_per_hour": None,
        "price_percent": 50,
        "new_leads": 9,
    }
    told = hints(Listing(**everything), TODAY)
    assert [hint.name for hint in told] == ["answer", "photographs", "confirm"]
    assert len(told) == MOST
