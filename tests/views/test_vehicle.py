"""A vehicle's page: what it shows, to whom, what it says of itself, and what is left of it."""

import json
import re

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from gowheels import share_picture
from gowheels.models import GoneVehicle, Vehicle
from tests.factories import person, vehicle, with_photographs

pytestmark = pytest.mark.django_db


def test_a_vehicles_page_shows_it(anonymous):
    listed = with_photographs(
        vehicle(
            person("Ravi"),
            deposit=5000,
            km_per_day=250,
            extra_km_price=12,
            price_per_hour=150,
            description="No pets.\nPlease.",
            latitude=12.9784,
            longitude=77.6408,
        ),
        3,
    )
    response = anonymous.get(listed.get_absolute_url())
    text = response.content.decode()
    context = response.context
    for words in (
        "Tata Nexon 2022",
        "₹1,850",
        "Ravi",
        "No pets.",
        "₹5,000",
        "250 km",
        "₹12",
        "₹150",
    ):
        assert words in text
    assert context["owner"]["name"] == "Ravi"
    assert context["is_owner"] is False
    assert [image["alt"] for image in context["images"]] == [
        f"Tata Nexon 2022, photograph {number} of 3" for number in (1, 2, 3)
    ]
    assert context["images"][0]["srcset"].count(".webp") == 2
    assert context["map_url"] == (
        "https://www.openstreetmap.org/?mlat=12.978&mlon=77.641#map=14/12.978/77.641"
    )


def test_what_was_not_stated_is_left_out(anonymous):
    response = anonymous.get(vehicle().get_absolute_url())
    facts = {fact["label"]: fact["value"] for fact in response.context["facts"]}
    assert facts == {
        "Kind": "Car",
        "Year": 2022,
        "Plate": "Self-drive",
        "Listed since": date_format(timezone.localdate()),
        "Fuel": "Petrol",
        "Gearbox": "Manual",
        "Seats": 5,
        "Deposit": "None",
        "Included a day": "Any km",
    }
    assert response.context["map_url"] is None
    assert response.context["images"] == []


def test_an_owners_words_are_shown_as_text(anonymous):
    listed = vehicle(
        person("<b>Ravi</b>"), brand_name="<i>x</i>", description="<script>alert(1)</script>"
    )
    for path in (listed.get_absolute_url(), "/", "/vehicles/"):
        text = anonymous.get(path).content.decode()
        assert "<script>alert" not in text
        assert "<b>Ravi" not in text
        assert "<i>x" not in text


def test_a_wrong_slug_leads_to_the_right_one(anonymous):
    listed = vehicle()
    response = anonymous.get(f"/vehicles/{listed.pk}-anything-else/?from=mail")
    assert response.status_code == 302
    assert response["Location"] == f"{listed.get_absolute_url()}?from=mail"


@pytest.mark.parametrize("vehicle_id", ["999999", "9" * 30])
def test_a_vehicle_that_is_not_there_is_404(anonymous, vehicle_id):
    assert anonymous.get(f"/vehicles/{vehicle_id}-a-car/").status_code == 404


@pytest.mark.parametrize(
    "state",
    [
        {"approval_status": "pending"},
        {"approval_status": "rejected"},
        {"available": False},
        {"confirmed_at": timezone.now() - Vehicle.HIDDEN_AFTER},
    ],
    ids=["pending", "rejected", "unavailable", "stale"],
)
def test_a_vehicle_that_is_not_shown_is_seen_by_its_owner_and_staff_alone(
    anonymous, outsider, owner, staff, state
):
    hidden = vehicle(owner.user, **state)
    path = hidden.get_absolute_url()
    for browser, status in ((anonymous, 404), (outsider, 404), (owner, 200), (staff, 200)):
        assert browser.get(path).status_code == status
        # A stranger does not even learn the name from the address.
        by_wrong_slug = browser.get(f"/vehicles/{hidden.pk}-x/").status_code
        assert by_wrong_slug == (404 if status == 404 else 302)
        for listing in ("/", "/vehicles/", "/get-vehicles/"):
            assert "Tata Nexon" not in browser.get(listing).content.decode()


def test_the_vehicles_of_a_blocked_person_are_gone_everywhere(anonymous, owner):
    listed = vehicle(owner.user)
    other = vehicle(person(), model_name="Punch")
    owner.user.profile.block(None, "Spam.")
    assert anonymous.get(listed.get_absolute_url()).status_code == 410
    for path in ("/", "/vehicles/", "/get-vehicles/", other.get_absolute_url()):
        assert "Tata Nexon" not in anonymous.get(path).content.decode()


def test_an_owner_is_told_that_the_vehicle_is_theirs(owner):
    response = owner.get(vehicle(owner.user).get_absolute_url())
    assert response.context["is_owner"] is True
    assert "data-show-number" not in response.content.decode()


def test_no_page_tells_a_sellers_phone(anonymous, outsider, owner, staff):
    seller = person("Ravi", phone="+919812345678")
    listed = with_photographs(vehicle(seller), 2)
    vehicle()
    paths = ["/", "/vehicles/", "/vehicles/?q=tata", listed.get_absolute_url(), "/dashboard/"]
    for browser in (anonymous, outsider, owner, staff):
        for path in paths:
            text = browser.get(path).content.decode()
            assert "9812345678" not in text
            assert "98123 45678" not in text


def test_a_vehicles_page_costs_the_same_however_much_there_is(
    anonymous, outsider, owner, count_queries
):
    listed = with_photographs(vehicle(owner.user), 1)
    path = listed.get_absolute_url()
    vehicle()
    vehicle(state="Goa")
    before = [count_queries(browser, path) for browser in (anonymous, outsider, owner)]
    seller = person()
    for _ in range(25):
        with_photographs(vehicle(seller), 4)
        vehicle(seller, state="Goa")
    listed.images.all().delete()
    with_photographs(listed, 12)
    after = [count_queries(browser, path) for browser in (anonymous, outsider, owner)]
    assert after == before
    assert max(before) <= 10


def gone_words(response) -> str:
    assert response.status_code == 410
    assert response.templates[0].name == "gone.html"
    return response.content.decode()


@pytest.mark.parametrize("how", ["unavailable", "rejected", "stale", "deleted", "owner deleted"])
def test_a_vehicle_that_the_public_saw_is_gone_kindly_and_tells_nothing_more(anonymous, staff, how):
    listed = with_photographs(
        vehicle(person("Ravishankar"), description="Parked at number 7.", model_name="Nexon"), 2
    )
    path = listed.get_absolute_url()
    like = vehicle(model_name="Punch")
    match how:
        case "unavailable":
            listed.set_available(False)
        case "rejected":
            listed.reject(staff.user, "Sold.")
        case "stale":
            Vehicle.objects.filter(pk=listed.pk).update(
                confirmed_at=timezone.now() - Vehicle.HIDDEN_AFTER
            )
            Vehicle.objects.filter(pk=listed.pk).relist()
        case "deleted":
            listed.delete()
        case "owner deleted":
            listed.seller.delete()
    response = anonymous.get(path)
    text = gone_words(response)
    assert "This Tata Nexon is not for rent here any more" in text
    assert [card["id"] for card in response.context["similar"]] == [like.pk]
    assert '<meta name="robots" content="noindex">' in text
    for secret in ("Ravishankar", "number 7", f"{listed.pk}x0", "1,850"):
        assert secret not in text.replace("₹1,850</strong> a day", "")
    assert gone_words(anonymous.get(path.replace("tata", "other")))


def test_a_vehicle_that_comes_back_is_there_again(anonymous, owner):
    listed = vehicle(owner.user)
    listed.set_available(False)
    assert anonymous.get(listed.get_absolute_url()).status_code == 410
    listed.set_available(True)
    assert anonymous.get(listed.get_absolute_url()).status_code == 200


def test_a_vehicle_that_the_public_never_saw_leaves_nothing(anonymous, staff):
    waiting = vehicle(approval_status="pending")
    waiting.reject(staff.user, "Too dark.")
    path = waiting.get_absolute_url()
    assert anonymous.get(path).status_code == 404
    waiting.delete()
    assert anonymous.get(path).status_code == 404
    assert not GoneVehicle.objects.exists()


def meta(text: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', text))


def test_a_link_that_is_sent_carries_a_picture_of_its_own(anonymous):
    listed = with_photographs(vehicle(), 2)
    text = anonymous.get(listed.get_absolute_url() + "?utm_source=x").content.decode()
    url = f"http://testserver{listed.get_absolute_url()}"
    picture = f"http://testserver/vehicles/{listed.pk}/share.jpg?v={share_picture.version(listed)}"
    said = meta(text)
    assert f'<link rel="canonical" href="{url}">' in text
    assert said["og:url"] == url
    assert said["og:type"] == "website"
    assert said["og:title"] == "Tata Nexon 2022, ₹1,850 a day"
    assert said["og:description"].startswith("Petrol · Manual · 5 seats.")
    assert said["og:image"] == picture
    assert said["og:image:type"] == "image/jpeg"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:alt"] == "Tata Nexon 2022 to rent in Bengaluru, ₹1,850 a day"
    assert "robots" not in said


def schema_of(response) -> dict:
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL
    )
    return json.loads(found.group(1)) if found else {}


def test_search_engines_are_told_what_it_is_and_costs(anonymous):
    listed = with_photographs(vehicle(brand_name="</script>", price_per_hour=150), 2)
    said = schema_of(anonymous.get(listed.get_absolute_url()))
    assert said["@type"] == ["Product", "Vehicle"]
    assert said["name"] == "</script> Nexon 2022"
    assert said["brand"] == {"@type": "Brand", "name": "</script>"}
    assert said["vehicleModelDate"] == "2022"
    assert (said["fuelType"], said["vehicleTransmission"]) == ("Petrol", "Manual")
    assert said["vehicleSeatingCapacity"] == 5
    assert len(said["image"]) == 2
    assert all(url.startswith("http://testserver/media/") for url in said["image"])
    offer = said["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("1850.00", "INR")
    assert offer["priceSpecification"]["unitCode"] == "DAY"
    assert offer["availability"] == "https://schema.org/InStock"
    assert offer["url"] == f"http://testserver{listed.get_absolute_url()}"


def test_a_vehicle_without_photographs_has_the_drawn_picture_and_a_bicycle_no_gearbox(anonymous):
    listed = vehicle(category="bicycle", fuel="pedal", transmission="none", plate="none", seats=1)
    said = schema_of(anonymous.get(listed.get_absolute_url()))
    assert said["image"][0].startswith(f"http://testserver/vehicles/{listed.pk}/share.jpg?v=")
    assert "vehicleTransmission" not in said


def test_what_the_public_does_not_see_says_nothing_to_others(owner):
    response = owner.get(vehicle(owner.user, available=False).get_absolute_url())
    assert schema_of(response) == {}
    assert meta(response.content.decode())["robots"] == "noindex"
    assert "data-share" not in response.content.decode()


def test_a_link_goes_by_whatsapp_without_a_script(anonymous):
    listed = vehicle()
    text = anonymous.get(listed.get_absolute_url()).content.decode()
    link = re.search(r'href="(https://wa\.me/\?text=[^"]+)"', text).group(1)
    assert f"%2Fvehicles%2F{listed.pk}-tata-nexon-2022%2F" in link
    assert "Tata+Nexon+2022%2C+%E2%82%B91%2C850+a+day" in link


def test_the_owner_is_told_of_by_first_name_membership_and_number_of_vehicles(anonymous):
    seller = person("Ravi Kumar")
    listed = vehicle(seller)
    vehicle(seller)
    vehicle(seller, approval_status="pending")
    response = anonymous.get(listed.get_absolute_url())
    assert response.context["owner"]["vehicles"] == 2
    text = response.content.decode()
    assert "New here · 2 vehicles listed" in text
    assert "Kumar" not in text
