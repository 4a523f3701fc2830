"""The contract of the JSON endpoints: docs/openapi.yaml and the files of each audience, joined.

One document is served; in the repository it stands in several, so that each can be read.
"""

from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

Document = dict[str, Any]

FOLDER = Path(__file__).resolve().parent.parent / "docs"
METHODS = ("get", "post")


@cache
def document() -> Document:
    """The whole document. Raises ValueError where two files say something of the same name."""
    head: Document = _read(FOLDER / "openapi.yaml")
    for tag in head["tags"]:
        part = _read(FOLDER / "openapi" / f"{tag['name']}.yaml")
        for path, item in part["paths"].items():
            # Who looks for vehicles and who lists one share an address.
            _add(head["paths"].setdefault(path, {}), item)
        _add(head["components"]["schemas"], part.get("components", {}).get("schemas", {}))
    return head


def introduction() -> list[str]:
    """The paragraphs that stand before all endpoints, each in one line."""
    paragraphs = document()["info"]["description"].strip().split("\n\n")
    return [" ".join(paragraph.split()) for paragraph in paragraphs]


def titles() -> dict[str, str]:
    """What the endpoints of each audience are for, by its name."""
    return {tag["name"]: tag["description"] for tag in document()["tags"]}


def resolved(node: Any) -> Any:
    """What a part of the document says, looked up where it only refers to another part."""
    if isinstance(node, dict) and "$ref" in node:
        found: Any = document()
        for step in node["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        return {**resolved(found), **{name: said for name, said in node.items() if name != "$ref"}}
    return node


def operations() -> list[tuple[str, str, Document]]:
    """Every endpoint: its method in capitals, its path and what is said of it."""
    each = (
        ((method, path, item[method]) for method in METHODS if method in item)
        for path, item in document()["paths"].items()
    )
    return [(method.upper(), path, said) for method, path, said in chain.from_iterable(each)]


def _read(path: Any) -> Document:
    # libyaml's reader takes a tenth of the time, where PyYAML was built with it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe one


def _add(there: Document, more: Document) -> None:
    if twice := there.keys() & more.keys():
        raise ValueError(f"The contract names twice: {', '.join(sorted(twice))}.")
    there.update(more)
