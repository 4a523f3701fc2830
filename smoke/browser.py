"""As much of a browser as it takes: HTTPS to a throwaway port, cookies, forms and files."""

import gzip
import http.client
import json
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http.cookies import SimpleCookie
from typing import Any

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from smoke.servers import NAME, Site


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        """The body as text, unpacked."""
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.text)


class Browser:
    """One visitor of the site, with cookies of their own and an address of this machine's."""

    def __init__(self, site: Site, address: str = "127.0.0.1") -> None:
        self.site = site
        self.address = address
        self.cookies: dict[str, str] = {}
        self._context = ssl.create_default_context(cafile=str(site.certificate))
        self._context.set_alpn_protocols(["http/1.1"])

    def get(self, path: str, **headers: str) -> Answer:
        """Fetch a page or a file; `Accept_Encoding="br"` for a header with a dash."""
        return self.ask("GET", path, None, headers)

    def post(self, path: str, fields: Mapping[str, Any], **headers: str) -> Answer:
        """Send a form as a page's script does, files and all, with the token of this site."""
        csrf = next((v for name, v in self.cookies.items() if name.endswith("csrftoken")), "")
        own = {"Content-Type": MULTIPART_CONTENT, "X-CSRFToken": csrf, "Origin": f"https://{NAME}"}
        return self.ask("POST", path, encode_multipart(BOUNDARY, dict(fields)), own | headers)

    def ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        """Ask once, on a connection of its own; cookies are kept, redirects are not followed."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named = {"Host": NAME, "Accept-Encoding": "identity"} | named
        if self.cookies:
            named["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection(NAME)
        connection.sock = self.connect()
        try:
            connection.request(method, path, body, named)
            found = connection.getresponse()
            answer = Answer(found.status, found.headers, found.read())
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(cookie).items():
                self.cookies[name] = morsel.value
        return answer

    def connect(self) -> ssl.SSLSocket:
        """A connection on which nothing has been said yet."""
        where = ("127.0.0.1", self.site.https_port)
        plain = socket.create_connection(where, timeout=90, source_address=(self.address, 0))
        return self._context.wrap_socket(plain, server_hostname=NAME)
