// The photographs: a counter while one swipes, and all of them large in a dialog.

/** Bring the gallery `root` (partials/gallery.html) to life. */
export function gallery(root) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const list = part("gallery-list");
  const links = [...list.querySelectorAll("a")];
  const viewer = part("viewer");
  const slides = part("viewer-list");
  let current = 0;

  function open(index) {
    if (!slides.childElementCount) {
      slides.append(...links.map(slideOf));
      follow(slides, (shown) => {
        current = shown;
        part("viewer-counter").textContent = `${shown + 1} / ${links.length}`;
      });
    }
    viewer.showModal();
    goTo(index, "instant");
  }

  function goTo(index, behavior) {
    const inside = (index + links.length) % links.length;
    slides.scrollTo({ left: inside * slides.clientWidth, behavior });
  }

  for (const [index, link] of links.entries()) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(index);
    });
  }
  viewer.addEventListener("click", (event) => {
    const step = event.target.closest("[data-viewer-step]");
    if (step) {
      goTo(current + Number(step.dataset.viewerStep), "smooth");
    }
  });
  viewer.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      goTo(current + step, "smooth");
    }
  });
  viewer.addEventListener("close", () => links[current].focus());
  part("viewer-close").addEventListener("click", () => viewer.close());

  if (links.length > 1) {
    const counter = part("gallery-counter");
    counter.hidden = false;
    part("gallery-all").hidden = false;
    part("gallery-all").addEventListener("click", () => open(0));
    follow(list, (shown) => {
      counter.textContent = `${shown + 1} / ${links.length}`;
    });
  }
}

function slideOf(link) {
  const slide = document.createElement("li");
  const image = link.querySelector("img").cloneNode();
  image.sizes = "100vw";
  image.removeAttribute("fetchpriority");
  image.loading = "lazy";
  slide.append(image);
  return slide;
}

// Tell `say` which item of a list that scrolls sideways is in view.
function follow(list, say) {
  const items = [...list.children];
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter((each) => each.isIntersecting)) {
        say(items.indexOf(entry.target));
      }
    },
    { root: list, threshold: 0.6 },
  );
  for (const item of items) {
    seen.observe(item);
  }
}
