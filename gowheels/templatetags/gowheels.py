"""What templates need beyond Django's own."""

from decimal import Decimal

import phonenumbers
from django import template

from gowheels import cities, limits, pricing

register = template.Library()


@register.filter
def rupees(amount: Decimal | int | str | None) -> str:
    """₹1,50,000 for an amount, nothing for none."""
    return "" if amount in (None, "") else pricing.rupees(amount)


@register.simple_tag
def popular_cities() -> list[cities.City]:
    """The cities with most listings, for the footer of pages that show listings."""
    return cities.popular()


@register.filter
def spaced_phone(phone: str) -> str:
    """+91 98765 43210 for +919876543210; whatever is no number stays as it is."""
    try:
        number = phonenumbers.parse(phone, "IN")
    except phonenumbers.NumberParseException:
        return phone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@register.filter
def wait(seconds: int | str) -> str:
    """A wait as a person says it: "25 seconds", "3 minutes", "2 hours"."""
    return limits.in_words(int(seconds))
