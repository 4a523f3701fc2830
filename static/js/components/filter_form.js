// From the filter form to the query of a URL, which say the same, and back.

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
    if (control.name && control.name !== "sort") {
      const said = values.get(control.name) ?? values.get(control.dataset.or) ?? "";
      if (control.type === "radio") {
        control.checked = control.value === said;
      } else {
        control.value = said;
      }
    }
  }
  offerSorts(form);
  form.elements.sort.value = values.get("sort") ?? silent(form, "sort");
  form.dispatchEvent(new Event("filled"));
}

/**
 * Offer the orders that say something about what `form` says: the nearest first of a place, what
 * a trip costs of a trip. Who chose none has the nearest first with a place.
 */
export function offerSorts(form) {
  const { sort, place, lat, from, to } = form.elements;
  const has = { place: place.value || lat.value, trip: from.value && to.value };
  const wasSilent = sort.value === silent(form, "sort");
  for (const option of sort.options) {
    const isOffered = !option.dataset.needs || Boolean(has[option.dataset.needs]);
    option.hidden = !isOffered;
    option.disabled = !isOffered;
  }
  sort.dataset.silent = has.place ? "nearest" : sort.options[0].value;
  if (wasSilent || sort.selectedOptions[0].disabled) {
    sort.value = silent(form, "sort");
  }
}

/**
 * Whether the times in `group` can be asked about: both chosen, or neither. A year that is still
 * being typed is one long ago.
 */
export function isSettled(group) {
  const inputs = [...group.querySelectorAll("[type=datetime-local]")];
  const chosen = inputs.filter(({ value }) => value !== "");
  return (
    [0, inputs.length].includes(chosen.length) &&
    inputs.every(({ validity }) => !validity.rangeUnderflow && !validity.badInput)
  );
}

/** Take away every error of `form`. */
export function clearErrors(form) {
  for (const part of form.querySelectorAll("[data-field-of]")) {
    setError(form, part.dataset.fieldOf, "");
  }
}

// The value that need not stand in a URL: the order that goes by itself, else nothing.
function silent(form, name) {
  return name === "sort" ? form.elements.sort.dataset.silent : "";
}
