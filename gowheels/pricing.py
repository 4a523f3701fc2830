"""Money as people in India read it."""

import re
from decimal import Decimal
from functools import lru_cache

# Before the last three digits, a comma at every second: 12,34,567.
LAKH_GROUPS = re.compile(r"(?<=\d)(?=(?:\d\d)*\d{3}$)")


@lru_cache(maxsize=10_000)
def rupees(amount: Decimal | float | str) -> str:
    """Write an amount as ₹1,50,000, with paise only where there are some."""
    whole, paise = f"{Decimal(str(amount)):.2f}".split(".")
    return f"₹{grouped(whole)}" + ("" if paise == "00" else f".{paise}")


def grouped(number: int | str) -> str:
    """Write a whole number as 12,34,567."""
    return LAKH_GROUPS.sub(",", str(number))
