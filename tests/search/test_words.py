"""Words become the filters that they name; what is left is text."""

import pytest

from gowheels import places
from gowheels.models import BrandImage, ModelImage
from gowheels.search.words import meaning_of

pytestmark = pytest.mark.django_db

CATALOGUE = {
    ("car", "Maruti Suzuki"): ["Swift", "Wagon R", "Alto 800"],
    ("car", "Toyota"): ["Innova", "Innova Crysta", "Fortuner"],
    ("car", "Honda"): ["City", "Amaze"],
    ("bike", "Suzuki"): ["Gixxer"],
    ("bike", "Royal Enfield"): ["Classic 350", "Hunter 350"],
}


@pytest.fixture(autouse=True)
def catalogue(db, indiranagar):
    for (category, brand), models in CATALOGUE.items():
        made = BrandImage.objects.create(category=category, name=brand)
        for model in models:
            ModelImage.objects.create(brand=made, name=model)


def read(words: str) -> dict[str, set[str]]:
    return {facet: set(values) for facet, values in meaning_of(words).values.items()}


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("swift", {"model": {"swift"}}),
        ("SWIFT Diesel", {"model": {"swift"}, "fuel": {"diesel"}}),
        ("diesel swift", {"model": {"swift"}, "fuel": {"diesel"}}),
        ("sweft disel", {"model": {"swift"}, "fuel": {"diesel"}}),
        ("wagonr", {"model": {"wagon-r"}}),
        ("wagon-r automatic", {"model": {"wagon-r"}, "transmission": {"automatic"}}),
        ("innova", {"model": {"innova"}}),
        ("innova crysta", {"model": {"innova-crysta"}}),
        ("classic", {"model": {"classic-350"}}),
        ("350", {"model": {"classic-350", "hunter-350"}}),
        ("royal enfield", {"brand": {"royal-enfield"}}),
        ("enfield bikes", {"brand": {"royal-enfield"}, "category": {"bike"}}),
        ("roayl enfeild", {"brand": {"royal-enfield"}}),
        ("suzuki", {"brand": {"suzuki", "maruti-suzuki"}}),
        ("motorcycles", {"category": {"bike"}}),
        ("auto rickshaw", {"category": {"auto"}}),
        ("ev cars", {"fuel": {"electric"}, "category": {"car"}}),
        ("tractors in tamil nadu", {"category": {"tractor"}, "state": {"Tamil Nadu"}}),
        ("diesel petrol", {"fuel": set()}),
        ("cheap vehicles for rent near me", {}),
    ],
)
def test_words_that_name_something_become_filters(words, values):
    assert read(words) == values
    assert meaning_of(words).text == ()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("sunroof", ("sunroof",)),
        ("swift with helmets", ("helmet",)),
        ("100% a\\b", ("100%", "a\\b")),
        ("bike carrier swift", ("carrier",)),
        ("cute", ("cute",)),
    ],
)
def test_what_names_nothing_is_text_in_the_singular(words, text):
    assert meaning_of(words).text == text


def test_what_was_forgiven_is_told():
    assert meaning_of("sweft disel").read_as == ("swift", "diesel")
    assert meaning_of("swift diesel").read_as == ()


@pytest.mark.parametrize(
    "words", ["Indiranagar", "indira nagar", "swift near indiranagar", "560038"]
)
def test_a_place_becomes_the_middle_of_the_search(words):
    assert meaning_of(words).place == places.centre_of("560038")
    assert meaning_of(words).text == ()


@pytest.mark.parametrize(
    ("words", "ranges"),
    [
        ("2022", (("year", "year", 2022),)),
        ("swift 2019", (("year", "year", 2019),)),
        ("5600", (("pincode", "pincode__startswith", "5600"),)),
    ],
)
def test_a_number_is_a_year_or_the_start_of_a_pincode(words, ranges):
    assert meaning_of(words).ranges == ranges


@pytest.mark.parametrize(
    "words", ["", "   ", "% _ ' ; --", "नेक्सन 🚗", "\u200d", "a" * 100, "1" * 100]
)
def test_nothing_typed_breaks_it(words):
    assert meaning_of(words).values == {}
