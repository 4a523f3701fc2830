"""What is rented in India: makes and models, their kinds, ages and usual prices, from one CSV."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent / "data" / "catalogue.csv"


@dataclass(frozen=True)
class CatalogueModel:
    """A model of a make. Prices are whole rupees for one of about two years of age."""

    category: str
    brand: str
    name: str
    body: str
    fuels: tuple[str, ...]
    transmissions: tuple[str, ...]
    seats: int
    from_year: int
    to_year: int | None
    price_per_day: int
    price_per_hour: int | None
    deposit: int
    km_per_day: int | None
    extra_km_price: int | None


@cache
def models() -> tuple[CatalogueModel, ...]:
    """Every model of the catalogue, grouped by category and make as in the file."""
    with SOURCE.open(encoding="utf-8", newline="") as lines:
        return tuple(_read(row) for row in csv.DictReader(lines))


def _read(row: dict[str, str]) -> CatalogueModel:
    return CatalogueModel(
        category=row["category"],
        brand=row["brand"],
        name=row["model"],
        body=row["body"],
        fuels=tuple(row["fuels"].split("|")),
        transmissions=tuple(row["transmissions"].split("|")),
        seats=int(row["seats"]),
        from_year=int(row["from_year"]),
        to_year=_whole(row["to_year"]),
        price_per_day=int(row["price_per_day"]),
        price_per_hour=_whole(row["price_per_hour"]),
        deposit=int(row["deposit"]),
        km_per_day=_whole(row["km_per_day"]),
        extra_km_price=_whole(row["extra_km_price"]),
    )


def _whole(text: str) -> int | None:
    return int(text) if text else None
