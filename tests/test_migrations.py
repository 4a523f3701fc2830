from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.utils import timezone

from gowheels.models import Vehicle
from gowheels.models.fields import text_key
from tests.factories import vehicle

TEXTS = ("", "Short.", "One owner, serviced and insured, no smoking in it please.", "एक " * 99)


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db
@pytest.mark.parametrize("batch", [1, 2, 3, 500])
def test_words_and_waits_are_filled_in_batches_of_any_size(monkeypatch, batch):
    migration = import_module("gowheels.migrations.0013_desk")
    monkeypatch.setattr(migration, "BATCH", batch)
    for days, text in enumerate((*TEXTS, TEXTS[2].upper())):
        vehicle(description=text, created_at=timezone.now() - timedelta(days=days))
    Vehicle.objects.update(waits_since=timezone.now(), queue_at=timezone.now(), description_key=1)
    Vehicle.objects.order_by("pk")[1].delete()

    migration.fill(apps, SimpleNamespace(connection=connection))

    made = Vehicle.objects.all()
    assert made.filter(waits_since=F("created_at"), queue_at=F("created_at")).count() == len(TEXTS)
    keys = [(each.description_key, text_key(each.description)) for each in made]
    assert all(kept == key for kept, key in keys)
    assert len({key for _, key in keys}) == 3
