// The filter form and the query of a URL say the same thing; here is the way from one to the other.

import { setError } from "./field_errors.js";

/** What `form` says as a query, e.g. "?fuel=diesel"; "" when it says nothing. */
export function queryOf(form) {
  const said = [...new FormData(form)].filter(
    ([name, value]) => value !== "" && value !== silent(form, name),
  );
  return said.length ? `?${new URLSearchParams(said)}` : "";
}

/** Make `form` say what `query` says; a control's data-or names what it says in another's stead. */
export function fillForm(form, query) {
  const values = new URLSearchParams(query);
  for (const control of form.elements) {
    if (control.name) {
      const said = values.get(control.name) ?? values.get(control.dataset.or);
      control.value = said ?? silent(form, control.name);
    }
  }
}

/** Take away every error of `form`. */
export function clearErrors(form) {
  for (const part of form.querySelectorAll("[data-field-of]")) {
    setError(form, part.dataset.fieldOf, "");
  }
}

// The value that need not stand in a URL: the first order, and nothing for all else.
function silent(form, name) {
  return name === "sort" ? form.elements.sort.options[0].value : "";
}
