// Something that only a code allows: ask for the code, type it, done. Two steps in one place.

import { codeBoxes } from "./code_boxes.js";
import { countdown } from "./countdown.js";
import { explain, onSubmit, working } from "./working.js";

/**
 * Bring `root` to life, which holds [data-step=ask] and [data-step=code]. `send()` has a code sent
 * and returns the endpoint's answer; `confirm(code)` does what the code is for. `asked` names the
 * field of the first step, beside which its failures are said. With `atOnce` the sixth digit
 * confirms. Returns start(), which goes back to the empty first step.
 */
export function confirmByCode(root, { send, confirm, asked = "form", atOnce = false }) {
  const [askForm, codeForm, again] = ["ask", "confirm", "again"].map((name) =>
    root.querySelector(`[data-${name}]`),
  );
  const resend = again.querySelector("button");
  const field = askForm.elements[asked];
  const boxes = codeBoxes(codeForm.querySelector("[data-code-boxes]"), () => {
    if (atOnce) {
      codeForm.requestSubmit();
    }
  });
  let sentTo = null;

  function open(step) {
    for (const part of root.querySelectorAll("[data-step]")) {
      part.hidden = part.dataset.step !== step;
    }
  }

  async function sendCode() {
    const answer = await send();
    sentTo = field?.value;
    boxes.clear();
    countdown(resend, answer.resend_in);
  }

  async function ask() {
    // Whoever went back and comes again still has a code on the way.
    if (!resend.disabled || sentTo !== field?.value) {
      await sendCode();
    }
    open("code");
    codeForm.elements.otp.focus();
  }

  /** What is wrong with the first step's field is told there. */
  async function confirmCode() {
    try {
      await confirm(codeForm.elements.otp.value);
    } catch (error) {
      if (!error.fields?.[asked]) {
        throw error;
      }
      start();
      explain(askForm, asked, error);
    }
  }

  function start() {
    countdown(resend, 0);
    boxes.clear();
    open("ask");
  }

  onSubmit(askForm, () => working(askForm, asked, ask));
  onSubmit(codeForm, async () => {
    const failed = await working(codeForm, "otp", confirmCode);
    if (failed?.fields.otp) {
      boxes.clear();
    }
  });
  onSubmit(again, async () => {
    await working(codeForm, "otp", sendCode, resend);
    codeForm.elements.otp.focus();
  });
  root.querySelector("[data-back]").addEventListener("click", (event) => {
    event.preventDefault();
    open("ask");
    (field ?? askForm.querySelector("[data-submit]")).focus();
  });
  // How often a code may be sent is counted a number: another one need not wait.
  field?.addEventListener("input", () => countdown(askForm.querySelector("[data-submit]"), 0));

  return { start };
}
