"""The contract as a page shows it: endpoints by audience, each with a line for a shell.

What introduces all of them is translated; what is said of one endpoint is the contract's own.
"""

import json
import shlex
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gowheels.contract import Document, operations, resolved, titles

JSON = "application/json"
# A shell reads the token anew for each line: signing in changes it.
CSRF_HEADER = "--header \"X-CSRFToken: $(awk '/csrftoken/ {print $7}' cookies)\""
BOUNDS = {
    "minimum": _("from {}"),
    "maximum": _("to {}"),
    "minLength": _("at least {} characters"),
    "maxLength": _("at most {} characters"),
    "maxItems": _("at most {}"),
}


def audiences(host: str, words: str = "") -> list[dict[str, Any]]:
    """Each audience with the endpoints that have all of these words.

    `host` is the address of the site without a slash at its end. An audience of which nothing
    stays is left out.
    """
    wanted = words.casefold().split()
    shown: dict[str, list[Document]] = {name: [] for name in titles()}
    for method, path, said in operations():
        text = f"{method} {path} {said['summary']} {said.get('description', '')}".casefold()
        if all(word in text for word in wanted):
            shown[said["tags"][0]].append(_endpoint(host, method, path, said))
    return [
        {"name": name, "title": gettext(title), "endpoints": shown[name]}
        for name, title in titles().items()
        if shown[name]
    ]


def _endpoint(host: str, method: str, path: str, said: Document) -> dict[str, Any]:
    parameters = [resolved(one) for one in said.get("parameters", [])]
    return {
        "id": said["operationId"],
        "method": method,
        "path": path,
        "summary": said["summary"],
        "description": said.get("description", ""),
        "is_for_people": any("session" in needs for needs in said["security"]),
        "parameters": [_parameter(one) for one in parameters] + list(_fields(said)),
        "answers": [_answer(status, one) for status, one in said["responses"].items()],
        "curl": _curl(host, method, path, said, parameters),
    }


def _parameter(said: Document) -> dict[str, Any]:
    return _named(said["name"], said["schema"], said.get("required", False), said)


def _fields(said: Document) -> Iterator[dict[str, Any]]:
    for content in said.get("requestBody", {}).get("content", {}).values():
        body = resolved(content["schema"])
        for name, schema in body["properties"].items():
            yield _named(name, schema, name in body.get("required", []), schema)
        return


def _named(name: str, schema: Document, is_required: bool, said: Document) -> dict[str, Any]:
    schema = resolved(schema)
    return {
        "name": name,
        "is_required": is_required,
        "type": schema.get("format") or schema.get("type", "text"),
        "bounds": ", ".join(
            words.format(f"{schema[bound]:,}") for bound, words in BOUNDS.items() if bound in schema
        ),
        "choices": schema.get("enum", []),
        "description": said.get("description") or schema.get("description", ""),
    }


def _answer(status: str, said: Document) -> dict[str, Any]:
    said = resolved(said)
    content = said.get("content", {}).get(JSON, {})
    schema = content.get("schema", {})
    code = schema.get("properties", {}).get("code", {})
    return {
        "status": status,
        "description": said["description"],
        "codes": code.get("enum", []),
        "headers": list(said.get("headers", {})),
        # Its own example; that of a failure has one shape everywhere, which the page shows once.
        "example": json.dumps(content["example"], indent=2, ensure_ascii=False)
        if status == "200" and content
        else "",
    }


def _curl(host: str, method: str, path: str, said: Document, parameters: list[Document]) -> str:
    """A line that sends the examples of the document, with the session of the file `cookies`."""
    query = {}
    for one in parameters:
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", str(one["example"]))
        elif "example" in one:
            example = one["example"]
            query[one["name"]] = (
                ",".join(map(str, example)) if isinstance(example, list) else example
            )
    address = f"{host}{path}" + (f"?{urlencode(query, safe=',:')}" if query else "")
    parts = ["curl", "--silent", "--show-error"]
    if method == "POST" or any("session" in needs for needs in said["security"]):
        parts += ["--cookie", "cookies", "--cookie-jar", "cookies"]
    line = " ".join(parts)
    if method == "POST":
        line += f" {CSRF_HEADER} --referer {host}/"
        line += _data(said.get("requestBody", {}).get("content", {}))
    return f"{line} {shlex.quote(address)}"


def _data(contents: Document) -> str:
    for kind, content in contents.items():
        example = content.get("example", {})
        if kind == JSON:
            data = json.dumps(example, ensure_ascii=False)
            return f" --json {shlex.quote(data)}"
        files = [f" --form {name}=@{file}" for name, names in example.items() for file in names]
        return "".join(files)
    return " --request POST"
