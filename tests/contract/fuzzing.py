"""Generated requests to every endpoint, by schemathesis from the contract, in this process.

The site's own answers are judged by tests/contract/judge.py, as in every other test.
"""

import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any
from unittest import SkipTest

import schemathesis
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Count, F
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from requests import Request
from schemathesis import GenerationMode

from gowheels.models import (
    BrandImage,
    FacetCount,
    Lead,
    ModelImage,
    PersonSession,
    RateCount,
    Vehicle,
    VehicleImage,
    VehicleReport,
)
from gowheels.models.facets import ALL
from tests.contract.judge import ContractBroken, judge

# What a GET may write: how often somebody asked, and until when a session lasts.
COUNTED = {model._meta.db_table for model in (RateCount, PersonSession)}
WRITTEN = re.compile(r"(?:INSERT .*?INTO|REPLACE INTO|UPDATE|DELETE FROM) [\"`]?(\w+)")

SESSION = "sessionid"
UNKNOWN, BROKEN = 401, 500
MOSTLY = 0.8
ROWS: dict[str, Any] = {
    "vehicle_id": Vehicle,
    "brand_id": BrandImage,
    "model_id": ModelImage,
    "lead_id": Lead,
    "report_id": VehicleReport,
    "image_id": VehicleImage,
    "user_id": User,
}


@dataclass
class Findings:
    """How many requests were sent, what they were answered, and what was wrong with the answers."""

    requests: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    failures: dict[str, str] = field(default_factory=dict)

    def note(self, where: str, problem: str) -> None:
        """Keep the first of each kind of failure."""
        self.failures.setdefault(where, problem)


SignIn = Callable[[], Client]


def fuzz(people: dict[str, SignIn], examples: int, first_seed: int, findings: Findings) -> None:
    """Send each endpoint `examples` requests, each of them by each person; note what is wrong.

    Half of them are valid by the contract and half are not. A person is signed in anew for each
    endpoint and wherever a request signed them out, or the rest would be so many 401s.
    """
    schema = schemathesis.openapi.from_dict(judge().document)
    for found in schema.get_all_operations():
        operation = found.ok()
        everybody = [Fuzzer(who, sign_in, findings) for who, sign_in in people.items()]
        for mode, many in zip(GenerationMode, _halves(examples), strict=True):
            if many:
                _ask(operation, mode, everybody, many, first_seed)
        for problem in broken_rules():
            findings.note(f"after {operation.label}", problem)


def _halves(number: int) -> tuple[int, int]:
    return number - number // 2, number // 2


class Fuzzer:
    """Somebody at a browser, who sends what they are given."""

    def __init__(self, who: str, sign_in: SignIn, findings: Findings) -> None:
        self.who, self.sign_in, self.findings = who, sign_in, findings
        self.browser = sign_in()
        self.is_signed_in = SESSION in self.browser.cookies

    def send(self, sent: dict[str, Any], label: str) -> None:
        """Send a request, note what is wrong with its answer, and stay signed in."""
        where, writes, response = f"{self.who}: {label}", Writes(), None
        self.findings.requests += 1
        try:
            with connection.execute_wrapper(writes):
                response = self.browser.generic(**sent)
            self.findings.statuses[response.status_code] += 1
            if response.status_code >= BROKEN:
                self.findings.note(where, f"{response.status_code} for {sent}")
        except ContractBroken as broken:
            self.findings.note(where, f"{broken} for {sent}")
        except Exception as broken:  # noqa: BLE001 - whatever it is, it is a finding
            self.findings.note(where, f"{broken!r} for {sent}")
        if sent["method"] == "GET" and (changed := writes.tables - COUNTED):
            self.findings.note(where, f"a GET wrote into {', '.join(changed)}, for {sent}")
        if self.is_signed_in and self._is_out(response):
            self.browser = self.sign_in()

    def _is_out(self, response: HttpResponse | None) -> bool:
        left = response is None or response.status_code == UNKNOWN
        return left or not self.browser.cookies[SESSION].value


class Writes:
    """The tables into which statements write, while this wraps their execution."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Note the table of a statement that writes, and run it."""
        if found := WRITTEN.match(sql):
            self.tables.add(found[1])
        return execute(sql, params, many, context)


def _ask(
    operation: Any, mode: GenerationMode, everybody: list[Fuzzer], examples: int, first_seed: int
) -> None:
    chance = Random(f"{first_seed} {operation.label} {mode}")  # noqa: S311 - guards nothing

    @seed(first_seed)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        _name_what_is_there(case, chance)
        sent = _wire(case)
        # In any order, or only the first would find what a request takes away.
        for fuzzer in chance.sample(everybody, len(everybody)):
            fuzzer.send(sent, operation.label)

    # Where the contract leaves nothing to choose, no request can be invalid.
    with suppress(Unsatisfiable, SkipTest):
        ask()


def _name_what_is_there(case: Any, chance: Random) -> None:
    """Put the id of a row that exists into most addresses: a number made up is a 404."""
    for name, model in ROWS.items():
        if name in (case.path_parameters or {}) and chance.random() < MOSTLY:
            ids = list(model.objects.values_list("pk", flat=True)[:50])
            case.path_parameters[name] = chance.choice(ids or [1])


def _wire(case: Any) -> dict[str, Any]:
    """A generated case as the test client sends it."""
    made = case.as_transport_kwargs(base_url="http://testserver")
    ready = Request(
        made["method"], made["url"], params=made.get("params"), json=made.get("json"),
        data=made.get("data"), files=made.get("files"),
    ).prepare()  # fmt: skip
    body = ready.body or b""
    path, _, query = str(ready.path_url).partition("?")
    return {
        "method": str(ready.method),
        "path": path,
        "query_string": query,
        "data": body.encode() if isinstance(body, str) else body,
        "content_type": ready.headers.get("Content-Type") or "application/octet-stream",
    }


def broken_rules() -> list[str]:
    """What the database may not hold: by its own constraints, and by what we count beside rows."""
    connection.check_constraints()
    counted = Vehicle.objects.annotate(photographs=Count("images"))
    listed = Vehicle.objects.visible().count()
    rules = {
        "photographs are counted wrong": counted.exclude(photographs=F("image_count")).exists(),
        "a cover without a photograph": Vehicle.objects.filter(image_count=0)
        .exclude(cover="")
        .exists(),
        "photographs without a cover": Vehicle.objects.filter(image_count__gt=0, cover="").exists(),
        "a lead of another seller": Lead.objects.exclude(seller=F("vehicle__seller")).exists(),
        "a photograph at no place": VehicleImage.objects.filter(position__lt=0).exists(),
        "listed vehicles are counted wrong": FacetCount.objects.read([ALL])[ALL] != listed,
    }
    return [name for name, is_broken in rules.items() if is_broken]


def report(findings: Findings) -> str:
    """The findings in lines."""
    lines = [f"{findings.requests:,} requests, {len(findings.failures)} failures"]
    lines += [f"  {status}: {count:,}" for status, count in sorted(findings.statuses.items())]
    lines += [f"! {where}\n    {problem[:1500]}" for where, problem in findings.failures.items()]
    return "\n".join(lines)
