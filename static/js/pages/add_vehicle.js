// List a vehicle: steps, suggestions, photographs, the card beside them, a draft that survives.

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
import { previewOf } from "../components/preview.js";
import { comparePrice } from "../components/price_hint.js";
import { stepsOf } from "../components/steps.js";
import { request } from "../lib/request.js";

const form = document.querySelector("[data-listing]");
const submit = form.querySelector("[data-submit]");
const problem = form.querySelector("[data-problem]");
const sending = form.querySelector("[data-sending]");
const withoutPhotographs = form.querySelector("[data-no-photographs]");
const draftNotice = document.querySelector("[data-draft-notice]");

form.noValidate = true;
forgetErrorsOnInput(form);

const draft = draftOf(form, form.dataset.draft);
draftNotice.hidden = !draft.restore();

const steps = stepsOf(form, isComplete);
const preview = previewOf(
  form,
  form.querySelector("[data-preview]"),
  form.querySelector("template[data-card]"),
);
const photographs = photoPicker(form.querySelector("[data-photo-picker]"), {
  onChange() {
    withoutPhotographs.hidden = true;
    preview.showCover(photographs.cover(), photographs.count());
    if (photographs.count() > 0) {
      draft.save(); // its submission key is what the photographs are found by
    }
  },
  onProblems: (sentences) => setError(form, "vehicle_images", sentences.join(" ")),
});
suggestPlace(form);
comparePrice(form);
offerCatalogue(form).refresh();

/** Check the fields in `part` as far as a browser can; the first wrong one gets the cursor. */
function isComplete(part) {
  for (const field of part.querySelectorAll("[data-field-of]")) {
    const control = field.querySelector("input, select, textarea");
    const label = field.querySelector("label, legend").firstChild.textContent.trim();
    setError(form, field.dataset.fieldOf, problemOf(control, label));
  }
  const complete = !part.querySelector("[data-error]:not([hidden])");
  if (!complete) {
    showFirstError();
  }
  return complete;
}

function showFirstError() {
  const section = form.querySelector("[data-error]:not([hidden])")?.closest("[data-step]");
  if (section) {
    steps.open(section.dataset.step);
    focusFirstError(form);
  }
}

function sayProblem(text, signedOut = false) {
  problem.hidden = !text;
  problem.querySelector("[data-problem-words]").textContent = text;
  problem.querySelector("[data-sign-in]").hidden = !signedOut;
}

async function send() {
  sayProblem("");
  submit.setAttribute("aria-busy", "true");
  try {
    if (await haveArrived()) {
      sending.textContent = "Listing your vehicle…";
      const answer = await request(form.action, { method: "POST", data: said() });
      draft.clear();
      sending.textContent = "Listed.";
      location.assign(answer.next);
      return;
    }
  } catch (error) {
    explain(error);
  }
  sending.textContent = "";
  submit.removeAttribute("aria-busy");
}

/** Wait for the photographs that are on their way; say so if some did not arrive. */
async function haveArrived() {
  if (photographs.missing() > 0) {
    sending.textContent = "Waiting for the last photographs…";
  }
  const missing = await photographs.arrived();
  if (missing) {
    setError(form, "vehicle_images", missing);
    showFirstError();
  }
  return !missing;
}

function said() {
  const data = new FormData(form);
  // The form's own token is of the sign-in that the page came with; the cookie's is of now.
  data.delete("csrfmiddlewaretoken");
  data.delete("vehicle_images");
  for (const id of photographs.ids()) {
    data.append("uploads", id);
  }
  return data;
}

function explain(error) {
  if (error.code === "photos_gone") {
    photographs.load();
  }
  const homeless = showErrors(form, error.fields);
  if (error.status === 401) {
    sayProblem("You were signed out. What you typed is kept: sign in and go on.", true);
  } else if (Object.keys(error.fields).length === 0 || homeless.length > 0) {
    sayProblem(homeless.join(" ") || error.message);
  }
  showFirstError();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (steps.isStepping() && !steps.isLast()) {
    steps.next();
  } else if (submit.getAttribute("aria-busy") !== "true" && isComplete(form)) {
    if (photographs.count() === 0 && withoutPhotographs.hidden) {
      withoutPhotographs.hidden = false;
      withoutPhotographs.scrollIntoView({ block: "center" });
    } else {
      withoutPhotographs.hidden = true;
      send();
    }
  }
});

withoutPhotographs.querySelector("[data-add-photographs]").addEventListener("click", () => {
  withoutPhotographs.hidden = true;
  steps.open("photographs");
  form.elements.vehicle_images.focus();
});

document.querySelector("[data-start-again]").addEventListener("click", ({ target: button }) => {
  if (!button.dataset.asked) {
    button.dataset.asked = "yes";
    button.textContent = "Throw the draft away?";
    return;
  }
  form.reset();
  draft.clear();
  location.reload();
});
