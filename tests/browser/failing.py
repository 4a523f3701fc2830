"""Requests that fail in every way there is, for the tests of what a page says then."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, Route, expect

# What the page says of each, in its own words or the site's.
WORDS = {
    "offline": "You seem to be offline.",
    "broken": "Something went wrong on our side.",
    "hanging": "The site did not answer within 20 seconds.",
    "half": "Only half of the answer arrived.",
    "signed out": "You are signed out. Sign in by this button, come back and try again",
    "refused": "The site did not accept this",
    "too many": "Wait a little.",
}
ANSWERS = {
    "broken": (500, "<h1>Server Error (500)</h1>"),
    "half": (200, '{"success": true, "vehi'),
    "signed out": (401, {"error": "Sign in to go on.", "code": "signed_out"}),
    "refused": (403, {"error": "This page was open for too long.", "code": "csrf"}),
    "too many": (429, {"error": "Wait a little.", "code": "too_often"}),
}
# Twenty seconds are over at once.
QUICK_CLOCK = """() => {
  AbortSignal.slowly ??= AbortSignal.timeout;
  AbortSignal.timeout = () => AbortSignal.slowly.call(AbortSignal, 50);
}"""
TRUE_CLOCK = "() => { AbortSignal.timeout = AbortSignal.slowly; }"


@contextmanager
def failing(page: Page, address: str, way: str) -> Iterator[str]:
    """Let requests to `address` (a glob) fail in one of the ways of WORDS; gives what is said."""

    def answer(route: Route) -> None:
        status, body = ANSWERS[way]
        text = body if isinstance(body, str) else json.dumps({"success": False, **body})
        headers = {"Retry-After": "1"} if status == 429 else {}
        route.fulfill(status=status, body=text, headers=headers)

    if way == "offline":
        page.context.set_offline(offline=True)
        yield WORDS[way]
        page.context.set_offline(offline=False)
        return
    if way == "hanging":
        page.evaluate(QUICK_CLOCK)
    page.route(address, answer if way in ANSWERS else lambda _: None)
    yield WORDS[way]
    page.unroute(address)
    if way == "hanging":
        page.evaluate(TRUE_CLOCK)


def told_and_tried_again(
    page: Page,
    address: str,
    act: Callable[[], object],
    *,
    within: Locator | None = None,
    meanwhile: Callable[[], object] = lambda: None,
    words: str = "",
    ways: tuple[str, ...] = ("offline", "broken", "hanging", "half", "signed out", "refused"),
) -> Locator:
    """Let what `act` asks of `address` fail in each of `ways`, and press "Try again" after each.

    The notice, looked for `within` a part of the page, says the usual words or `words`, takes no
    focus and can be pressed by a thumb; `meanwhile` looks at what should have stayed. When this
    returns it was pressed once more with nothing in the way. Returns the notice, which should go.
    """
    notice = (within or page.locator("body")).locator(".failure")
    again = notice.get_by_role("button", name="Try again")
    for number, way in enumerate(ways):
        with failing(page, address, way) as usual:
            if number:
                again.click()
            else:
                act()
            expect(notice).to_contain_text(words or usual)
            meanwhile()
            expect(again).to_be_enabled()
        if not number:
            assert page.evaluate("document.activeElement.closest('.failure')") is None
            assert again.bounding_box()["height"] >= 44  # type: ignore[index]
    again.click()
    return notice


def forgive_network(complaints: list[str]) -> None:
    """Chromium complains of every request that failed, also of one that was made to."""
    complaints[:] = [
        said for said in complaints if not said.startswith(("failed: ", "Failed to load resource"))
    ]
