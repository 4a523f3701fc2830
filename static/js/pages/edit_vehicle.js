// Change a vehicle: what goes before staff is said while one edits; what was typed is kept.
// Photographs are changed at once, one by one, whether the rest is saved or not.

import { offerCatalogue } from "../components/catalogue.js";
import { draftOf } from "../components/draft.js";
import {
  focusFirstError,
  forgetErrorsOnInput,
  setError,
  showErrors,
} from "../components/field_errors.js";
import { problemOf } from "../components/field_words.js";
import { photoPicker } from "../components/photo_picker.js";
import { suggestPlace } from "../components/place.js";
import { request } from "../lib/request.js";

const form = document.querySelector("[data-listing]");
const submit = form.querySelector("[data-submit]");
const problem = form.querySelector("[data-problem]");
const lookAgain = form.querySelector("[data-look-again]");
const withStaff = form.querySelector("[data-with-staff]");
const draftNotice = document.querySelector("[data-draft-notice]");
const judged = form.dataset.judged.split(" ");
const usualWords = submit.textContent;

form.noValidate = true;
forgetErrorsOnInput(form);
const draft = draftOf(form, form.dataset.draft);
draftNotice.hidden = !draft.restore();
let before = "";
const photographs = photoPicker(form.querySelector("[data-photo-picker]"), {
  onChange() {},
  onProblems: (sentences) => setError(form, "vehicle_images", sentences.join(" ")),
  onKept({ approval_status: status }) {
    form.querySelector("[data-current-photographs]")?.remove();
    before ||= status;
    withStaff.hidden = status === before;
  },
});
suggestPlace(form);
offerCatalogue(form).refresh();
sayWhoLooks();

/** Say before it is saved whether staff have to look at it again. */
function sayWhoLooks() {
  const looked = judged.some((name) => controlsOf(name).some(isChanged));
  lookAgain.hidden = !looked;
  submit.textContent = looked ? "Save and send in" : usualWords;
}

function controlsOf(name) {
  return [...form.querySelectorAll(`[name="${name}"]`)];
}

/** Whether a control holds something else than it came with, typed before this ran or after. */
function isChanged(control) {
  if (control.type === "radio") {
    return control.checked !== control.defaultChecked;
  }
  const chosen = control.selectedOptions?.[0];
  return chosen ? !chosen.defaultSelected : control.value !== control.defaultValue;
}

/** Check every field as far as a browser can; the first wrong one gets the cursor. */
function isComplete() {
  for (const field of form.querySelectorAll("[data-field-of]")) {
    const control = field.querySelector("input, select, textarea");
    const label = field.querySelector("label, legend").firstChild.textContent.trim();
    setError(form, field.dataset.fieldOf, problemOf(control, label));
  }
  const complete = !form.querySelector("[data-error]:not([hidden])");
  if (!complete) {
    focusFirstError(form);
  }
  return complete;
}

function sayProblem(text, signedOut = false) {
  problem.hidden = !text;
  problem.querySelector("[data-problem-words]").textContent = text;
  problem.querySelector("[data-sign-in]").hidden = !signedOut;
}

async function save() {
  sayProblem("");
  submit.setAttribute("aria-busy", "true");
  try {
    if (await haveArrived()) {
      const answer = await request(form.dataset.endpoint, { method: "POST", data: said() });
      draft.clear();
      location.assign(answer.next);
      return;
    }
  } catch (error) {
    explain(error);
  }
  submit.removeAttribute("aria-busy");
}

/** Wait for the photographs that are on their way; say so if some did not arrive. */
async function haveArrived() {
  const missing = await photographs.arrived();
  if (missing) {
    setError(form, "vehicle_images", missing);
    focusFirstError(form);
  }
  return !missing;
}

function said() {
  const data = new FormData(form);
  // The form's own token is of the sign-in that the page came with; the cookie's is of now.
  data.delete("csrfmiddlewaretoken");
  return data;
}

function explain(error) {
  const homeless = showErrors(form, error.fields);
  if (error.status === 401) {
    sayProblem("You were signed out. What you typed is kept: sign in and go on.", true);
  } else if (error.code === "changed_meanwhile") {
    // Whoever saves again has seen what stands.
    form.elements.seen.value = error.body.seen;
    draft.save();
    sayProblem(error.message);
  } else if (Object.keys(error.fields).length === 0 || homeless.length > 0) {
    sayProblem(homeless.join(" ") || error.message);
  }
  focusFirstError(form);
}

form.addEventListener("input", sayWhoLooks);
form.addEventListener("change", sayWhoLooks);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (submit.getAttribute("aria-busy") !== "true") {
    // What stood elsewhere was said beside the fields; it is no error of what is typed now.
    if (isComplete()) {
      save();
    }
  }
});

document.querySelector("[data-start-again]").addEventListener("click", () => {
  form.reset();
  draft.clear();
  location.reload();
});
