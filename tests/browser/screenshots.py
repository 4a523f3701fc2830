"""Pictures of every page in every state, to be looked at: `make screenshots` runs it.

Each stop of the tour, on a site with the demo's vehicles, as a phone and a desk show it in either
scheme. pytest does not find this file by itself.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.browser.tour import DESK, PARTS, PHONE, tour

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOLDER = Path(__file__).parents[2] / "screenshots"
VEHICLES = 40
LOOKS = [("light", PHONE), ("dark", PHONE), ("dark", DESK), ("light", DESK)]


@pytest.mark.parametrize("part", PARTS)
def test_take(open_browser: Any, complaints: list[str], settings: Any, part: str) -> None:
    settings.ROOT_URLCONF = "tests.browser.urls"
    call_command("seed_demo", vehicles=VEHICLES, verbosity=0)
    for stop, page in tour(open_browser, complaints, part):
        name = re.sub(r"\W+", "-", stop.name)
        for scheme, width in LOOKS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            file = FOLDER / f"{width}-{scheme}" / part / f"{name}.png"
            is_open = page.locator("dialog[open], :popover-open").count() > 0
            page.screenshot(path=file, full_page=not is_open, animations="disabled")
        page.emulate_media(color_scheme="light")
