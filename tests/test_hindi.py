"""In Hindi no English word is left on a page or in an answer, but names and what people typed."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from gowheels import places
from gowheels.models import BrandImage, Lead, ModelImage, PriceBenchmark, Vehicle
from gowheels.sms import TEMPLATES
from tests import visible
from tests.english import english
from tests.factories import (
    listing,
    person,
    photograph,
    signed_in,
    superuser,
    trip_query,
    vehicle,
    with_photographs,
)

pytestmark = pytest.mark.django_db
IN_HINDI = {"Accept-Language": "hi", "Accept": "text/html"}
IN_JSON = {"Accept-Language": "hi", "Accept": "application/json"}


@pytest.fixture
def site(indiranagar, settings):
    """Everything that pages show: vehicles in each state, leads, a price among others."""
    places.forget()
    settings.CONTACT_EMAIL = "help@gowheels.example"
    brand = BrandImage.objects.create(category="car", name="Tata")
    ModelImage.objects.create(brand=brand, name="Nexon")
    owner, customer = person("Ravi"), person("Meera")
    full = {"description": "Serviced.", "deposit": 5000, "price_per_hour": 150}
    shown = with_photographs(
        vehicle(owner, **full, km_per_day=300, extra_km_price=12, price_label="above"), 3
    )
    PriceBenchmark.objects.create(
        state="Karnataka",
        brand_key="tata",
        model_key="nexon",
        median=1500,
        lower_quartile=1400,
        upper_quartile=1600,
        fair_from=1400,
        fair_to=1600,
        count=34,
    )
    for category, fuel, gears, plate in (
        ("bike", "petrol", "manual", "private"),
        ("scooter", "electric", "automatic", "electric"),
        ("truck", "diesel", "manual", "commercial"),
        ("bus", "cng", "manual", "commercial"),
        ("van", "hybrid", "automatic", "self_drive"),
        ("bicycle", "pedal", "none", "none"),
    ):
        vehicle(category=category, fuel=fuel, transmission=gears, plate=plate, seats=1)
    taken_down = vehicle(owner, model_name="Safari")
    taken_down.set_available(available=False)
    vehicle(owner, model_name="Punch", approval_status="pending")
    refused = vehicle(owner, model_name="Tiago", approval_status="pending")
    refused.reject(superuser(), "The details do not match the photographs.")
    vehicle(owner, model_name="Sumo").discard()
    stale = vehicle(owner, model_name="Indica")
    Vehicle.objects.filter(pk=stale.pk).update(confirmed_at=timezone.now() - timedelta(days=40))
    for state in Lead.State.values:
        lead = Lead.objects.create(
            vehicle=shown, seller=owner, customer=person("Asha"), state=state,
            day=timezone.localdate(), message="Sunday, Sunday.",
            trip_from=timezone.now(), trip_to=timezone.now() + timedelta(days=2),
        )  # fmt: skip
    lead.customer.delete()
    hiding = vehicle(person("Asha"), model_name="Curvv")
    hiding.seller.profile.set_hides_phone(hides=True)
    return {
        "owner": owner,
        "customer": customer,
        "shown": shown,
        "gone": taken_down,
        "refused": refused,
        "hiding": hiding,
    }


def trip(**length):
    return urlencode(trip_query(**(length or {"days": 2, "hours": 5})))


def test_no_page_has_an_english_word(site, anonymous):
    shown, hiding = site["shown"], site["hiding"]
    owner, customer = signed_in(site["owner"]), signed_in(site["customer"])
    fresh = signed_in(person("Asha"))
    page = shown.get_absolute_url()
    visits = [
        *((anonymous, path) for path in (
            "/", "/vehicles/", "/favourites/", "/compare/", "/about/", "/safety/", "/privacy/",
            "/terms/", "/login/", "/register/", "/language/", "/nowhere/", "/cars/", "/tractors/",
            "/api/", "/api/?q=magic",
            "/brands/tata/", "/brands/tata/nexon/", "/in/bengaluru/", "/in/bengaluru/cars/",
            f"/vehicles/?{trip()}", f"/vehicles/?pincode=560038&radius=5&{trip(hours=3)}",
            "/vehicles/?q=nexon&category=car&fuel=petrol&min_price=900&max_price=9000&seats=2",
            "/vehicles/?transmission=manual&plate=self_drive&min_year=2019&max_year=2025",
            "/vehicles/?state=Karnataka&district=Bengaluru",
            "/vehicles/?q=nothing", "/vehicles/?min_price=9000&max_price=100&sort=magic&cursor=x",
            "/vehicles/?place=Nowhereville&fuel=magic&pincode=12&seats=x&from=x",
            page, f"{page}?{trip()}", f"{page}?{trip(minutes=5)}", f"{page}?from=x&to=y",
            site["gone"].get_absolute_url(), f"/compare/?ids={shown.pk},{hiding.pk},99&{trip()}",
            "/compare/?ids=99", "/compare/?ids=1,2,3,4,5", f"/vehicles/feed/?{trip()}",
        )),
        *((owner, path) for path in (
            "/", "/dashboard/", "/dashboard/leads/", "/dashboard/leads/?state=hired",
            f"/dashboard/leads/?vehicle={hiding.pk}", f"/dashboard/vehicles/{shown.pk}/",
            f"/vehicles/{shown.pk}/edit/", f"/vehicles/{site['refused'].pk}/edit/",
            f"/vehicles/{shown.pk}/delete/", "/add-vehicle/", "/profile/", "/favourites/", page,
            site["gone"].get_absolute_url(), site["refused"].get_absolute_url(),
            "/dashboard/leads.csv",
        )),
        *((fresh, path) for path in ("/dashboard/", "/dashboard/leads/", "/favourites/")),
        *((customer, path) for path in (
            page, hiding.get_absolute_url(), f"/vehicles/{shown.pk}/report/",
            f"/vehicles/{hiding.pk}/message/",
        )),
    ]  # fmt: skip
    found = {}
    for browser, path in visits:
        answer = browser.get(path, headers=IN_HINDI)
        body = answer.getvalue() if answer.streaming else answer.content
        if words := english(visible.on_page(body.decode())):
            found[path] = sorted(words)
    assert found == {}


def test_no_form_that_went_wrong_has_an_english_word(site, anonymous):
    shown, hiding = site["shown"], site["hiding"]
    owner, customer = signed_in(site["owner"]), signed_in(site["customer"])
    phone = {"phone": "98765 43210"}
    empty = dict.fromkeys(listing(), "")
    sends = [
        (anonymous, "/login/", {"step": "phone", "phone": "12"}),
        (anonymous, "/login/", {"step": "phone", **phone}),
        (anonymous, "/login/", {"step": "phone", **phone}),
        (anonymous, "/login/", {"step": "code", **phone, "otp": "12"}),
        (anonymous, "/login/", {"step": "code", **phone, "otp": "000000"}),
        (anonymous, "/login/", {"step": "details", **phone, "otp": "", "name": "", "pincode": "1"}),
        (anonymous, "/login/", {"step": "magic"}),
        (owner, "/add-vehicle/", empty),
        (owner, "/add-vehicle/", listing(price="0", price_per_hour="99999999", year="1900")),
        (owner, "/add-vehicle/", listing(price="x", seats="999", year="2099", deposit="1.234")),
        (owner, "/add-vehicle/", listing(fuel="magic", pincode="999999", district="", state="")),
        (owner, "/add-vehicle/", listing(brand_name="!", model_name="x" * 51, pincode="1")),
        (owner, "/add-vehicle/", listing(vehicle_images=photograph(name="picture.txt"), seats="")),
        (owner, f"/vehicles/{shown.pk}/edit/", {**listing(), "seen": "older"}),
        (owner, "/profile/", {"act": "save", "name": "", "pincode": "1"}),
        (owner, "/profile/", {"act": "send_phone_code", "phone": site["owner"].profile.phone}),
        (owner, "/profile/", {"act": "send_phone_code", **phone}),
        (owner, "/profile/", {"act": "send_delete_code"}),
        (owner, "/profile/", {"act": "delete", "otp": "111111"}),
        (owner, "/profile/", {"act": "change_phone", **phone, "otp": ""}),
        (customer, f"/vehicles/{shown.pk}/report/", {}),
        (customer, f"/vehicles/{hiding.pk}/message/", {"text": ""}),
        (customer, f"/vehicles/{hiding.pk}/message/", {"text": "May", "from": "x"}),
        (customer, f"/vehicles/{hiding.pk}/message/", {"text": "May " * 500}),
        (customer, f"/api/vehicles/{shown.pk}/contact/", {}),
    ]
    found = {}
    for browser, path, data in sends:
        answer = browser.post(path, data, headers=IN_HINDI)
        if words := english(visible.on_page(answer.content.decode())):
            found[path, str(data)] = sorted(words)
    assert found == {}


def test_what_is_said_after_an_act_has_no_english_word(site):
    owner, customer = signed_in(site["owner"]), signed_in(site["customer"])
    shown, hiding = site["shown"], site["hiding"]
    own = f"/api/vehicles/{shown.pk}"
    sends = [
        (owner, f"{own}/availability/", {"available": "false"}),
        (owner, f"{own}/availability/", {"available": "true"}),
        (owner, f"{own}/confirm/", {}),
        (owner, "/api/my/vehicles/confirm/", {}),
        (owner, "/api/my/vehicles/confirm/", {}),
        (owner, f"{own}/delete/", {}),
        (owner, f"{own}/restore/", {}),
        (owner, "/add-vehicle/", listing()),
        (owner, f"/vehicles/{shown.pk}/edit/", {**listing(), "seen": None}),
        (owner, "/profile/", {"act": "save", "name": "Ravi", "pincode": ""}),
        (customer, f"/vehicles/{hiding.pk}/report/", {"reason": "fraud"}),
        (customer, f"/vehicles/{hiding.pk}/report/", {"reason": "fraud"}),
        (customer, f"/vehicles/{hiding.pk}/message/", {"text": "Sunday, Sunday."}),
        (owner, "/api/logout/", {"everywhere": "on"}),
    ]
    found = {}
    for browser, path, data in sends:
        if data.get("seen", "") is None:
            data["seen"] = Vehicle.objects.get(pk=shown.pk).fingerprint
        answer = browser.post(path, data, headers=IN_HINDI)
        assert answer.status_code == 302, (path, answer.content.decode())
        page = browser.get(answer["Location"], headers=IN_HINDI)
        if words := english(visible.on_page(page.content.decode())):
            found[path, str(data)] = sorted(words)
    assert found == {}


def test_no_answer_to_a_script_has_an_english_word(site, anonymous):
    shown, hiding = site["shown"], site["hiding"]
    owner, customer = signed_in(site["owner"]), signed_in(site["customer"])
    api = f"/api/vehicles/{shown.pk}"
    asks = [
        *((anonymous, path) for path in (
            f"/get-vehicles/?{trip()}", "/get-vehicles/?sort=magic&min_price=x", f"{api}/",
            "/api/vehicles/facets/?q=nexon", "/api/vehicles/suggest/?q=ca", f"{api}/similar/",
            f"{api}/quote/?{trip()}", f"{api}/quote/?{trip(hours=30)}", f"{api}/quote/",
            f"/api/vehicles/{hiding.pk}/quote/?{trip()}",
            f"/api/vehicles/compare/?ids={shown.pk},{hiding.pk}&{trip()}",
            "/api/vehicles/compare/?ids=x", "/api/categories/", "/api/stats/",
            "/api/brands/", "/api/pincodes/000000/", "/api/places/?q=b", "/api/places/?q=beng",
            "/api/prices/?category=car&brand_name=Tata&model_name=Nexon&state=Karnataka",
            "/api/favourites/", "/api/my/vehicles/", "/api/nothing/",
        )),
        *((owner, path) for path in ("/api/my/vehicles/", "/api/my/leads/", "/api/my/stats/")),
    ]  # fmt: skip
    sends = [
        (anonymous, "/check-phone/", {"phone": "x"}),
        (anonymous, "/api/otp/", {}),
        (anonymous, "/login/", {}),
        (anonymous, "/register/", {}),
        (anonymous, f"{api}/click/", {}),
        (customer, f"{api}/contact/", {}),
        (customer, f"{api}/message/", {"text": "Sunday, Sunday."}),
        (customer, f"{api}/edit/", {}),
        (owner, f"{api}/edit/", {"seen": "older", **listing()}),
        (owner, f"{api}/images/", {}),
        (owner, f"{api}/images/order/", {"ids": "1"}),
        (owner, f"{api}/report/", {"reason": "magic"}),
    ]
    found = {}
    for browser, path in asks:
        if words := _english_in(browser.get(path, headers=IN_JSON)):
            found[path] = words
    for browser, path, data in sends:
        if words := _english_in(browser.post(path, data, headers=IN_JSON)):
            found[path, str(data)] = words
    assert found == {}


def _english_in(answer):
    return sorted(english(visible.in_json(answer.json())))


def test_no_page_of_a_failure_has_an_english_word(anonymous):
    found = {}
    with override("hi"):
        for page in ("400.html", "403.html", "404.html", "429.html", "500.html", "503.html"):
            shown = render_to_string(page, {"request_id": "0123456789abcdef", "retry_after": 40})
            if words := english(visible.on_page(shown)):
                found[page] = words
    assert found == {}


def test_no_limit_that_is_reached_is_told_in_english(anonymous, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "check_phone": "1/1h"}
    told = ""
    for _ in range(2):
        told = anonymous.post("/check-phone/", {"phone": "9876543210"}, headers=IN_JSON)
    assert told.status_code == 429
    assert _english_in(told) == []


def test_every_text_has_its_hindi():
    english_ones = [name for name in TEMPLATES if not name.endswith("_hi")]
    assert {f"{name}_hi" for name in english_ones} | set(english_ones) == set(TEMPLATES)
    for name in english_ones:
        places_of = re.compile(r"\{\w+\}").findall
        assert sorted(places_of(TEMPLATES[name])) == sorted(places_of(TEMPLATES[f"{name}_hi"]))
        assert english([re.sub(r"\{\w+\}", "", TEMPLATES[f"{name}_hi"])]) == set()


def test_the_test_sees_what_was_never_translated():
    page = (
        '<html lang="hi-IN"><p title="Try it">Some <b>words</b> <a lang="en-IN">English</a></p>'
        '<p lang="en">More <b title="bold">of</b> <img alt="it">that</p>'
        '<input lang="en" placeholder="vehicles">And <script>no</script>these</html>'
    )
    assert english(visible.on_page(page)) == {"Try", "it", "Some", "words", "And", "these"}
    assert english(visible.in_json({"text": "Some words", "name": "Somebody"})) == {
        "Some",
        "words",
    }
    cache.clear()
