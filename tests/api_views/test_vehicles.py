"""Lists of vehicles as JSON."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from gowheels import search
from tests.factories import listing, person, trip_query, vehicle, with_photographs

pytestmark = pytest.mark.django_db

ADDRESSES = ["/get-vehicles/", "/api/vehicles/"]


def test_the_addresses_are_those_the_project_was_given():
    assert reverse("get_vehicles") == "/get-vehicles/"
    assert reverse("api_vehicles") == "/api/vehicles/"


@pytest.mark.parametrize("address", ADDRESSES)
def test_vehicles_are_listed(anonymous, address):
    listed = vehicle()
    answer = anonymous.get(address).json()
    assert answer["success"] is True
    assert [card["title"] for card in answer["vehicles"]] == ["Tata Nexon 2022"]
    assert answer["vehicles"][0]["url"] == listed.get_absolute_url()
    assert (answer["count"], answer["count_text"]) == (1, "1 vehicle")
    assert answer["chips"] == []
    assert answer["next"] is None


def test_an_empty_site_lists_nothing(anonymous):
    answer = anonymous.get("/get-vehicles/").json()
    assert (answer["vehicles"], answer["count"], answer["next"]) == ([], 0, None)


def test_filters_apply_and_are_named_as_chips(anonymous):
    vehicle()
    vehicle(category="bike", brand_name="Hero", model_name="Splendor")
    answer = anonymous.get("/get-vehicles/", {"brand": "HERO"}).json()
    assert [card["brand_name"] for card in answer["vehicles"]] == ["Hero"]
    assert answer["chips"] == [{"names": ["brand"], "label": "HERO"}]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_next_page_is_at_the_same_address_with_the_same_filters(
    anonymous, monkeypatch, address
):
    monkeypatch.setattr(search, "PAGE_SIZE", 1)
    vehicle()
    vehicle()
    answer = anonymous.get(address, {"category": "car", "q": "tata"}).json()
    assert answer["count"] == 2
    assert answer["next"].startswith(f"{address}?category=car&q=tata&cursor=")
    last = anonymous.get(answer["next"]).json()
    assert len(last["vehicles"]) == 1
    assert last["next"] is None


@pytest.mark.parametrize(
    "query",
    [
        {"min_price": "cheap"},
        {"category": "boat"},
        {"pincode": "1"},
        {"cursor": "x"},
        {"sort": "?"},
        {"from": "soon"},
    ],
    ids=str,
)
def test_a_filter_that_makes_no_sense_is_400_beside_its_field(anonymous, query):
    response = anonymous.get("/get-vehicles/", query)
    assert response.status_code == 400
    assert response.json()["code"] == "invalid"
    assert list(response.json()["fields"]) == list(query)


def test_a_list_with_a_trip_says_what_it_costs(anonymous):
    vehicle(price="1850", price_per_hour="100")
    answer = anonymous.get("/get-vehicles/", trip_query(hours=5)).json()
    assert answer["vehicles"][0]["trip_total"] == "500.00"
    assert answer["vehicles"][0]["trip_length_text"] == "for 5 hours"
    assert [chip["names"] for chip in answer["chips"]] == [["from", "to"]]


def test_an_unknown_parameter_does_no_harm(anonymous):
    assert anonymous.get("/get-vehicles/", {"utm_source": "x"}).status_code == 200


def test_no_list_tells_a_sellers_phone_or_name(anonymous):
    vehicle(person("Ravishankar", phone="+919812345678"))
    text = anonymous.get("/get-vehicles/").content.decode()
    assert "9812345678" not in text
    assert "98123" not in text
    assert "Ravishankar" not in text


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_list_costs_two_queries_at_any_length(anonymous, django_assert_num_queries, address):
    with_photographs(vehicle(), 3)
    with django_assert_num_queries(2):
        anonymous.get(address)
    seller = person()
    for _ in range(50):
        with_photographs(vehicle(seller), 3)
    cache.clear()  # to see that what was kept is outdated takes one more
    with django_assert_num_queries(2):
        assert len(anonymous.get(address).json()["vehicles"]) == search.PAGE_SIZE


def test_a_vehicle_is_added_at_the_same_address(owner):
    response = owner.post("/api/vehicles/", listing(), content_type="application/json")
    assert response.status_code == 200
    assert response.json()["vehicle"]["title"] == "Maruti Suzuki Swift 2021"


def test_another_method_is_told_which_there_are(anonymous):
    response = anonymous.delete("/api/vehicles/")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, POST"
    assert anonymous.post("/get-vehicles/")["Allow"] == "GET, HEAD"
