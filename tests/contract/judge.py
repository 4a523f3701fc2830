"""Holds what the site answers against its contract, by openapi-core.

tests/conftest.py asks it of every answer that any test receives by Django's test client.
"""

import json
import re
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.urls import Resolver404, resolve

from gowheels.answers import prefers_page
from gowheels.contract import document, resolved
from gowheels.models import Vehicle

JSON = "application/json"
EVERYWHERE = "#/components/schemas/Problem"
# What answers something else than JSON, unless it fails.
NOT_JSON = ("image/", "text/plain")
VALUES = {
    label.casefold(): value
    for choices in (Vehicle.Category, Vehicle.Fuel, Vehicle.Transmission, Vehicle.Plate)
    for value, label in choices.choices
}


class ContractBroken(AssertionError):
    """An answer, or the taking of a request, is not what the contract says."""


class Judge:
    """The contract, read once, with a validator a schema that is made once."""

    def __init__(self) -> None:
        # Here, because it takes seconds, and no test of a page needs it.
        from openapi_core import Config, OpenAPI  # noqa: PLC0415
        from openapi_schema_validator import OAS31Validator  # noqa: PLC0415

        self.document = json.loads(json.dumps(document()))
        # That the document is a valid one is a test of its own.
        self._contract = OpenAPI.from_dict(self.document, config=Config(spec_validator_cls=None))
        self._validator = OAS31Validator
        self._validators: dict[str, Any] = {}
        self._patterns = [
            (re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))), path)
            # What stands in an address is tried after what is written out, as by openapi-core.
            for path in sorted(self.document["paths"], key=lambda path: path.count("{"))
        ]
        self.judged = 0

    def path_of(self, address: str) -> str | None:
        """The documented path under which an address falls, if any does."""
        found = (path for pattern, path in self._patterns if pattern.fullmatch(address))
        return next(found, None)

    def answer(self, method: str, address: str, status: int, headers: Any, body: bytes) -> None:
        """Raise ContractBroken unless an answer is a documented one."""
        self.judged += 1
        path = self.path_of(address)
        if path is None:
            # A picture that is drawn when asked for, and the figures of /metrics, are no JSON.
            if headers.get("Content-Type", "").startswith(NOT_JSON) and status < 300:
                return
            self._valid(EVERYWHERE, {"$ref": EVERYWHERE}, json.loads(body), address)
            return
        operation = self.document["paths"][path].get("get" if method == "HEAD" else method.lower())
        if operation is None:
            self._wrong_method(path, status, headers, body)
            return
        if str(status) not in operation["responses"]:
            raise ContractBroken(f"{method} {path} has no {status}: {body[:300]!r}")
        if method != "HEAD" and body:
            self._by_openapi_core(method, path, status, headers, body)

    def request(self, method: str, address: str, sent: dict[str, list[str]]) -> list[str]:
        """What the contract says against a request; nothing of one that it allows."""
        operation = self.document["paths"][self.path_of(address)][method.lower()]
        takes = _schemas_of(operation)
        wrong = [f"{name} is missing" for name, (_, needed) in takes.items() if needed]
        wrong = [words for words in wrong if not any(sent.get(words.split()[0], []))]
        for name, (schema, _) in takes.items():
            if values := [value for value in sent.get(name, []) if value.strip()]:
                said = _as_documented(resolved(schema), values)
                errors = self._made(json.dumps(schema), schema).iter_errors(said)
                wrong += [f"{name}: {error.message}" for error in errors]
        return wrong

    def _by_openapi_core(
        self, method: str, path: str, status: int, headers: Any, body: bytes
    ) -> None:
        from openapi_core.exceptions import OpenAPIError  # noqa: PLC0415
        from openapi_core.testing import MockRequest, MockResponse  # noqa: PLC0415

        request = MockRequest("http://testserver", method.lower(), path)
        kind = headers.get("Content-Type", "").partition(";")[0]
        response = MockResponse(body, status_code=status, headers=dict(headers), content_type=kind)
        try:
            self._contract.validate_response(request, response)
        except OpenAPIError as problem:
            errors = getattr(problem.__cause__, "schema_errors", ())
            why = "; ".join(f"{list(error.path)}: {error.message}"[:500] for error in errors)
            raise ContractBroken(f"{method} {path} {status}: {why or problem}") from problem

    def _wrong_method(self, path: str, status: int, headers: Any, body: bytes) -> None:
        methods = [name.upper() for name in self.document["paths"][path] if name in ("get", "post")]
        if "GET" in methods:
            methods.insert(1, "HEAD")
        if status == 403 and body:  # a POST without the token gets no further
            self._valid(EVERYWHERE, {"$ref": EVERYWHERE}, json.loads(body), path)
        elif status != 405:
            raise ContractBroken(f"{path} has no such method, and answers {status}")
        elif sorted(headers["Allow"].split(", ")) != sorted(methods):
            raise ContractBroken(f"{path} allows {headers['Allow']}, not {methods}")

    def _valid(self, key: str, schema: dict[str, Any], said: Any, where: str) -> None:
        for error in self._made(key, schema).iter_errors(said):
            raise ContractBroken(f"{where}: {error.message}")

    def _made(self, key: str, schema: dict[str, Any]) -> Any:
        if key not in self._validators:
            # A whole document of its own, so that what it refers to is found in it.
            whole = {**schema, "components": self.document["components"]}
            self._validators[key] = self._validator(whole)
        return self._validators[key]


@cache
def judge() -> Judge:
    """The one judge of this process."""
    return Judge()


def hold(response: HttpResponse) -> None:
    """Judge what a test's client received, where a program was answered. Raises ContractBroken."""
    request: Any = response.wsgi_request
    address = request.path_info
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    if address.startswith("/admin/") or not (kind == JSON or _for_programs(address)):
        return
    method = str(request.method)
    # A browser's plain form gets a page, of which the contract says the status alone.
    is_page = kind == "text/html" and prefers_page(request)
    body = b"" if is_page else response.content
    judge().answer(method, address, response.status_code, response.headers, body)
    took = kind == JSON and response.status_code == 200 and method in ("GET", "POST")
    if took and (wrong := judge().request(method, address, _sent(request))):
        raise ContractBroken(f"{method} {address} took what the contract refuses: {wrong}")


def _for_programs(address: str) -> bool:
    try:
        return getattr(resolve(address).func, "answers_json", False)
    except Resolver404:
        return False


def _sent(request: Any) -> dict[str, list[str]]:
    """What came with a request, by name, as text."""
    if request.method == "GET":
        return dict(request.GET.lists())
    if request.content_type != JSON:
        files = {name: [one.name for one in found] for name, found in request.FILES.lists()}
        return {**dict(request.POST.lists()), **files}
    body = json.loads(getattr(request, "_body", b"") or b"{}")
    return {
        name: [
            "" if one is None else str(one) for one in (said if isinstance(said, list) else [said])
        ]
        for name, said in body.items()
    }


def _schemas_of(operation: dict[str, Any]) -> dict[str, tuple[Any, bool]]:
    """By name what an endpoint takes, and whether it has to be there."""
    parameters = [resolved(one) for one in operation.get("parameters", [])]
    takes = {
        one["name"]: (one["schema"], one.get("required", False))
        for one in parameters
        if one["in"] == "query"
    }
    for content in operation.get("requestBody", {}).get("content", {}).values():
        body = resolved(content["schema"])
        needed = body.get("required", [])
        takes |= {name: (schema, name in needed) for name, schema in body["properties"].items()}
    return takes


def _as_documented(schema: dict[str, Any], values: list[str]) -> Any:
    """What was sent as text, as the value that the document means."""
    if schema.get("type") == "array":
        parts = [part for value in values for part in value.split(",") if part.strip()]
        return list(dict.fromkeys(_as_documented(schema["items"], [part]) for part in parts))
    text = " ".join(values[-1].split()) if schema.get("format") != "uuid" else values[-1].strip()
    if "enum" in schema:
        known = {text, text.casefold(), VALUES.get(text.casefold())}
        return next((one for one in schema["enum"] if one in known), text)
    try:
        if schema["type"] == "boolean":
            return True
        if schema["type"] == "integer":
            return int(text)
        return float(text) if schema["type"] == "number" else text
    except ValueError:
        return text
