// One's own photograph: chosen, looked at, taken back or removed, before it is saved.

import { say } from "../lib/words.js";
import { setError } from "./field_errors.js";
import { pictureProblem } from "./photo_checks.js";

/** Draw the photograph at `url`, or the first letter of `name` without one, into `circle`. */
export function drawPortrait(circle, url, name) {
  const [picture, letter] = circle.children;
  picture.hidden = !url;
  letter.hidden = Boolean(url);
  letter.textContent = ([...name.trim()][0] || "M").toUpperCase();
  if (url) {
    picture.src = url;
  } else {
    picture.removeAttribute("src");
  }
}

/** Set up the choice of a photograph in `form`. Returns saved(url), to be told what is stored. */
export function portrait(form) {
  const root = form.querySelector("[data-portrait]");
  const part = (name) => root.querySelector(`[data-${name}]`);
  const circle = part("own-portrait");
  const words = part("portrait-words");
  const { photo, remove_photo: remove, name } = form.elements;
  const hint = words.textContent;
  let stored = circle.querySelector("img").getAttribute("src");
  let chosen = null;

  function settle(file, said = hint) {
    URL.revokeObjectURL(chosen);
    chosen = file ? URL.createObjectURL(file) : null;
    if (!file) {
      photo.value = "";
    }
    drawPortrait(circle, chosen || (remove.checked ? null : stored), name.value);
    part("choose").textContent = chosen || stored ? say("Choose another") : say("Choose one");
    part("take-back").hidden = !chosen;
    part("remove").hidden = Boolean(chosen) || !stored;
    words.textContent = said;
  }

  photo.addEventListener("change", async () => {
    const [file] = photo.files;
    const problem = file ? await pictureProblem(file, Number(root.dataset.megabytes)) : "";
    setError(form, "photo", problem);
    if (problem) {
      settle(null);
    } else if (file) {
      remove.checked = false;
      settle(file, say("This is how it will look. Press Save to keep it."));
    }
  });
  part("take-back").addEventListener("click", () => {
    settle(null, say("Taken back."));
    photo.focus();
  });
  remove.addEventListener("change", () => {
    settle(null, remove.checked ? say("It goes when you press Save.") : hint);
  });

  root.classList.add("is-ready");
  part("choose").classList.add("button");

  return {
    saved(url) {
      stored = url;
      remove.checked = false;
      settle(null);
    },
  };
}
