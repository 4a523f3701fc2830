"""What searches cost in the database alone, in this process, on the database that settings name.

    .venv/bin/python -m benchmarks.queries --times 20

For each search the median wall time in the database and in total, in milliseconds, and how many
queries it took. A filter or a sort that the form does not know is left out and named.
"""

import argparse
import os
import statistics
import time
from typing import Any

import django

SEARCHES = {
    "newest": "",
    "a category": "category=car",
    "a brand": "brand=Tata",
    "a model": "brand=Maruti+Suzuki&model=Swift",
    "category and fuel": "category=car&fuel=diesel",
    "brand, cheapest": "brand=Tata&sort=price",
    "category, dearest": "category=bike&sort=-price",
    "price band": "category=car&min_price=1500&max_price=1600",
    "state": "state=Karnataka",
    "automatic, 7 seats, from 2020": "transmission=automatic&seats=7&min_year=2020",
    "a rare combination": "category=tractor&fuel=electric&state=Goa",
    "near a pincode": "pincode=560038",
    "near, 100 km": "pincode=560038&radius=100",
    "near, cars": "pincode=560038&category=car",
    "nearest": "pincode=560038&sort=nearest",
    "near, cheapest": "pincode=560038&sort=price",
    "text: swift diesel": "q=swift+diesel",
    "text: a locality": "q=indiranagar",
    "text: no match": "q=zeppelin",
    "popular": "sort=popular",
}


class Stopwatch:
    """Counts the queries of a connection and the seconds in them."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.queries = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Time one query."""
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += time.perf_counter() - begun
            self.queries += 1


def main() -> None:
    """Run every search so many times and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    options = parser.parse_args()
    from gowheels.models import Vehicle  # noqa: PLC0415 - models want django.setup() first

    print(f"{Vehicle.objects.count():,} vehicles, median of {options.times}\n")
    print("| | database ms | total ms | queries | found | not known |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, query in SEARCHES.items():
        criteria, unknown = read(query)
        in_database, in_total, queries, found = measure(criteria, options.times)
        refused = ", ".join(unknown)
        print(f"| {name} | {in_database:.2f} | {in_total:.2f} | {queries} | {found} | {refused} |")


def read(query: str) -> tuple[dict[str, Any], list[str]]:
    """What a URL's query asks for, and the fields that the form did not take."""
    from django.http import QueryDict  # noqa: PLC0415

    from gowheels.forms.search import SearchForm  # noqa: PLC0415

    form = SearchForm(QueryDict(query))
    form.is_valid()
    return form.cleaned_data, sorted(form.errors)


def measure(criteria: dict[str, Any], times: int) -> tuple[float, float, int, str]:
    """Medians in the database and in total (ms), the number of queries, the words of the count."""
    from django.db import connection  # noqa: PLC0415

    from gowheels.search import search  # noqa: PLC0415

    text = search(criteria).count.text()  # and everything is imported, connected and cached
    watches, totals = [], []
    for _ in range(times):
        watch, begun = Stopwatch(), time.perf_counter()
        with connection.execute_wrapper(watch):
            search(criteria)
        totals.append(time.perf_counter() - begun)
        watches.append(watch)
    in_database = statistics.median(watch.seconds for watch in watches)
    return in_database * 1000, statistics.median(totals) * 1000, watches[-1].queries, text


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gowheels_project.settings")
    django.setup()
    main()
