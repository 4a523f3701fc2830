"""Texts through a gateway's HTTP interface, whichever it is, described by settings alone.

`SMS_HTTP` says how the gateway wants to be asked; its strings hold placeholders, which are filled
with `{phone}` (919876543210), `{national}` (9876543210), `{template_id}` (the DLT template's id
from `SMS_HTTP["template_ids"]`) and the text's own variables. docs/sms.md has it for three
gateways.
"""

import json
import logging
import time
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import phonenumbers
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from gowheels.sms import SmsFailed

logger = logging.getLogger(__name__)

# A gateway's answer is a line or two; one that goes on is not read to its end.
MAX_ANSWER_BYTES = 64 * 1024


class NoRedirects(HTTPRedirectHandler):
    """A redirect would carry the key and the code to another host."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Follow nothing."""


class HttpBackend:
    """Sends each text by one HTTP request, and believes only an answer that says it was taken."""

    def __init__(self) -> None:
        if not settings.SMS_HTTP.get("url"):
            raise ImproperlyConfigured("SMS_BACKEND is the HTTP gateway, but SMS_HTTP has no url.")
        self.gateway = settings.SMS_HTTP

    def send(self, phone: str, template: str, variables: Mapping[str, str]) -> None:
        """Hand the text over. Raises SmsFailed unless the gateway's answer says it took it.

        Nothing of the request is logged: a gateway's URL may hold its key, and the body the code.
        """
        deadline = time.monotonic() + self.gateway["timeout"]
        try:
            answer = self._ask(self._request(phone, template, variables), deadline)
        except HTTPError as refusal:
            reason = f"it answered with status {refusal.code}"
        except (URLError, OSError, HTTPException, TimeoutError) as failure:
            reason = f"it could not be asked ({type(failure).__name__})"
        else:
            if self._was_taken(answer):
                return
            reason = "its answer does not say that the text was taken"
        logger.error("The SMS gateway at %s failed: %s", self._host(), reason)
        raise SmsFailed(reason)

    def _request(self, phone: str, template: str, variables: Mapping[str, str]) -> Request:
        words = {
            "phone": phone.lstrip("+"),
            "national": str(phonenumbers.parse(phone).national_number),
            "template_id": self.gateway["template_ids"].get(template, ""),
            **variables,
        }
        url_words = {name: quote(value, safe="") for name, value in words.items()}
        body = filled(self.gateway["body"], words)
        headers = {**self.gateway["headers"], "User-Agent": "GoWheels"}
        data = None
        if body and self.gateway["format"] == "json":
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        elif body:
            data = urlencode(body).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        url = self.gateway["url"].format_map(url_words)
        return Request(url, data=data, headers=headers, method=self.gateway["method"])  # noqa: S310

    def _ask(self, request: Request, deadline: float) -> bytes:
        opener = build_opener(NoRedirects)
        with opener.open(request, timeout=self.gateway["timeout"]) as response:
            return self._read(response, deadline)

    def _read(self, response: HTTPResponse, deadline: float) -> bytes:
        answer = b""
        # Each read has the socket's time-out; the clock stops a gateway that drips byte by byte.
        while chunk := response.read1(4096):
            answer += chunk
            if time.monotonic() > deadline or len(answer) > MAX_ANSWER_BYTES:
                raise TimeoutError
        return answer

    def _was_taken(self, answer: bytes) -> bool:
        try:
            said = json.loads(answer)
        except ValueError:
            return False
        wanted = self.gateway["success"]
        return isinstance(said, dict) and all(
            said.get(name) == value for name, value in wanted.items()
        )

    def _host(self) -> str:
        return urlsplit(self.gateway["url"]).hostname or "?"


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
