"""Where the keyboard is, and whether one sees it."""

from playwright.sync_api import Page

# Whether a ring is drawn round an element, or round what stands for it.
HAS_RING = """(element) => {
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) return true;
  }
  return false;
}"""
MOST_STOPS = 60


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what `selector` names has the focus; at each stop on the way one sees it."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        at = page.evaluate_handle("document.activeElement").as_element()
        assert at is not None
        if at.evaluate("at => at === document.body"):
            continue  # from the page's end to its beginning one comes by the browser's own bar
        assert at.evaluate(HAS_RING), f"no focus is seen: {at.evaluate('at => at.outerHTML')[:200]}"
        if at.evaluate("(at, selector) => at.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not come to {selector}")


def type_into(page: Page, selector: str, text: str) -> None:
    """Go to a field by Tab, unless one is there, and type."""
    if not page.evaluate("selector => document.activeElement.matches(selector)", selector):
        tab_to(page, selector)
    page.keyboard.type(text)
