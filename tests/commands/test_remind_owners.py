"""Owners are asked in time, each once, and what nobody confirms hides."""

import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from gowheels import sms
from gowheels.models import Vehicle
from gowheels.sms import locmem
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db


def remind(*options: str) -> str:
    out = StringIO()
    call_command("remind_owners", *options, stdout=out)
    return out.getvalue()


def confirmed(days: int, seller=None, **fields) -> Vehicle:
    """A vehicle that was confirmed so long ago and is listed still."""
    made = vehicle(seller, **fields)
    long_ago = timezone.now() - timedelta(days=days, minutes=1)
    Vehicle.objects.filter(pk=made.pk).update(confirmed_at=long_ago)
    return made


def sent() -> list[tuple[str, str, str]]:
    return [(text.phone, text.template, text.variables["count"]) for text in locmem.outbox]


def test_an_owner_is_asked_once_for_all_vehicles_after_thirty_days(settings):
    settings.SITE_URL = "https://gowheels.example"
    ravi = person("Ravi")
    for days in (29, 30, 40):
        confirmed(days, ravi)
    assert remind() == "Reminders: 2 vehicles sunk, 0 hidden; 1 owners told.\n"
    assert sent() == [(ravi.profile.phone, "confirm_vehicles", "2")]
    assert locmem.outbox[0].variables["link"] == "https://gowheels.example/dashboard/"
    assert Vehicle.objects.visible().count() == 3


def test_each_is_told_once_a_state_however_often_it_runs(move_clock):
    made = confirmed(30)
    days_with_texts = []
    for day in range(45):
        move_clock(days=day)
        for _ in range(2):
            before = len(locmem.outbox)
            remind()
            if len(locmem.outbox) > before:
                days_with_texts.append((day, locmem.outbox[-1].template))
    assert days_with_texts == [(0, "confirm_vehicles"), (30, "vehicles_hidden")]
    made.refresh_from_db()
    assert not made.is_visible


def test_who_confirmed_is_asked_again_when_the_next_month_is_over(move_clock):
    made = confirmed(30)
    remind()
    Vehicle.objects.get(pk=made.pk).confirm()
    move_clock(days=29)
    remind()
    assert len(locmem.outbox) == 1
    move_clock(days=31)
    remind()
    assert len(locmem.outbox) == 2


def test_what_hides_is_told_and_comes_back_by_a_word():
    made = confirmed(60)
    assert remind() == "Reminders: 1 vehicles sunk, 1 hidden; 1 owners told.\n"
    assert sent()[0][1:] == ("vehicles_hidden", "1")
    made.refresh_from_db()
    assert not made.is_visible
    made.confirm()
    assert made.is_visible


def newest(browser) -> list[str]:
    answer = browser.get("/api/vehicles/?sort=newest").json()
    return [card["model_name"] for card in answer["vehicles"]]


def test_what_nobody_confirmed_sinks_below_all_that_is_fresh(anonymous):
    now = timezone.now()
    old = vehicle(model_name="Old", created_at=now - timedelta(days=200))
    vehicle(model_name="Older", created_at=now - timedelta(days=300))
    confirmed(31, model_name="Stale")
    remind()
    assert newest(anonymous) == ["Old", "Older", "Stale"]
    Vehicle.objects.get(model_name="Stale").confirm()
    assert newest(anonymous) == ["Stale", "Old", "Older"]
    for _ in range(2):
        old.confirm()  # a word gains no place
    assert newest(anonymous) == ["Stale", "Old", "Older"]
    assert remind().startswith("Reminders: 0 vehicles sunk")


def test_one_word_for_all_lets_them_rise(anonymous):
    stale = confirmed(31, model_name="Stale")
    vehicle(model_name="Fresh", created_at=timezone.now() - timedelta(days=9))
    remind()
    assert newest(anonymous) == ["Fresh", "Stale"]
    Vehicle.objects.of(stale.seller).stale().confirm()
    assert newest(anonymous) == ["Stale", "Fresh"]


def test_an_owner_gets_one_text_a_day(move_clock):
    ravi = person("Ravi")
    confirmed(60, ravi)
    confirmed(35, ravi)
    remind()
    confirmed(40, ravi)
    remind()
    assert [template for _, template, _ in sent()] == ["vehicles_hidden"]
    move_clock(days=1)
    remind()
    assert sent()[1][1:] == ("confirm_vehicles", "2")


def test_nobody_is_asked_about_what_is_not_offered():
    confirmed(40, available=False)
    confirmed(40, approval_status="pending")
    confirmed(40).reject(None, "Too dark.")
    Vehicle.objects.get(pk=confirmed(40).pk).discard()
    confirmed(40).seller.profile.block(None, "Spam.")
    assert remind() == "Reminders: 4 vehicles sunk, 0 hidden; 0 owners told.\n"
    assert sent() == []


def test_a_dry_run_says_what_there_is_and_does_nothing():
    confirmed(60)
    confirmed(40)
    for _ in range(2):
        assert remind("--dry-run") == (
            "Reminders: 2 vehicles would sink, 1 would hide; 2 owners would be told. "
            "0 blocks would end. Nothing was changed.\n"
        )
    assert sent() == []
    assert Vehicle.objects.visible().count() == 2


def test_a_text_that_fails_stops_no_other_and_is_tried_again(monkeypatch):
    first, second = person("Ravi"), person("Meera")
    confirmed(40, first)
    confirmed(40, second)
    send = sms.send

    def fail_for_the_first(phone, template, variables, language):
        if phone == first.profile.phone:
            raise sms.SmsFailed("no credit")
        send(phone, template, variables, language)

    monkeypatch.setattr(sms, "send", fail_for_the_first)
    with pytest.raises(CommandError, match="1 texts were not taken"):
        remind()
    assert [phone for phone, *_ in sent()] == [second.profile.phone]
    monkeypatch.setattr(sms, "send", send)
    remind()
    assert [phone for phone, *_ in sent()] == [second.profile.phone, first.profile.phone]


@pytest.mark.django_db(transaction=True)
def test_two_that_run_at_once_send_once():
    for _ in range(5):
        confirmed(40)
    start = threading.Barrier(3)

    def run():
        start.wait()
        try:
            remind()
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    phones = [phone for phone, *_ in sent()]
    assert len(phones) == len(set(phones)) == 5


def test_a_block_that_has_come_to_its_end_is_lifted(move_clock):
    made = vehicle()
    made.seller.profile.block(None, "Spam.", timezone.localdate() + timedelta(days=1))
    move_clock(days=1)
    assert "1 blocks would end" in remind("--dry-run")
    assert remind().startswith("Blocks: 1 ended.")
    assert "Blocks" not in remind()
    made.refresh_from_db()
    assert made.is_visible
