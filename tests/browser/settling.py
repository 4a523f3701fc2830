"""Waiting for what no locator can say.

Playwright's own `wait_for_function` evaluates a text in the page again and again, which our content
security policy forbids from the second time on.
"""

from playwright.sync_api import Page

MILLISECONDS = 3000
LOOK_AGAIN = """async () => {
  const until = performance.now() + %d;
  while (!(%s) && performance.now() < until) {
    await new Promise(requestAnimationFrame);
  }
  return Boolean(%s);
}"""


def comes_true(page: Page, condition: str) -> bool:
    """Whether a condition in JavaScript is true within MILLISECONDS."""
    return bool(page.evaluate(LOOK_AGAIN % (MILLISECONDS, condition, condition)))
