// The photographs on the page: a counter while one swipes, and a way to see all of them large.

import { follow, viewer } from "./viewer.js";

/** Bring the gallery `root` (partials/gallery.html) to life. */
export function gallery(root) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const list = part("gallery-list");
  const links = [...list.querySelectorAll("a")];
  const all = part("gallery-all");
  const images = links.map((link) => link.querySelector("img"));
  const large = viewer(part("viewer"), images, (index) => {
    // On a desk only the first five have a place on the page.
    const link = links[index];
    (link.checkVisibility() ? link : all).focus();
  });

  for (const [index, link] of links.entries()) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      large.open(index);
    });
  }
  if (links.length > 1) {
    const counter = part("gallery-counter");
    counter.hidden = false;
    all.hidden = false;
    all.addEventListener("click", () => large.open(0));
    follow(list, (shown) => {
      counter.textContent = `${shown + 1} / ${links.length}`;
    });
  }
}
