// Change a vehicle: what goes before staff is said while one edits; what was typed is kept.

import { offerCatalogue } from "../components/catalogue.js";
import { draftOf } from "../components/draft.js";
import {
  focusFirstError,
  forgetErrorsOnInput,
  setError,
  showErrors,
} from "../components/field_errors.js";
import { problemOf } from "../components/field_words.js";
import { suggestPlace } from "../components/place.js";
import { request } from "../lib/request.js";

const form = document.querySelector("[data-listing]");
const submit = form.querySelector("[data-submit]");
const problem = form.querySelector("[data-problem]");
const lookAgain = form.querySelector("[data-look-again]");
const draftNotice = document.querySelector("[data-draft-notice]");
const judged = form.dataset.judged.split(" ");
const standing = new FormData(form);
const usualWords = submit.textContent;

form.noValidate = true;
forgetErrorsOnInput(form);
const draft = draftOf(form, form.dataset.draft);
draftNotice.hidden = !draft.restore();
suggestPlace(form);
offerCatalogue(form).refresh();
sayWhoLooks();

/** Say before it is saved whether staff have to look at it again. */
function sayWhoLooks() {
  const typed = new FormData(form);
  const looked = judged.some((name) => typed.get(name) !== standing.get(name));
  lookAgain.hidden = !looked;
  submit.textContent = looked ? "Save and send in" : usualWords;
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
    const answer = await request(form.dataset.endpoint, {
      method: "POST",
      data: new FormData(form),
    });
    draft.clear();
    location.assign(answer.next);
  } catch (error) {
    submit.removeAttribute("aria-busy");
    explain(error);
  }
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
