// What vehicles like the one in the form ask a day, beside its price.

import { request } from "../lib/request.js";

const ASKED_BY = ["category", "brand_name", "model_name", "year", "state"];
const WAIT = 400;

/** Say in the price hint of `form` what others ask, as soon as it is known what the vehicle is. */
export function comparePrice(form) {
  const words = form.querySelector("[data-price-hint]");
  let timer = 0;
  let asked = null;
  let before = "";

  async function ask() {
    const said = ASKED_BY.map((name) => [name, form.elements[name].value.trim()]);
    const query = new URLSearchParams(said.filter(([, value]) => value));
    if (!query.has("category") || !query.has("state") || query.toString() === before) {
      return;
    }
    before = query.toString();
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const { range } = await request(`${form.dataset.pricesUrl}?${query}`, { signal });
      words.textContent = range?.text || "";
    } catch {
      // Nothing to compare with, or half a year typed: the person knows a price without it.
      if (!signal.aborted) {
        words.textContent = "";
      }
    }
  }

  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
  }
  ask();
}
