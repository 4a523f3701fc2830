"""A site with a replica that lags: people see what they did, and visitors are served by it."""

import time
import uuid
from contextlib import ExitStack
from pathlib import Path

import MySQLdb

from trials import programs, site
from trials.browser import Browser
from trials.checks import check, soon
from trials.gateway import Gateway

VEHICLES = 100
# How far the replica is behind.
LAG_SECONDS = 3


def with_replica(folder: Path, port: int) -> None:
    """A replica that lags: people see what they did, and visitors are served by it."""
    folder.mkdir()
    folder.chmod(0o711)
    gateway = Gateway()
    with ExitStack() as cleaning:
        primary = programs.MariaDB(
            "primary", folder / "primary", f"--port={port + 4}", "--bind-address=127.0.0.1",
            "--log-bin", "--server-id=1", "--binlog-format=ROW",
        )  # fmt: skip
        replica = programs.MariaDB(
            "replica", folder / "replica", "--skip-networking", "--server-id=2", "--read-only"
        )
        for server in (primary, replica):
            server.install()
            server.start()
            cleaning.callback(server.program.stop)
        primary.ask("CREATE USER copy@'127.0.0.1' IDENTIFIED BY 'copy'")
        primary.ask("GRANT REPLICATION SLAVE ON *.* TO copy@'127.0.0.1'")
        programs.make_database(primary)
        replica.ask(
            f"CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT={port + 4}, "
            "MASTER_USER='copy', MASTER_PASSWORD='copy', MASTER_USE_GTID=slave_pos"
        )
        replica.ask("START SLAVE")
        environment = site.environment(
            folder, **primary.environment, **gateway.environment,
            DB_REPLICA_HOST=str(replica.socket),
        )  # fmt: skip
        (folder / "media").mkdir()
        site.fill(environment, VEHICLES)
        rows = "SELECT COUNT(*) FROM gowheels.gowheels_vehicle"
        caught_up = soon(lambda: replica_has(replica, rows, primary.ask(rows)), 60)
        check("the replica follows", caught_up < 60)
        replica.ask("STOP SLAVE")
        replica.ask(f"CHANGE MASTER TO MASTER_DELAY={LAG_SECONDS}")
        replica.ask("START SLAVE")
        site.one_server(folder, 1, port, environment, cleaning)
        own_writes(port, gateway, replica)


def replica_has(replica: programs.MariaDB, sql: str, rows: list[tuple[str, ...]]) -> bool:
    """Whether a question has this answer there."""
    try:
        return replica.ask(sql) == rows
    except MySQLdb.Error:
        return False


def own_writes(port: int, gateway: Gateway, replica: programs.MariaDB) -> None:
    """An owner sees at once what was listed, while the replica has not heard of it."""
    owner, visitor = Browser([port]), Browser([port])
    owner.sign_in("9811111112", "Trial", gateway.code)
    answer = owner.list_vehicle(uuid.uuid4(), 1)
    listed = str((answer.said.get("vehicle") or {}).get("id"))  # type: ignore[attr-defined]
    at_once = owner.get("/api/my/vehicles/").body.decode()
    there = f"SELECT COUNT(*) FROM gowheels.gowheels_vehicle WHERE id={listed}"
    check("an owner sees the listing at once, which the replica has not got",
          f'"id": {listed},' in at_once and int(replica.ask(there)[0][0]) == 0)  # fmt: skip
    time.sleep(LAG_SECONDS + 4)
    owner.cookies.pop("just_wrote", None)
    before = selects(replica)
    later = owner.get("/api/my/vehicles/").body.decode()
    check("seconds later the replica shows it", f'"id": {listed},' in later)
    for number in range(10):
        visitor.get(f"/get-vehicles/?q=swift&seats={number + 1}")
    read = selects(replica) - before
    check("visitors are answered by the replica", read > 10, f"{read} reads there")
    replica.program.kill()
    said = [visitor.get(f"/get-vehicles/?q=swift&min_price={each}").status for each in range(1, 9)]
    check("a replica that is killed costs a question or two", said.count(200) >= 6, str(said))


def selects(server: programs.MariaDB) -> int:
    """How many questions a server has answered."""
    return int(server.ask("SHOW GLOBAL STATUS LIKE 'Com_select'")[0][1])
