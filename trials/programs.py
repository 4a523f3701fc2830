"""Programs that a trial starts, kills and starts again: MariaDB, a Galera cluster, Redis."""

import getpass
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import MySQLdb
from redis import Redis
from redis.exceptions import RedisError

PATH = os.environ["PATH"] + os.pathsep + "/usr/sbin"  # where Debian keeps mariadbd and nginx
START_SECONDS = 60
STARTS = 4
GALERA = Path("/usr/lib/galera/libgalera_smm.so")
# All that a trial says is for this machine: its ports are asked for in one row.
FIRST_GALERA_PORT = int(os.environ.get("GALERA_PORT", "45670"))


class DidNotStart(Exception):
    """A program is not there after START_SECONDS; the end of its log is noted."""


@dataclass
class Program:
    """One process of its own session, with a log beside it."""

    name: str
    folder: Path
    command: Sequence[str]
    is_ready: Callable[[], bool]
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    process: subprocess.Popen[bytes] | None = None

    def start(self, *more: str) -> None:
        """Start it, and wait until it answers. Raises DidNotStart."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*self.command, *more],
                env={**self.environment, "PATH": PATH},
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        try:
            wait_until(self.is_ready, f"{self.name} did not start.", self.process)
        except DidNotStart as failure:
            failure.add_note(self.log.read_text(errors="replace")[-2000:])
            raise

    @property
    def log(self) -> Path:
        """Where it writes."""
        return self.folder / f"{self.name}.log"

    def kill(self) -> None:
        """SIGKILL, to this one process alone: it gets no chance to write or to say anything."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """SIGTERM, and SIGKILL if that is not enough."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


def wait_until(
    is_so: Callable[[], bool], otherwise: str, process: subprocess.Popen[bytes] | None = None
) -> None:
    """Ask ten times a second until it is so. Raises DidNotStart when it takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while not is_so():
        if time.monotonic() > deadline or (process and process.poll() is not None):
            raise DidNotStart(otherwise)
        time.sleep(0.1)


class MariaDB:
    """A MariaDB on a socket, which keeps what it has acknowledged: a sync a commit."""

    def __init__(self, name: str, folder: Path, *options: str) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.socket = folder / "socket"
        self.data = folder / "data"
        self.options = options
        command = [
            "mariadbd", "--no-defaults", f"--user={_user()}", f"--datadir={self.data}",
            f"--socket={self.socket}", f"--pid-file={folder}/pid", f"--tmpdir={folder}",
            "--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_ci",
            "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=256M",
            "--innodb-log-file-size=64M", "--max-connections=100", *options,
        ]  # fmt: skip
        self.program = Program(name, folder, command, self.answers)

    def install(self) -> None:
        """Make an empty one."""
        _hand_over(self.folder)
        subprocess.run(
            [
                "mariadb-install-db", "--no-defaults", f"--user={_user()}",
                f"--datadir={self.data}", "--skip-test-db", f"--tmpdir={self.folder}",
                "--auth-root-authentication-method=normal",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            env=os.environ | {"PATH": PATH},
        )  # fmt: skip

    def start(self, *more: str) -> None:
        """Start it; after a SIGKILL it mends itself first."""
        self.socket.unlink(missing_ok=True)
        self.program.start(*more)

    def answers(self) -> bool:
        """Whether it takes a question."""
        try:
            self.ask("SELECT 1")
        except MySQLdb.Error:
            return False
        return True

    def ask(self, sql: str) -> list[tuple[str, ...]]:
        """Ask it something as root."""
        connection = MySQLdb.connect(unix_socket=str(self.socket), user="root", connect_timeout=2)
        try:
            cursor = connection.cursor()
            cursor.execute(sql)
            rows = list(cursor.fetchall())
            connection.commit()
            return rows
        finally:
            connection.close()

    @property
    def environment(self) -> dict[str, str]:
        """What the site has to be told to find it."""
        return {
            "DB_NAME": "gowheels",
            "DB_USER": "root",
            "DB_PASSWORD": "",
            "DB_HOST": str(self.socket),
            "DB_PORT": "",
        }


class GaleraNode(MariaDB):
    """One node of a cluster on this machine."""

    def __init__(self, number: int, folder: Path, size: int) -> None:
        ports = [FIRST_GALERA_PORT + 2 * each for each in range(size)]
        port = ports[number]
        transfers = FIRST_GALERA_PORT + 2 * size
        self.peers = "gcomm://" + ",".join(f"127.0.0.1:{each}" for each in ports)
        super().__init__(
            f"node-{number + 1}", folder / f"node-{number + 1}", "--skip-networking",
            "--wsrep-on=ON", f"--wsrep-provider={GALERA}", "--wsrep-cluster-name=gowheels",
            "--binlog-format=ROW", "--innodb-autoinc-lock-mode=2", "--wsrep-sst-method=rsync",
            f"--wsrep-node-name=node-{number + 1}", f"--wsrep-node-address=127.0.0.1:{port}",
            f"--wsrep-sst-receive-address=127.0.0.1:{transfers + 2 * number}",
            f"--wsrep-provider-options=gmcast.listen_addr=tcp://127.0.0.1:{port};"
            f"ist.recv_addr=127.0.0.1:{transfers + 2 * number + 1};gcache.size=128M",
        )  # fmt: skip

    def start(self, *more: str) -> None:
        """Start it, again where its threads were too quick for it.

        Galera asks for the priority of a thread that may have ended ("thread schedparams: No such
        process"), and gives up: one start in ten or so, on a busy machine.
        """
        for _ in range(STARTS - 1):
            with suppress(DidNotStart):
                return super().start(*more)
        return super().start(*more)

    def begin_cluster(self) -> None:
        """Start it as the first of all."""
        self.start("--wsrep-cluster-address=gcomm://")

    def join(self) -> None:
        """Start it beside the others, from where it stood: what it has missed they send."""
        address = f"--wsrep-cluster-address={self.peers}"
        recover = [*self.program.command, address, "--wsrep-recover"]
        environment = os.environ | {"PATH": PATH}
        said = subprocess.run(
            recover, env=environment, check=True, capture_output=True, text=True
        ).stderr
        found = re.findall(r"Recovered position: ([0-9a-f-]+:-?\d+)", said)
        position = [f"--wsrep-start-position={found[-1]}"] if found else []
        self.start(address, *position)

    def answers(self) -> bool:
        """Whether it is one of the majority, and up to date."""
        try:
            status = self.ask("SHOW STATUS LIKE 'wsrep_ready'")
        except MySQLdb.Error:
            return False
        return status == [("wsrep_ready", "ON")]


def galera(folder: Path, cleaning: ExitStack, size: int = 3) -> list[GaleraNode]:
    """A cluster that runs, with an empty database; the others begin as copies of the first."""
    first, *others = [GaleraNode(number, folder, size) for number in range(size)]
    for node in (first, *others):
        cleaning.callback(node.program.stop)
    first.install()
    first.begin_cluster()
    make_database(first)
    first.program.stop()
    for node in others:
        shutil.copytree(first.data, node.data)
        _hand_over(node.folder)
        (node.data / "galera.cache").unlink(missing_ok=True)
    first.begin_cluster()
    for node in others:
        node.join()
    return [first, *others]


def end_well() -> None:
    """Let a SIGTERM end the trial as an exception does, so that nothing of it goes on running."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def make_database(server: MariaDB) -> None:
    """Make the site's database, and let this machine's users in by the socket."""
    server.ask("CREATE DATABASE gowheels CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci")


def redis(folder: Path, port: int) -> Program:
    """A Redis that keeps nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    asking = Redis(port=port, socket_timeout=1)

    def answers() -> bool:
        try:
            return bool(asking.ping())
        except RedisError:
            return False

    return Program("redis", folder, [*command, "--dir", str(folder)], answers)


def _user() -> str:
    """Whom a database runs as: root's rsync, by which nodes send each other data, may not write."""
    return "mysql" if os.getuid() == 0 else getpass.getuser()


def _hand_over(folder: Path) -> None:
    """Let that user have a folder and all in it, and pass through those above."""
    if os.getuid() == 0:
        folder.parent.chmod(0o711)
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, _user(), _user())
