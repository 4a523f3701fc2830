// Home: the search plate suggests places, and shows on a phone the dates that it holds.

import { placeSearch } from "../components/place_search.js";

const form = document.querySelector("[data-search-plate]");

placeSearch(form);
// A browser that comes back to the page fills in what was there, hidden or not.
window.addEventListener("pageshow", () => {
  const { from, to } = form.elements;
  if (from.value || to.value) {
    form.querySelector(".search-dates").open = true;
  }
});
