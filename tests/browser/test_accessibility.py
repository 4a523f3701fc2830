"""Every page in every state: axe finds nothing, nothing is lost, nothing jumps.

One visit serves all of it, as opening a page takes longer than looking at it.
"""

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.shifts import shifts
from tests.browser.tour import DESK, PARTS, PHONE, tour
from tests.browser.width import NARROW, lost

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What a style sheet imports, axe would look for beside the page.
OPTIONS = {"preload": False, "resultTypes": ["violations"]}
RULES = OPTIONS | {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
}
# The scheme changes nothing but colours.
COLOURS = OPTIONS | {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
PHONE_LOOKS = [("light", PHONE, RULES), ("dark", PHONE, COLOURS)]
DESK_LOOKS = [("dark", DESK, COLOURS), ("light", DESK, RULES)]
Look = tuple[str, int, dict[str, Any]]


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe, which the page has loaded, finds wrong: the rule and where."""
    found = page.evaluate("async (rules) => (await axe.run(rules)).violations", rules)
    return [
        f"{violation['id']}: {node['target'][0]} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def seen_by_axe(page: Page, looks: list[Look]) -> dict[str, list[str]]:
    """What axe finds in each scheme and at each width."""
    found = {}
    for scheme, width, rules in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        found[f"axe, {scheme}, {width} px"] = violations(page, rules)
    return found


@pytest.mark.parametrize("part", PARTS)
def test_no_page_keeps_anybody_out_loses_anything_or_jumps(
    open_browser, complaints, settings, part
):
    settings.ROOT_URLCONF = "tests.browser.urls"
    wrong = {}
    for stop, page in tour(open_browser, complaints, part):
        heard = list(complaints)
        page.evaluate(AXE_SCRIPT)
        found = seen_by_axe(page, PHONE_LOOKS)
        # axe has taken its time: what comes late is there.
        found |= {"jumps": shifts(page)}
        found |= {f"lost at {width} px": lost(page, width) for width in (NARROW, DESK)}
        found |= seen_by_axe(page, DESK_LOOKS)
        complaints[:] = heard  # axe itself does what the policy forbids
        wrong |= {(stop.name, what): said for what, said in found.items() if said}
    assert wrong == {}
