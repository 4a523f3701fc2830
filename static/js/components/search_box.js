// A box of words: makes, models, kinds of vehicle and places, suggested as one types.

import { request } from "../lib/request.js";
import { say, sayCount } from "../lib/words.js";
import { combobox } from "./combobox.js";

const KINDS = {
  brand: say("Make"),
  model: say("Model"),
  category: say("Kind"),
  place: say("Place"),
};
// Said beside the words, and kept when a suggestion is taken.
const REST = ["category", "from", "to"];
const WHERE = ["place", "lat", "lng"];

/** Let `input` suggest what its data-suggest-url answers; taking one goes to the search for it. */
export function searchBox(input) {
  async function suggest(text, signal) {
    const query = new URLSearchParams({ q: text });
    try {
      const { suggestions } = await request(`${input.dataset.suggestUrl}?${query}`, { signal });
      return suggestions.map((found) => ({
        ...found,
        label: fullName(found),
        note: KINDS[found.kind],
      }));
    } catch (error) {
      // The search itself needs none of this, so the words say how to go on.
      error.message = say("No suggestions just now. Press Enter to search.");
      throw error;
    }
  }

  function choose({ kind, url }) {
    const address = new URL(url, location.href);
    if (input.dataset.keepsRest !== undefined) {
      const rest = new FormData(input.form);
      for (const name of kind === "place" ? REST : [...REST, ...WHERE]) {
        if (rest.get(name) && !address.searchParams.has(name)) {
          address.searchParams.set(name, rest.get(name));
        }
      }
    }
    location.assign(address);
  }

  combobox(input, { suggest, choose, countText });
}

function fullName({ kind, label, detail }) {
  if (kind === "model") {
    return `${detail} ${label}`;
  }
  return detail && !label.endsWith(detail) ? `${label}, ${detail}` : label;
}

function countText(count) {
  return count
    ? sayCount(
        count,
        "{count} suggestion. Press the down arrow.",
        "{count} suggestions. Use the arrow keys.",
      )
    : say("No suggestions. Press Enter to search.");
}

for (const input of document.querySelectorAll("[data-suggest-url]")) {
  searchBox(input);
}
