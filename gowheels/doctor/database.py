"""The database: which it is, how it is set, and whether its tables are those of this version."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import NotSupportedError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from gowheels.doctor.findings import Finding, check, failure, ok, warning

# It looks for its table once; then it is one query.
APPLIED = MigrationRecorder(connection)
SLOW_SECONDS, WRONG_SECONDS = 2, 60


def _ask(statement: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


@check("database", asks_database=True)
def version() -> Finding:
    """Whether Django supports it."""
    name = f"{connection.display_name} {'.'.join(map(str, connection.get_database_version()))}"
    try:
        connection.check_database_version_supported()
    except NotSupportedError:
        return failure(f"{name} is too old for Django.", "Update the database server.")
    return ok(f"{name} answers.")


@check("database", asks_database=True)
def character_set() -> Finding | None:
    """Whether MariaDB stores every letter and 🚗."""
    if connection.vendor != "mysql":
        return None
    (default,) = _ask("SELECT @@character_set_database")
    (tables,) = _ask(
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()"
        " AND table_collation NOT LIKE %s",
        "utf8mb4%",
    )
    if default == "utf8mb4" and not tables:
        return ok("It stores every letter (utf8mb4).")
    return failure(
        f"Its character set is {default}, and {tables} tables have another than utf8mb4.",
        "ALTER DATABASE … CHARACTER SET utf8mb4, and ALTER TABLE … CONVERT TO CHARACTER SET "
        "utf8mb4 for each table.",
    )


@check("database", asks_database=True)
def strictness() -> Finding | None:
    """Whether MariaDB refuses a value that does not fit, where it could cut it off."""
    if connection.vendor != "mysql":
        return None
    (mode,) = _ask("SELECT @@SESSION.sql_mode")
    if {"STRICT_TRANS_TABLES", "STRICT_ALL_TABLES"} & set(mode.split(",")):
        return ok("It refuses values that do not fit.")
    return failure(
        "It cuts off values that do not fit.",
        "Keep the init_command of settings.DATABASES, which asks for STRICT_TRANS_TABLES.",
    )


@check("database", asks_database=True)
def journal() -> Finding | None:
    """Whether SQLite lets people read while somebody writes."""
    if connection.vendor != "sqlite":
        return None
    (mode,) = _ask("PRAGMA journal_mode")
    if mode == "wal":
        return ok("People can read while somebody writes (WAL).")
    return warning(
        f"The journal of SQLite is {mode!r}: who writes keeps the others waiting.",
        "Put the file on a local disk: a network drive has no WAL.",
    )


def cluster_status() -> dict[str, str]:
    """What a node says of its Galera cluster; nothing on SQLite, and a size of 0 outside of one."""
    if connection.vendor != "mysql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SHOW STATUS WHERE Variable_name IN ('wsrep_ready', 'wsrep_cluster_size')")
        return dict(cursor.fetchall())


@check("database", asks_database=True)
def cluster() -> Finding | None:
    """Whether this node of a Galera cluster is one of the majority, which alone answers."""
    status = cluster_status()
    if not int(status.get("wsrep_cluster_size", 0)):
        return None
    if status["wsrep_ready"] == "ON":
        return ok(f"This node is ready, one of {status['wsrep_cluster_size']}.")
    return failure(
        "This node of the cluster is not ready: it has lost the others, or is catching up.",
        "If it stays, look at wsrep_local_state_comment on each node.",
    )


@check("migrations", asks_database=True)
def migrations() -> Finding:
    """Whether the tables are those of this version."""
    waiting = _waiting(frozenset(APPLIED.applied_migrations()))
    if not waiting:
        return ok("All are applied.")
    names = ", ".join(waiting[:3])
    return failure(f"{len(waiting)} are not applied: {names}.", "Run `manage.py migrate`.")


@lru_cache(maxsize=1)
def _waiting(applied: frozenset[tuple[str, str]]) -> list[str]:
    # No version changes while it runs: files and graph are read again when other migrations are
    # applied, and not for every probe of a load balancer.
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


@check("clock", asks_database=True)
def clock() -> Finding:
    """Whether the database's clock agrees with ours: codes and sessions end by both."""
    if connection.vendor != "mysql":
        return ok(f"It is {timezone.localtime():%d %B %Y, %H:%M} in {settings.TIME_ZONE}.")
    (now,) = _ask("SELECT UTC_TIMESTAMP(6)")
    apart = abs((datetime.now(UTC) - now.replace(tzinfo=UTC)).total_seconds())
    if apart <= SLOW_SECONDS:
        return ok("The database's clock agrees with ours.")
    found = f"The database's clock is {apart:,.0f} seconds from ours."
    advice = "Run an NTP client (chrony) on both machines."
    return failure(found, advice) if apart > WRONG_SECONDS else warning(found, advice)


@check("clock", asks_database=True)
def time_zones() -> Finding | None:
    """Whether MariaDB knows our time zone, by which days are counted."""
    if connection.vendor != "mysql":
        return None
    (there,) = _ask("SELECT CONVERT_TZ('2026-01-01 00:00:00', 'UTC', %s)", settings.TIME_ZONE)
    if there:
        return ok(f"The database knows {settings.TIME_ZONE}.")
    return warning(
        f"The database does not know {settings.TIME_ZONE}: what is counted by day fails.",
        "Run `mariadb-tzinfo-to-sql /usr/share/zoneinfo | mariadb -u root mysql`.",
    )
