// Phone, then code, then name and pincode for a newcomer, on one page. Without this module each
// step is an ordinary form that the server answers with the next.

import { codeBoxes } from "../components/code_boxes.js";
import { countdown } from "../components/countdown.js";
import { spacedPhone } from "../components/phone_words.js";
import { sayPlace } from "../components/pincode.js";
import { explain, onSubmit, working } from "../components/working.js";
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

/** What is wrong with the code or the details is told where each is typed; the rest, here. */
async function register() {
  const { name, pincode } = detailsForm.elements;
  try {
    await enter(root.dataset.registerUrl, { name: name.value, pincode: pincode.value });
  } catch (error) {
    if (error.fields?.otp) {
      open("code");
      explain(codeForm, "otp", error);
      boxes.clear();
    } else if (error.fields?.name || error.fields?.pincode) {
      open("details");
      explain(detailsForm, "form", error);
    } else {
      throw error;
    }
  }
}

async function takePhone() {
  phone = phoneForm.elements.phone.value;
  known = (await post(root.dataset.checkUrl, { phone })).exists;
  // Whoever went back and comes again with the same number still has a code on the way.
  if (sentTo !== phone || !resend.disabled) {
    await sendCode();
  }
  root.querySelector("[data-phone]").textContent = spacedPhone(phone);
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

// A page that the server rendered at a later step came from plain forms, and goes on with them.
if (!sections[0].hidden) {
  // The code has a step of its own here.
  detailsForm.querySelector("[data-field-of=otp]").remove();
  onSubmit(phoneForm, () => working(phoneForm, "phone", takePhone));
  onSubmit(codeForm, async () => {
    const failed = await working(codeForm, "otp", takeCode);
    if (failed?.fields.otp) {
      boxes.clear();
    }
  });
  onSubmit(detailsForm, () => working(detailsForm, "form", register));
  onSubmit(again, async () => {
    await working(codeForm, "otp", sendCode, resend);
    codeForm.elements.otp.focus();
  });
  root.querySelector("[data-change]").addEventListener("click", (event) => {
    event.preventDefault();
    open("phone");
  });
  // How often a code may be sent is counted a number: another one need not wait.
  phoneForm.elements.phone.addEventListener("input", () => {
    countdown(phoneForm.querySelector("[data-submit]"), 0);
  });
  sayPlace(
    detailsForm.elements.pincode,
    root.dataset.pincodeUrl,
    root.querySelector("[data-place]"),
  );
}
