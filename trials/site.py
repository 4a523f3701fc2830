"""The site as it is served: gunicorn behind nginx, by the files of deploy/."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from gowheels_project import limits
from smoke import rendering
from smoke.rendering import ROOT
from trials.programs import Program

SITE = """
    include {folder}/snippets/http.conf;
    upstream gowheels {{ {servers} }}
    geo $internal {{ default 1; }}
    server {{
        listen 127.0.0.1:{port};
        set $static_files {static};
        set $photographs {media};
        set $pages {root}/deploy/pages;
        {more}
        include {folder}/snippets/clients.conf;
        include {folder}/snippets/locations.conf;
    }}
"""
# All of a trial comes from one address, which on the Internet would be a program's.
ONE_ADDRESS = {
    "rate=50r/s": "rate=100000r/s",
    "rate=10r/s": "rate=100000r/s",
    "limit_conn gowheels_connections 200": "limit_conn gowheels_connections 1000",
}


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a production site, whose limits are counted and never reached."""
    endless = {limits.variable(name): "1000000000/1d" for name in limits.DEFAULTS}
    return os.environ | {
        "DEBUG": "off",
        "HTTPS": "off",
        "SECRET_KEY": "of a site that lives for a while and knows nobody at all",
        "ALLOWED_HOSTS": "127.0.0.1",
        "TRUSTED_PROXIES": "unix",
        "OTP_DEMO_CODE": "",
        "LOG_LEVEL": "WARNING",
        "SLOW_QUERY_MS": "0",
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
        **endless,
        **more,
    }


def manage(environment: Mapping[str, str], *arguments: str) -> str:
    """Run a command of manage.py; what it prints."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


def fill(environment: Mapping[str, str], vehicles: int) -> None:
    """Make tables and demo vehicles without photographs, and collect the static files."""
    manage(environment, "collectstatic", "--noinput", "-v0")
    manage(environment, "migrate", "-v0")
    manage(environment, "load_pincodes", "-v0")
    # Without the catalogue, whose pictures take longer to draw than all the rest.
    seed = f"seed({vehicles}, 1, with_photographs=False, staff=None)"
    manage(environment, "shell", "-v0", "-c", f"from gowheels.demo.seeding import seed; {seed}")


class Gunicorn(Program):
    """One gunicorn on a socket, as deploy/gunicorn.conf.py says."""

    def __init__(
        self, name: str, folder: Path, environment: Mapping[str, str], workers: int
    ) -> None:
        self.socket = folder / f"{name}.sock"
        command = [sys.executable, "-m", "gunicorn", "-c", str(ROOT / "deploy/gunicorn.conf.py")]
        bound = {"GUNICORN_BIND": f"unix:{self.socket}", "WEB_CONCURRENCY": str(workers)}
        super().__init__(
            name,
            folder,
            [*command, "--chdir", str(ROOT), "--access-logfile", "/dev/null"],
            lambda: ask(self.socket, "/healthz/") == http.client.OK,
            {**environment, **bound, "PROMETHEUS_MULTIPROC_DIR": ""},
        )

    @property
    def workers(self) -> list[int]:
        """The process ids of its workers."""
        master = self.process and self.process.pid
        children = Path(f"/proc/{master}/task/{master}/children")
        return [int(pid) for pid in children.read_text().split()]

    def kill_worker(self) -> None:
        """SIGKILL to one worker."""
        with suppress(ProcessLookupError, IndexError):
            os.kill(self.workers[0], signal.SIGKILL)

    def kill_all(self) -> None:
        """SIGKILL to the master and to every worker: those would go on without it for a while."""
        workers = self.workers
        self.kill()
        for pid in workers:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def memory(self) -> int:
        """What its workers hold of the machine's memory (resident), in bytes."""
        held = 0
        for pid in self.workers:
            with suppress(FileNotFoundError):
                held += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        return held * os.sysconf("SC_PAGE_SIZE")


class Nginx(Program):
    """nginx before some gunicorns, by deploy/nginx, on a port of this machine without TLS."""

    def __init__(
        self, folder: Path, port: int, site: Mapping[str, str], gunicorns: Sequence[Gunicorn]
    ) -> None:
        self.port = port
        rendering.copy_files(folder, ONE_ADDRESS)
        several = len(gunicorns) > 1
        # A server that answers 503 is left out for a while, as docs/scale.md has it.
        patience = "max_fails=1 fail_timeout=5s" if several else "fail_timeout=0"
        served = SITE.format(
            folder=folder,
            port=port,
            servers=" ".join(f"server unix:{each.socket} {patience};" for each in gunicorns),
            static=site["STATIC_ROOT"],
            media=site["MEDIA_ROOT"],
            root=ROOT,
            more="proxy_next_upstream error timeout http_503;" if several else "",
        )
        main = rendering.main_file(folder, served)
        command = ["nginx", "-p", str(folder), "-c", str(main)]
        super().__init__("nginx", folder, command, self._answers)

    def _answers(self) -> bool:
        # The file is there once the port is its own: somebody else may answer at it.
        if not (self.folder / "nginx.pid").exists():
            return False
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            return True
        return False


def one_server(
    folder: Path, number: int, port: int, environment: dict[str, str], cleaning: ExitStack
) -> Gunicorn:
    """Nginx before one gunicorn, as one server has them."""
    gunicorn = Gunicorn(f"gunicorn-{number}", folder, environment, 2)
    gunicorn.start()
    cleaning.callback(gunicorn.stop)
    nginx = Nginx(folder / f"nginx-{number}", port, environment, [gunicorn])
    nginx.start()
    cleaning.callback(nginx.stop)
    return gunicorn


class UnixConnection(http.client.HTTPConnection):
    """HTTP over a socket in the file system."""

    def __init__(self, path: Path, timeout: float = 5) -> None:
        super().__init__("127.0.0.1", timeout=timeout)
        self.path = path

    def connect(self) -> None:
        """Connect to the socket."""
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self.path))


def ask(path: Path, address: str) -> int:
    """The status of a GET by a gunicorn's own socket; 0 where nobody answers."""
    connection = UnixConnection(path)
    try:
        connection.request("GET", address)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
