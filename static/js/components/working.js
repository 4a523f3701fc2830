// A form at work: its button turns meanwhile, and whatever goes wrong is said beside a field.

import { countdown } from "./countdown.js";
import { focusFirstError, forgetErrorsOnInput, setError, showErrors } from "./field_errors.js";

/**
 * Run `work` for `form` while `button` turns. A failure that names no field is said beside the
 * field `fallback`; one that asks to wait keeps the button off for so long. Returns the failure,
 * or null.
 */
export async function working(form, fallback, work, button = form.querySelector("[data-submit]")) {
  if (button.disabled || button.getAttribute("aria-busy") === "true") {
    return null;
  }
  button.setAttribute("aria-busy", "true");
  setError(form, fallback, "");
  offerSignIn(form, false);
  try {
    await work();
    return null;
  } catch (error) {
    explain(form, fallback, error);
    if (error.retryAfter) {
      const whenOver = () => setError(form, fallback, "");
      countdown(button, error.retryAfter, { words: "Try again", whenOver });
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
  offerSignIn(form, error.status === 401);
  focusFirstError(form);
}

/** A page for people who are signed in has one notice with the way back; it comes to the form. */
function offerSignIn(form, isSignedOut) {
  const notice = document.querySelector("[data-signed-out]");
  if (notice) {
    notice.hidden = !isSignedOut;
    form.append(notice);
  }
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
