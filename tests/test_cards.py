"""A listed vehicle as lists show it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from gowheels.cards import COLUMNS, ListedVehicle, blank_card, card_of, card_of_vehicle, facts_text
from gowheels.models import Vehicle
from gowheels.pricing import Trip
from tests.factories import vehicle, with_photographs

pytestmark = pytest.mark.django_db


def test_a_card_says_what_a_list_shows():
    listed = vehicle(price_per_hour="150.50")
    assert card_of_vehicle(listed) == {
        "id": listed.pk,
        "url": f"/vehicles/{listed.pk}-tata-nexon-2022/",
        "category": "car",
        "brand_name": "Tata",
        "model_name": "Nexon",
        "year": 2022,
        "price": "1850.00",
        "price_per_hour": "150.50",
        "fuel": "petrol",
        "transmission": "manual",
        "seats": 5,
        "plate": "self_drive",
        "pincode": "560038",
        "locality": "Indiranagar",
        "district": "Bengaluru",
        "state": "Karnataka",
        "distance_km": None,
        "image": None,
        "image_count": 0,
        "price_label": None,
        "confirmed_at": listed.confirmed_at.isoformat(),
        "is_favourite": False,
        "title": "Tata Nexon 2022",
        "facts": "Petrol · Manual · 5 seats",
        "place": "Indiranagar, Bengaluru",
        "plate_label": "Self-drive",
        "price_standing": "",
        "price_text": "₹1,850",
        "price_per_hour_text": "₹150.50",
        "trip_total": None,
        "trip_total_text": "",
        "trip_length_text": "",
    }


def test_a_card_says_what_a_trip_costs_and_leads_on_with_its_dates():
    listed = vehicle(price="1725", price_per_hour="150")
    start = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Asia/Kolkata"))
    trip = Trip(start, start + timedelta(days=2, hours=5))
    card = card_of(Vehicle.objects.values(*COLUMNS).get(pk=listed.pk), trip=trip)
    assert card["trip_total"] == "4200.00"
    assert card["trip_total_text"] == "₹4,200"
    assert card["trip_length_text"] == "for 2 days 5 hours"
    assert card["price_text"] == "₹1,725"
    assert card["url"] == (
        f"{listed.get_absolute_url()}?from=2026-11-22T09%3A00&to=2026-11-24T14%3A00"
    )


def test_a_card_of_a_row_and_of_an_instance_are_the_same():
    listed = with_photographs(vehicle(), 3)
    row = Vehicle.objects.values(*COLUMNS).get(pk=listed.pk)
    assert card_of(row) == card_of_vehicle(Vehicle.objects.get(pk=listed.pk))


def test_a_card_shows_the_cover_in_two_widths():
    card = card_of_vehicle(with_photographs(vehicle(), 3))
    stem = f"/media/vehicles/seller/{card['id']}x0-cover"
    assert card["image_count"] == 3
    assert card["image"] == {
        "src": f"{stem}-640.webp",
        "srcset": f"{stem}-320.webp 320w, {stem}-640.webp 640w",
        "width": 640,
        "height": 480,
        "alt": "Tata Nexon 2022",
    }


def test_a_small_cover_is_offered_only_in_the_widths_it_has():
    listed = vehicle()
    listed.cover = "vehicles/seller/a-cover-300.webp"
    listed.cover_width, listed.cover_height = 300, 225
    image = card_of_vehicle(listed)["image"]
    assert image["srcset"] == "/media/vehicles/seller/a-cover-300.webp 300w"


@pytest.mark.parametrize(
    ("standing", "words"),
    [("good", "Good price"), ("fair", "Fair price"), ("above", "Above similar"), ("", None)],
)
def test_a_card_says_how_the_price_stands(standing, words):
    listed = vehicle()
    listed.price_label = standing
    card = card_of_vehicle(listed)
    assert (card["price_label"], card["price_standing"]) == (words, standing)


def test_no_price_an_hour_is_null_for_programs_and_nothing_for_people():
    card = card_of_vehicle(vehicle())
    assert card["price_per_hour"] is None
    assert card["price_per_hour_text"] == ""


@pytest.mark.parametrize(
    ("fuel", "transmission", "seats", "text"),
    [
        ("pedal", "none", 1, "Pedal"),
        ("electric", "none", 1, "Electric · 1 seat"),
        ("electric", "automatic", 2, "Electric · Automatic · 2 seats"),
        ("cng", "manual", 4, "CNG · Manual · 4 seats"),
    ],
)
def test_facts_leave_out_the_gears_of_what_has_none(fuel, transmission, seats, text):
    assert facts_text("en", fuel, transmission, seats) == text


@pytest.mark.parametrize("name", ["टाटा", "<script>", "---"])
def test_a_name_that_makes_no_slug_still_has_an_address(name):
    card = card_of_vehicle(vehicle(brand_name=name, model_name=name))
    assert card["url"].startswith(f"/vehicles/{card['id']}-")
    assert set(card["url"]) <= set("/-abcdefghijklmnopqrstuvwxyz0123456789")


def test_a_place_is_named_once_where_the_area_and_the_district_are_the_same():
    assert card_of_vehicle(vehicle(locality="Leh", district="Leh"))["place"] == "Leh"


def test_a_blank_card_has_everything_a_card_has():
    assert blank_card().keys() == ListedVehicle.__annotations__.keys()
    assert set(blank_card()["image"].values()) == {""}
