// What the browser finds wrong with a field, in our words.

import { say } from "../lib/words.js";

/** A sentence about `field`, called `label`, or "" if it is as it should be. */
export function problemOf(field, label) {
  const { validity } = field;
  const name = label.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase());
  if (validity.valueMissing) {
    return field.matches("select, [type=radio]")
      ? say("Choose the {name}.", { name })
      : say("Enter the {name}.", { name });
  }
  if (validity.badInput) {
    return say("Use digits only.");
  }
  if (validity.rangeUnderflow) {
    return say("Enter {least} or more.", { least: field.min });
  }
  if (validity.rangeOverflow) {
    return say("Enter {most} or less.", { most: field.max });
  }
  if (validity.stepMismatch) {
    return field.step === "1" || !field.step
      ? say("Enter a whole number.")
      : say("Enter at most two decimals.");
  }
  return validity.valid ? "" : field.validationMessage;
}
