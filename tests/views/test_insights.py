"""What comes of a listing: the figures, the page, and what the dashboard and endpoint say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gowheels.bars import bars
from gowheels.models import DailyTotal, Lead, VehicleClick
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db


def total(seen, days_ago, kind, count):
    day = timezone.localdate() - timedelta(days=days_ago)
    DailyTotal.objects.create(vehicle=seen, day=day, kind=kind, count=count)


@pytest.fixture
def seen(owner):
    """A vehicle with views today and in the past, of which one day is out of sight."""
    made = vehicle(owner.user)
    for days_ago, kind, count in (
        (0, "view", 5),
        (29, "view", 2),
        (30, "view", 1000),
        (0, "contact", 2),
        (1, "call", 1),
        (1, "whatsapp", 1),
    ):
        total(made, days_ago, kind, count)
    return made


def test_the_days_are_thirty_and_the_last_is_today(owner, seen):
    found = owner.get("/api/my/stats/").json()
    days = found["days"]
    assert len(days) == 30
    assert days[-1] == {"day": timezone.localdate().isoformat(), "views": 5, "leads": 2}
    assert days[0]["views"] == 2
    assert sum(day["views"] for day in days) == 7


def test_the_funnel_goes_from_a_look_to_a_hire(owner, seen):
    customer = person()
    VehicleClick.objects.record(seen, f"user:{customer.pk}", "contact", customer)
    Lead.objects.get().move("hired")
    steps = owner.get(f"/api/my/stats/?vehicle={seen.pk}").json()["funnel"]
    assert {step["step"]: step["count"] for step in steps} == {
        "views": 7,
        "leads": 3,
        "calls": 1,
        "whatsapp": 1,
        "hired": 1,
    }


def test_all_vehicles_are_added_up_and_nobody_elses(owner, seen):
    total(vehicle(owner.user), 0, "view", 10)
    total(vehicle(), 0, "view", 100)
    all_of_them = owner.get("/api/my/stats/").json()["days"][-1]["views"]
    one = owner.get(f"/api/my/stats/?vehicle={seen.pk}").json()["days"][-1]["views"]
    assert (all_of_them, one) == (15, 5)


def test_the_page_draws_the_chart_with_a_table_behind_it(owner, seen):
    page = owner.get(f"/dashboard/vehicles/{seen.pk}/").content.decode()
    assert 'role="img" aria-label="Views a day from' in page
    assert "7 in all, at most 5 a day" in page
    assert page.count('<th scope="row">') == 30
    assert "Add photographs</strong>: yours has none." in page
    assert "style=" not in page


def test_the_dashboard_says_it_in_short(owner, seen):
    VehicleClick.objects.record(seen, "user:1", "contact", person())
    page = owner.get("/dashboard/").content.decode()
    assert "7 in 30 days" in page
    assert "1 new lead<" in page
    assert f"/dashboard/vehicles/{seen.pk}/" in page


def test_a_vehicle_that_nobody_saw_has_a_page_too(owner):
    waiting = vehicle(owner.user, approval_status="pending")
    assert owner.get(f"/dashboard/vehicles/{waiting.pk}/").status_code == 200


def test_figures_cost_the_same_queries_however_many_days_there_are(owner, seen, count_queries):
    paths = (f"/dashboard/vehicles/{seen.pk}/", "/api/my/stats/", "/dashboard/")
    before = [count_queries(owner, path) for path in paths]
    for days_ago in range(2, 28):
        for kind in ("view", "contact", "call"):
            total(seen, days_ago, kind, 3)
    assert [count_queries(owner, path) for path in paths] == before
    assert before[:2] <= [7, 4]


def test_bars_are_as_high_as_their_counts_and_a_single_view_is_seen():
    today = timezone.localdate()
    drawn = bars([(today, 0), (today, 1), (today, 500), (today, 1000)])
    assert [bar.height for bar in drawn.bars] == [0, 3, 50, 100]
    assert [bar.y + bar.height for bar in drawn.bars] == [100] * 4
    assert (drawn.most, drawn.total, drawn.width) == (1000, 1501, 40)
    assert bars([]).most == 0
