"""The contract is a valid OpenAPI document, and its examples are what it says."""

import json

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from gowheels.contract import operations, resolved
from tests.contract.judge import judge


def test_it_is_a_valid_openapi_document():
    OpenAPIV31SpecValidator(judge().document).validate()


def examples():
    """Each example with its schema, and where it stands."""
    for method, path, said in operations():
        for one in map(resolved, said.get("parameters", [])):
            if "example" in one:
                yield f"{method} {path} {one['name']}", one["schema"], one["example"]
        bodies = [("request", said.get("requestBody", {}))]
        bodies += [(status, resolved(one)) for status, one in said["responses"].items()]
        for part, body in bodies:
            for kind, content in body.get("content", {}).items():
                if "example" in content:
                    yield f"{method} {path} {part} {kind}", content["schema"], content["example"]


@pytest.mark.parametrize(
    ("where", "schema", "example"),
    list(examples()),
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_an_example_is_what_its_schema_says(where, schema, example):
    judge()._valid(json.dumps(schema), schema, json.loads(json.dumps(example)), where)


@pytest.mark.parametrize(("method", "path", "said"), operations(), ids=str)
def test_every_answer_of_json_has_an_example(method, path, said):
    for status, one in said["responses"].items():
        content = resolved(one).get("content", {})
        assert all("example" in content[kind] for kind in content if kind.endswith("json")), status
