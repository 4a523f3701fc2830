from collections import Counter
from datetime import UTC, datetime

import pytest

from gowheels import catalogue
from gowheels.drawing import BODIES
from gowheels.models import BrandImage, ModelImage, Vehicle
from gowheels.models.fields import search_key

THIS_YEAR = datetime.now(tz=UTC).year
SEATS = {
    "car": (4, 8), "bike": (2, 2), "scooter": (2, 2), "van": (7, 17), "truck": (2, 6),
    "bus": (20, 60), "auto": (1, 4), "tractor": (1, 1), "bicycle": (1, 2),
}  # fmt: skip


def test_there_are_enough_makes_and_models() -> None:
    entries = catalogue.models()
    assert len({entry.brand for entry in entries}) >= 40
    assert len(entries) >= 250
    assert {entry.category for entry in entries} == set(Vehicle.Category.values)


def test_no_model_is_listed_twice() -> None:
    names = Counter(
        (entry.category, search_key(entry.brand), search_key(entry.name))
        for entry in catalogue.models()
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_a_make_is_always_spelled_the_same() -> None:
    spellings = {entry.brand for entry in catalogue.models()}
    assert len(spellings) == len({search_key(spelling) for spelling in spellings})


@pytest.mark.parametrize("entry", catalogue.models(), ids=lambda e: f"{e.brand} {e.name}")
def test_a_model_is_sane(entry) -> None:
    assert entry.body in BODIES
    assert entry.fuels
    assert set(entry.fuels) <= set(Vehicle.Fuel.values)
    assert entry.transmissions
    assert set(entry.transmissions) <= set(Vehicle.Transmission.values)
    fewest, most = SEATS[entry.category]
    assert fewest <= entry.seats <= most
    assert Vehicle.FIRST_YEAR <= entry.from_year <= (entry.to_year or THIS_YEAR) <= THIS_YEAR
    assert 50 <= entry.price_per_day <= Vehicle.MAX_PRICE
    assert entry.price_per_hour is None or entry.price_per_hour < entry.price_per_day / 2
    assert entry.deposit >= 0
    assert (entry.km_per_day is None) == (entry.extra_km_price is None)
    assert len(entry.brand) <= BrandImage._meta.get_field("name").max_length
    assert len(entry.name) <= ModelImage._meta.get_field("name").max_length


def test_what_is_only_electric_is_automatic_or_has_no_gears() -> None:
    electric = [entry for entry in catalogue.models() if entry.fuels == ("electric",)]
    assert electric
    for entry in electric:
        assert entry.category == "bicycle" or "manual" not in entry.transmissions
