"""The landing pages as people and search engines get them, and the lists that double them."""

import json
import re

import pytest

from gowheels.models import BrandImage, ModelImage, Pincode
from tests.factories import person, vehicle, with_photographs

pytestmark = pytest.mark.django_db

PAGES = [
    "/cars/",
    "/brands/tata/",
    "/brands/tata/nexon/",
    "/in/bengaluru/",
    "/in/bengaluru/cars/",
]
NOINDEX = '<meta name="robots" content="noindex, follow">'


@pytest.fixture(autouse=True)
def _catalogue(indiranagar):
    brand = BrandImage.objects.create(category="car", name="Tata")
    ModelImage.objects.create(brand=brand, name="Nexon")


def structured(text):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return json.loads(found)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_what_there_is_and_leads_to_all_of_it(anonymous, path):
    vehicle(price=1850)
    vehicle(price=1400, locality="Hebbal")
    vehicle(category="bike", brand_name="Hero", model_name="Splendor", district="Mysuru")
    response = anonymous.get(path)
    text = response.content.decode()
    assert "from ₹1,400 a day · GoWheels</title>" in text
    assert [card["title"] for card in response.context["cards"]] == ["Tata Nexon 2022"] * 2
    assert f'<link rel="canonical" href="http://testserver{path}">' in text
    assert NOINDEX not in text
    assert response.context["count_text"].startswith("2 ")
    everything = anonymous.get(response.context["browse_url"])
    assert everything.context["count_text"] == "2 vehicles"
    feed = anonymous.get(response.context["feed_url"])
    assert feed.content.decode().count("<entry>") == 2
    assert f'<link rel="canonical" href="http://testserver{path}">' in everything.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_tells_programs_its_place_and_its_vehicles(anonymous, path):
    listed = vehicle(model_name="Nexon")
    trail, items = structured(anonymous.get(path).content.decode())
    assert trail["@type"] == "BreadcrumbList"
    assert trail["itemListElement"][0]["item"] == "http://testserver/vehicles/"
    assert trail["itemListElement"][-1]["item"] == f"http://testserver{path}"
    assert items["@type"] == "ItemList"
    assert [item["url"] for item in items["itemListElement"]] == [
        f"http://testserver{listed.get_absolute_url()}"
    ]


@pytest.mark.parametrize("path", [*PAGES, "/in/bengaluru/tractors/", "/tractors/"])
def test_a_page_of_nothing_is_no_dead_end_and_in_no_index(anonymous, path):
    vehicle(approval_status="pending")
    vehicle(category="bike", brand_name="Hero", model_name="Splendor", district="Mysuru")
    response = anonymous.get(path)
    text = response.content.decode()
    assert response.status_code == 200
    assert NOINDEX in text
    assert 'rel="canonical"' not in text
    assert 'href="/bikes/"' in text


@pytest.mark.parametrize(
    "path",
    [
        "/brands/unheard-of/",
        "/brands/tata/unheard-of/",
        "/brands/unheard-of/nexon/",
        "/brands/%3F/",
        "/in/atlantis/",
        "/in/atlantis/cars/",
        "/in/bengaluru/unheard-of/",
    ],
)
def test_what_we_have_never_heard_of_is_not_here(anonymous, path):
    assert anonymous.get(path).status_code == 404


def test_another_spelling_leads_to_the_page(anonymous):
    response = anonymous.get("/brands/Royal Enfield/")
    assert (response.status_code, response["Location"]) == (301, "/brands/royal-enfield/")
    response = anonymous.get("/brands/TATA/nexon/")
    assert (response.status_code, response["Location"]) == (301, "/brands/tata/nexon/")


def test_names_of_indian_scripts_have_pages(anonymous):
    listed = vehicle(brand_name="महिंद्रा", model_name="थार <b>")
    for path in (f"/brands/{listed.brand_key}/", f"/brands/{listed.brand_key}/{listed.model_key}/"):
        response = anonymous.get(path)
        assert response.status_code == 200
        text = response.content.decode()
        assert "महिंद्रा" in text
        assert "<b>" not in text
        assert len(anonymous.get(response.context["browse_url"]).context["cards"]) == 1


def test_two_cities_of_one_name_show_each_its_own(anonymous):
    for code, state in (("495001", "Chhattisgarh"), ("174001", "Himachal Pradesh")):
        Pincode.objects.create(code=code, place="Bilaspur", district="Bilaspur", state=state)
        vehicle(district="Bilaspur", state=state, model_name=state)
    response = anonymous.get("/in/bilaspur-chhattisgarh/")
    assert [card["state"] for card in response.context["cards"]] == ["Chhattisgarh"]
    assert len(anonymous.get(response.context["browse_url"]).context["cards"]) == 1


def test_a_new_listing_is_on_the_page_at_once(anonymous):
    for path in PAGES:
        anonymous.get(path)
    vehicle()
    for path in PAGES:
        assert len(anonymous.get(path).context["cards"]) == 1
    vehicle()
    for path in PAGES:
        assert len(anonymous.get(path).context["cards"]) == 2


@pytest.mark.parametrize("path", PAGES)
def test_a_page_costs_the_same_queries_for_one_vehicle_and_for_thirty(
    anonymous, count_queries, django_assert_max_num_queries, path
):
    vehicle()
    before = count_queries(anonymous, path)
    seller = person()
    for number in range(29):
        with_photographs(vehicle(seller, model_name="Nexon", locality=f"Place {number}"), 2)
    assert count_queries(anonymous, path) == before
    with django_assert_max_num_queries(2):  # the cards, and who the make is
        anonymous.get(path)


def test_home_the_vehicle_and_the_footer_lead_to_landing_pages(anonymous):
    listed = vehicle()
    home = anonymous.get("/").content.decode()
    shown = anonymous.get(listed.get_absolute_url()).content.decode()
    for text in (home, shown):
        assert 'href="/cars/"' in text
        assert 'href="/brands/tata/"' in text
        assert 'href="/in/bengaluru/"' in text


def test_only_the_list_without_filters_is_for_search_engines(anonymous):
    noindex = '<meta name="robots" content="noindex, follow">'
    assert noindex not in anonymous.get("/vehicles/?utm_source=friend&q=").content.decode()
    for query in ("?category=car", "?sort=price", "?fuel=nonsense"):
        assert noindex in anonymous.get(f"/vehicles/{query}").content.decode()


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("", "/vehicles/"),
        ("?category=car&sort=price", "/cars/"),
        ("?brand=tata&model=nexon", "/brands/tata/nexon/"),
        ("?category=car&fuel=petrol", "/vehicles/"),
        ("?category=bike", "/vehicles/"),
    ],
)
def test_a_list_that_shows_what_a_landing_page_shows_names_it(anonymous, query, path):
    vehicle()
    text = anonymous.get(f"/vehicles/{query}").content.decode()
    assert f'<link rel="canonical" href="http://testserver{path}">' in text


def test_a_list_can_be_followed(anonymous):
    text = anonymous.get("/vehicles/?category=car&q=a%26b&fuel=&utm=1").content.decode()
    assert text.count('href="/vehicles/feed/?category=car&amp;q=a%26b"') == 2
