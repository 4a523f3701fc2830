"""A browser of a trial: one that clicks, looks, signs in, and lists vehicles with photographs."""

import http.client
import io
import json
import secrets
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from PIL import Image

TOKEN = "t" * 32  # a page's script sends the token of its cookie, whatever that is
LISTING = {
    "category": "car", "brand_name": "Maruti Suzuki", "model_name": "Swift", "year": "2022",
    "fuel": "petrol", "transmission": "manual", "seats": "5", "plate": "commercial",
    "price": "1800", "pincode": "560038", "locality": "Indiranagar", "district": "Bengaluru",
    "state": "Karnataka",
}  # fmt: skip
TIMEOUT_SECONDS = 40
# nginx gives up a connection that was idle for 30 s; a browser then takes a fresh one.
IDLE_SECONDS = 20


@dataclass(frozen=True)
class Answer:
    """What came back: `status` is 0 where nothing did."""

    status: int
    body: bytes = b""

    @property
    def said(self) -> dict[str, object]:
        """The body as JSON; empty where it is none."""
        try:
            found = json.loads(self.body)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


@dataclass
class Browser:
    """One person's browser, which knows the ports of one or more servers and asks them in turn."""

    ports: Sequence[int]
    agent: str = "Mozilla/5.0 (a trial)"
    cookies: dict[str, str] = field(default_factory=lambda: {"csrftoken": TOKEN})
    connections: dict[int, http.client.HTTPConnection] = field(default_factory=dict)
    used_at: dict[int, float] = field(default_factory=dict)
    turn: int = 0

    def get(self, path: str) -> Answer:
        """Look at something."""
        return self._ask("GET", path, None, {"Accept": "*/*"})

    def post(self, path: str, sent: Mapping[str, str], agent: str = "") -> Answer:
        """Send JSON, as a page's script does."""
        headers = {"Content-Type": "application/json", "User-Agent": agent or self.agent}
        return self._ask("POST", path, json.dumps(sent).encode(), headers)

    def send(
        self, path: str, fields: Mapping[str, str], photographs: Sequence[bytes], name: str
    ) -> Answer:
        """Send a form with files."""
        edge = secrets.token_hex(8)
        body = b""
        for key, value in fields.items():
            body += f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n'.encode()
            body += value.encode() + b"\r\n"
        for photograph in photographs:
            said = f'form-data; name="{name}"; filename="a.jpg"'
            body += f"--{edge}\r\nContent-Disposition: {said}\r\n".encode()
            body += b"Content-Type: image/jpeg\r\n\r\n" + photograph + b"\r\n"
        body += f"--{edge}--\r\n".encode()
        return self._ask(
            "POST", path, body, {"Content-Type": f"multipart/form-data; boundary={edge}"}
        )

    def list_vehicle(self, key: uuid.UUID, photographs: int, *, ahead: bool = False) -> Answer:
        """List a vehicle with so many photographs, sent with the form or one by one before it.

        The key makes of the same listing sent twice one.
        """
        fields = {**LISTING, "submission_key": str(key)}
        pictures = [jpeg(number) for number in range(photographs)]
        if not ahead:
            return self.send("/add-vehicle/", fields, pictures, "vehicle_images")
        ids = ""
        for picture in pictures:
            # Named by its place, so that one that is sent again is not there twice.
            named = {"upload_key": str(uuid.uuid5(key, str(len(ids))))}
            sent = self.send(f"/api/uploads/{key}/", named, [picture], "vehicle_images")
            if sent.status != http.client.OK:
                return sent
            ids += f",{sent.said['added'][0]}"  # type: ignore[index]
        body = {**fields, "uploads": [int(each) for each in ids.split(",") if each]}
        return self.post("/add-vehicle/", body)  # type: ignore[arg-type]

    def sign_in(self, phone: str, name: str, code: object) -> Answer:
        """Register, or sign in where the phone is known. `code(phone)` gives what the text said."""
        asked = self.post("/api/otp/", {"phone": phone})
        if asked.status != http.client.OK:
            return asked
        otp = code(phone)  # type: ignore[operator]
        entered = self.post("/login/", {"phone": phone, "otp": otp})
        if entered.status == http.client.NOT_FOUND:
            told = {"phone": phone, "otp": otp, "name": name, "pincode": "560038"}
            entered = self.post("/register/", told)
        return entered

    def _ask(self, method: str, path: str, body: bytes | None, more: Mapping[str, str]) -> Answer:
        self.turn += 1
        port = self.ports[self.turn % len(self.ports)]
        headers = {
            "User-Agent": self.agent,
            "Accept": "application/json",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-CSRFToken": self.cookies["csrftoken"],
            **more,
        }
        connection = self.connections.setdefault(
            port, http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
        )
        if time.monotonic() - self.used_at.get(port, 0) > IDLE_SECONDS:
            connection.close()
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            read = answer.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            return Answer(0)
        self.used_at[port] = time.monotonic()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(answer.status, read)


@lru_cache(maxsize=16)
def jpeg(number: int) -> bytes:
    """A photograph, as a phone might have sent it, but small."""
    picture = Image.effect_noise((640, 480), 40 + number).convert("RGB")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()
