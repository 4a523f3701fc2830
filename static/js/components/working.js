// A form at work: its button turns meanwhile, and whatever goes wrong is said in it.

import { RequestError } from "../lib/failures.js";
import { say } from "../lib/words.js";
import { countdown } from "./countdown.js";
import { failureOf } from "./failure.js";
import { focusFirstError, forgetErrorsOnInput, setError, showErrors } from "./field_errors.js";

// What the person's next word may put right is said beside a field; the rest is nobody's mistake.
const BESIDE_A_FIELD = ["input", "too_many"];

/**
 * Run `work` for `form` while `button` turns. What is wrong with what was typed is said beside its
 * field, or beside the field `fallback`; one that asks to wait keeps the button off for so long; all
 * else is said above the button, with a way to try again. Returns the failure, or null.
 */
export async function working(form, fallback, work, button = form.querySelector("[data-submit]")) {
  if (button.disabled || button.getAttribute("aria-busy") === "true") {
    return null;
  }
  const notice = failureOf(button, (root) => (button.closest("p") ?? button).before(root));
  button.setAttribute("aria-busy", "true");
  setError(form, fallback, "");
  try {
    await work();
    notice.hide();
    return null;
  } catch (error) {
    if (!(error instanceof RequestError)) {
      throw error; // a fault of this program, which is no word for a person
    }
    if (BESIDE_A_FIELD.includes(error.kind)) {
      notice.hide();
      explain(form, fallback, error);
    } else {
      notice.show(error);
    }
    if (error.retryAfter) {
      const whenOver = () => setError(form, fallback, "");
      countdown(button, error.retryAfter, { words: say("Try again"), whenOver });
    }
    return error;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** Say in `form` what a RequestError is about, and put the cursor there. */
export function explain(form, fallback, error) {
  const homeless = showErrors(form, error.fields);
  if (homeless.length > 0 || Object.keys(error.fields).length === 0) {
    setError(form, fallback, homeless.join(" ") || error.message);
  }
  focusFirstError(form);
}

/** Let `act` take the form in place of the browser, with words of ours beside what is wrong. */
export function onSubmit(form, act) {
  form.noValidate = true;
  forgetErrorsOnInput(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
}
