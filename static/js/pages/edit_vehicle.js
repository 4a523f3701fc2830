// Change a vehicle: what goes before staff is said while one edits; what was typed is kept.
// Photographs are changed at once, one by one, whether the rest is saved or not.

import { offerCatalogue } from "../components/catalogue.js";
import { draftOf } from "../components/draft.js";
import { focusFirstError, setError } from "../components/field_errors.js";
import { allArrived, checkFields } from "../components/listing.js";
import { photoPicker } from "../components/photo_picker.js";
import { suggestPlace } from "../components/place.js";
import { onSubmit, working } from "../components/working.js";
import { request } from "../lib/request.js";
import { say } from "../lib/words.js";

const form = document.querySelector("[data-listing]");
const submit = form.querySelector("[data-submit]");
const lookAgain = form.querySelector("[data-look-again]");
const withStaff = form.querySelector("[data-with-staff]");
const draftNotice = document.querySelector("[data-draft-notice]");
const judged = form.dataset.judged.split(" ");
const usualWords = submit.textContent;

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
  submit.textContent = looked ? say("Save and send in") : usualWords;
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

async function save() {
  await allArrived(photographs);
  try {
    const data = new FormData(form);
    const answer = await request(form.dataset.endpoint, { method: "POST", data });
    draft.clear();
    location.assign(answer.next);
  } catch (error) {
    if (error.code === "changed_meanwhile") {
      // Whoever saves again has seen what stands.
      form.elements.seen.value = error.body.seen;
      draft.save();
    }
    throw error;
  }
  // The button goes on turning until the next page is there.
  await new Promise(() => {});
}

form.addEventListener("input", sayWhoLooks);
form.addEventListener("change", sayWhoLooks);
onSubmit(form, () => {
  // What stood elsewhere was said beside the fields; it is no error of what is typed now.
  if (checkFields(form)) {
    working(form, "form", save);
  } else {
    focusFirstError(form);
  }
});

document.querySelector("[data-start-again]").addEventListener("click", () => {
  form.reset();
  draft.clear();
  location.reload();
});
