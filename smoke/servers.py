"""A whole site in a throwaway folder: gunicorn behind a socket, nginx before it."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from smoke.rendering import ROOT, render

NAME = "gowheels.example"
# systemd hands the socket on as descriptor 3, to the process that LISTEN_PID names.
START = (
    'exec 3<&"$SOCKET"; LISTEN_FDS=1 LISTEN_PID=$$ exec "$0" -m gunicorn -c deploy/gunicorn.conf.py'
)
PATIENCE = 30


class Site:
    """One site that runs as docs/deploy.md has it, and can be started, updated and stopped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.http_port, self.https_port = _free_ports(2)
        self.certificate = folder / "certificate" / "fullchain.pem"
        self.log = folder / "gunicorn.log"
        self._configuration = render(folder, self.http_port, self.https_port)
        self._socket: socket.socket | None = None
        self._gunicorn: subprocess.Popen[bytes] | None = None
        self._nginx: subprocess.Popen[bytes] | None = None
        # Of the machine's own environment only where programs are and which database this is.
        kept = {n: v for n, v in os.environ.items() if n == "PATH" or n.startswith("DB_")}
        self.environment = kept | {
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": NAME,
            "DEBUG": "off",
            "OTP_DEMO_CODE": "",
            "BEHIND_PROXY": "on",
            "TRUSTED_PROXIES": "unix",
            "CONTACT_EMAIL": f"help@{NAME}",
            "MEDIA_ROOT": str(folder / "media"),
            "STATIC_ROOT": str(folder / "static"),
            # Codes are read where it prints them.
            "SMS_BACKEND": "gowheels.sms.console.ConsoleBackend",
            "SLOW_QUERY_MS": "0.001",
        }

    def manage(self, *arguments: str, typed: str = "", **environment: str) -> str:
        """Run a command of the site's; returns what it prints. Raises CalledProcessError."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment | environment,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, f"manage.py {arguments[0]}: {done.stdout}{done.stderr}"
        return done.stdout

    def prepare(self) -> None:
        """What docs/deploy.md does once: certificate, tables, catalogue, places, static files."""
        self._make_certificate()
        self.manage("migrate", "--verbosity", "0")
        self.manage("load_pincodes")
        self.manage("collectstatic", "--noinput", "--verbosity", "0")

    def start(self) -> None:
        """Open the socket, and start gunicorn and nginx."""
        self.open_socket()
        self.start_gunicorn()
        nginx = ["nginx", "-p", str(self.folder), "-c", str(self._configuration)]
        tested = subprocess.run([*nginx, "-t"], capture_output=True, text=True, check=False)
        assert tested.returncode == 0, tested.stderr
        assert "[warn]" not in tested.stderr, tested.stderr
        with (self.folder / "nginx.err").open("wb") as errors:
            self._nginx = subprocess.Popen(nginx, stderr=errors)
        self._wait_for(lambda: _connects(self.https_port), "nginx")

    def open_socket(self) -> None:
        """What gowheels.socket does."""
        path = self.folder / "gunicorn.sock"
        path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(path))
        self._socket.listen(2048)

    def close_socket(self) -> None:
        """Nobody listens any more: what nginx finds when the whole site is away."""
        assert self._socket is not None
        self._socket.close()
        (self.folder / "gunicorn.sock").unlink()

    def start_gunicorn(self) -> None:
        """What gowheels.service does; comes back when the workers run."""
        assert self._socket is not None
        number = self._socket.fileno()
        with self.log.open("ab") as log:
            begun = log.tell()
            self._gunicorn = subprocess.Popen(
                ["/bin/bash", "-c", START, sys.executable],
                cwd=ROOT,
                env=self.environment | {"SOCKET": str(number)},
                stdout=log,
                stderr=log,
                pass_fds=[number],
            )
        self._wait_for(lambda: b"Booting worker" in self.log.read_bytes()[begun:], "gunicorn")

    def stop_gunicorn(self) -> None:
        """As systemd stops it: it finishes what it is at."""
        _end(self._gunicorn)
        self._gunicorn = None

    def restart(self) -> None:
        """`systemctl restart gowheels`, as every update ends."""
        self.stop_gunicorn()
        self.start_gunicorn()

    def stop(self) -> None:
        """End all of it. The folder goes with whoever made it."""
        _end(self._nginx)
        _end(self._gunicorn)
        if self._socket:
            self._socket.close()

    def _make_certificate(self) -> None:
        self.certificate.parent.mkdir()
        curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
        names = f"subjectAltName=DNS:{NAME},DNS:www.{NAME}"
        subject = ["-subj", f"/CN={NAME}", "-addext", names]
        key = self.certificate.with_name("privkey.pem")
        files = ["-keyout", str(key), "-out", str(self.certificate)]
        subprocess.run(
            ["openssl", "req", "-x509", "-nodes", "-days", "2", *curve, *subject, *files],
            check=True,
            capture_output=True,
        )

    def _wait_for(self, is_there: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not is_there():
            if time.monotonic() > deadline:
                said = self.log.read_text()[-3000:] if self.log.exists() else ""
                raise AssertionError(f"{what} did not start. {said}")
            time.sleep(0.05)


def _end(process: subprocess.Popen[bytes] | None) -> None:
    if process and process.poll() is None:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise


def _connects(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _free_ports(many: int) -> list[int]:
    probes = [socket.socket() for _ in range(many)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports
