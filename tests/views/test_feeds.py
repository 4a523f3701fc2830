"""robots.txt, the sitemap and the feeds."""

from datetime import datetime, timedelta
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from gowheels import sitemaps
from gowheels.models import BrandImage, ModelImage, Pincode, Vehicle
from tests.factories import person, vehicle, with_photographs

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(browser, path):
    response = browser.get(path)
    assert response.status_code == 200
    return ET.fromstring(response.content)  # noqa: S314 - our own


def paths(browser, path):
    found = [element.text for element in parsed(browser, path).iter(f"{SITEMAP}loc")]
    assert all(address.startswith("http://testserver/") for address in found)
    return [address.removeprefix("http://testserver") for address in found]


def test_robots_leave_alone_what_is_no_page_of_its_own(anonymous):
    response = anonymous.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    rules = RobotFileParser()
    rules.parse(lines)
    assert rules.site_maps() == ["http://testserver/sitemap.xml"]
    for path in ("/", "/cars/", "/vehicles/", "/vehicles/1-tata-nexon-2022/", "/in/pune/"):
        assert rules.can_fetch("anybot", path), path
    assert {"Disallow: /vehicles/?*", "Allow: /api/$"} <= set(
        response.content.decode().splitlines()
    )
    for path in ("/admin/", "/api/vehicles/", "/login/", "/dashboard/"):
        assert not rules.can_fetch("anybot", path), path


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/sitemap-pages.xml"])
def test_such_a_file_is_the_same_for_everybody_and_kept(outsider, path):
    response = outsider.get(path)
    assert "public" in response["Cache-Control"]
    assert "max-age=" in response["Cache-Control"]
    assert "Set-Cookie" not in response.headers
    assert not response.cookies


def test_the_index_names_sections_that_are_there(anonymous):
    vehicle()
    root = parsed(anonymous, "/sitemap.xml")
    assert root.tag == f"{SITEMAP}sitemapindex"
    sections = paths(anonymous, "/sitemap.xml")
    assert len(sections) == len(sitemaps.SECTIONS) + 1
    for section in sections:
        assert parsed(anonymous, section).tag == f"{SITEMAP}urlset"


def test_vehicles_are_cut_into_sections_by_their_ids(anonymous, monkeypatch):
    monkeypatch.setattr(sitemaps, "SECTION_SIZE", 2)
    seller = person()
    made = [vehicle(seller) for _ in range(5)]
    sections = [path for path in paths(anonymous, "/sitemap.xml") if "vehicles" in path]
    listed = [path for section in sections for path in paths(anonymous, section)]
    assert listed == [one.get_absolute_url() for one in made]
    last = made[-1].pk // 2
    assert all(len(paths(anonymous, section)) <= 2 for section in sections)
    for beyond in (last + 1, made[0].pk // 2 - 1, 10**30):
        assert anonymous.get(f"/sitemap-vehicles-{beyond}.xml").status_code == 404


def test_only_what_the_public_sees_is_in_the_sitemap(anonymous):
    shown = vehicle()
    vehicle(approval_status="pending")
    vehicle(available=False)
    (section,) = [path for path in paths(anonymous, "/sitemap.xml") if "vehicles" in path]
    (entry,) = parsed(anonymous, section)
    assert entry.find(f"{SITEMAP}loc").text == f"http://testserver{shown.get_absolute_url()}"
    changed = datetime.fromisoformat(entry.find(f"{SITEMAP}lastmod").text)
    assert abs((changed - shown.updated_at).total_seconds()) < 1


def test_an_empty_site_has_no_sections_of_vehicles(anonymous):
    assert not [path for path in paths(anonymous, "/sitemap.xml") if "vehicles" in path]
    assert anonymous.get("/sitemap-vehicles-0.xml").status_code == 404
    assert anonymous.get("/sitemap-nonsense.xml").status_code == 404


def test_the_sitemap_names_the_landing_pages_where_something_is_listed(anonymous, indiranagar):
    for code, district in (("411001", "Pune"), ("495001", "Bilaspur"), ("174001", "Bilaspur")):
        state = {"4": "Chhattisgarh", "1": "Himachal Pradesh"}[code[0]]
        Pincode.objects.create(code=code, place="A", district=district, state=state)
    for name in ("Tata", "Hero"):
        brand = BrandImage.objects.create(category="car", name=name)
        ModelImage.objects.create(brand=brand, name="Nexon")
    vehicle()
    vehicle(brand_name="Unheard & Of", district="Atlantis")
    vehicle(category="bike", brand_name="Hero", district="Pune", approval_status="pending")
    vehicle(category="bus", brand_name="X", district="Bilaspur", state="Chhattisgarh")
    pages = paths(anonymous, "/sitemap-pages.xml")
    assert [path for path in pages if path in ("/cars/", "/bikes/", "/buses/")] == [
        "/cars/",
        "/buses/",
    ]
    assert paths(anonymous, "/sitemap-brands.xml") == ["/brands/tata/", "/brands/tata/nexon/"]
    assert paths(anonymous, "/sitemap-places.xml") == [
        "/in/bengaluru/",
        "/in/bengaluru/cars/",
        "/in/bilaspur-chhattisgarh/",
        "/in/bilaspur-chhattisgarh/buses/",
    ]
    for path in pages:
        assert anonymous.get(path).status_code == 200


def test_a_section_costs_the_same_queries_for_one_vehicle_and_for_thirty(
    anonymous, count_queries, indiranagar
):
    BrandImage.objects.create(category="car", name="Tata")
    first = vehicle()
    number = first.pk // sitemaps.SECTION_SIZE
    sections = [*(f"/sitemap-{name}.xml" for name in sitemaps.SECTIONS), "/sitemap.xml"]
    sections.append(f"/sitemap-vehicles-{number}.xml")
    before = [count_queries(anonymous, section) for section in sections]
    seller = person()
    for _ in range(29):
        vehicle(seller)
    assert [count_queries(anonymous, section) for section in sections] == before


def test_a_feed_holds_what_a_search_finds_newest_first(anonymous):
    vehicle(category="bike", brand_name="Hero", model_name="Splendor")
    dear = with_photographs(vehicle(price=9000))
    cheap = vehicle(price=900)
    feed = parsed(anonymous, "/vehicles/feed/?category=car&sort=-price&cursor=nonsense")
    assert feed.find(f"{ATOM}title").text == "Vehicles to rent: Car · GoWheels"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.find(f"{ATOM}title").text for entry in entries] == [
        "Tata Nexon 2022: ₹900 a day",
        "Tata Nexon 2022: ₹9,000 a day",
    ]
    links = [link.attrib for link in entries[1].findall(f"{ATOM}link")]
    assert [link["href"] for link in links] == [
        f"http://testserver{dear.get_absolute_url()}",
        f"http://testserver/media/{dear.cover}",
    ]
    assert links[1]["rel"] == "enclosure"
    assert len(entries[0].findall(f"{ATOM}link")) == 1
    assert "Indiranagar, Bengaluru" in entries[0].find(f"{ATOM}summary").text
    updated = datetime.fromisoformat(entries[0].find(f"{ATOM}updated").text)
    assert abs((updated - cheap.updated_at).total_seconds()) < 1


def test_a_feed_says_its_own_address_and_that_of_the_list(anonymous):
    feed = parsed(anonymous, "/vehicles/feed/?category=car&q=%3C%26%3E")
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/vehicles/?category=car&q=%3C%26%3E",
        "self": "http://testserver/vehicles/feed/?category=car&q=%3C%26%3E",
    }
    assert feed.find(f"{ATOM}title").text == "Vehicles to rent: “<&>”, Car · GoWheels"


def test_an_entry_stays_the_same_when_the_vehicle_is_renamed(anonymous):
    listed = vehicle()

    def entry_id():
        return parsed(anonymous, "/vehicles/feed/").find(f"{ATOM}entry/{ATOM}id").text

    before = entry_id()
    Vehicle.objects.filter(pk=listed.pk).update(model_name="Punch")
    assert entry_id() == before


@pytest.mark.parametrize("query", ["category=rocket", "min_price=cheap", "q=%00", "pincode=12"])
def test_a_filter_that_makes_no_sense_gives_a_page_and_no_broken_feed(anonymous, query):
    response = anonymous.get(f"/vehicles/feed/?{query}")
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/html")
    assert "public" not in response.get("Cache-Control", "")
    field = query.partition("=")[0]
    assert {"category": "Type", "min_price": "Lowest price", "q": "Search", "pincode": "Pincode"}[
        field
    ] in response.context["reason"]


def test_a_feed_costs_the_same_queries_for_one_vehicle_and_for_thirty(anonymous, count_queries):
    vehicle()
    before = count_queries(anonymous, "/vehicles/feed/")
    seller = person()
    for _ in range(29):
        vehicle(seller)
    assert count_queries(anonymous, "/vehicles/feed/") == before == 3


def test_who_has_found_a_hole_is_told_whom_to_write_to(anonymous, settings):
    settings.SECURITY_CONTACT = "mailto:security@gowheels.example"
    settings.SITE_URL = "https://gowheels.example"
    response = anonymous.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    said = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert said["Contact"] == "mailto:security@gowheels.example"
    assert said["Canonical"] == "https://gowheels.example/.well-known/security.txt"
    # RFC 9116: less than a year ahead is recommended.
    ahead = datetime.fromisoformat(said["Expires"]) - timezone.now()
    assert timedelta(days=140) < ahead < timedelta(days=190)


def test_without_anybody_to_write_to_there_is_no_such_file(anonymous):
    assert anonymous.get("/.well-known/security.txt").status_code == 404
