"""Many vehicles are weighed at once as each would be by itself, at the same number of queries."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gowheels import risk, risk_facts
from gowheels.models import PriceBenchmark, SamePhoto, Vehicle, VehicleReport
from gowheels.risk import risk_of
from tests.factories import person, vehicle, with_photographs

pytestmark = pytest.mark.django_db

LONG = "One careful owner, all papers in order, new tyres in March and a full tank to start with."


def long_known() -> User:
    """Somebody who came a year ago."""
    user = person()
    User.objects.filter(pk=user.pk).update(date_joined=timezone.now() - timedelta(days=365))
    user.refresh_from_db()
    return user


def waiting(seller: User | None = None, photographs: int = 1, **fields: Any) -> Vehicle:
    """A vehicle before staff, of which nothing else speaks for a close look."""
    made = vehicle(seller or long_known(), approval_status="pending", **fields)
    with_photographs(made, photographs)
    return made


def copied_photograph() -> Vehicle:
    made = waiting()
    SamePhoto.objects.create(image=made.images.get(), other=waiting().images.get())
    return made


def far_below() -> Vehicle:
    groups = ({"brand_key": "tata", "model_key": "nexon"}, {"category": "car", "first_year": 2020})
    for median, group in zip((4000, 1850), groups, strict=True):
        PriceBenchmark.objects.create(
            **group, state="Goa", count=9, median=median, fair_from=median * 9 // 10,
            fair_to=median * 11 // 10, lower_quartile=median, upper_quartile=median,
        )  # fmt: skip
    waiting(state="Goa", model_name="Safari")  # at the median of its age
    return waiting(state="Goa")


def reported() -> Vehicle:
    made = waiting()
    VehicleReport.objects.file(made, long_known(), "fraud")
    VehicleReport.objects.file(waiting(), person(), "fraud")  # too young to count
    return made


def copied_text() -> Vehicle:
    vehicle(long_known(), description=LONG.upper())
    return waiting(description=LONG)


def same_registration() -> Vehicle:
    vehicle(long_known(), registration="KA01AB1234")
    return waiting(registration="KA01AB1234")


def many_in_a_day() -> Vehicle:
    seller, now = long_known(), timezone.now()
    for hours in (1, 2, 3, 4, 23, 25):
        waiting(seller, created_at=now - timedelta(hours=hours))
    return waiting(seller, created_at=now)


def rejected_before() -> Vehicle:
    seller = long_known()
    vehicle(seller, approval_status="rejected", created_at=timezone.now() - timedelta(days=9))
    return waiting(seller)


RISKY = {
    "Copied photograph": copied_photograph,
    "Price far below": far_below,
    "Reports": reported,
    "Copied text": copied_text,
    "Contact in the text": lambda: waiting(description="Call 98765 43210"),
    "Same registration": same_registration,
    "Many in a day": many_in_a_day,
    "New account": lambda: waiting(person()),
    "No photographs": lambda: waiting(photographs=0),
    "Rejected before": rejected_before,
}


def kept() -> dict[int, tuple[Any, ...]]:
    rows = Vehicle.objects.values_list("pk", "risk", "waits_since", "queue_at")
    return {row[0]: row[1:] for row in rows}


def test_each_is_weighed_among_others_as_it_is_by_itself():
    made = {name: make().pk for name, make in RISKY.items()}
    assert set(made) >= {name for _, name, _ in risk.SIGNALS}
    by_itself = {each.pk: risk_of(each) for each in Vehicle.objects.all()}
    for name, pk in made.items():
        assert [signal.name for signal in by_itself[pk].signals] == [name]
    risk.weigh_all(sorted(by_itself))
    for pk, (points, since, place) in kept().items():
        assert (points, since - place) == (by_itself[pk].points, by_itself[pk].band.head_start)
    assert risk.weigh_all(sorted(by_itself)) == 0


def test_batches_come_to_the_same_as_one(monkeypatch):
    for make in RISKY.values():
        make()
    ids = list(Vehicle.objects.values_list("pk", flat=True))
    assert risk.weigh_all(ids, dry_run=True) > 4
    risk.weigh_all(ids)
    at_once = kept()
    Vehicle.objects.update(risk=0)
    monkeypatch.setattr(risk, "BATCH", 4)
    risk.weigh_all(ids)
    assert kept() == at_once


def test_a_batch_costs_two_queries_however_many_and_however_risky(monkeypatch):
    def cost(ids: list[int]) -> int:
        Vehicle.objects.update(risk=50)
        with CaptureQueriesContext(connection) as captured:
            assert risk.weigh_all(ids) == len(ids)
        return len(captured)

    assert cost([waiting().pk]) == 2
    for make in RISKY.values():
        make()
    ids = list(Vehicle.objects.values_list("pk", flat=True))
    assert cost(ids) == 2
    monkeypatch.setattr(risk, "BATCH", 10)
    assert cost(ids) == 2 * -(-len(ids) // 10)


def test_counts_go_to_their_most_and_no_further(monkeypatch):
    monkeypatch.setattr(risk_facts, "MOST", 3)
    monkeypatch.setattr(risk_facts, "_found", risk_facts._found.__wrapped__)
    texts = []
    for _ in range(5):
        made = vehicle(description=LONG)
        texts.append(risk_facts.facts_of(made).same_text)
    assert texts == [0, 1, 2, 3, 3]


def test_what_is_gone_has_no_facts_and_what_is_beside_it_has():
    made = vehicle()
    assert [each for each, _ in risk_facts.with_facts([made.pk, made.pk + 1])] == [made]
