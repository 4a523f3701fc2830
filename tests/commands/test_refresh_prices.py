from io import StringIO

import pytest
from django.core.management import call_command

from gowheels.models import PriceBenchmark
from tests.test_price_labels import fleet, labels

pytestmark = pytest.mark.django_db


def refresh(*options: str) -> str:
    out = StringIO()
    call_command("refresh_prices", *options, stdout=out)
    return out.getvalue()


def test_it_says_what_it_changed_and_the_second_time_that_it_changed_nothing():
    fleet(500, 1000, 1000, 1000, 1500)
    assert refresh() == "Prices: 2 medians, 2 changed; 5 vehicles have another label.\n"
    assert labels() == ["good", "fair", "fair", "fair", "above"]
    assert refresh() == "Prices: 2 medians, every label as before. Nothing was changed.\n"


def test_a_dry_run_says_what_would_change():
    fleet(500, 1000, 1000, 1000, 1500)
    assert refresh("--dry-run") == "Prices: 2 medians, 2 would change. Nothing was changed.\n"
    assert not PriceBenchmark.objects.exists()


def test_an_empty_site_has_nothing_to_refresh():
    assert refresh() == "Prices: 0 medians, every label as before. Nothing was changed.\n"
