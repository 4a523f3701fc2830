"""What moved under the eyes of who was reading."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

# Of all shifts since the page was opened those that nobody asked for, each with what moved.
SHIFTS = """() => {
  const observer = new PerformanceObserver(() => {});
  observer.observe({ type: "layout-shift", buffered: true });
  const timeOf = (name) => performance.getEntriesByName(name).at(-1)?.startTime ?? Infinity;
  const [asked, answered] = [timeOf("asked"), timeOf("answered")];
  const isAnswer = ({ hadRecentInput, startTime }) =>
    hadRecentInput || (asked < startTime && startTime <= answered);
  const names = ({ sources }) =>
    sources.map(({ node }) => `${node?.nodeName} ${node?.className ?? ""}`).join(", ");
  return observer.takeRecords().filter((shift) => !isAnswer(shift))
    .map((shift) => [shift.value, names(shift)]);
}"""
LEAST = 0.001
MARK = "(name) => { performance.mark(name) }"
# A shift has the time of its frame, which comes after what made it.
MARK_AFTER_FRAMES = """async (name) => {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  performance.mark(name);
}"""


@contextmanager
def asked_for(page: Page) -> Iterator[None]:
    """What moves in this block is an answer, however long a busy machine takes to give it.

    Chromium itself calls so what follows within half a second on a touch or a key.
    """
    page.evaluate(MARK, "asked")
    yield
    page.evaluate(MARK_AFTER_FRAMES, "answered")


def shifts(page: Page) -> list[str]:
    """What moved on the page since it was opened, but for what was an answer to a touch or a key.

    Empty where all of it together is less than anybody sees (Cumulative Layout Shift).
    """
    found = page.evaluate(SHIFTS)
    total = sum(value for value, _ in found)
    return [f"{value:.4f} {names}" for value, names in found] if total >= LEAST else []
