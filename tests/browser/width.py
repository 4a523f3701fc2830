"""On a desk and at 320 px, as a desk zoomed four times, no page is wider and nothing is cut off."""

from playwright.sync_api import Page

# Whether the page is wider than the window, and what is out of it or cut off.
# What one can scroll to inside its own box is not lost, nor is what is only for screen readers.
LOST = """() => {
  const root = document.documentElement;
  const KEPT_BACK = ".hidden-visually, .skip, .favourites-word, option, .code-boxes";
  const open = document.querySelector("dialog[open]") ?? document.body;
  const lost = root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth}`] : [];
  for (const element of open.querySelectorAll("*")) {
    const isSaid = [...element.childNodes].some(({ data }) => data?.trim());
    const isControl = element.matches("input:not([type=file]), select, textarea, button, img");
    const isSeen = element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    if (!(isSaid || isControl) || !isSeen) {
      continue;
    }
    const part = document.createRange();
    const [first] = [...element.childNodes].filter(({ data }) => data?.trim());
    part.selectNode(first ?? element);
    const box = (isControl ? element : part).getBoundingClientRect();
    if (box.width < 2 || element.closest(KEPT_BACK)) {
      continue;
    }
    let [left, right] = [0, innerWidth];
    for (let at = element; at && at !== root; at = at.parentElement) {
      const { overflowX } = getComputedStyle(at);
      if (["auto", "scroll"].includes(overflowX)) {
        [left, right] = [-Infinity, Infinity];
        break;
      }
      if (["hidden", "clip"].includes(overflowX) && !at.matches("img, input")) {
        const edge = at.getBoundingClientRect();
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      }
    }
    if (box.left < left - 1 || box.right > right + 1) {
      const name = `${element.tagName.toLowerCase()}.${element.className}`;
      const words = element.textContent.trim().slice(0, 40);
      lost.push(`${name} ${Math.round(box.left)}-${Math.round(box.right)} ${words}`);
    }
  }
  return lost;
}"""


NARROW = 320


def lost(page: Page, width: int) -> list[str]:
    """Make the window so wide, as who zooms meanwhile does: what is lost there."""
    page.set_viewport_size({"width": width, "height": 800})
    return page.evaluate(LOST)
