// What the forms that list a vehicle and change one have in common, before they are sent.

import { RequestError } from "../lib/failures.js";
import { setError } from "./field_errors.js";
import { problemOf } from "./field_words.js";

/** Say beside each field in `part` of `form` what a browser finds wrong; true if that is nothing. */
export function checkFields(form, part = form) {
  for (const field of part.querySelectorAll("[data-field-of]")) {
    const control = field.querySelector("input, select, textarea");
    if (control) {
      const label = field.querySelector("label, legend").firstChild.textContent.trim();
      setError(form, field.dataset.fieldOf, problemOf(control, label));
    }
  }
  return !part.querySelector("[data-error]:not([hidden])");
}

/** Wait for the photographs of a picker; throws the RequestError of those that did not arrive. */
export async function allArrived(photographs) {
  const missing = await photographs.arrived();
  if (missing) {
    throw new RequestError(missing, { fields: { vehicle_images: [missing] } });
  }
}
