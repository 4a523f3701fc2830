"""Texts through a gateway's HTTP interface, whichever it is, described by settings alone.

`SMS_HTTP` says how the gateway wants to be asked; its strings hold placeholders, which are filled
with `{phone}` (919876543210), `{national}` (9876543210), `{template_id}` (the DLT template's id
from `SMS_HTTP["template_ids"]`) and the text's own variables, by name or by place (`{var1}`).
docs/sms.md has it for three gateways.
"""

import json
import logging
import socket
import threading
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

import phonenumbers
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from gowheels.sms import SmsFailed

logger = logging.getLogger(__name__)

# A gateway's answer is a line or two; one that goes on is not read to its end.
MAX_ANSWER_BYTES = 64 * 1024
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


class HttpBackend:
    """Sends each text by one HTTP request, and believes only an answer that says it was taken."""

    def __init__(self) -> None:
        if not settings.SMS_HTTP.get("url"):
            raise ImproperlyConfigured("SMS_BACKEND is the HTTP gateway, but SMS_HTTP has no url.")
        self.gateway = settings.SMS_HTTP
        self.address = urlsplit(self.gateway["url"])

    def send(self, phone: str, template: str, variables: Mapping[str, str]) -> None:
        """Hand the text over. Raises SmsFailed unless the gateway's answer says it took it.

        Nothing of the request is logged: a gateway's URL may hold its key, and the body the code.
        """
        words = defaultdict(str, variables)
        words |= {f"var{place}": said for place, said in enumerate(variables.values(), start=1)}
        words |= {
            "phone": phone.lstrip("+"),
            "national": str(phonenumbers.parse(phone).national_number),
            "template_id": self.gateway["template_ids"].get(template, ""),
        }
        try:
            status, said = self._ask(words)
        except (OSError, HTTPException) as failure:
            reason = f"it could not be asked ({type(failure).__name__})"
        else:
            if status in range(200, 300) and self._was_taken(said):
                return
            reason = f"its answer, status {status}, does not say that the text was taken"
        logger.error("The SMS gateway at %s failed: %s", self.address.hostname, reason)
        raise SmsFailed(reason)

    def _ask(self, words: Mapping[str, str]) -> tuple[int, bytes]:
        """Make the one request; a redirect is not followed, as it would carry the key away."""
        timeout = self.gateway["timeout"]
        kind = HTTPSConnection if self.address.scheme == "https" else HTTPConnection
        connection = kind(self.address.netloc, timeout=timeout)
        connection.connect()
        # A time-out on the socket starts anew with each byte; this one does not.
        clock = threading.Timer(timeout, hang_up, [connection.sock])
        clock.start()
        try:
            connection.request(self.gateway["method"], *self._request(words))
            answer = connection.getresponse()
            said = answer.read(MAX_ANSWER_BYTES)
            if clock.finished.is_set():
                raise TimeoutError
            return answer.status, said
        finally:
            clock.cancel()
            connection.close()

    def _request(self, words: Mapping[str, str]) -> tuple[str, bytes | None, dict[str, str]]:
        """The path with its query, the body and the headers, filled in."""
        quoted = defaultdict(str, {name: quote(said, safe="") for name, said in words.items()})
        where = urlunsplit(("", "", *self.address[2:4], "")).format_map(quoted)
        headers = {**self.gateway["headers"], "User-Agent": "GoWheels"}
        body = filled(self.gateway["body"], words)
        if not body:
            return where, None, headers
        if self.gateway["format"] == "json":
            return where, json.dumps(body).encode(), {**headers, "Content-Type": JSON}
        return where, urlencode(body).encode(), {**headers, "Content-Type": FORM}

    def _was_taken(self, answer: bytes) -> bool:
        try:
            said = json.loads(answer)
        except ValueError:
            return False
        wanted = self.gateway["success"]
        return (
            bool(wanted)
            and isinstance(said, dict)
            and all(said.get(name) == value for name, value in wanted.items())
        )


def hang_up(line: socket.socket) -> None:
    """End a connection that another thread reads from; its read ends at once."""
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def filled(shape: Any, words: Mapping[str, str]) -> Any:
    """Fill the placeholders in every string of a JSON-like value."""
    match shape:
        case str():
            return shape.format_map(words)
        case dict():
            return {name: filled(value, words) for name, value in shape.items()}
        case list():
            return [filled(value, words) for value in shape]
    return shape
