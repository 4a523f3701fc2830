"""What a trip costs, on pages without a script."""

import pytest

from tests.factories import trip_query, vehicle

pytestmark = pytest.mark.django_db


def test_a_vehicles_page_asks_for_the_trip_first(anonymous):
    response = anonymous.get(vehicle().get_absolute_url())
    assert response.context["quote"] is None
    assert response.context["trip_form"].errors == {}
    assert 'name="from"' in response.content.decode()


def test_a_vehicles_page_explains_the_sum_of_the_trip_in_its_address(anonymous):
    listed = vehicle(price="1725", price_per_hour="150", deposit=5000, km_per_day=250)
    sent = trip_query(days=2, hours=5)
    text = anonymous.get(listed.get_absolute_url(), sent).content.decode()
    for words in (
        "2 days × ₹1,725",
        "₹3,450",
        "5 hours × ₹150",
        "₹750",
        "₹4,200",
        "₹5,000 deposit on top",
        "750 km included",
        f'value="{sent["from"]}"',
        f'value="{sent["to"]}"',
    ):
        assert words in text


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"from": "soon", "to": trip_query(hours=1)["to"]}, "from", "Enter a date and a time"),
        ({"from": trip_query(hours=1)["from"]}, "to", "Choose when you bring it back."),
        (trip_query(hours=-3), "to", "The return has to be after the pick-up."),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_the_page_with_it(anonymous, sent, field, words):
    response = anonymous.get(vehicle().get_absolute_url(), sent)
    assert response.status_code == 200
    assert response.context["quote"] is None
    assert list(response.context["trip_form"].errors) == [field]
    assert words in response.content.decode()


def test_an_owner_sees_the_cost_before_customers_do_but_no_endpoint(owner):
    waiting = vehicle(owner.user, approval_status="pending")
    text = owner.get(waiting.get_absolute_url(), trip_query(hours=30)).content.decode()
    assert "2 days × ₹1,850" in text
    assert "/quote/" not in text


def test_the_list_shows_the_trips_total_and_leads_on_with_its_dates(anonymous):
    listed = vehicle(price="1725", price_per_hour="150")
    response = anonymous.get("/vehicles/", {"category": "car", **trip_query(days=2, hours=5)})
    card = response.context["cards"][0]
    assert card["url"].startswith(f"{listed.get_absolute_url()}?from=")
    assert card["url"].replace("&", "&amp;") in response.content.decode()
    assert "for 2 days 5 hours" in response.content.decode()
    page = anonymous.get(card["url"])
    assert page.context["quote"]["total"] == card["trip_total"] == "4200.00"


def test_the_chip_of_a_trip_leads_to_the_search_without_either_end(anonymous):
    sent = {"category": "car", **trip_query(hours=5)}
    chips = anonymous.get("/vehicles/", sent).context["chips"]
    assert [chip["url"] for chip in chips if "from" in chip["names"]] == ["/vehicles/?category=car"]


def test_half_a_trip_is_named_and_the_rest_of_the_search_stands(anonymous):
    vehicle()
    vehicle(category="bike")
    response = anonymous.get("/vehicles/", {"category": "bike", "to": trip_query(hours=1)["to"]})
    assert [card["category"] for card in response.context["cards"]] == ["bike"]
    assert response.context["cards"][0]["trip_total"] is None
    assert response.context["form"].errors == {"from": ["Choose when you pick it up."]}


def test_a_trip_costs_no_query_more(anonymous, count_queries):
    path = vehicle().get_absolute_url()
    query = "&".join(f"{name}={value}" for name, value in trip_query(hours=5).items())
    for address in (path, "/vehicles/"):
        assert count_queries(anonymous, f"{address}?{query}") == count_queries(anonymous, address)
