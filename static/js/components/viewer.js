// All photographs large in a dialog, one a screen: by swipe, by button, by key.

import { say } from "../lib/words.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Make the dialog `root` show larger copies of `images`. `closed` is told which was seen last. */
export function viewer(root, images, closed) {
  const part = (name) => root.querySelector(`[data-viewer-${name}]`);
  const list = part("list");
  const full = part("full");
  const count = images.length;
  let current = 0;
  let aim = null; // where a scroll of ours is on its way to

  function open(index) {
    if (!list.childElementCount) {
      list.append(...images.map(slideOf));
      follow(list, show);
    }
    root.showModal();
    list.focus();
    goTo(index, "instant");
    show(index);
  }

  function show(index) {
    current = index;
    if (aim === index) {
      aim = null;
    }
    part("counter").textContent = say("{shown} of {count}", { shown: index + 1, count });
    for (const near of [index, index + 1, index - 1]) {
      list.children[(near + count) % count].firstElementChild.loading = "eager";
    }
  }

  function goTo(index, behavior) {
    aim = index;
    list.scrollTo({
      left: index * list.clientWidth,
      behavior: still.matches ? "instant" : behavior,
    });
  }

  function step(by) {
    const next = (aim ?? current) + by;
    const inside = (next + count) % count;
    goTo(inside, next === inside ? "smooth" : "instant");
  }

  const keys = {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    Home: () => goTo(0, "instant"),
    End: () => goTo(count - 1, "instant"),
  };
  root.addEventListener("keydown", (event) => {
    const act = !(event.altKey || event.ctrlKey || event.metaKey) && keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-viewer-step]");
    if (button) {
      step(Number(button.dataset.viewerStep));
    }
  });
  for (const touch of ["pointerdown", "wheel"]) {
    list.addEventListener(
      touch,
      () => {
        aim = null;
      },
      { passive: true },
    );
  }
  root.addEventListener("close", () => {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    }
    closed(current);
  });
  part("close").addEventListener("click", () => root.close());
  fullScreen(full, part("stage"));

  return { open };
}

/** Tell `tell` which item of a list that scrolls sideways is in view. */
export function follow(list, tell) {
  const items = [...list.children];
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter((each) => each.isIntersecting)) {
        tell(items.indexOf(entry.target));
      }
    },
    { root: list, threshold: 0.6 },
  );
  for (const item of items) {
    seen.observe(item);
  }
}

// A dialog itself may not fill the screen, what it holds may.
function fullScreen(button, stage) {
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener("click", () => {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : stage.requestFullscreen();
    // The browser may refuse; the photographs are as large as the window all the same.
    change.catch(() => {});
  });
  document.addEventListener("fullscreenchange", () => {
    button.ariaPressed = String(document.fullscreenElement === stage);
  });
}

function slideOf(image) {
  const slide = document.createElement("li");
  const large = image.cloneNode();
  large.sizes = "100vw";
  large.removeAttribute("fetchpriority");
  large.loading = "lazy";
  slide.append(large);
  return slide;
}
