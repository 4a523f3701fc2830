// Phone, then code, then name and pincode for a newcomer, on one page. Without this module each
// step is an ordinary form that the server answers with the next.

import { codeBoxes } from "../components/code_boxes.js";
import { countdown } from "../components/countdown.js";
import {
  focusFirstError,
  forgetErrorsOnInput,
  setError,
  showErrors,
} from "../components/field_errors.js";
import { watchPincode } from "../components/pincode.js";
import { request } from "../lib/request.js";

const root = document.querySelector("[data-sign-in]");
const sections = [...root.querySelectorAll("[data-step]")];
const [phoneForm, codeForm, detailsForm] = sections.map((part) => part.querySelector("form"));
const again = root.querySelector("[data-again]");
const resend = again.querySelector("button");
const boxes = codeBoxes(codeForm.querySelector("[data-code-boxes]"), () =>
  codeForm.requestSubmit(),
);

let phone = "";
let sentTo = "";
let known = false;

function open(step) {
  for (const section of sections) {
    section.hidden = section.dataset.step !== step;
  }
  root.querySelector("section:not([hidden]) input:not([type=hidden])").focus();
}

/**
 * Run `work` for `form` while `button` turns. A failure that names no field is said beside the
 * field `fallback`; one that asks to wait keeps the button off for so long.
 */
async function working(form, fallback, work, button = form.querySelector("[data-submit]")) {
  if (button.disabled || button.getAttribute("aria-busy") === "true") {
    return;
  }
  button.setAttribute("aria-busy", "true");
  try {
    await work();
  } catch (error) {
    explain(form, fallback, error);
    countdown(button, error.retryAfter);
  }
  button.removeAttribute("aria-busy");
}

function explain(form, fallback, error) {
  const homeless = showErrors(form, error.fields);
  if (homeless.length > 0 || Object.keys(error.fields).length === 0) {
    setError(form, fallback, homeless.join(" ") || error.message);
  }
  if (error.fields.otp) {
    boxes.clear();
  }
  focusFirstError(form);
}

const post = (url, data) => request(url, { method: "POST", data });

async function sendCode() {
  const answer = await post(root.dataset.codeUrl, { phone });
  sentTo = phone;
  boxes.clear();
  countdown(resend, answer.resend_in);
}

async function enter(url, details) {
  const otp = codeForm.elements.otp.value;
  const answer = await post(url, { phone, otp, next: root.dataset.next, ...details });
  location.replace(answer.next);
  // The button goes on turning until the next page is there.
  await new Promise(() => {});
}

/** A wrong code is told where the code is typed; name and pincode wait meanwhile. */
async function register() {
  const { name, pincode } = detailsForm.elements;
  try {
    await enter(root.dataset.registerUrl, { name: name.value, pincode: pincode.value });
  } catch (error) {
    const aboutCode = Boolean(error.fields.otp);
    open(aboutCode ? "code" : "details");
    explain(aboutCode ? codeForm : detailsForm, aboutCode ? "otp" : "name", error);
  }
}

async function takePhone() {
  phone = phoneForm.elements.phone.value;
  known = (await post(root.dataset.checkUrl, { phone })).exists;
  // Whoever went back and comes again with the same number still has a code on the way.
  if (sentTo !== phone || !resend.disabled) {
    await sendCode();
  }
  root.querySelector("[data-phone]").textContent = spaced(phone);
  open("code");
}

async function takeCode() {
  if (known) {
    await enter(root.dataset.loginUrl);
  } else if (detailsForm.checkValidity()) {
    await register();
  } else {
    open("details");
  }
}

function spaced(number) {
  const digits = number.replace(/\D/g, "").slice(-10);
  return `+91 ${digits.slice(0, 5)} ${digits.slice(5)}`;
}

function onSubmit(form, act) {
  form.noValidate = true;
  forgetErrorsOnInput(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
}

// A page that the server rendered at a later step came from plain forms, and goes on with them.
if (!sections[0].hidden) {
  // The code has a step of its own here.
  detailsForm.querySelector("[data-field-of=otp]").remove();
  onSubmit(phoneForm, () => working(phoneForm, "phone", takePhone));
  onSubmit(codeForm, () => working(codeForm, "otp", takeCode));
  onSubmit(detailsForm, () => working(detailsForm, "name", register));
  onSubmit(again, async () => {
    await working(codeForm, "otp", sendCode, resend);
    codeForm.elements.otp.focus();
  });
  root.querySelector("[data-change]").addEventListener("click", (event) => {
    event.preventDefault();
    open("phone");
  });
  watchPincode(detailsForm.elements.pincode, root.dataset.pincodeUrl, (place) => {
    root.querySelector("[data-place]").textContent = place
      ? `${place.place}, ${place.district}, ${place.state}`
      : "We do not know this pincode. Check it, or leave it empty.";
  });
}
