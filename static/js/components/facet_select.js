// A list of what there is in the place of a text field, which keeps the value and comes back for
// what is not listed.

const OTHER = "\u0000";

/**
 * Prepare a <select> for the field of `group`, whose data-any and data-other are its first and last
 * line. Returns {show}: `show([{value, text, isOff}])` shows it with these lines.
 */
export function facetSelect(group) {
  const { any, other } = group.dataset;
  const input = group.querySelector("input");
  const label = group.querySelector("label");
  const select = document.createElement("select");
  select.id = `${input.id}_list`;

  function show(lines) {
    if (document.activeElement === input) {
      return; // somebody is typing
    }
    const typed = input.value.trim();
    const same = lines.find(({ value }) => keyOf(value) === keyOf(typed));
    const own = typed && !same ? [{ value: typed, text: typed }] : [];
    const last = other ? [{ value: OTHER, text: other }] : [];
    const all = [{ value: "", text: any }, ...own, ...lines, ...last];
    select.replaceChildren(...all.map(optionOf));
    choose(same?.value ?? typed);
    if (!select.isConnected) {
      input.after(select);
      label.htmlFor = select.id;
      if (other) {
        input.setAttribute("aria-label", other.replace("…", ""));
      }
      for (const name of ["aria-invalid", "aria-describedby"]) {
        if (input.hasAttribute(name)) {
          select.setAttribute(name, input.getAttribute(name));
        }
      }
    }
    input.hidden = true;
  }

  function choose(value) {
    select.value = value;
    select.querySelector("option:checked")?.removeAttribute("disabled");
  }

  // The select has no name: what it says goes into the field before anybody hears of the change.
  select.addEventListener("change", (event) => {
    input.hidden = select.value !== OTHER;
    input.value = input.hidden ? select.value : "";
    if (!input.hidden) {
      event.stopPropagation();
      input.focus();
    }
  });
  input.form.addEventListener("filled", () => choose(input.value));
  return { show };
}

function optionOf({ value, text, isOff = false }) {
  const option = new Option(text, value);
  option.disabled = isOff;
  return option;
}

/** Makes and models are the same whatever their capitals and signs. */
function keyOf(name) {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
}
