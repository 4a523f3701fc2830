// Photographs before they are sent: chosen, dropped or taken, looked at, put in order. The real
// file field always holds them in that order, so the form posts them as any form would.

import { pictureProblem, sameFile } from "./photo_checks.js";

/**
 * Set up the picker in `root`. `onChange` gets the files in order; `onProblems` gets what was
 * refused, as sentences.
 */
export function photoPicker(root, { onChange, onProblems }) {
  const field = root.querySelector("input[type=file]:not([capture])");
  const camera = root.querySelector("input[capture]");
  const list = root.querySelector("[data-photos]");
  const template = root.querySelector("template");
  const said = root.querySelector("[role=status]");
  const limit = Number(root.dataset.limit);
  const megabytes = Number(root.dataset.megabytes);
  const files = new WeakMap();
  let dragged = null;

  const chosen = () => [...list.children].map((item) => files.get(item));

  function settle() {
    const transfer = new DataTransfer();
    for (const [position, item] of [...list.children].entries()) {
      transfer.items.add(files.get(item));
      item.querySelector("[data-cover]").hidden = position > 0;
      item.querySelector("[data-earlier]").disabled = position === 0;
      item.querySelector("[data-later]").disabled = item === list.lastElementChild;
      item.querySelector("img").alt = `Photograph ${position + 1}`;
    }
    field.files = transfer.files;
    onChange(chosen());
  }

  async function add(candidates) {
    const problems = [];
    for (const file of [...candidates]) {
      const problem = await pictureProblem(file, megabytes);
      if (chosen().some((other) => sameFile(other, file))) {
        continue;
      }
      if (problem) {
        problems.push(problem);
      } else if (list.children.length >= limit) {
        problems.push(`${file.name} was left out: a vehicle may have ${limit} photographs.`);
      } else {
        list.append(drawn(file));
      }
    }
    settle();
    onProblems(problems);
    say(`${list.children.length} of ${limit} photographs chosen.`);
  }

  function drawn(file) {
    const item = template.content.firstElementChild.cloneNode(true);
    const image = item.querySelector("img");
    image.src = URL.createObjectURL(file);
    item.querySelector("[data-name]").textContent = file.name;
    for (const button of item.querySelectorAll("button")) {
      button.setAttribute("aria-label", `${button.title}: ${file.name}`);
    }
    files.set(item, file);
    return item;
  }

  function move(item, forward) {
    const other = forward ? item.nextElementSibling : item.previousElementSibling;
    if (forward) {
      other.after(item);
    } else {
      other.before(item);
    }
    settle();
    const place = [...list.children].indexOf(item) + 1;
    say(`${files.get(item).name} is now number ${place} of ${list.children.length}.`);
    // A button that has just gone off cannot keep the focus.
    const pressed = item.querySelector(forward ? "[data-later]" : "[data-earlier]");
    const opposite = item.querySelector(forward ? "[data-earlier]" : "[data-later]");
    (pressed.disabled ? opposite : pressed).focus();
  }

  function remove(item) {
    const next = item.nextElementSibling || item.previousElementSibling;
    URL.revokeObjectURL(item.querySelector("img").src);
    item.remove();
    settle();
    say(`${files.get(item).name} removed. ${list.children.length} left.`);
    (next?.querySelector("[data-remove]") || field).focus();
  }

  function say(words) {
    said.textContent = words;
  }

  for (const input of [field, camera]) {
    input.addEventListener("change", () => {
      const picked = [...input.files];
      if (input === camera) {
        camera.value = "";
      }
      add(picked);
    });
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const item = button?.closest("li");
    if (!item) {
      return;
    }
    if (button.matches("[data-remove]")) {
      remove(item);
    } else {
      move(item, button.matches("[data-later]"));
    }
  });

  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("li");
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragend", () => {
    dragged = null;
    settle();
  });

  root.addEventListener("dragover", (event) => {
    event.preventDefault();
    root.classList.toggle("is-over", !dragged);
    const over = event.target.closest("li");
    if (dragged && over && over !== dragged) {
      const follows = dragged.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
      over[follows ? "after" : "before"](dragged);
    }
  });
  for (const leaving of ["dragleave", "drop"]) {
    root.addEventListener(leaving, () => root.classList.remove("is-over"));
  }
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!dragged) {
      add(event.dataTransfer.files);
    }
  });

  root.classList.add("is-ready");
}
