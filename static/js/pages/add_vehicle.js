// List a vehicle: steps, suggestions, photographs, the card beside them, a draft that survives.

import { offerCatalogue } from "../components/catalogue.js";
import { draftOf } from "../components/draft.js";
import { focusFirstError, setError } from "../components/field_errors.js";
import { allArrived, checkFields } from "../components/listing.js";
import { photoPicker } from "../components/photo_picker.js";
import { suggestPlace } from "../components/place.js";
import { previewOf } from "../components/preview.js";
import { comparePrice } from "../components/price_hint.js";
import { stepsOf } from "../components/steps.js";
import { onSubmit, working } from "../components/working.js";
import { request } from "../lib/request.js";
import { say } from "../lib/words.js";

const form = document.querySelector("[data-listing]");
const sending = form.querySelector("[data-sending]");
const withoutPhotographs = form.querySelector("[data-no-photographs]");
const draftNotice = document.querySelector("[data-draft-notice]");

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

/** Whether the browser finds nothing wrong in `part`; else the first wrong field gets the cursor. */
function isComplete(part) {
  const complete = checkFields(form, part);
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

async function list() {
  if (photographs.missing() > 0) {
    sending.textContent = say("Waiting for the last photographs…");
  }
  await allArrived(photographs);
  sending.textContent = say("Listing your vehicle…");
  const answer = await request(form.action, { method: "POST", data: typed() });
  draft.clear();
  sending.textContent = say("Listed.");
  // Who comes back finds an empty form, not one that would list it once more.
  form.reset();
  location.assign(answer.next);
  // The button goes on turning until the next page is there.
  await new Promise(() => {});
}

function typed() {
  const data = new FormData(form);
  data.delete("vehicle_images");
  for (const id of photographs.ids()) {
    data.append("uploads", id);
  }
  return data;
}

async function send() {
  const failed = await working(form, "form", list);
  sending.textContent = "";
  if (failed?.code === "photos_gone") {
    photographs.load();
  }
  showFirstError();
}

onSubmit(form, () => {
  if (steps.isStepping() && !steps.isLast()) {
    steps.next();
  } else if (isComplete(form)) {
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
    button.textContent = say("Throw the draft away?");
    return;
  }
  form.reset();
  draft.clear();
  location.reload();
});
