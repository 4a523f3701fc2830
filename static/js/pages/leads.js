// Leads: say what came of each without a reload. Without this module each state is a plain form.

import { failureNotice } from "../components/failure.js";
import { toast } from "../components/toast.js";
import { request } from "../lib/request.js";
import { say } from "../lib/words.js";

for (const form of document.querySelectorAll("[data-state-form]")) {
  bring(form);
}

function bring(form) {
  const buttons = [...form.querySelectorAll("button[name=state]")];
  const notice = failureNotice((root) => form.append(root), buttons[0]);
  let busy = false;

  async function move(pressed) {
    busy = true;
    pressed.setAttribute("aria-busy", "true");
    try {
      const data = { state: pressed.value };
      const { lead } = await request(form.dataset.endpoint, { method: "POST", data });
      for (const button of buttons) {
        button.setAttribute("aria-pressed", String(button.value === lead.state));
      }
      notice.hide();
      toast(say("Noted: {state}.", { state: lead.state_label.toLowerCase() }), "success");
    } catch (error) {
      notice.show(error, () => move(pressed));
    } finally {
      pressed.removeAttribute("aria-busy");
      busy = false;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!busy && event.submitter) {
      move(event.submitter);
    }
  });
}

// Choosing is asking: the button is for a browser without this module.
const filter = document.querySelector(".leads-filter");
filter?.addEventListener("change", () => filter.requestSubmit());
