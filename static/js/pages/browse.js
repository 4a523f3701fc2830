// Browse without reloads: the filter form is the state, the URL is its memory.

import "../components/compare_tray.js";
import { countsBeside } from "../components/counts.js";
import { namedErrors, showErrors } from "../components/field_errors.js";
import {
  clearErrors,
  fillForm,
  isSettled,
  offerSorts,
  queryOf,
} from "../components/filter_form.js";
import { filterSheet } from "../components/filter_sheet.js";
import { placeSearch } from "../components/place_search.js";
import { Results } from "../components/results.js";
import { request } from "../lib/request.js";
import { say } from "../lib/words.js";

const form = document.querySelector("[data-filters]");
const section = document.querySelector("[data-results]");
const categories = document.querySelector("[data-categories]");
const follow = section.querySelector("[data-follow]");
const results = new Results(section);
const counts = countsBeside(form, categories);
const closeSheet = filterSheet(
  document.querySelector("[data-filters-panel]"),
  document.querySelector("[data-open-filters]"),
  counts.refresh,
);
let running = null;
let asked = null;
let shown = withoutEmpty(location.search);

/** Ask the endpoint for `query`; a newer question drops an older one. */
async function ask(query, { adding, done }) {
  running?.abort();
  const controller = new AbortController();
  running = controller;
  results.wait({ adding });
  try {
    const answer = await request(section.dataset.endpoint + query, { signal: controller.signal });
    if (running === controller) {
      done(answer);
    }
  } catch (error) {
    if (running === controller) {
      explain(error, () => ask(query, { adding, done }));
    }
  }
}

function explain(error, again) {
  clearErrors(form);
  if (error.mayRetry) {
    results.fail(error, again);
    return;
  }
  const homeless = showErrors(form, error.fields);
  const named = namedErrors(form, error.fields);
  const isInFilters = named.length > 0 && homeless.length === 0;
  results.refuse([...homeless, ...named].join(" ") || error.message, isInFilters);
}

/** `query` without what it leaves open; a plain form sends its empty fields too. */
function withoutEmpty(query) {
  const said = [...new URLSearchParams(query)].filter(([, value]) => value !== "");
  return said.length ? `?${new URLSearchParams(said)}` : "";
}

/** Search for what the form says. `remember` puts it into the history. */
function search({ remember = true } = {}) {
  offerSorts(form);
  const query = queryOf(form);
  // Enter in a field that was changed is both a change and a submit.
  if (asked === query && section.ariaBusy === "true") {
    return;
  }
  asked = query;
  ask(query, {
    adding: false,
    done(answer) {
      const url = location.pathname + query;
      if (remember && url !== location.pathname + location.search) {
        history.pushState(null, "", url);
      } else if (remember) {
        history.replaceState(null, "");
      }
      shown = query;
      clearErrors(form);
      results.show(answer, query);
      if (!remember) {
        addAgain();
      }
      markCategory();
      countIfSeen();
      follow.href = follow.pathname + query;
      const words = form.elements.q.value.trim();
      document.title = words
        ? say("Vehicles to rent: {words} · GoWheels", { words })
        : say("Vehicles to rent · GoWheels");
    },
  });
}

/** On a phone the counts wait until the sheet is opened. */
function countIfSeen() {
  if (form.offsetParent) {
    counts.refresh();
  }
}

function addMore() {
  asked = null;
  ask(results.nextQuery, {
    adding: true,
    done(answer) {
      results.add(answer)?.focus();
      const added = [...(history.state?.added ?? []), answer];
      history.replaceState({ added }, "");
    },
  });
}

/** The pages that were added before the person went on and came back. */
function addAgain() {
  for (const answer of history.state?.added ?? []) {
    results.add(answer);
  }
}

function markCategory() {
  for (const link of categories.querySelectorAll("a")) {
    const isChosen = link.dataset.category === form.elements.category.value;
    link.ariaCurrent = isChosen ? "true" : null;
    const values = new URLSearchParams(queryOf(form));
    values.set("category", link.dataset.category);
    link.href = `?${values}`;
  }
  showChosenCategory();
}

/** Scroll the line of categories alone to the one that is chosen. */
function showChosenCategory() {
  const chosen = categories.querySelector("[aria-current]");
  if (!chosen) {
    return; // the address names a category that there is not
  }
  const link = chosen.getBoundingClientRect();
  const line = categories.getBoundingClientRect();
  categories.scrollLeft += link.left + link.width / 2 - (line.left + line.width / 2);
}

/** Follow links inside `area` by `go`; a new tab stays a new tab. */
function takeOver(area, go) {
  area.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      go(link);
    }
  });
}

function followFilters(link) {
  fillForm(form, new URL(link.href).search);
  search();
  section.querySelector("[data-count]").focus({ preventScroll: true });
}

placeSearch(form);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  closeSheet();
  search();
});
document.addEventListener("change", ({ target }) => {
  const trip = target.closest("[data-trip-fields]");
  if (target.form !== form || (trip && !isSettled(trip))) {
    return;
  }
  if (form.closest("dialog")) {
    counts.refresh({ isAhead: true });
  } else {
    search();
  }
});
takeOver(section.querySelector("[data-chips]"), followFilters);
takeOver(section.querySelector("[data-empty]"), followFilters);
takeOver(categories, (link) => {
  form.elements.category.value = link.dataset.category;
  search();
});
form.querySelector("[data-clear]").addEventListener("click", (event) => {
  event.preventDefault();
  closeSheet();
  followFilters(event.currentTarget);
});
results.more.addEventListener("click", (event) => {
  event.preventDefault();
  addMore();
});
addEventListener("popstate", () => {
  if (location.search !== shown) {
    fillForm(form, location.search);
    search({ remember: false });
  }
});

history.replaceState(history.state, "", location.pathname + shown);
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
  addAgain();
} else {
  history.replaceState(null, "");
}
showChosenCategory();
if (document.readyState === "complete") {
  countIfSeen();
} else {
  addEventListener("load", countIfSeen);
}
