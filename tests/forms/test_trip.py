"""Pick-up and return, alone and within a search."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from gowheels.forms.search import SearchForm
from gowheels.forms.trip import QuoteForm
from gowheels.pricing import Trip

INDIA = ZoneInfo("Asia/Kolkata")
PICK_UP = "Choose when you pick it up."
BRING_BACK = "Choose when you bring it back."
UNREADABLE = "Enter a date and a time, such as 2026-11-22T09:00."


@pytest.fixture(autouse=True)
def _on_22_november(monkeypatch):
    now = datetime(2026, 11, 22, 20, 30, tzinfo=INDIA)
    monkeypatch.setattr(timezone, "now", lambda: now)


def test_two_local_times_make_a_trip():
    form = QuoteForm({"from": "2026-11-23T09:00", "to": "2026-11-25T14:00"})
    assert form.is_valid()
    assert form.cleaned_data == {
        "trip": Trip(
            datetime(2026, 11, 23, 9, 0, tzinfo=INDIA), datetime(2026, 11, 25, 14, 0, tzinfo=INDIA)
        )
    }


def test_seconds_of_nothing_and_spaces_around_do_no_harm():
    form = QuoteForm({"from": " 2026-11-23T09:00:00 ", "to": "2026-11-23T10:00"})
    assert form.is_valid()
    assert form.cleaned_data["trip"].hours == 1


def test_earlier_today_is_no_past():
    assert QuoteForm({"from": "2026-11-22T00:00", "to": "2026-11-22T23:00"}).is_valid()


def test_a_day_starts_by_the_clock_of_india(monkeypatch):
    after_midnight = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("UTC"))
    monkeypatch.setattr(timezone, "now", lambda: after_midnight)
    form = QuoteForm({"from": "2026-11-22T23:00", "to": "2026-11-24T09:00"})
    assert list(form.errors) == ["from"]


@pytest.mark.parametrize(
    ("start", "end", "errors"),
    [
        ("", "", {"from": [PICK_UP], "to": [BRING_BACK]}),
        ("2026-11-23T09:00", "", {"to": [BRING_BACK]}),
        ("", "2026-11-23T09:00", {"from": [PICK_UP]}),
        ("soon", "", {"from": [UNREADABLE], "to": [BRING_BACK]}),
        ("2026-11-23", "2026-11-24T09:00", {"from": [UNREADABLE]}),
        ("2026-11-23T09:00Z", "2026-11-24T09:00", {"from": [UNREADABLE]}),
        ("2026-02-30T09:00", "2026-11-24T09:00", {"from": [UNREADABLE]}),
        ("2026-11-23T09:00", "2026-11-23T25:00", {"to": [UNREADABLE]}),
        ("２０26-11-23T09:00", "2026-11-24T09:00", {"from": [UNREADABLE]}),
        ("0000-11-23T09:00", "2026-11-24T09:00", {"from": [UNREADABLE]}),
        (
            "2026-11-21T23:59",
            "2026-11-24T09:00",
            {"from": ["That day has passed. Choose today or a later day."]},
        ),
        (
            "2026-11-23T09:00",
            "2026-11-23T09:00",
            {"to": ["The return has to be after the pick-up."]},
        ),
        (
            "2026-11-23T09:00",
            "2026-11-23T09:59",
            {"to": ["A trip lasts at least 1 hour. Choose a later return."]},
        ),
        (
            "2026-11-23T09:00",
            "2027-02-21T09:01",
            {"to": ["A trip lasts at most 90 days. Choose an earlier return."]},
        ),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(start, end, errors):
    form = QuoteForm({"from": start, "to": end})
    assert form.errors == errors


def test_the_bounds_themselves_are_within():
    assert QuoteForm({"from": "2026-11-23T09:00", "to": "2026-11-23T10:00"}).is_valid()
    assert QuoteForm({"from": "2026-11-23T09:00", "to": "2027-02-21T09:00"}).is_valid()


@given(st.text(max_size=30), st.datetimes())
def test_whatever_is_sent_there_is_a_trip_or_an_error(text, moment):
    for start, end in ((text, f"{moment:%Y-%m-%dT%H:%M}"), (f"{moment.isoformat()}", text)):
        form = QuoteForm({"from": start, "to": end})
        assert form.is_valid() == (form.cleaned_data["trip"] is not None)


def test_the_fields_are_the_browsers_own_pickers_from_today_on():
    form = QuoteForm({"from": "2026-11-23T09:00", "to": ""})
    assert 'type="datetime-local" name="from" value="2026-11-23T09:00"' in str(form["from"])
    assert 'min="2026-11-22T00:00"' in str(form["to"])


def test_a_search_needs_no_trip():
    form = SearchForm({"q": "nexon", "from": "", "to": ""})
    assert form.is_valid()
    assert form.cleaned_data["trip"] is None
    assert [chip["names"] for chip in form.chips()] == [["q"]]
    assert "required" not in str(form["from"])


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({"from": "2026-11-23T09:00"}, {"to": [BRING_BACK]}),
        ({"to": "2026-11-23T09:00"}, {"from": [PICK_UP]}),
        ({"from": "soon"}, {"from": [UNREADABLE]}),
    ],
    ids=str,
)
def test_a_search_with_half_a_trip_stands_without_it(sent, errors):
    form = SearchForm({"category": "car", **sent})
    assert form.errors == errors
    assert form.cleaned_data["trip"] is None
    assert [chip["label"] for chip in form.chips()] == ["Car"]


def test_a_trip_is_one_chip_of_two_names():
    form = SearchForm({"from": "2026-11-23T09:00", "to": "2026-11-25T14:30"})
    assert form.is_valid()
    assert form.chips() == [
        {
            "names": ["from", "to"],
            "label": "23 Nov 2026, 9:00 am to 25 Nov 2026, 2:30 pm",
        }
    ]
