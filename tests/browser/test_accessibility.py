"""axe finds nothing on any page in any state, in either scheme, on a phone and on a desk."""

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.tour import DESK, PARTS, PHONE, tour

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What a style sheet imports, axe would look for beside the page.
OPTIONS = {"preload": False}
RULES = OPTIONS | {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
}
# The scheme changes nothing but colours.
COLOURS = OPTIONS | {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
LOOKS = [
    ("light", PHONE, RULES),
    ("dark", PHONE, COLOURS),
    ("dark", DESK, COLOURS),
    ("light", DESK, RULES),
]


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe, which the page has loaded, finds wrong: the rule and where."""
    found = page.evaluate("rules => axe.run(rules)", rules)["violations"]
    return [
        f"{violation['id']}: {node['target'][0]} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("part", PARTS)
def test_axe_finds_nothing(open_browser, complaints, settings, part):
    settings.ROOT_URLCONF = "tests.browser.urls"
    found = {}
    for stop, page in tour(open_browser, complaints, part):
        heard = list(complaints)
        page.evaluate(AXE_SCRIPT)
        for scheme, width, rules in LOOKS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            if wrong := violations(page, rules):
                found[stop.name, scheme, width] = wrong
        page.emulate_media(color_scheme="light")
        complaints[:] = heard  # axe itself does what the policy forbids
    assert found == {}
