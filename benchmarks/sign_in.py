"""One sign-in over HTTP: a code is asked for, read from its text, and typed.

The site is told by `environment` to hand its texts to TextFile, which leaves the last code of each
phone where the client, in another process, finds it.
"""

import http.client
import json
import os
from collections.abc import Mapping
from pathlib import Path

from gowheels_project import limits

FOLDER = "BENCHMARK_TEXTS"
TOKEN = "b" * 32  # a page's script sends the token of its cookie, whatever that is


class TextFile:
    """Writes the code of each text into a file that is named after the phone."""

    def send(self, phone: str, template: str, variables: Mapping[str, str]) -> None:
        """Leave the code."""
        (Path(os.environ[FOLDER]) / phone).write_text(variables["code"])


def environment(folder: Path) -> dict[str, str]:
    """What a site needs to hear: where texts go, and limits that are counted but never reached."""
    folder.mkdir(parents=True, exist_ok=True)
    endless = {limits.variable(name): "1000000000/1d" for name in limits.DEFAULTS}
    backend = f"{__name__}.{TextFile.__name__}"
    return {FOLDER: str(folder), "SMS_BACKEND": backend, **endless}


def sign_in(port: int, phone: str, texts: Path) -> int:
    """Sign in as the phone's person; the bytes of both answers. Raises RuntimeError if refused."""
    cookies = {"csrftoken": TOKEN}
    asked = post(port, "/api/otp/", {"phone": phone}, cookies)
    otp = (texts / phone).read_text()
    before = cookies["sessionid"]
    entered = post(port, "/login/", {"phone": phone, "otp": otp}, cookies)
    if cookies["sessionid"] == before:
        raise RuntimeError("/login/ gave no new session")
    return asked + entered


def post(port: int, path: str, sent: dict[str, str], cookies: dict[str, str]) -> int:
    """One POST as a script sends it, which takes up the answer's cookies; the bytes of its body."""
    headers = {
        "Content-Type": "application/json",
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X-CSRFToken": cookies["csrftoken"],
    }
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("POST", path, json.dumps(sent), headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != http.HTTPStatus.OK:
        raise RuntimeError(f"{path} answered {answer.status}: {body.decode()}")
    for cookie in answer.headers.get_all("Set-Cookie") or []:
        name, _, value = cookie.partition(";")[0].partition("=")
        cookies[name] = value
    return len(body)
