// The vehicles chosen to stand side by side, up to four, kept in this browser.

const KEPT = "compare";
export const MOST = 4;

/** The ids that are chosen, in the order in which they were. */
export function chosen() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(ids) ? ids.filter(Number.isSafeInteger).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Choose these ids and no other. */
export function choose(ids) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(ids.slice(0, MOST)));
  } catch {
    // A browser that keeps nothing still has the comparison's own page.
  }
  draw();
}

function draw() {
  const ids = chosen();
  const tray = document.querySelector("[data-compare-tray]");
  const link = tray.querySelector("a");
  tray.hidden = ids.length === 0;
  link.search = `?ids=${ids.join(",")}`;
  tray.querySelector("[data-compare-count]").textContent = ids.length;
  for (const button of document.querySelectorAll("[data-compare]")) {
    const isChosen = ids.includes(Number(button.dataset.compare));
    button.removeAttribute("data-waits");
    button.ariaPressed = String(isChosen);
    button.disabled = ids.length >= MOST && !isChosen;
  }
}

document.querySelector("[data-compare-clear]").addEventListener("click", () => {
  choose([]);
  document.querySelector("#main").focus();
});
for (const button of document.querySelectorAll("[data-compare]")) {
  button.addEventListener("click", () => {
    const id = Number(button.dataset.compare);
    const others = chosen().filter((each) => each !== id);
    choose(others.length < chosen().length ? others : [...others, id]);
  });
}
addEventListener("storage", draw);
addEventListener("pageshow", draw);
draw();
