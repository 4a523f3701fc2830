// Photographs: chosen, dropped or taken, made smaller and sent at once, each by itself; looked at,
// described, put in order, removed. The site keeps them, so a reload brings them back.

import { say, sayCount } from "../lib/words.js";
import { photoChanges } from "./photo_changes.js";
import { fileProblem } from "./photo_checks.js";
import { photoDrag } from "./photo_drag.js";
import { photoItem } from "./photo_item.js";
import { photoSending } from "./photo_sending.js";
import { photoStore } from "./photo_store.js";

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
  const limit = Number(root.dataset.limit);
  const store = photoStore(root.dataset, field.form.elements.submission_key?.value);
  const changes = photoChanges((notice) => list.before(notice), field, take);
  const sending = photoSending(store, Number(root.dataset.megabytes), { onArrived, onFailed });
  const items = new Map();
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
    onKept(answer);
  }

  function keepOrder() {
    changes.run(async () => {
      await sending.idle();
      if (ids().join() !== known) {
        changes.change(() => store.order(ids()));
      }
    });
  }

  function add(candidates) {
    const problems = [];
    for (const file of candidates) {
      const problem = fileProblem(file);
      if (sending.holds(file)) {
        continue;
      }
      if (problem) {
        problems.push(problem);
      } else if (items.size >= limit) {
        const { name } = file;
        problems.push(
          say("{name} was left out: a vehicle may have {limit} photographs.", { name, limit }),
        );
      } else {
        const item = photoItem(template, file.name, URL.createObjectURL(file));
        put(item);
        sending.start(item, file);
      }
    }
    settle();
    onProblems(problems);
    tell(say("{count} of {limit} photographs chosen.", { count: items.size, limit }));
    keepOrder();
  }

  function put(item) {
    items.set(item.element, item);
    list.append(item.element);
  }

  function onArrived(item, answer, shows) {
    const arrived = answer.images.find(({ id }) => id === answer.added[0]);
    take(answer);
    if (!item.element.isConnected) {
      changes.change(() => store.remove(arrived.id)); // removed while it was on its way
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
    tell(say("{name} has arrived.", item));
    onChange();
  }

  function onFailed(item, error) {
    if (error.kind === "signed_out") {
      item.fail(say("Not sent, as you are signed out."), true);
      changes.failed(error, () => {
        sending.again(item);
        keepOrder();
      });
    } else {
      item.fail(error.message, error.mayRetry);
    }
    tell(`${item.name}: ${error.message}`);
    onChange();
  }

  function move(item, forward) {
    const { element, name } = item;
    const other = forward ? element.nextElementSibling : element.previousElementSibling;
    other[forward ? "after" : "before"](element);
    settle();
    const place = [...list.children].indexOf(element) + 1;
    tell(say("{name} is now number {place} of {count}.", { name, place, count: items.size }));
    // A button that has just gone off cannot keep the focus.
    const pressed = element.querySelector(forward ? "[data-later]" : "[data-earlier]");
    const opposite = element.querySelector(forward ? "[data-earlier]" : "[data-later]");
    (pressed.disabled ? opposite : pressed).focus();
    keepOrder();
  }

  function remove(item) {
    const { element, name } = item;
    const next = element.nextElementSibling || element.previousElementSibling;
    const mayHaveArrived = element.dataset.state === "failed"; // with its answer lost
    drop(item);
    settle();
    onProblems([]);
    tell(say("{name} removed. {count} left.", { name, count: items.size }));
    ((!mayHaveArrived && next?.querySelector("[data-remove]")) || field).focus();
    if (item.id) {
      changes.change(() => store.remove(item.id));
    } else if (mayHaveArrived) {
      load();
    }
  }

  function drop(item) {
    URL.revokeObjectURL(item.picture());
    item.element.remove();
    items.delete(item.element);
    sending.forget(item);
  }

  function load() {
    changes.change(store.list, (answer) => {
      take(answer);
      inOrder()
        .filter(({ id }) => id)
        .forEach(drop);
      for (const { id, src, srcset, alternative_text: text } of answer.images) {
        const item = photoItem(template, text || say("Photograph"), src);
        item.show(src, srcset);
        item.arrived(id, text);
        put(item);
      }
      settle();
    });
  }

  function tell(words) {
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
      sending.again(item);
      item.element.querySelector("[data-remove]").focus();
      keepOrder();
    } else {
      move(item, button.matches("[data-later]"));
    }
  });

  list.addEventListener("change", (event) => {
    const item = items.get(event.target.closest("li"));
    const { value } = event.target;
    changes.change(() => store.describe(item.id, value));
  });

  photoDrag(root, list, {
    onMoved() {
      settle();
      keepOrder();
    },
    onFiles: add,
  });

  root.classList.add("is-ready");
  load();

  return {
    ids,
    cover: () => inOrder()[0]?.picture() || "",
    count: () => items.size,
    missing,
    async arrived() {
      await sending.idle();
      await changes.idle();
      return missing()
        ? sayCount(
            missing(),
            "A photograph has not arrived. Try again, or remove it.",
            "{count} photographs have not arrived. Try again, or remove what is missing.",
          )
        : "";
    },
    load,
  };
}
