// A long form as steps. On a narrow page one step is shown at a time; on a wide one all of them
// are, and only the style sheet knows which is which.

import { say } from "../lib/words.js";

/**
 * Set up the steps of `form`. `mayLeave(section)` says whether the person may go on from it.
 * Returns { open(name, focus), isLast(), isStepping() }.
 */
export function stepsOf(form, mayLeave) {
  const sections = [...form.querySelectorAll("[data-step]")];
  const names = sections.map((section) => section.dataset.step);
  const line = form.querySelector("[data-steps-line]");
  const words = form.querySelector("[data-steps-words]");
  const buttons = form.querySelector("[data-step-buttons]");
  const back = buttons.querySelector("[data-back]");
  const next = buttons.querySelector("[data-next]");

  const current = () => Math.max(names.indexOf(form.dataset.step), 0);

  function show(position) {
    form.dataset.step = names[position];
    for (const [other, section] of sections.entries()) {
      section.classList.toggle("is-current", other === position);
    }
    const { name } = sections[position].dataset;
    words.textContent = say("Step {step} of {count}: {name}", {
      step: position + 1,
      count: sections.length,
      name,
    });
    line.querySelector("progress").value = position + 1;
    back.hidden = position === 0;
    next.hidden = position === sections.length - 1;
  }

  function arrive(position) {
    show(position);
    // The draft remembers the step too.
    form.dispatchEvent(new Event("change"));
    sections[current()].querySelector("h2").focus({ preventScroll: true });
    line.scrollIntoView({ block: "start" });
  }

  // Each step is an entry of the history, so that a phone's own way back goes one step back. A
  // page that opens in the middle, from a draft, has no such entries behind it.
  const depth = () => history.state?.depth || 0;

  back.addEventListener("click", () => {
    if (depth() > 0) {
      history.back();
    } else {
      arrive(current() - 1);
    }
  });
  next.addEventListener("click", () => {
    if (mayLeave(sections[current()])) {
      arrive(current() + 1);
      history.pushState({ step: names[current()], depth: depth() + 1 }, "");
    }
  });
  addEventListener("popstate", (event) => {
    if (event.state?.step) {
      arrive(names.indexOf(event.state.step));
    }
  });

  buttons.hidden = false;
  form.classList.add("is-stepping");
  show(current());
  history.replaceState({ step: names[current()], depth: 0 }, "");

  return {
    open(name) {
      if (names[current()] !== name) {
        show(names.indexOf(name));
      }
    },
    next: () => next.click(),
    isLast: () => current() === sections.length - 1,
    // The buttons are seen only where one step is shown at a time.
    isStepping: () => buttons.checkVisibility(),
  };
}
