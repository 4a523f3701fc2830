"""What is not seen once the system paints every ground in one colour."""

from playwright.sync_api import Page

# Controls without an edge; what is chosen but looks as it would if it were not; and shapes that are
# nothing but their ground, unless they only adorn.
UNSEEN = """() => {
  const isSeen = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const seen = (selector) => [...document.querySelectorAll(selector)].filter(isSeen);
  const hasBorder = (style) => ["Top", "Right", "Bottom", "Left"].some((side) =>
    Number.parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== "none");

  const edgeless = seen(`.button, .choice, .chip, .plate, .switch-track, .code-boxes > span,
    .phone-plate, select, textarea, .field > input:not([type=file])`)
    .filter((element) => !hasBorder(getComputedStyle(element)));

  // How an element looks now, and how it would if it were not chosen.
  const PARTS = [null, "::before", "::after"];
  const LOOKS = ["outline", "border", "textDecorationLine", "backgroundColor", "transform"];
  const looks = (element) => PARTS.flatMap((part) => {
    const style = getComputedStyle(element, part);
    return LOOKS.map((name) => style[name]);
  }).join();
  const isSame = (element, choose) => {
    const before = looks(element);
    choose(false);
    const after = looks(element);
    choose(true);
    return before === after;
  };
  const STATES = { "aria-current": null, "aria-pressed": "false", "aria-selected": "false",
    "aria-checked": "false" };
  const unmarked = Object.entries(STATES).flatMap(([name, off]) =>
    seen(`[${name}]:not([${name}=false], .breadcrumb *)`).filter((element) => {
      const on = element.getAttribute(name);
      const shown = element.querySelector(".switch-track") ?? element;
      return isSame(shown, (isOn) => isOn || off
        ? element.setAttribute(name, isOn ? on : off) : element.removeAttribute(name));
    }));
  const unticked = seen(".choice:has(:checked)").filter((element) => {
    const box = element.querySelector(":checked");
    return isSame(element, (isOn) => { box.checked = isOn; });
  });

  const canvas = getComputedStyle(document.body).backgroundColor;
  const isLost = (style) => style.backgroundColor === canvas && style.backgroundImage === "none" &&
    style.forcedColorAdjust === "auto" && !hasBorder(style) && Number.parseFloat(style.width) > 1;
  const shapeless = seen("body *:not(.plate-large)").filter((element) => {
    const isShape = element.matches("span, div, li") && !element.childNodes.length;
    const drawn = PARTS.slice(1).map((part) => getComputedStyle(element, part))
      .filter(({ content }) => content === '""');
    return [...(isShape ? [getComputedStyle(element)] : []), ...drawn].some(isLost);
  });

  return Object.entries({ edgeless, unmarked, unticked, shapeless }).flatMap(([how, found]) =>
    found.map((element) => `${how}: ${element.tagName} ${element.className}`));
}"""


def unseen(page: Page) -> list[str]:
    """What on the page is not seen, and why."""
    return page.evaluate(UNSEEN)
