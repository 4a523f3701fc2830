// What the browser finds wrong with a field, in our words.

/** A sentence about `field`, called `label`, or "" if it is as it should be. */
export function problemOf(field, label) {
  const { validity } = field;
  const name = label.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase());
  if (validity.valueMissing) {
    return field.matches("select, [type=radio]") ? `Choose the ${name}.` : `Enter the ${name}.`;
  }
  if (validity.badInput) {
    return "Use digits only.";
  }
  if (validity.rangeUnderflow) {
    return `Enter ${field.min} or more.`;
  }
  if (validity.rangeOverflow) {
    return `Enter ${field.max} or less.`;
  }
  if (validity.stepMismatch) {
    return field.step === "1" || !field.step
      ? "Enter a whole number."
      : "Enter at most two decimals.";
  }
  return validity.valid ? "" : field.validationMessage;
}
