"""What templates need beyond Django's own."""

from decimal import Decimal

from django import template

from gowheels import pricing

register = template.Library()


@register.filter
def rupees(amount: Decimal | int | str | None) -> str:
    """₹1,50,000 for an amount, nothing for none."""
    return "" if amount in (None, "") else pricing.rupees(amount)
