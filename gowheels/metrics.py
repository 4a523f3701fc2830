"""Figures for Prometheus: requests by view, method and status, how long they took, what waits.

Under gunicorn each worker writes its own into PROMETHEUS_MULTIPROC_DIR, and they are added up when
somebody asks (deploy/gunicorn.conf.py). No label says anything about a person: views have names,
and paths and addresses are not counted.
"""

import os
from collections.abc import Callable, Iterator
from time import perf_counter

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from gowheels.models import FacetCount, Vehicle
from gowheels.models.facets import ALL

REQUESTS = Counter("gowheels_requests", "Answers", ["view", "method", "status"])
SECONDS = Histogram(
    "gowheels_request_seconds",
    "How long answers took",
    ["view"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
SLOW_QUERIES = Counter("gowheels_slow_queries", "Queries that took SLOW_QUERY_MS or longer")
METHODS = {"GET", "HEAD", "POST"}
# A name for what has none: static files, and addresses where nothing is.
NO_VIEW = "none"
# What waits is counted so far; beyond it there is plenty.
MOST_WAITING = 1000


def measured(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Count every answer, and take its time. The outermost middleware but for the request's id."""

    def middleware(request: HttpRequest) -> HttpResponse:
        begun = perf_counter()
        response = get_response(request)
        match = request.resolver_match
        # What is kept for visitors is answered before a view is looked for.
        view = match.view_name if match else request.META.get("KEPT_VIEW", NO_VIEW)
        # Somebody may send any word as a method, and each would be a figure of its own.
        method = request.method if request.method in METHODS else "other"
        REQUESTS.labels(view, method, response.status_code).inc()
        SECONDS.labels(view).observe(perf_counter() - begun)
        return response

    return middleware


def exposition() -> bytes:
    """All figures, of all workers, in Prometheus's text format."""
    registry = CollectorRegistry()
    registry.register(_Listings())
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)
    else:
        registry.register(REGISTRY)
    return generate_latest(registry)


class _Listings(Collector):
    """How many vehicles are listed, and how many wait; nothing while the database is away."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            waiting = Vehicle.objects.queue()[:MOST_WAITING].count()
            listed = FacetCount.objects.read([ALL])[ALL]
        except DatabaseError:
            return
        yield GaugeMetricFamily(
            "gowheels_vehicles_waiting",
            f"Vehicles to decide about, at most {MOST_WAITING}",
            waiting,
        )
        yield GaugeMetricFamily("gowheels_vehicles_listed", "Vehicles that the public sees", listed)
