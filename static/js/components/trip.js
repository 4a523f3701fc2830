// What a trip with this vehicle costs, without a reload: the sum, and the address that says it.

import { request } from "../lib/request.js";
import { failureNotice } from "./failure.js";
import { focusFirstError, showErrors } from "./field_errors.js";
import { clearErrors, isSettled, queryOf } from "./filter_form.js";

/** Bring the section `root` (partials/trip.html) to life. */
export function trip(root) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const form = part("trip-fields");
  const button = form.querySelector("button");
  const notice = failureNotice((element) => form.after(element), button);
  let running = null;

  /** Ask what the trip costs; a newer question drops an older one. True when it is answered. */
  async function ask() {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    button.setAttribute("aria-busy", "true");
    const query = queryOf(form);
    let answer = null;
    try {
      answer = await request(root.dataset.endpoint + query, { signal: controller.signal });
    } catch (error) {
      if (running === controller) {
        fail(error);
      }
    }
    if (running !== controller) {
      return true;
    }
    button.removeAttribute("aria-busy");
    if (answer) {
      show(answer);
      remember(query);
    }
    return Boolean(answer);
  }

  function show(answer) {
    settle();
    part("lines").replaceChildren(...answer.lines.map(lineOf));
    for (const field of root.querySelectorAll("[data-quote-field]")) {
      const text = answer[field.dataset.quoteField];
      field.textContent = text;
      field.hidden = !text;
    }
    part("quote").hidden = false;
    part("trip-invitation").hidden = true;
  }

  function lineOf({ text, amount_text: amount }) {
    const line = part("line").content.firstElementChild.cloneNode(true);
    line.querySelector("dt").textContent = text;
    line.querySelector("dd").textContent = amount;
    return line;
  }

  function fail(error) {
    forgetQuote();
    const homeless = showErrors(form, error.fields);
    if (homeless.length || error.status !== 400) {
      notice.show(error, ask, homeless.join(" ") || error.message);
    } else {
      notice.hide();
    }
  }

  /** No quote, no error: what was said before is about another trip. */
  function settle() {
    notice.hide();
    forgetQuote();
  }

  function forgetQuote() {
    clearErrors(form);
    part("quote").hidden = true;
    part("trip-invitation").hidden = false;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!(await ask())) {
      focusFirstError(form);
    }
  });
  form.addEventListener("change", () => {
    if (queryOf(form) === "") {
      running?.abort();
      settle();
      remember("");
    } else if (isSettled(form)) {
      ask();
    }
  });
}

/** Keep the trip in the address, beside whatever else stands there. */
function remember(query) {
  const url = new URL(location.href);
  url.searchParams.delete("from");
  url.searchParams.delete("to");
  for (const [name, value] of new URLSearchParams(query)) {
    url.searchParams.set(name, value);
  }
  history.replaceState(history.state, "", url);
}
