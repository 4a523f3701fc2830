"""What moved under the eyes of who was reading."""

from playwright.sync_api import Page

# Of all shifts since the page was opened those that nobody asked for, each with what moved.
SHIFTS = """() => {
  const observer = new PerformanceObserver(() => {});
  observer.observe({ type: "layout-shift", buffered: true });
  const names = ({ sources }) =>
    sources.map(({ node }) => `${node?.nodeName} ${node?.className ?? ""}`).join(", ");
  return observer.takeRecords().filter(({ hadRecentInput }) => !hadRecentInput)
    .map((shift) => [shift.value, names(shift)]);
}"""
LEAST = 0.001


def shifts(page: Page) -> list[str]:
    """What moved on the page since it was opened, but for what followed at once on a touch or key.

    Empty where all of it together is less than anybody sees (Cumulative Layout Shift).
    """
    found = page.evaluate(SHIFTS)
    total = sum(value for value, _ in found)
    return [f"{value:.4f} {names}" for value, names in found] if total >= LEAST else []
