"""Whatever is sent to an endpoint, by whomever: an answer of the contract, and nothing broken.

`make fuzz` sends more (`FUZZ_EXAMPLES` to each endpoint from each person, from `FUZZ_SEED` on).
"""

import os
import sys

import pytest
from django.test import Client

from tests.contract.fuzzing import Findings, fuzz, report
from tests.factories import person, signed_in, superuser, vehicle, with_photographs

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "3"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))


@pytest.fixture
def browsers(settings, indiranagar):
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, "1000000/1d")
    owner = person("Ravi")
    with_photographs(vehicle(owner), 2)
    vehicle(owner, approval_status="pending")
    options = {"raise_request_exception": False}
    return {
        "anonymous": Client(**options),
        "customer": signed_in(person("Meera"), **options),
        "owner": signed_in(owner, **options),
        "staff": signed_in(superuser(), **options),
    }


@pytest.mark.django_db(transaction=True)
def test_generated_requests_break_nothing(browsers):
    findings = Findings()
    fuzz(browsers, EXAMPLES, SEED, findings)
    sys.stdout.write(f"\n{report(findings)}\n")
    assert not findings.failures, report(findings)
