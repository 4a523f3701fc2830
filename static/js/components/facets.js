// How many vehicles each filter would leave, written beside it. Without an answer: plain fields.

import { request } from "../lib/request.js";
import { grouped, say } from "../lib/words.js";
import { facetSelect } from "./facet_select.js";
import { showErrors } from "./field_errors.js";
import { clearErrors, isSettled, queryOf } from "./filter_form.js";
import { histogram } from "./histogram.js";

const FEW_MODELS = 12;

/**
 * Count for `form` and `categories`, the line of links; `missing`, {fail(error, again), hide}, says
 * that there are no counts. Returns {refresh}: `refresh({isAhead})` counts anew when the form says
 * something else than before; `isAhead` of the results, which then say nothing about what is wrong.
 */
export function facetCounts(form, categories, missing) {
  const { brand, model, min_price: low, max_price: high } = form.elements;
  const bars = histogram(form.querySelector("[data-histogram]"), low, high);
  const selects = new Map();
  const button = form.querySelector("[data-show]");
  const models = form.querySelector("[data-models]");
  let running = null;
  let shown = null;

  async function refresh({ isAhead = false } = {}) {
    if (isAhead) {
      clearErrors(form);
    }
    const query = countable(form);
    running?.abort();
    if (query === shown) {
      missing.hide();
      return;
    }
    running = new AbortController();
    const { signal } = running;
    try {
      const answer = await request(`${form.dataset.facetsUrl}?${query}`, { signal });
      if (!signal.aborted) {
        show(answer, isAhead);
        shown = query;
        missing.hide();
      }
    } catch (error) {
      if (!signal.aborted) {
        explain(error, isAhead);
      }
    }
  }

  function explain(error, isAhead) {
    if (error.mayRetry) {
      missing.fail(error, () => refresh({ isAhead }));
    } else if (isAhead && error.status === 400) {
      showErrors(form, error.fields);
      refresh(); // of the rest, which stands
    }
  }

  function show({ facets, count_text: text }, isAhead) {
    if (isAhead) {
      form.querySelector("[data-would-find]").textContent = text;
    }
    button.textContent = say("Show {vehicles}", { vehicles: text });
    for (const part of form.querySelectorAll("[data-facet]")) {
      const values = facets[part.dataset.facet];
      if (part.dataset.any) {
        const name = part.dataset.fieldOf;
        selects.get(part) ?? selects.set(part, facetSelect(part));
        selects.get(part).show(linesOf(name, values, form.elements));
      } else {
        countChoices(part, values);
      }
    }
    bars.show(facets.price);
    countCategories(facets.category);
    showModels(shown !== null && facets.model.length <= FEW_MODELS);
  }

  /** Models say something below their make, or where there are few of them. */
  function showModels(areFew) {
    models.toggleAttribute("data-waits", !(areFew || brand.value || model.value));
  }

  function countCategories(values) {
    const counts = countsOf(values);
    for (const link of categories.querySelectorAll("[data-category]")) {
      const { category } = link.dataset;
      if (category) {
        link.querySelector("[data-facet-count]").textContent = countText(counts, category);
      }
    }
  }

  // A model of another make would leave nothing.
  form.querySelector('[data-facet="brand"]').addEventListener("change", () => {
    model.value = "";
    showModels(false);
  });
  return { refresh };
}

/** What can be asked about: not the order, no half trip, and nothing that was found wrong. */
function countable(form) {
  const query = new URLSearchParams(queryOf(form));
  const trip = form.querySelector("[data-trip-fields]");
  const wrong = [...form.querySelectorAll("[data-field-of]:has([aria-invalid])")];
  for (const name of ["sort", ...wrong.map(({ dataset }) => dataset.fieldOf)]) {
    query.delete(name);
  }
  if (!isSettled(trip) || trip.querySelector("[aria-invalid]")) {
    query.delete("from");
    query.delete("to");
  }
  return String(query);
}

/** Counts by value, and whether they are exact: then what is not among them is not there. */
function countsOf(values) {
  return {
    of: new Map(values.map(({ value, count }) => [value, count])),
    areExact: values.every(({ is_exact: isExact }) => isExact),
  };
}

function countText({ of, areExact }, value) {
  return counted(of.get(value) ?? 0, areExact);
}

function counted(count, isExact) {
  if (isExact) {
    return grouped(count);
  }
  return count ? `${grouped(count)}+` : "";
}

/** Write the counts into the radio buttons or the <select> of `part`; what would leave none is off. */
function countChoices(part, values) {
  const counts = countsOf(values);
  const isEmpty = (value) => value !== "" && counts.areExact && !counts.of.get(value);
  for (const radio of part.querySelectorAll("[type=radio]")) {
    radio.disabled = isEmpty(radio.value) && !radio.checked;
    if (radio.value) {
      const place = radio.closest("label").querySelector("[data-facet-count]");
      place.textContent = countText(counts, radio.value);
    }
  }
  for (const option of part.querySelectorAll("option")) {
    option.dataset.words ??= option.textContent;
    option.disabled = isEmpty(option.value) && !option.selected;
    const count = option.value && countText(counts, option.value);
    option.textContent = option.dataset.words + (count && ` (${count})`);
  }
}

/** The lines of the list for the field `name`: a year or a number of seats is one end of a range. */
function linesOf(name, values, fields) {
  const isExact = values.every(({ is_exact: exact }) => exact);
  const oldest = Number(fields.min_year.value);
  const newest = Number(fields.max_year.value) || Number.POSITIVE_INFINITY;
  const fits = {
    seats: (value, own) => value >= own,
    min_year: (value, own) => value >= own && value <= newest,
    max_year: (value, own) => value <= own && value >= oldest,
  }[name];
  return values.map(({ value, label, count }) => {
    const within = fits ? values.filter((other) => fits(Number(other.value), Number(value))) : [];
    const sum = fits ? within.reduce((all, other) => all + other.count, 0) : count;
    return { value: label, text: `${label} (${counted(sum, isExact)})`, isOff: isExact && !sum };
  });
}
