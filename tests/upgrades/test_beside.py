"""Older code writes into newer tables: during an update, and after one that is taken back."""

from typing import Any

import pytest
from django.db import DatabaseError
from django.db.migrations import AddField, Migration
from django.db.migrations.loader import MigrationLoader

from tests.upgrades import first_release

# docs/upgrades.md: who comes from before it stops the site.
OLDEST_BESIDE = "0013_desk"


def migrations() -> dict[str, Migration]:
    """Those of ours by name, in their order."""
    found = MigrationLoader(None).disk_migrations
    return {name: found[app, name] for app, name in sorted(found) if app == "gowheels"}


def code_of(name: str) -> Any:
    """The models as the code knew them whose last migration this was."""
    loader = MigrationLoader(None)
    return loader.project_state([("gowheels", name), *loader.graph.leaf_nodes("auth")]).apps


def needy_columns(migration: Migration) -> list[str]:
    """The columns that a migration adds and for which older code has no value."""
    added = (each for each in migration.operations if isinstance(each, AddField))
    return [
        f"{each.model_name}.{each.name}"
        for each in added
        if not (each.field.null or each.field.many_to_many or each.field.has_db_default())
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in migrations() if name >= OLDEST_BESIDE])
def test_older_code_writes_into_the_newest_tables(name):
    apps = code_of(name)
    first_release.fill(apps)
    assert apps.get_model("gowheels", "Vehicle").objects.count() == 15
    assert apps.get_model("gowheels", "UserProfile").objects.exists()


@pytest.mark.django_db
def test_the_code_before_that_cannot_so_the_site_stops_for_it():
    with pytest.raises(DatabaseError):
        first_release.fill(code_of("0012_audit"))


def test_a_new_column_has_a_value_for_rows_of_older_code():
    """If this fails, give the field a `db_default`: CONTRIBUTING.md says why."""
    needy = {name: needy_columns(each) for name, each in migrations().items()}
    late = {name: columns for name, columns in needy.items() if columns and name > OLDEST_BESIDE}
    # 0021 made up for it.
    assert late == {"0017_language": ["userprofile.language"]}
