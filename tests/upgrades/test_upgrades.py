"""A site of the first release is brought to the newest, back, and to the newest again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import IntegrityError
from django.test import Client
from django.utils import timezone

from gowheels.models import AuditEntry, Lead, SamePhoto, Vehicle, VehicleImage, VehicleReport
from gowheels.models.fields import search_key, text_key
from tests.upgrades import first_release
from tests.upgrades.snapshots import Row, Rows, Snapshot, taken

# Without it no database of the tests' own would be made, and the walk would be taken on the site's.
pytestmark = pytest.mark.django_db

FIRST = "0001_initial"
VEHICLES = "gowheels_vehicle"
LEADS, TOTALS, BENCHMARKS = "gowheels_lead", "gowheels_dailytotal", "gowheels_pricebenchmark"
# Tables that a later migration or command fills from others, and what in them differs each time.
MADE = {LEADS: {"id"}, TOTALS: {"id"}, BENCHMARKS: {"id", "refreshed_at"}}


@dataclass
class Walk:
    """What was there before anything, at the first release, and after each step from there."""

    fresh: Snapshot
    first: Snapshot
    newest: Snapshot
    back: Snapshot
    again: Snapshot
    cards: int = 0
    wrong: str = ""
    refused: int = 0


@pytest.fixture(scope="module")
def walk(django_db_setup: None, django_db_blocker: Any) -> Iterator[Walk]:
    """All steps, once: each takes seconds. Afterwards the database is empty and up to date."""
    with django_db_blocker.unblock():
        try:
            yield _walked()
        finally:
            _migrate()
            call_command("flush", verbosity=0, interactive=False)


def _walked() -> Walk:
    fresh = taken()
    _migrate(FIRST)
    first_release.fill(_models_of(FIRST))
    first = taken()
    _upgrade()
    newest = taken()
    cards = len(Client().get("/api/vehicles/").json()["vehicles"])
    wrong, refused = _dry_run("rebuild_search"), _refused()
    _live_on()
    _migrate(FIRST)
    back = taken()
    _upgrade()
    return Walk(fresh, first, newest, back, taken(), cards, wrong, refused)


def _migrate(to: str | None = None) -> None:
    call_command("migrate", "gowheels", *([to] if to else []), verbosity=0)


def _upgrade() -> None:
    """Do what docs/upgrades.md asks for."""
    _migrate()
    call_command("refresh_prices", stdout=StringIO())


def _models_of(migration: str) -> Any:
    loader = MigrationExecutor(connection).loader
    users = loader.graph.leaf_nodes("auth")
    return loader.project_state([("gowheels", migration), *users]).apps


def _dry_run(command: str) -> str:
    said = StringIO()
    call_command(command, "--dry-run", stdout=said)
    return said.getvalue()


def _refused() -> int:
    """How many rows that break a rule the database refuses, of as many tried."""
    some = Vehicle.objects.order_by("pk")[0]
    twice = VehicleReport.objects.order_by("pk")[0]
    tries = (
        lambda: Vehicle.objects.filter(pk=some.pk).update(price=0),
        lambda: Vehicle.objects.filter(pk=some.pk).update(approval_status="lost"),
        lambda: Vehicle.objects.filter(pk=some.pk).update(listed=2),
        lambda: Vehicle.objects.filter(pk=some.pk).update(price_label="cheap"),
        lambda: Lead.objects.update(state="lost"),
        lambda: VehicleReport.objects.create(vehicle=twice.vehicle, reporter=twice.reporter),
    )
    refused = 0
    for act in tries:
        try:
            with transaction.atomic():
                act()
        except IntegrityError:
            refused += 1
    return refused


def _live_on() -> None:
    """Use what the first release has no room for; going back loses it, and nothing else."""
    seller = User.objects.get(first_name="Ravi")
    like = Vehicle.objects.filter(seller=seller, approval_status="pending").order_by("pk")[0]
    like.pk = None
    like.save()
    like.discard()
    pictures = [
        VehicleImage.objects.create(
            vehicle=like, image=f"vehicles/seller/new{each}-800.webp", position=each,
            width=800, height=600, alternative_text="अगला भाग",
        )
        for each in range(2)
    ]  # fmt: skip
    SamePhoto.objects.create(image=pictures[1], other=pictures[0])
    AuditEntry.objects.record(AuditEntry.Verb.REJECT, like, reason="Gone")
    Lead.objects.create(
        vehicle=like, seller=seller, customer=None, day=timezone.localdate(), message="Is it free?"
    )


def _among(rows: Rows, those: Rows) -> Rows:
    """The rows that `those` has, too, with the columns that it knows."""
    return {
        table: {
            key: {name: rows[table].get(key, {}).get(name) for name in row}
            for key, row in kept.items()
        }
        for table, kept in those.items()
    }


def _said(snapshot: Snapshot, table: str) -> Counter[str]:
    """What a table that is made anew says."""
    rows = snapshot.rows[table].values()
    said = ({name: row[name] for name in sorted(row.keys() - MADE[table])} for row in rows)
    return Counter(map(str, said))


def _vehicles(snapshot: Snapshot) -> list[Row]:
    return list(snapshot.rows[VEHICLES].values())


def test_an_upgrade_keeps_every_value_of_the_first_release(walk: Walk):
    assert len(walk.first.rows[VEHICLES]) == 15
    assert all(walk.first.rows.values())
    before = {**walk.first.rows, VEHICLES: {}}
    assert _among(walk.newest.rows, before) == before
    columns = _vehicles(walk.first)[0].keys()
    for key, row in walk.first.rows[VEHICLES].items():
        assert {name: walk.newest.rows[VEHICLES][key][name] for name in columns} == row


def test_an_upgrade_fills_what_is_derived_from_a_row(walk: Walk):
    for row in _vehicles(walk.newest):
        assert row["brand_key"] == search_key(row["brand_name"])
        assert row["model_key"] == search_key(row["model_name"])
        assert row["description_key"] == text_key(row["description"])
        assert row["ranked_at"] == row["waits_since"] == row["queue_at"] == row["created_at"]
        assert row["was_listed"] == (row["approval_status"] == "approved")
        assert (row["risk"], row["revision"], row["deleted_at"]) == (0, 0, None)
    keys = Counter(row["description_key"] for row in _vehicles(walk.newest))
    assert keys[text_key(first_release.WORDS)] == 2
    brands = Counter(row["brand_key"] for row in _vehicles(walk.newest))
    assert brands["maruti-suzuki"] == 2
    assert walk.newest.facets["", "brand", "maruti-suzuki"] == 2


def test_an_upgrade_makes_leads_and_totals_of_clicks(walk: Walk):
    leads = walk.newest.rows[LEADS].values()
    assert len(leads) == 3
    assert {lead["state"] for lead in leads} == {"new"}
    totals = Counter()
    for total in walk.newest.rows[TOTALS].values():
        totals[total["kind"]] += total["count"]
    assert totals == {"view": 3, "contact": 5, "whatsapp": 1, "call": 1}


def test_an_upgraded_site_is_searched_and_its_prices_are_compared(walk: Walk):
    listed = [row for row in _vehicles(walk.newest) if row["listed"]]
    assert walk.cards == len(listed) == walk.newest.facets["", "all", ""] == 9
    assert walk.wrong.startswith("Search: 0 vehicles would be relisted, 0 counts")
    assert Counter(row["price_label"] for row in listed if row["model_key"] == "i20") == {
        "good": 1, "fair": 3, "above": 2, "": 1,
    }  # fmt: skip


def test_an_upgraded_database_has_the_form_and_the_rules_of_a_fresh_one(walk: Walk):
    assert walk.newest.form == walk.fresh.form
    assert walk.again.form == walk.fresh.form
    assert walk.refused == 6


def test_going_back_gives_the_first_release_what_it_had(walk: Walk):
    before = {table: dict(rows) for table, rows in walk.first.rows.items()}
    assert _among(walk.back.rows, before) == before
    assert walk.back.form == walk.first.form
    # ... besides what was listed since.
    assert len(walk.back.rows[VEHICLES]) == len(walk.first.rows[VEHICLES]) + 1


def test_a_second_upgrade_comes_to_the_same(walk: Walk):
    before = walk.newest.rows | {table: {} for table in MADE}
    assert _among(walk.again.rows, before) == before
    assert walk.again.facets == walk.newest.facets
    for table in MADE:
        assert _said(walk.again, table) == _said(walk.newest, table)


def test_every_migration_can_be_taken_back():
    graph = MigrationExecutor(connection).loader.disk_migrations
    stuck = [
        f"{name}: {operation.describe()}"
        for (app, name), migration in graph.items()
        if app == "gowheels"
        for operation in migration.operations
        if not operation.reversible
    ]
    assert stuck == []
