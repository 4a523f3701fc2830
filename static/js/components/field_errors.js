// What is wrong, beside its field, and gone as soon as the person types there.

/** The part of `form` that holds the field `name` and its error, or null. */
export function fieldOf(form, name) {
  return form.querySelector(`[data-field-of="${name}"]`);
}

/** Write `message` beside the field `name` of `form`; "" takes it away. False without a field. */
export function setError(form, name, message) {
  const part = fieldOf(form, name);
  if (!part) {
    return false;
  }
  const error = part.querySelector("[data-error]");
  error.querySelector("span").textContent = message;
  error.hidden = !message;
  for (const control of controls(part)) {
    const others = (control.getAttribute("aria-describedby") || "")
      .split(" ")
      .filter((id) => id && id !== error.id);
    const described = message ? [...others, error.id] : others;
    setOrRemove(control, "aria-describedby", described.join(" "));
    setOrRemove(control, "aria-invalid", message && "true");
  }
  return true;
}

/**
 * Show a RequestError's `fields` in `form`. Returns the messages that have no field here, so that
 * they can be said elsewhere.
 */
export function showErrors(form, fields) {
  const homeless = [];
  for (const [name, messages] of Object.entries(fields)) {
    if (!setError(form, name, messages.join(" "))) {
      homeless.push(...messages);
    }
  }
  return homeless;
}

/** A RequestError's `fields` that `form` holds, as sentences that name the field. */
export function namedErrors(form, fields) {
  return Object.entries(fields)
    .filter(([name]) => fieldOf(form, name))
    .map(([name, messages]) => `${fieldOf(form, name).dataset.label}: ${messages.join(" ")}`);
}

/** Put the cursor into the first field of `form` that has an error, or onto an error without one. */
export function focusFirstError(form) {
  const error = form.querySelector("[data-error]:not([hidden])");
  const part = error?.closest("[data-field-of]");
  const target = error?.hasAttribute("tabindex") ? error : controls(part)[0];
  target?.focus();
}

/** Take an error away when its field is changed; a file field's own module knows better. */
export function forgetErrorsOnInput(form) {
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => {
      const part = event.target.closest("[data-field-of]");
      if (part && event.target.type !== "file") {
        setError(form, part.dataset.fieldOf, "");
      }
    });
  }
}

function setOrRemove(control, attribute, value) {
  if (value) {
    control.setAttribute(attribute, value);
  } else {
    control.removeAttribute(attribute);
  }
}

function controls(part) {
  return part
    ? [...part.querySelectorAll("input:not([hidden], [data-text]), select, textarea")]
    : [];
}
