"""Old clicks are folded into daily totals, and no count is lost."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, Sum
from django.utils import timezone

from gowheels import pruning
from gowheels.models import DailyTotal, Lead, Vehicle, VehicleClick
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db


def on_day(days_ago, **fields):
    day = timezone.localdate() - timedelta(days=days_ago)
    return VehicleClick(day=day, **fields)


@pytest.fixture
def old():
    """Clicks of many days on two vehicles, written past the site: no totals know of them."""
    rows = [
        on_day(days_ago, vehicle=seen, kind=kind, visitor=f"browser:{number}")
        for seen in (vehicle(), vehicle())
        for days_ago in (0, 89, 90, 91, 200)
        for kind in ("view", "call")
        for number in range(3)
    ]
    VehicleClick.objects.bulk_create(rows)
    return rows


def counts():
    """Counts by vehicle, day and kind, of acts that are there and of totals that stand for some."""
    key = ("vehicle_id", "day", "kind")
    rows = {k[:3]: k[3] for k in VehicleClick.objects.values_list(*key).annotate(Count("id"))}
    kept = {k[:3]: k[3] for k in DailyTotal.objects.values_list(*key, "count")}
    return {k: max(rows.get(k, 0), kept.get(k, 0)) for k in rows.keys() | kept.keys()}


def prune(capsys, *arguments):
    call_command("prune_clicks", *arguments)
    return capsys.readouterr().out


def test_old_clicks_go_and_their_counts_stay(old, capsys):
    before = counts()
    said = prune(capsys)
    assert said.startswith("Folded 36 clicks")
    assert "12 daily totals, of which 12 had to be raised" in said
    assert counts() == before
    first_kept = timezone.localdate() - timedelta(days=89)
    assert {click.day >= first_kept for click in VehicleClick.objects.all()} == {True}
    assert VehicleClick.objects.count() == 24


def test_a_second_run_finds_nothing(old, capsys):
    prune(capsys)
    before = counts()
    assert prune(capsys).startswith("Folded 0 clicks")
    assert counts() == before


def test_a_dry_run_changes_nothing_and_says_the_same(old, capsys):
    said = prune(capsys, "--dry-run")
    assert said.startswith("Would fold 36 clicks")
    assert VehicleClick.objects.count() == len(old)
    assert not DailyTotal.objects.exists()


@pytest.mark.parametrize("survived", [0, 1, 5, 11])
def test_a_run_that_is_killed_loses_nothing_and_the_next_goes_on(
    old, capsys, monkeypatch, survived
):
    monkeypatch.setattr(pruning, "BATCH", 1)
    before, real, runs = counts(), pruning._fold, []

    def killed(batch):
        if len(runs) == survived:
            raise KeyboardInterrupt
        runs.append(batch)
        return real(batch)

    monkeypatch.setattr(pruning, "_fold", killed)
    with pytest.raises(KeyboardInterrupt):
        prune(capsys)
    assert counts() == before
    monkeypatch.setattr(pruning, "_fold", real)
    prune(capsys)
    assert counts() == before
    assert VehicleClick.objects.count() == 24


def test_a_batch_that_fails_is_undone_whole(old, capsys, monkeypatch):
    real = pruning._where

    def fail_once_some_are_gone(group):
        if VehicleClick.objects.count() < len(old):
            raise RuntimeError
        return real(group)

    monkeypatch.setattr(pruning, "_where", fail_once_some_are_gone)
    with pytest.raises(RuntimeError):
        prune(capsys)
    assert VehicleClick.objects.count() == len(old)
    assert not DailyTotal.objects.exists()


def test_totals_that_were_counted_along_stay_as_they_are(capsys, move_clock):
    seen, customer = vehicle(), person()
    move_clock(days=-100)
    for number in range(4):
        VehicleClick.objects.record(seen, f"browser:{number}", "view")
    VehicleClick.objects.record(seen, f"user:{customer.pk}", "contact", customer)
    VehicleClick.objects.filter(visitor="browser:0").delete()
    move_clock(days=0)
    assert "of which 0 had to be raised" in prune(capsys)
    assert not VehicleClick.objects.exists()
    assert DailyTotal.objects.aggregate(Sum("count"))["count__sum"] == 5
    assert Vehicle.objects.get(pk=seen.pk).view_count == 4
    assert Lead.objects.count() == 1


@pytest.mark.parametrize("days", ["0", "-1", "29", "x", "4000"])
def test_what_charts_need_is_not_pruned(days):
    with pytest.raises(CommandError, match="30 to 3650"):
        call_command("prune_clicks", f"--days={days}")
