"""gunicorn for a measurement, and single questions to it."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True)
class Answer:
    """What came back on a GET."""

    status: int
    content_type: str
    body: bytes


@contextmanager
def serve(module: str, environment: dict[str, str]) -> Iterator[int]:
    """Run gunicorn on the WSGI application of `module`; gives its port once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["-k", "sync", "-w", "2", "-b", f"127.0.0.1:{port}", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", "--log-level=critical", *options]
    server = subprocess.Popen([*command, f"{module}:application"], env=environment)
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def ask(port: int, path: str) -> Answer:
    """One GET."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return Answer(answer.status, answer.headers.get("Content-Type", ""), body)


def warm_up(port: int, path: str) -> Answer:
    """Ask until both workers have imported and cached what they need; the last answer.

    What is not answered with 200 is asked for once.
    """
    answer = ask(port, path)
    if answer.status == HTTPStatus.OK:
        answer = [ask(port, path) for _ in range(12)][-1]
    return answer


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
