from decimal import Decimal

import pytest

from gowheels.pricing import rupees


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "₹0"),
        (999, "₹999"),
        (1850, "₹1,850"),
        ("1850.00", "₹1,850"),
        (Decimal("1850.50"), "₹1,850.50"),
        (99_999, "₹99,999"),
        (150_000, "₹1,50,000"),
        (Decimal("999999.99"), "₹9,99,999.99"),
        (12_345_678, "₹1,23,45,678"),
        (2.5, "₹2.50"),
    ],
)
def test_money_is_written_in_lakhs_with_paise_only_where_there_are_some(amount, written):
    assert rupees(amount) == written
