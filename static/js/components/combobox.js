// A text field with suggestions, by the pattern of the ARIA Authoring Practices.

import { say } from "../lib/words.js";
import { failureNotice } from "./failure.js";

const WAIT = 150;
const SHORTEST = 2;
let made = 0;

/**
 * Suggest below `input`, which stands alone in its parent. `suggest(text, signal)` gives a promise
 * of [{label, note}]; `choose(suggestion)` hears what was chosen, once it stands in the field;
 * `countText(count)` says how many there are. Returns {tell(words), close()}.
 */
export function combobox(input, { suggest, choose, countText }) {
  made += 1;
  const list = document.createElement("ul");
  const words = document.createElement("p");
  const around = input.parentElement;
  const failure = failureNotice((root) => {
    root.classList.add("combobox-list", "combobox-words");
    input.after(root);
  }, input);
  let options = [];
  let active = -1;
  let timer = 0;
  let asked = null;

  list.id = `suggestions-${made}`;
  list.className = "combobox-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say("Suggestions"));
  list.hidden = true;
  words.setAttribute("role", "status");
  words.className = "hidden-visually";
  around.append(list, words);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.autocomplete = "off";

  function tell(text) {
    words.textContent = text;
  }

  function close() {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
    tell("");
    failure.hide();
  }

  function mark(index) {
    active = index;
    [...list.children].forEach((item, place) => {
      item.setAttribute("aria-selected", String(place === index));
    });
    const item = list.children[index];
    if (item) {
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function open(found) {
    failure.hide();
    options = found;
    list.replaceChildren(...found.map(itemOf));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    mark(-1);
    tell(countText(found.length));
  }

  function itemOf({ label, note }, index) {
    const item = document.createElement("li");
    item.id = `${list.id}-${index}`;
    item.setAttribute("role", "option");
    item.append(label);
    if (note) {
      const aside = document.createElement("span");
      aside.className = "soft small";
      aside.textContent = note;
      item.append(" ", aside);
    }
    return item;
  }

  async function ask() {
    const text = input.value.trim();
    asked?.abort();
    if (text.length < SHORTEST) {
      close();
      return;
    }
    asked = new AbortController();
    const { signal } = asked;
    try {
      const found = await suggest(text, signal);
      if (!signal.aborted && document.activeElement === input) {
        open(found);
      }
    } catch (error) {
      if (!signal.aborted) {
        open([]);
        tell("");
        failure.show(error, () => {
          input.focus();
          return ask();
        });
      }
    }
  }

  function take(index) {
    input.value = options[index].label;
    close();
    choose(options[index]);
  }

  const keys = {
    ArrowDown: () => (list.hidden ? ask() : mark((active + 1) % options.length)),
    ArrowUp: () => list.hidden || mark(active > 0 ? active - 1 : options.length - 1),
    Home: () => mark(0),
    End: () => mark(options.length - 1),
    Enter: () => take(active),
    Escape: close,
  };

  input.addEventListener("keydown", (event) => {
    const { key } = event;
    // Without a suggestion in hand, Home, End and Enter mean what they mean in any field.
    const isOurs = key === "Escape" ? !list.hidden : key.startsWith("Arrow") || active >= 0;
    if (isOurs && keys[key] && !event.isComposing) {
      event.preventDefault();
      keys[key]();
    }
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("blur", ({ relatedTarget }) => {
    if (!relatedTarget?.closest(".failure")) {
      close();
    }
  });
  // The field keeps the focus, so that a click below it is no end of typing.
  for (const press of ["pointerdown", "mousedown"]) {
    around.addEventListener(press, (event) => {
      if (event.target.closest(".combobox-list")) {
        event.preventDefault();
      }
    });
  }
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) {
      take([...list.children].indexOf(item));
    }
  });
  input.form?.addEventListener("submit", close);
  return { tell, close };
}
