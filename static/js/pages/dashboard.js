// One's own vehicles: switches and buttons that work in place; every outcome is said.

import { failureOf } from "../components/failure.js";
import { toast } from "../components/toast.js";
import { request } from "../lib/request.js";
import { say } from "../lib/words.js";

const beside = (button) =>
  failureOf(button, (notice) => button.closest("li, dialog > form").append(notice));
const dialog = document.querySelector("[data-ask-delete]");
let asked = null;

/** Run `work` while `button` is busy; a failure is said in words. Returns the answer, or null. */
async function doing(button, work) {
  if (button.getAttribute("aria-busy") === "true") {
    return null;
  }
  const notice = beside(button);
  button.setAttribute("aria-busy", "true");
  try {
    const answer = await work();
    notice.hide();
    return answer;
  } catch (error) {
    notice.show(error);
    return null;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

const send = (form) => request(form.action, { method: "POST", data: new FormData(form) });

/** Bring the row `own` in line with the vehicle of an answer. */
function show(own, vehicle) {
  const state = own.querySelector("[data-state]");
  state.classList.replace(`own-${state.dataset.state}`, `own-${vehicle.state}`);
  state.dataset.state = vehicle.state;
  state.querySelector("[data-state-words]").textContent = vehicle.state_label;
  own.querySelector("[role=switch]").setAttribute("aria-checked", String(vehicle.available));
  own.querySelector("[name=available]").value = String(!vehicle.available);
  const confirming = own.querySelector("[data-act=confirm]");
  if (confirming) {
    confirming.hidden = !vehicle.available;
    confirming.querySelector("[data-confirm]").classList.toggle("button-main", vehicle.needs_word);
  }
}

const ACTS = {
  async availability(form, button) {
    const answer = await doing(button, () => send(form));
    if (answer) {
      const own = form.closest("[data-own]");
      show(own, answer.vehicle);
      if (answer.vehicle.available) {
        sayConfirmed(own);
      }
      toast(answer.message, "success");
    }
  },
  async confirm(form, button) {
    const answer = await doing(button, () => send(form));
    if (answer) {
      const own = form.closest("[data-own]");
      show(own, answer.vehicle);
      sayConfirmed(own);
      toast(answer.message, "success");
    }
  },
  async "confirm-all"(form, button) {
    if (await doing(button, () => send(form))) {
      location.reload();
    }
  },
};

function sayConfirmed(own) {
  const words = own.querySelector("[data-confirmed]");
  if (words) {
    words.textContent = say("Confirmed today");
  }
}

document.addEventListener("submit", (event) => {
  const act = ACTS[event.target.dataset.act];
  if (act) {
    event.preventDefault();
    act(event.target, event.submitter ?? event.target.querySelector("button"));
  }
});

// --- Delete: ask, do, and leave the way back where the vehicle was ------------------------------

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-delete]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    asked = link;
    dialog.querySelector("[data-ask-name]").textContent = link.closest("[data-own]").dataset.title;
    dialog.querySelector("form").action = link.dataset.delete;
    dialog.showModal();
    dialog.querySelector("[data-keep]").focus();
  }
});

dialog.querySelector("[data-keep]").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => {
  beside(dialog.querySelector("form button")).hide();
  if (asked?.isConnected && asked.checkVisibility()) {
    asked.focus();
  }
});

dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await doing(event.submitter, () => send(event.target));
  if (answer) {
    const link = asked;
    dialog.close();
    offerUndo(link, answer.message);
  }
});

function offerUndo(link, words) {
  const own = link.closest("[data-own]");
  const strip = document.createElement("li");
  const said = document.createElement("p");
  const undo = document.createElement("button");
  strip.className = "notice own-gone";
  said.textContent = words;
  undo.className = "button";
  undo.textContent = say("Undo");
  undo.setAttribute("aria-label", say("Undo the deletion of {title}", own.dataset));
  strip.append(said, undo);
  own.hidden = true;
  own.after(strip);
  undo.focus();
  toast(words, "success");
  undo.addEventListener("click", async () => {
    const answer = await doing(undo, () => request(link.dataset.restore, { method: "POST" }));
    if (answer) {
      show(own, answer.vehicle);
      own.hidden = false;
      strip.remove();
      link.focus();
      toast(answer.message, "success");
    }
  });
}
