"""What vehicles that are alike cost, and what is said of a price beside it."""

from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Vehicles of so many model years in a row are of one age. Wide enough that a state has five of a
# kind, narrow enough that what a year takes off a price stays small beside how owners differ. The
# bands lie on the calendar (2020 to 2023), so that no label changes with the New Year.
AGE_BAND_YEARS = 4


def first_year_of_band(year: int) -> int:
    """The first model year of a year's age band: 2020 for 2022."""
    return year - year % AGE_BAND_YEARS


class PriceLabel(models.TextChoices):
    """How a price stands to the median of comparable vehicles."""

    GOOD = "good", _("Good price")
    FAIR = "fair", _("Fair price")
    ABOVE = "above", _("Above similar")


class PriceBenchmark(models.Model):
    """The median price a day of a group of listed vehicles that are alike, in one state.

    A group is of one model (`brand_key` and `model_key`) or of one category and age band
    (`category` and `first_year`); the fields of the other kind are empty. Groups with too few
    vehicles to say anything have no row. Prices from `fair_from` to `fair_to` are fair; half of all
    lie from the lower to the upper quartile.
    """

    state = models.CharField(max_length=60)
    brand_key = models.CharField(max_length=50, blank=True)
    model_key = models.CharField(max_length=50, blank=True)
    category = models.CharField(max_length=10, blank=True)
    first_year = models.PositiveSmallIntegerField(default=0)
    count = models.PositiveIntegerField()
    median = models.DecimalField(max_digits=8, decimal_places=2)
    fair_from = models.DecimalField(max_digits=8, decimal_places=2)
    fair_to = models.DecimalField(max_digits=9, decimal_places=2)
    # Empty in a row that was kept before there were quartiles, until it is refreshed.
    lower_quartile = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    upper_quartile = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    refreshed_at = models.DateTimeField(default=timezone.now, help_text="When it last changed")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["state", "brand_key", "model_key", "category", "first_year"],
                name="one_benchmark_group",
            )
        ]

    def __str__(self) -> str:
        of = f"{self.brand_key} {self.model_key}{self.category} {self.first_year or ''}"
        return f"{self.median} of {self.count} {of.strip()} in {self.state}"

    def label_of(self, price: Decimal) -> str:
        """How a price stands to this median; `_label_by` says the same of many rows at once."""
        if price < self.fair_from:
            return PriceLabel.GOOD
        return PriceLabel.ABOVE if price > self.fair_to else PriceLabel.FAIR


@cache
def fresh_label() -> Any:
    """The label that a vehicle's row should have, as an expression over the medians kept.

    The median of its model speaks, else that of its category and age band, else nobody.
    """
    label = Case(
        When(Q(fair_from__gt=OuterRef("price")), then=Value(PriceLabel.GOOD.value)),
        When(Q(fair_to__lt=OuterRef("price")), then=Value(PriceLabel.ABOVE.value)),
        default=Value(PriceLabel.FAIR.value),
    )
    return Coalesce(*_said_by_benchmarks(label), Value(""))


@cache
def kept_median() -> Any:
    """The median that a vehicle's price is compared with, as an expression; NULL for none."""
    return Coalesce(*_said_by_benchmarks(F("median")))


def percent_beside(median: Decimal, price: Decimal) -> int:
    """How far a price lies above a median in percent, or below it, which is negative."""
    return round((price / median - 1) * 100)


def _said_by_benchmarks(figure: Any) -> list[Subquery]:
    """Something of the benchmark of a vehicle's model, and of that of its kind and age."""
    first_year = OuterRef("year") - OuterRef("year") % Value(AGE_BAND_YEARS)
    of_model = {"brand_key": OuterRef("brand_key"), "model_key": OuterRef("model_key")}
    of_age = {"category": OuterRef("category"), "first_year": first_year}
    return [
        Subquery(
            PriceBenchmark.objects.filter(state=OuterRef("state"), **group)
            .annotate(figure=figure)
            .values("figure")
        )
        for group in (
            {**of_model, "category": "", "first_year": 0},
            {**of_age, "brand_key": "", "model_key": ""},
        )
    ]
