"""The demo leaves staff something of everything that the desk shows."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.models import Count, F
from django.utils import timezone

from gowheels import risk, waiting
from gowheels.demo import desk_work
from gowheels.models import Vehicle

pytestmark = pytest.mark.django_db


@pytest.fixture
def _demo(quick_demo, monkeypatch):
    monkeypatch.setattr(desk_work, "FEWEST_VEHICLES", 60)
    call_command("seed_demo", vehicles=60, verbosity=0)


@pytest.mark.usefixtures("_demo")
def test_the_desk_of_the_demo_has_work_of_every_kind():
    assert waiting.pending().count
    assert waiting.of_new_owners().count
    assert waiting.with_anothers_photographs().count == 1
    assert waiting.reported().count == 2
    doubtful = waiting.with_anothers_photographs().vehicles[0]
    found = risk.risk_of(doubtful)
    assert found.band.name == "high"
    assert doubtful.risk == found.points
    numbered = Vehicle.objects.exclude(registration="")
    twice = numbered.values("registration").annotate(many=Count("pk")).filter(many__gt=1)
    assert [row["registration"] for row in twice] == [doubtful.registration]


@pytest.mark.usefixtures("_demo")
def test_nobody_of_the_demo_lists_before_joining():
    assert not User.objects.filter(date_joined__gt=timezone.now()).exists()
    assert not Vehicle.objects.filter(created_at__lt=F("seller__date_joined")).exists()
    assert User.objects.filter(date_joined__gt=timezone.now() - timedelta(days=30)).exists()
