"""A real Chromium, and everything that it complains of."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from tests.factories import person, signed_in

# Playwright keeps an event loop in the thread of the test, where Django then refuses to query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's own Chromium, which as root runs only without its sandbox."""
    arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
    return browser_type_launch_args | {
        "executable_path": shutil.which("chromium"),
        "args": arguments,
    }


@pytest.fixture(scope="session")
def base_url(live_server: Any) -> str:
    """Where the site is, for pages that are named by their path."""
    return live_server.url


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What any page said to the console, failed to load or forbade; a test ends with none."""
    heard: list[str] = []
    yield heard
    assert heard == []


@pytest.fixture
def open_browser(
    new_context: Callable[..., BrowserContext], base_url: str, complaints: list[str]
) -> Callable[..., Page]:
    """Open a browser of its own: `open_browser(user, width=360, color_scheme="dark")`."""

    note = complaints.append

    def hear(said: ConsoleMessage) -> None:
        if said.type in ("warning", "error"):
            note(f"{said.text} ({said.location['url']})")

    def open_one(user: Any = None, width: int = 1280, **options: Any) -> Page:
        context = new_context(viewport={"width": width, "height": 800}, **options)
        if user:
            cookie = signed_in(user).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": base_url}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", hear)
        page.on("pageerror", lambda error: note(str(error)))
        has_scripts = options.get("java_script_enabled", True)

        def fail(request: Request) -> None:
            # A page drops a question itself when it asks a newer one, or is left; without scripts
            # a browser gives their preloads up.
            is_given_up = not has_scripts and request.url.endswith(".js")
            if request.failure != "net::ERR_ABORTED" and not is_given_up:
                note(f"failed: {request.url} ({request.failure})")

        page.on("requestfailed", fail)
        return page

    return open_one


@pytest.fixture
def form(open_browser: Callable[..., Page]) -> Page:
    """The page on which Ravi lists a vehicle."""
    page = open_browser(person("Ravi"))
    page.goto("/add-vehicle/")
    return page
