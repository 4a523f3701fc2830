// What a person typed, kept in their browser until it has arrived. Files cannot be kept.

const LEFT_OUT = ["csrfmiddlewaretoken"];

/** A draft of `form` under `key`: save(), restore() (true if there was one), clear(). */
export function draftOf(form, key) {
  function save() {
    const values = [...new FormData(form)].filter(
      ([name, value]) => typeof value === "string" && !LEFT_OUT.includes(name),
    );
    write(key, JSON.stringify({ step: form.dataset.step, values }));
  }

  function restore() {
    const saved = read(key);
    if (!saved) {
      return false;
    }
    for (const [name, value] of saved.values) {
      const field = form.elements.namedItem(name);
      if (field) {
        // A group of radio buttons takes a value too, and presses the right one.
        field.value = value;
      }
    }
    form.dataset.step = saved.step || form.dataset.step;
    return true;
  }

  /** Photographs and what they show are kept elsewhere, and are no draft. */
  function saveTyped({ target }) {
    if (target.name && target.type !== "file") {
      save();
    }
  }

  form.addEventListener("input", saveTyped);
  form.addEventListener("change", saveTyped);
  return { save, restore, clear: () => write(key, null) };
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, text) {
  try {
    if (text === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, text);
    }
  } catch {
    // A private window or a full store: the form works without a draft.
  }
}
