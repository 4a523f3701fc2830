"""Home, the list and a vehicle's page."""

import pytest
from django.urls import reverse

from gowheels import search
from gowheels.models import BrandImage, ModelImage, Vehicle
from tests.factories import person, signed_in, vehicle, with_photographs

pytestmark = pytest.mark.django_db

PAGES = ["/", "/vehicles/"]


def test_home_has_the_name_and_view_the_project_was_given(anonymous):
    response = anonymous.get("/")
    assert reverse("home") == "/"
    assert "home.html" in [template.name for template in response.templates]
    assert response.context["user_logged_in"] is False
    assert "css/base.css" in response.content.decode()


def test_home_knows_who_is_signed_in(outsider, staff):
    assert outsider.get("/").context["user_logged_in"] is True
    assert staff.get("/").context["user_logged_in"] is True


def test_home_shows_what_there_is(anonymous):
    BrandImage.objects.create(category="car", name="Tata")
    vehicle(district="Pune")
    vehicle(category="bike", brand_name="Unheard Of")
    vehicle(model_name="Hidden", approval_status="pending")
    context = anonymous.get("/").context
    kinds = {kind["value"]: kind["count"] for kind in context["categories"]}
    assert kinds == dict.fromkeys(Vehicle.Category.values, 0) | {"car": 1, "bike": 1}
    assert [card["brand_name"] for card in context["newest"]] == ["Unheard Of", "Tata"]
    assert [brand["name"] for brand in context["brands"]] == ["Tata"]
    assert context["counts"] == {"vehicles": 2, "makes": 2, "districts": 2}
    assert context["earning"] is None
    assert anonymous.get(context["categories"][0]["url"]).context["count_text"] == "1 car"
    assert anonymous.get(context["brands"][0]["url"]).context["count_text"] == "1 Tata car"


def test_home_says_what_the_most_listed_model_is_rented_for(anonymous):
    for price in (1500, 1700, 9000):
        vehicle(price=price)
    vehicle(brand_name="Honda", price=100)
    response = anonymous.get("/")
    assert response.context["earning"] == {
        "title": "Tata Nexon",
        "place": "Bengaluru",
        "price_text": "₹1,700",
    }
    assert "₹1,700" in response.content.decode()


def test_home_says_so_for_all_of_india_when_no_district_has_enough(anonymous):
    for district in ("Pune", "Jaipur", "Mysuru"):
        vehicle(price=1700, district=district)
    earning = anonymous.get("/").context["earning"]
    assert earning == {"title": "Tata Nexon", "place": "", "price_text": "₹1,700"}


def test_home_of_an_empty_site_is_a_page_all_the_same(anonymous):
    assert anonymous.get("/").status_code == 200


def test_the_list_shows_the_vehicles_that_match(anonymous):
    vehicle()
    vehicle(category="bike", brand_name="Hero", model_name="Splendor")
    response = anonymous.get("/vehicles/", {"category": "bike"})
    text = response.content.decode()
    assert [card["title"] for card in response.context["cards"]] == ["Hero Splendor 2022"]
    assert response.context["count_text"] == "1 vehicle"
    assert "Hero Splendor 2022" in text
    assert "Tata Nexon 2022" not in text


def test_the_list_has_pages_without_a_script(anonymous, monkeypatch):
    monkeypatch.setattr(search, "PAGE_SIZE", 2)
    made = [vehicle().pk for _ in range(3)]
    first = anonymous.get("/vehicles/", {"category": "car"})
    second = anonymous.get(first.context["next_url"])
    seen = [card["id"] for page in (first, second) for card in page.context["cards"]]
    assert seen == made[::-1]
    assert first.context["next_url"].replace("&", "&amp;") in first.content.decode()
    assert second.context["next_url"] is None


def test_a_chip_leads_to_the_same_search_without_it(anonymous):
    response = anonymous.get("/vehicles/", {"category": "car", "q": "tata", "cursor": ""})
    chips = {chip["label"]: chip["url"] for chip in response.context["chips"]}
    assert chips == {"Car": "/vehicles/?q=tata", "“tata”": "/vehicles/?category=car"}
    lone = anonymous.get("/vehicles/", {"q": "tata"}).context["chips"]
    assert [chip["url"] for chip in lone] == ["/vehicles/"]


def test_a_chip_takes_away_all_that_says_where(anonymous, indiranagar):
    vehicle()
    where = {"category": "car", "lat": "12.97", "lng": "77.64", "place": "Indiranagar"}
    response = anonymous.get("/vehicles/", where)
    chips = {chip["label"]: chip["url"] for chip in response.context["chips"]}
    assert chips["Near Indiranagar, Bengaluru"] == "/vehicles/?category=car"
    assert "Indiranagar, Bengaluru · under 1 km" in response.content.decode()


def test_a_filter_that_makes_no_sense_is_named_beside_its_field_and_the_rest_stands(anonymous):
    vehicle()
    vehicle(category="bike")
    response = anonymous.get("/vehicles/", {"category": "bike", "min_price": "cheap"})
    assert response.status_code == 200
    assert len(response.context["cards"]) == 1
    assert response.context["form"].errors == {"min_price": ["Enter a whole number."]}
    assert "Enter a whole number." in response.content.decode()


def test_what_was_understood_other_than_typed_is_said(anonymous):
    brand = BrandImage.objects.create(category="car", name="Maruti Suzuki")
    ModelImage.objects.create(brand=brand, name="Swift")
    vehicle(brand_name="Maruti Suzuki", model_name="Swift", fuel="diesel")
    response = anonymous.get("/vehicles/", {"q": "sweft disel"})
    assert response.context["count_text"] == "1 vehicle"
    assert "Read as <strong data-read-words>swift · diesel</strong>" in response.content.decode()
    text = anonymous.get("/vehicles/", {"q": "swift diesel"}).content.decode()
    assert "data-read-as hidden" in text


def test_where_nothing_fits_there_are_ways_on(anonymous, indiranagar):
    asked = {"q": "zzzz", "place": "Indiranagar", "fuel": "diesel"}
    text = anonymous.get("/vehicles/", asked).content.decode()
    empty = text[text.index("data-empty>") : text.index("data-more-row")]
    for way in (
        "?q=zzzz&amp;place=Indiranagar&amp;fuel=diesel&amp;radius=100",
        "?place=Indiranagar&amp;fuel=diesel",
        "/vehicles/?q=zzzz&amp;place=Indiranagar",
        "/vehicles/?q=zzzz&amp;fuel=diesel",
    ):
        assert f'href="{way}"' in empty
    assert "data-wider hidden" not in empty
    wide = anonymous.get("/vehicles/", {**asked, "radius": "100", "q": ""}).content.decode()
    assert "data-wider hidden" in wide
    assert "data-wordless hidden" in wide


def test_a_category_keeps_the_other_filters(anonymous):
    text = anonymous.get("/vehicles/?category=car&fuel=diesel&cursor=").content.decode()
    assert 'href="?category=bike&amp;fuel=diesel"' in text
    assert 'href="?fuel=diesel" data-category=""' in text
    assert (
        'href="?category=bike" data-category="bike"' in anonymous.get("/vehicles/").content.decode()
    )


def test_what_was_typed_is_shown_as_text(anonymous):
    text = anonymous.get("/vehicles/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_costs_the_same_queries_for_one_vehicle_and_for_fifty(
    anonymous, outsider, count_queries, path
):
    BrandImage.objects.create(category="car", name="Tata")
    with_photographs(vehicle(), 2)
    for browser in (anonymous, outsider):
        before = count_queries(browser, path)
        seller = person()
        for _ in range(49):
            with_photographs(vehicle(seller), 2)
        assert count_queries(browser, path) == before


def test_the_list_costs_two_queries(anonymous, count_queries):
    vehicle()
    assert count_queries(anonymous, "/vehicles/") == 2


@pytest.mark.parametrize("path", ["/", "/vehicles/", "/about/"])
def test_a_page_answers_head_and_refuses_what_it_does_not_do(anonymous, path):
    assert anonymous.head(path).status_code == 200
    response = anonymous.post(path)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


def test_pages_can_be_read_with_the_token_in_a_cookie(anonymous):
    assert anonymous.get("/vehicles/").cookies["csrftoken"].value


def test_a_second_visit_of_home_counts_nothing_anew(anonymous, django_assert_max_num_queries):
    vehicle()
    anonymous.get("/")
    with django_assert_max_num_queries(1):
        anonymous.get("/")


def test_people_at_other_browsers_see_the_same_list():
    listed = vehicle()
    for browser in (signed_in(person()), signed_in(listed.seller)):
        assert len(browser.get("/get-vehicles/").json()["vehicles"]) == 1
