"""What landing pages say of their figures, and where they lead on to."""

from collections import Counter
from decimal import Decimal

import pytest

from gowheels import landing
from gowheels.landing import DISTRICTS, FUELS, LOCALITIES, MODELS, Figures, Landing
from gowheels.landing_words import elsewhere, neighbours, sentences
from gowheels.models import Pincode
from tests.factories import vehicle

CARS = Landing(noun=("car", "cars"), category="car")
NEXONS = Landing(noun=("Tata Nexon car", "Tata Nexon cars"), brand="Tata", model="Nexon")


def figures(*models, count=None, **others):
    common = {MODELS: [("Tata", name) for name in models], DISTRICTS: [], LOCALITIES: []}
    common |= {FUELS: [(fuel,) for fuel in others.pop("fuels", ())]} | others.pop("places", {})
    return Figures(
        count=len(models) if count is None else count,
        cheapest=Decimal(900),
        sample=len(models),
        common={columns: Counter(values).most_common() for columns, values in common.items()},
    )


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (figures("Nexon"), ["1 car to rent in India, at ₹900 a day."]),
        (
            figures("Nexon", "Nexon"),
            [
                "2 cars to rent in India, from ₹900 a day.",
                "All are of one model, the Tata Nexon.",
            ],
        ),
        (
            figures("Nexon", "Nexon", "Punch"),
            [
                "3 cars to rent in India, from ₹900 a day.",
                "Most are of one model, the Tata Nexon.",
            ],
        ),
        (
            figures("Nexon", "Nexon", "Punch", "Tiago", "Harrier"),
            [
                "5 cars to rent in India, from ₹900 a day.",
                "The Tata Nexon is listed most often.",
            ],
        ),
        (
            figures("Nexon", "Nexon", "Punch", "Punch", "Tiago"),
            ["5 cars to rent in India, from ₹900 a day."],
        ),
        (
            figures("Nexon", "Nexon", count=1001),
            [
                "1,001 cars to rent in India, from ₹900 a day.",
                "Most are of one model, the Tata Nexon.",
            ],
        ),
    ],
)
def test_the_words_say_no_more_than_the_figures(known, said):
    assert sentences(CARS, known) == said


@pytest.mark.parametrize(
    ("fuels", "said"),
    [
        (["diesel", "diesel"], "All run on diesel."),
        (["electric", "electric", "petrol"], "Most are electric."),
        (["petrol", "diesel"], None),
        (["pedal", "pedal"], None),
    ],
)
def test_of_a_model_the_usual_fuel_is_told(fuels, said):
    known = figures(*["Nexon"] * len(fuels), fuels=fuels)
    assert sentences(NEXONS, known)[1:] == ([said] if said else [])


@pytest.mark.parametrize(
    ("names", "count", "said"),
    [
        (["Pune"], 1, "You find it in Pune."),
        (["Pune", "Pune", "Agra"], 3, "You find them in Pune and Agra."),
        (["A", "B", "C", "D"], 4, "You find them in A, B, C and one more place."),
        (["A", "B", "C", "D", "E"], 5, "You find them in A, B, C and 2 more places."),
        (["A", "B", "C", "D"], 900, "You find them in A, B, C and many more places."),
    ],
)
def test_the_words_say_where(names, count, said):
    districts = {DISTRICTS: [(name, "Somewhere") for name in names]}
    known = figures(*map(str, range(len(names))), count=count, places=districts)
    assert sentences(CARS, known)[-1] == said


def links(groups):
    return {group["title"]: [link["url"] for link in group["links"]] for group in groups}


@pytest.fixture
def listed(indiranagar):
    """Vehicles of two makes and kinds in two cities and one place that nobody knows."""
    Pincode.objects.create(code="411001", place="Camp", district="Pune", state="Maharashtra")
    vehicle()
    vehicle(model_name="Punch", district="Pune")
    vehicle(brand_name="tata", district="Atlantis")
    vehicle(category="bike", brand_name="Royal Enfield", model_name="Classic 350")


def test_a_category_leads_on_to_its_cities_and_makes(listed):
    page = landing.of_category("car")
    assert links(neighbours(page, landing.figures(page))) == {
        "In a city": ["/in/bengaluru/cars/", "/in/pune/cars/"],
        "By make": ["/brands/tata/"],
    }


def test_a_make_leads_on_to_its_models_and_to_cities(listed):
    page = landing.of_brand("tata")
    assert links(neighbours(page, landing.figures(page))) == {
        "Models": ["/brands/tata/nexon/", "/brands/tata/punch/"],
        "In a city": [
            f"/vehicles/?brand={page.brand}&district={city}" for city in ("Bengaluru", "Pune")
        ],
    }


def test_a_model_leads_on_to_cities_and_to_the_others_of_its_make(listed):
    page = landing.of_model("tata", "punch")
    assert links(neighbours(page, landing.figures(page))) == {
        "In a city": ["/vehicles/?brand=Tata&model=Punch&district=Pune"],
        "Other models of Tata": ["/brands/tata/nexon/"],
    }


def test_a_city_leads_on_to_its_kinds_and_makes(listed):
    (city,) = [city for city in landing.cities.popular() if city.name == "Bengaluru"]
    page = landing.of_city(city)
    found = links(neighbours(page, landing.figures(page)))
    assert found["By kind"] == ["/in/bengaluru/bikes/", "/in/bengaluru/cars/"]
    assert "/vehicles/?district=Bengaluru&brand=Royal+Enfield" in found["By make"]
    bikes = landing.of_category("bike", city)
    found = links(neighbours(bikes, landing.figures(bikes)))
    assert found["Something else in Bengaluru"] == ["/in/bengaluru/cars/"]


def test_an_empty_page_leads_on_to_kinds_and_cities(listed):
    found = links(elsewhere())
    assert found["By kind"][:2] == ["/cars/", "/bikes/"]
    assert found["By city"] == ["/in/bengaluru/", "/in/pune/"]
