"""What a person has asked the device for is kept to: less motion, colours of one's own."""

import pytest

from tests.browser.focus import HAS_RING
from tests.browser.forced_colours import unseen
from tests.browser.shifts import shifts
from tests.browser.tour import DESK, PARTS, tour

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Whatever moves, or would on a touch, for longer than a blink.
MOVES = """() => {
  const seconds = (text) => Math.max(...text.split(",").map(Number.parseFloat));
  const moving = document.getAnimations().map(({ effect }) => effect)
    .filter((effect) => effect.getComputedTiming().endTime > 50)
    .map((effect) => effect.target.className);
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const { animationName, animationDuration, transitionDuration, scrollBehavior } =
        getComputedStyle(element, part);
      const runs = animationName === "none" ? "0" : animationDuration;
      const longest = Math.max(seconds(transitionDuration), seconds(runs));
      if (longest > 0.01 || scrollBehavior === "smooth") {
        moving.push(`${element.tagName} ${element.className} ${part}`);
      }
    }
  }
  return moving;
}"""

# Each control in turn: is there a ring round it, or round what stands for it?
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
RINGLESS = """(selector) => {
  const open = document.querySelector("dialog[open]") ?? document.body;
  const missing = [];
  for (const element of open.querySelectorAll(selector)) {
    document.activeElement.blur();
    element.focus({ focusVisible: true, preventScroll: true });
    if (document.activeElement === element && !(HAS_RING)(element)) {
      missing.push(`${element.tagName} ${element.className}`);
    }
  }
  return missing;
}""".replace("HAS_RING", HAS_RING)


@pytest.mark.parametrize("part", PARTS)
def test_nothing_moves_for_who_wants_less_motion_and_all_is_seen_in_forced_colours(
    open_browser, complaints, settings, part
):
    settings.ROOT_URLCONF = "tests.browser.urls"
    wrong = {}
    for stop, page in tour(open_browser, complaints, part, width=DESK, forced_colors="active"):
        found = [page.evaluate(MOVES), unseen(page), shifts(page)]
        if not stop.do:
            page.set_viewport_size({"width": stop.width, "height": 800})
            found += [page.evaluate(MOVES), unseen(page)]
        found.append(page.evaluate(RINGLESS, FOCUSABLE))
        if any(found):
            wrong[stop.name] = found
    assert wrong == {}
