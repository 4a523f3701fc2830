"""Medians of vehicles that are alike, and the labels that follow them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gowheels import price_labels
from gowheels.models import PriceBenchmark, Vehicle
from gowheels.models.prices import first_year_of_band
from gowheels.price_labels import ENOUGH, Group, benchmark_of, fair_range, refresh_all
from tests.factories import person, vehicle

NEXONS = Group("Karnataka", brand_key="tata", model_key="nexon")
CARS = Group("Karnataka", category="car", first_year=2020)


def fleet(*prices: int, **fields) -> list[Vehicle]:
    """Listed vehicles at these prices, which nothing has followed yet."""
    made = [vehicle(person("Ravi"), price=price, **fields) for price in prices]
    Vehicle.objects.update(price_label="")
    PriceBenchmark.objects.all().delete()
    return made


def labels(**criteria) -> list[str]:
    found = Vehicle.objects.filter(**criteria).order_by("price")
    return list(found.values_list("price_label", flat=True))


def kept(group: Group) -> PriceBenchmark | None:
    return PriceBenchmark.objects.filter(**group._asdict()).first()


@pytest.mark.parametrize(
    ("rupees", "middle"),
    [
        ([1000, 1000, 1000, 1000, 1000], "1000.00"),
        ([900, 5000, 1000, 1, 1100], "1000.00"),
        ([900, 1000, 1100, 1200, 1, 5000], "1050.00"),
        ([1, 1, "10.01", "10.02", 20, 20], "10.02"),
        ([1, 2, 3, 4], None),
        ([], None),
    ],
)
def test_the_median_is_the_middle_price_of_five_or_more(rupees, middle):
    made = benchmark_of(NEXONS, [int(Decimal(each) * 100) for each in rupees])
    assert (made and str(made.median)) == middle


@pytest.mark.parametrize(
    ("price", "standing"),
    [
        ("899.99", "good"),
        ("900.00", "fair"),
        ("1000.00", "fair"),
        ("1100.00", "fair"),
        ("1100.01", "above"),
    ],
)
def test_a_price_within_a_tenth_of_the_median_is_fair(price, standing):
    made = benchmark_of(NEXONS, [1000_00] * 5)
    assert made.label_of(Decimal(price)) == standing


@given(st.lists(st.integers(1, 999_999_99), min_size=ENOUGH, max_size=60))
def test_half_of_the_prices_lie_on_each_side_of_the_median_and_the_median_is_fair(paise):
    made = benchmark_of(NEXONS, paise)
    below = sum(Decimal(each) / 100 < made.median - Decimal("0.01") for each in paise)
    above = sum(Decimal(each) / 100 > made.median + Decimal("0.01") for each in paise)
    assert max(below, above) <= len(paise) / 2
    assert made.fair_from <= made.median <= made.fair_to
    assert made.label_of(made.median) == "fair"
    assert made.count == len(paise)


@given(st.decimals("0.01", "999999.99", places=2), st.decimals("0.01", "999999.99", places=2))
def test_no_dearer_price_has_a_better_label(one, other):
    ranks = ["good", "fair", "above"]
    made = benchmark_of(NEXONS, [1000_00] * 5)
    made.fair_from, made.fair_to = fair_range(one)
    cheap, dear = sorted([one, other])
    assert ranks.index(made.label_of(cheap)) <= ranks.index(made.label_of(dear))


@pytest.mark.parametrize(
    ("year", "first"), [(2019, 2016), (2020, 2020), (2023, 2020), (2024, 2024), (1980, 1980)]
)
def test_an_age_band_is_four_years_of_the_calendar(year, first):
    assert first_year_of_band(year) == first


@pytest.mark.django_db
def test_a_model_is_compared_in_its_state():
    fleet(500, 1000, 1000, 1000, 1050, 1500)
    fleet(500, 600, state="Goa", pincode="403001")
    assert refresh_all().labels_changed == 6
    assert labels(state="Karnataka") == ["good", "fair", "fair", "fair", "fair", "above"]
    assert labels(state="Goa") == ["", ""]
    assert (kept(NEXONS).count, kept(NEXONS).median) == (6, Decimal(1000))


@pytest.mark.django_db
def test_it_is_silent_under_five_and_counts_the_vehicle_itself():
    fleet(900, 1000, 1000, 1000)
    assert refresh_all() == price_labels.Refreshed()
    fleet(2000)
    refresh_all()
    assert kept(NEXONS).count == ENOUGH
    assert labels() == ["fair", "fair", "fair", "fair", "above"]


@pytest.mark.django_db
def test_a_rare_model_is_compared_with_its_category_and_age():
    fleet(1000, 1000, 1000, 1000, 1000, model_name="Tiago", year=2021)
    rare = fleet(700, model_name="Nano", year=2023)[0]
    older = fleet(700, model_name="Nano", year=2019)[0]
    bike = fleet(700, model_name="Nano", category="bike", year=2021)[0]
    refresh_all()
    assert (kept(CARS).count, kept(CARS).median) == (6, Decimal(1000))
    assert labels(pk=rare.pk) == ["good"]
    assert labels(pk__in=[older.pk, bike.pk]) == ["", ""]


@pytest.mark.django_db
def test_the_model_speaks_before_the_category():
    fleet(1000, 1000, 1000, 1000, 1000)
    fleet(*[3000] * 20, model_name="Safari")
    refresh_all()
    assert kept(CARS).median == Decimal(3000)
    assert labels(model_key="nexon") == ["fair"] * 5


@pytest.mark.django_db
def test_only_what_the_public_sees_is_compared_and_everything_is_labelled():
    fleet(1000, 1000, 1000, 1000, 1000)
    waiting = fleet(*[9000] * 9, approval_status="pending")
    refresh_all()
    assert kept(NEXONS).count == 5
    assert labels(pk__in=[each.pk for each in waiting]) == ["above"] * 9


@pytest.mark.django_db
def test_a_second_refresh_changes_nothing_and_none_touches_when_a_vehicle_changed():
    fleet(500, 1000, 1000, 1000, 1500)
    before = list(Vehicle.objects.values_list("pk", "updated_at"))
    assert refresh_all() == price_labels.Refreshed(2, 2, 5)
    first = list(PriceBenchmark.objects.values())
    assert refresh_all() == price_labels.Refreshed(2, 0, 0)
    assert list(PriceBenchmark.objects.values()) == first
    assert list(Vehicle.objects.values_list("pk", "updated_at")) == before


@pytest.mark.django_db
def test_a_dry_run_counts_and_changes_nothing():
    fleet(500, 1000, 1000, 1000, 1500)
    assert refresh_all(dry_run=True) == price_labels.Refreshed(2, 2, 0)
    assert not PriceBenchmark.objects.exists()
    assert labels() == [""] * 5


@pytest.mark.django_db
def test_medians_go_with_the_last_of_their_vehicles():
    fleet(500, 1000, 1000, 1000, 1500)
    refresh_all()
    Vehicle.objects.update(listed=0)
    assert refresh_all() == price_labels.Refreshed(0, 2, 5)
    assert labels() == [""] * 5
    assert not PriceBenchmark.objects.exists()


@pytest.mark.django_db
def test_more_vehicles_than_one_batch_are_all_labelled(monkeypatch):
    monkeypatch.setattr(price_labels, "BATCH", 2)
    fleet(500, 1000, 1000, 1000, 1500)
    assert refresh_all().labels_changed == 5


@pytest.mark.django_db
def test_spellings_that_the_database_takes_for_one_are_compared_as_one():
    fleet(1000, 1000, 1000, brand_name="Citroën", model_name="C3")
    fleet(1000, 1000, brand_name="Citroen", model_name="C3")
    PriceBenchmark.objects.all().delete()
    one = Vehicle.objects.filter(brand_key="citroen").count() == 5
    refresh_all()
    assert PriceBenchmark.objects.exclude(model_key="").exists() == one
    assert labels() == ["fair"] * 5
    assert refresh_all() == price_labels.Refreshed(2 if one else 1, 0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("middle", [333, 1000_00, 1234_55, 1850_05, 900_000_05])
def test_one_vehicle_and_all_of_them_are_labelled_alike(middle):
    made = vehicle()
    PriceBenchmark.objects.all().delete()
    benchmark = benchmark_of(NEXONS, [middle] * 5)
    benchmark.save()
    paisa = Decimal("0.01")
    for bound in (benchmark.fair_from, benchmark.fair_to):
        for price in (bound - paisa, bound, bound + paisa):
            Vehicle.objects.filter(pk=made.pk).update(price=price, price_label="")
            Vehicle.objects.filter(pk=made.pk).relabel()
            assert labels() == [benchmark.label_of(price)]
            price_labels.label(made)
            assert made.price_label == benchmark.label_of(price)
