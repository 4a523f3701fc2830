"""Money as people in India read it."""

from decimal import Decimal

from django.utils.formats import number_format


def rupees(amount: Decimal | float | str) -> str:
    """Write an amount as ₹1,50,000, with paise only where there are some."""
    value = Decimal(str(amount)).quantize(Decimal("0.01"))
    places = 0 if value == value.to_integral_value() else 2
    return f"₹{number_format(value, decimal_pos=places, force_grouping=True)}"
