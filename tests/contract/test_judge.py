"""What is not in the contract fails the test that meets it."""

import ast
from pathlib import Path

import pytest

from gowheels import contract, showcase
from gowheels.api_views import auth
from gowheels.contract import document, resolved
from tests.contract.judge import ContractBroken, judge

pytestmark = pytest.mark.django_db
COUNTS = {"vehicles": 1, "makes": 1, "districts": 1}


@pytest.mark.parametrize(
    "counts",
    [{**COUNTS, "secret": 1}, {**COUNTS, "makes": "1"}, {"vehicles": 1, "makes": 1}],
    ids=["undocumented property", "another type", "a property is missing"],
)
def test_a_body_that_the_contract_does_not_know_fails(anonymous, monkeypatch, counts):
    monkeypatch.setattr(showcase, "counts", lambda: counts)
    with pytest.raises(ContractBroken, match="GET /api/stats/ 200"):
        anonymous.get("/api/stats/")


def test_a_status_that_the_contract_does_not_know_fails(anonymous, monkeypatch):
    said = document()["paths"]["/api/stats/"]["get"]["responses"]
    monkeypatch.delitem(judge().document["paths"]["/api/stats/"]["get"]["responses"], "200")
    assert "200" in said
    with pytest.raises(ContractBroken, match="has no 200"):
        anonymous.get("/api/stats/")


def test_a_request_that_the_contract_refuses_may_not_succeed(anonymous, monkeypatch):
    monkeypatch.setattr(auth.PhoneForm.base_fields["phone"], "clean", lambda _: "+919876543210")
    with pytest.raises(ContractBroken, match="phone"):
        anonymous.post("/check-phone/", {"phone": "9" * 33})


def test_every_answer_of_a_test_is_judged(anonymous):
    before = judge().judged
    anonymous.get("/api/stats/")
    anonymous.get("/api/vehicles/1/")
    anonymous.post("/api/stats/")
    assert judge().judged == before + 3


def codes_in_the_code():
    """Every word that a Problem or a refused code is made with."""
    for file in Path(contract.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            name = getattr(getattr(node, "func", None), "id", "")
            place = {"Problem": 1, "CodeRefused": 0}.get(name)
            if place is not None and isinstance(node.args[place], ast.Constant):
                yield node.args[place].value


def test_every_code_of_a_failure_is_in_the_contract():
    documented = set()
    for response in document()["components"]["responses"].values():
        content = resolved(response).get("content", {}).get("application/json", {})
        documented |= set(
            content.get("schema", {}).get("properties", {}).get("code", {}).get("enum", [])
        )
    assert set(codes_in_the_code()) - ONLY_ON_PAGES == documented


# A feed is no JSON endpoint.
ONLY_ON_PAGES = {"bad_filter"}
