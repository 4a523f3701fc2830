"""What a trip with a vehicle costs."""

import pytest

from tests.factories import trip_query, vehicle

pytestmark = pytest.mark.django_db


def quote(browser, listed, sent):
    return browser.get(f"/api/vehicles/{listed.pk}/quote/", sent)


def test_a_trip_is_worked_out_line_by_line(anonymous):
    listed = vehicle(
        price="1725", price_per_hour="150", deposit=5000, km_per_day=250, extra_km_price="12.50"
    )
    answer = quote(anonymous, listed, trip_query(days=2, hours=5)).json()
    assert answer == {
        "success": True,
        "vehicle": listed.pk,
        "days": 2,
        "hours": 5,
        "lines": [
            {"text": "2 days × ₹1,725", "amount": "3450.00", "amount_text": "₹3,450"},
            {"text": "5 hours × ₹150", "amount": "750.00", "amount_text": "₹750"},
        ],
        "total": "4200.00",
        "deposit": "5000.00",
        "included_km": 750,
        "extra_km_price": "12.50",
        "note": "",
        "total_text": "₹4,200",
        "length_text": "2 days 5 hours",
        "deposit_text": "₹5,000 deposit on top, which comes back to you.",
        "km_text": "750 km included, then ₹12.50 for each km more.",
    }


@pytest.mark.parametrize(
    ("terms", "km_text"),
    [
        ({}, "Drive as far as you like: the owner sets no limit of km."),
        ({"km_per_day": 1200}, "1,200 km included. Ask the owner about more."),
        (
            {"km_per_day": 100, "extra_km_price": 0},
            "100 km included, and more of them cost nothing.",
        ),
    ],
    ids=str,
)
def test_what_an_owner_does_not_ask_is_said_too(anonymous, terms, km_text):
    answer = quote(anonymous, vehicle(**terms), trip_query(hours=5)).json()
    assert answer["km_text"] == km_text
    assert answer["deposit_text"] == "No deposit."
    assert answer["deposit"] == "0.00"
    assert answer["lines"][0]["text"] == "1 day × ₹1,850"


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ({}, {"from", "to"}),
        ({"from": "soon"}, {"from", "to"}),
        ({"from": trip_query(hours=1)["from"]}, {"to"}),
        (trip_query(hours=-1), {"to"}),
        (trip_query(days=91), {"to"}),
        (trip_query(minutes=59), {"to"}),
        ({"from": "2020-01-01T09:00", "to": "2020-01-02T09:00"}, {"from"}),
        ({"from": "9" * 1000, "to": "<script>"}, {"from", "to"}),
    ],
)
def test_what_is_no_trip_is_400_beside_its_fields(anonymous, sent, fields):
    response = quote(anonymous, vehicle(), sent)
    assert response.status_code == 400
    assert set(response.json()["fields"]) == fields


@pytest.mark.parametrize("state", [{"approval_status": "pending"}, {"available": False}], ids=str)
def test_what_customers_do_not_see_has_no_quote_for_anyone(anonymous, owner, staff, state):
    hidden = vehicle(owner.user, **state)
    for browser in (anonymous, owner, staff):
        assert quote(browser, hidden, trip_query(hours=5)).status_code == 404


@pytest.mark.parametrize("vehicle_id", ["999999", "9" * 30])
def test_a_vehicle_that_is_not_there_is_404(anonymous, vehicle_id):
    path = f"/api/vehicles/{vehicle_id}/quote/"
    assert anonymous.get(path, trip_query(hours=5)).status_code == 404


def test_a_quote_costs_one_query_and_only_a_get(anonymous, django_assert_num_queries):
    listed = vehicle()
    with django_assert_num_queries(1):
        quote(anonymous, listed, trip_query(hours=5))
    response = anonymous.post(f"/api/vehicles/{listed.pk}/quote/")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
