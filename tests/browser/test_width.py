"""No page is wider than a small phone."""

from urllib.parse import urlencode

import pytest

from gowheels.models import BrandImage, ModelImage, Pincode
from tests.factories import person, trip_query, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# By how many pixels.
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_no_page_scrolls_sideways_on_a_small_phone(open_browser):
    brand = BrandImage.objects.create(category="car", name="Tata")
    ModelImage.objects.create(brand=brand, name="Nexon")
    Pincode.objects.create(
        code="560038",
        place="Indiranagar",
        district="Bengaluru",
        state="Karnataka",
        latitude=12.97,
        longitude=77.64,
    )
    owner = person("Ravi")
    long = {
        "brand_name": "Mahindra",
        "model_name": "Kanyakumari-Thiruvananthapuram Long Wheelbase",
        "description": "Serviced" * 40,
        "locality": "Thiruvananthapuram Neyyattinkara Perumpazhuthoor",
        "plate": "commercial",
        "price": "999999.99",
        "price_per_hour": "99999.99",
    }
    shown = vehicle(owner, **long)
    vehicle(owner, **long, approval_status="pending")
    for plate in ("private", "electric", "self_drive"):
        vehicle(owner, plate=plate, deposit=5000)
    anonymous, signed_in = open_browser(width=360), open_browser(owner, width=360)
    owner.profile.save_favourites([shown.pk])
    reader = open_browser(person("Meera"), width=360)
    trip = urlencode(trip_query(days=2, hours=5))
    visits = [
        (anonymous, "/"),
        (anonymous, "/vehicles/"),
        (anonymous, f"/vehicles/?q=swift+560038&category=car&fuel=diesel&min_price=900&{trip}"),
        (anonymous, shown.get_absolute_url()),
        (anonymous, f"{shown.get_absolute_url()}?{trip}"),
        (anonymous, "/favourites/"),
        (anonymous, f"/compare/?ids={shown.pk}&{trip}"),
        (anonymous, "/cars/"),
        (anonymous, "/brands/tata/"),
        (anonymous, "/brands/tata/nexon/"),
        (anonymous, "/about/"),
        (anonymous, "/safety/"),
        (anonymous, "/privacy/"),
        (anonymous, "/terms/"),
        (anonymous, "/login/"),
        (anonymous, "/register/"),
        (signed_in, "/"),
        (signed_in, "/favourites/"),
        (reader, f"/vehicles/{shown.pk}/report/"),
        (signed_in, "/dashboard/"),
        (signed_in, "/add-vehicle/"),
        (signed_in, "/profile/"),
        (signed_in, shown.get_absolute_url()),
    ]
    beyond = {}
    for page, path in visits:
        page.goto(path, wait_until="networkidle")
        if wider := page.evaluate(WIDER):
            beyond[path] = wider
    assert beyond == {}


def test_nor_does_a_page_of_what_is_not_there(open_browser, complaints):
    taken_down = vehicle(model_name="Kanyakumari-Thiruvananthapuram Long Wheelbase")
    gone = taken_down.get_absolute_url()
    taken_down.set_available(available=False)
    page = open_browser(width=360)
    for path in ("/nowhere/", gone):
        page.goto(path, wait_until="load")
        assert page.evaluate(WIDER) == 0, path
    assert len(complaints) == 2
    complaints.clear()  # Chromium says of each that its status is none of success
