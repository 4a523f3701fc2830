// One's own account without reloads. Without this module each act is a plain form.

import { confirmByCode } from "../components/confirm_by_code.js";
import { spacedPhone } from "../components/phone_words.js";
import { sayPlace } from "../components/pincode.js";
import { drawPortrait, portrait } from "../components/portrait.js";
import { toast } from "../components/toast.js";
import { upload } from "../components/upload.js";
import { onSubmit, working } from "../components/working.js";
import { request } from "../lib/request.js";
import { say } from "../lib/words.js";

const root = document.querySelector("[data-profile]");
const details = root.querySelector("[data-details]");
const changePhone = root.querySelector("[data-change-phone]");
const deletion = root.querySelector("[data-delete]");
const everywhere = root.querySelector("[data-everywhere]");
const exporting = root.querySelector("[data-export]");
const exportLink = exporting.querySelector("a");

const post = (url, data) => request(url, { method: "POST", data });

/** Go to `path`; whatever turns goes on turning until the next page is there. */
function leaveFor(path) {
  location.replace(path);
  return new Promise(() => {});
}

const photograph = portrait(details);

async function save() {
  const { name, pincode, photo } = details.elements;
  const progress = details.querySelector("progress");
  progress.hidden = photo.files.length === 0;
  try {
    const { profile } = await upload(root.dataset.saveUrl, new FormData(details), (share) => {
      progress.value = share * 100;
    });
    name.value = profile.name;
    pincode.value = profile.pincode;
    photograph.saved(profile.photo);
    showInHeader(profile);
    toast(say("Saved."), "success");
  } finally {
    progress.hidden = true;
  }
}

function showInHeader(profile) {
  for (const circle of document.querySelectorAll("[data-own-portrait]")) {
    drawPortrait(circle, profile.photo, profile.name);
  }
  for (const word of document.querySelectorAll("[data-own-name]")) {
    word.textContent = profile.name;
  }
}

function showPhone(phone) {
  for (const place of root.querySelectorAll("[data-own-phone]")) {
    place.textContent = spacedPhone(phone);
  }
}

async function sendToNewPhone() {
  const { value: phone } = newPhone;
  const answer = await post(root.dataset.codeUrl, { phone, purpose: "change_phone" });
  changePhone.querySelector("[data-sent-to]").textContent = spacedPhone(phone);
  return answer;
}

async function moveToNewPhone(otp) {
  const { profile } = await post(root.dataset.phoneUrl, { phone: newPhone.value, otp });
  showPhone(profile.phone);
  moving.start();
  deleting.start();
  newPhone.value = "";
  changePhone.open = false;
  changePhone.querySelector("summary").focus();
  toast(say("Your account has moved to the new number."), "success");
}

async function download() {
  const { success, ...data } = await request(exportLink.href);
  const file = new Blob([JSON.stringify(data, null, 2)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = exportLink.download;
  link.click();
  URL.revokeObjectURL(link.href);
}

const newPhone = changePhone.querySelector("[data-ask]").elements.phone;
const moving = confirmByCode(changePhone, {
  send: sendToNewPhone,
  confirm: moveToNewPhone,
  asked: "phone",
  atOnce: true,
});
// What cannot be undone waits for its button.
const deleting = confirmByCode(deletion, {
  send: () => post(root.dataset.codeUrl, { purpose: "delete_account" }),
  confirm: async (otp) => leaveFor((await post(root.dataset.deleteUrl, { otp })).next),
});

changePhone.addEventListener("toggle", () => {
  if (changePhone.open) {
    changePhone.querySelector("[data-step]:not([hidden]) input:not([type=hidden])").focus();
  }
});

sayPlace(
  details.elements.pincode,
  details.dataset.pincodeUrl,
  details.querySelector("[data-place]"),
);
// The pincode that is there already gets its place once one comes to it.
details.elements.pincode.addEventListener(
  "focus",
  ({ target }) => target.dispatchEvent(new Event("input")),
  { once: true },
);

onSubmit(details, () => working(details, "form", save));

exportLink.addEventListener("click", (event) => {
  event.preventDefault();
  working(exporting, "form", download);
});

everywhere.addEventListener("submit", (event) => {
  event.preventDefault();
  working(everywhere, "form", async () => {
    await post(everywhere.action, { everywhere: true });
    await leaveFor(root.dataset.homeUrl);
  });
});
