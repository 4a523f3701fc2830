// Photographs: chosen, dropped or taken, made smaller and sent at once, each by itself; looked at,
// described, put in order, removed. The site keeps them, so a reload brings them back.

import { fileProblem, sameFile } from "./photo_checks.js";
import { photoDrag } from "./photo_drag.js";
import { photoItem } from "./photo_item.js";
import { shrink } from "./photo_shrink.js";
import { newUploadKey, photoStore } from "./photo_store.js";
import { queueOf } from "./queue.js";

const AT_ONCE = 3;

/**
 * Set up the picker in `root`; partials/photo_picker.html says what it has to hold. `onChange`
 * hears of every change; `onProblems` gets what was refused, as sentences; `onKept` gets each answer
 * that says what the site has. Returns { ids(), cover(), count(), missing(), arrived(), load() }:
 * the ids of what the site has, in order, the address of the first picture, how many there are, how
 * many have not arrived; a promise of what to say of those once nothing is on its way any more (""
 * if all have arrived), and a way to ask the site again for what it has.
 */
export function photoPicker(root, { onChange, onProblems, onKept = () => {} }) {
  const field = root.querySelector("input[type=file]:not([capture])");
  const camera = root.querySelector("input[capture]");
  const list = root.querySelector("[data-photos]");
  const template = root.querySelector("template");
  const said = root.querySelector("[data-said]");
  const signedOut = root.querySelector("[data-signed-out]");
  const limit = Number(root.dataset.limit);
  const store = photoStore(root.dataset, field.form.elements.submission_key?.value);
  const uploads = queueOf(AT_ONCE);
  const changes = queueOf(1);
  const items = new Map();
  const files = new Map();
  const uploadKeys = new Map();
  let known = "";

  const inOrder = () => [...list.children].map((element) => items.get(element));
  const ids = () => inOrder().flatMap(({ id }) => (id ? [id] : []));
  const missing = () => inOrder().filter(({ id }) => !id).length;

  function settle() {
    inOrder().forEach((item, index, all) => {
      item.place(index + 1, all.length);
    });
    onChange();
  }

  function take(answer) {
    known = answer.images.map(({ id }) => id).join();
    signedOut.hidden = true;
    onKept(answer);
  }

  /** Change something that the site keeps; nobody's photographs are lost if that fails. */
  function change(act) {
    changes.add(async () => {
      try {
        take(await act());
      } catch (error) {
        signedOut.hidden = error.status !== 401;
        onProblems([error.message]);
      }
    });
  }

  function keepOrder() {
    changes.add(async () => {
      await uploads.idle();
      if (ids().join() !== known) {
        change(() => store.order(ids()));
      }
    });
  }

  function add(candidates) {
    const problems = [];
    for (const file of candidates) {
      const problem = fileProblem(file);
      if ([...files.values()].some((other) => sameFile(other, file))) {
        continue;
      }
      if (problem) {
        problems.push(problem);
      } else if (items.size >= limit) {
        problems.push(`${file.name} was left out: a vehicle may have ${limit} photographs.`);
      } else {
        const item = photoItem(template, file.name, URL.createObjectURL(file));
        put(item);
        files.set(item, file);
        uploadKeys.set(item, newUploadKey());
        enqueue(item);
      }
    }
    settle();
    onProblems(problems);
    say(`${items.size} of ${limit} photographs chosen.`);
    keepOrder();
  }

  function put(item) {
    items.set(item.element, item);
    list.append(item.element);
  }

  function enqueue(item) {
    item.wait();
    uploads.add(() => send(item));
  }

  async function send(item) {
    if (!item.element.isConnected) {
      return;
    }
    item.progress(0);
    const { blob, shows } = await shrink(files.get(item));
    const megabytes = Number(root.dataset.megabytes);
    if (blob.size > megabytes * 1024 * 1024) {
      item.fail(`It is over ${megabytes} MB. Choose a smaller one.`, false);
      onChange();
      return;
    }
    try {
      const answer = await store.send(blob, item.name, uploadKeys.get(item), item.progress);
      const arrived = answer.images.find(({ id }) => id === answer.added[0]);
      take(answer);
      if (!item.element.isConnected) {
        change(() => store.remove(arrived.id)); // removed while it was on its way
        return;
      }
      // After a lost answer it may stand here already, as what the site was asked for again.
      inOrder()
        .filter((other) => other.id === arrived.id)
        .forEach(drop);
      item.arrived(arrived.id);
      if (!shows) {
        item.show(arrived.src, arrived.srcset);
      }
      say(`${item.name} has arrived.`);
    } catch (error) {
      signedOut.hidden = error.status !== 401;
      item.fail(error.message, error.status !== 400 && error.status !== 413);
      say(`${item.name}: ${error.message}`);
    }
    onChange();
  }

  function move(item, forward) {
    const { element } = item;
    const other = forward ? element.nextElementSibling : element.previousElementSibling;
    other[forward ? "after" : "before"](element);
    settle();
    const place = [...list.children].indexOf(element) + 1;
    say(`${item.name} is now number ${place} of ${items.size}.`);
    // A button that has just gone off cannot keep the focus.
    const pressed = element.querySelector(forward ? "[data-later]" : "[data-earlier]");
    const opposite = element.querySelector(forward ? "[data-earlier]" : "[data-later]");
    (pressed.disabled ? opposite : pressed).focus();
    keepOrder();
  }

  function remove(item) {
    const { element } = item;
    const next = element.nextElementSibling || element.previousElementSibling;
    const mayHaveArrived = element.dataset.state === "failed"; // with its answer lost
    drop(item);
    settle();
    onProblems([]);
    say(`${item.name} removed. ${items.size} left.`);
    ((!mayHaveArrived && next?.querySelector("[data-remove]")) || field).focus();
    if (item.id) {
      change(() => store.remove(item.id));
    } else if (mayHaveArrived) {
      changes.add(load);
    }
  }

  function drop(item) {
    URL.revokeObjectURL(item.picture());
    item.element.remove();
    items.delete(item.element);
    files.delete(item);
    uploadKeys.delete(item);
  }

  async function load() {
    try {
      const answer = await store.list();
      take(answer);
      inOrder()
        .filter(({ id }) => id)
        .forEach(drop);
      for (const { id, src, srcset, alternative_text: text } of answer.images) {
        const item = photoItem(template, text || "Photograph", src);
        item.show(src, srcset);
        item.arrived(id, text);
        put(item);
      }
      settle();
    } catch (error) {
      onProblems([error.message]);
    }
  }

  function say(words) {
    said.textContent = words;
  }

  for (const input of [field, camera]) {
    input.addEventListener("change", () => {
      const picked = [...input.files];
      // What is sent by itself is not sent again with the form.
      input.value = "";
      add(picked);
    });
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const item = items.get(button?.closest("li"));
    if (!item) {
      return;
    }
    if (button.matches("[data-remove]")) {
      remove(item);
    } else if (button.matches("[data-again]")) {
      enqueue(item);
      item.element.querySelector("[data-remove]").focus();
      keepOrder();
    } else {
      move(item, button.matches("[data-later]"));
    }
  });

  list.addEventListener("change", (event) => {
    const item = items.get(event.target.closest("li"));
    change(() => store.describe(item.id, event.target.value));
  });

  photoDrag(root, list, {
    onMoved() {
      settle();
      keepOrder();
    },
    onFiles: add,
  });

  root.classList.add("is-ready");
  changes.add(load);

  return {
    ids,
    cover: () => inOrder()[0]?.picture() || "",
    count: () => items.size,
    missing,
    async arrived() {
      await uploads.idle();
      await changes.idle();
      const many = missing() === 1 ? "A photograph has" : `${missing()} photographs have`;
      return missing() ? `${many} not arrived. Try again, or remove what is missing.` : "";
    },
    load,
  };
}
